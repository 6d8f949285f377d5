// scripts/growth: see there.

import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, Node } from '../lib/node.ts'
import { temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

/** Blocks between two rounds. */
const HEARTBEAT = 5
/** Assets of which no round makes a revision, and those of which each round makes one: what they are read from moves by more
 * than 100 points, and by anything at all. */
const QUIET = { collection: 100, deviation: 100 }
const RESTLESS = { collection: 101, deviation: 0 }
/** Both read how busy this machine is. */
const machine = (deviation: number) => blueprint(`
name = "Machine"
heartbeat = ${HEARTBEAT}
states = ["running"]

[[metric]]
name = "load"
unit = "%"
decimals = 2
minimum = 0
maximum = 100
tolerance = 100
deviation = ${deviation}

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
load = "/load_percent"
`)
/** Blocks of 2 seconds in 30 days. */
const MONTH = (30 * 86_400) / 2
/** Heartbeats that are told of; the chain has more. */
const HEARTBEATS = [5, 30, 150, 450, 1_800, 43_200]
/** How many blocks the pruning node keeps: few, so that what it keeps is soon as much as it will be. */
const KEPT = 16

/** What there is at a block, in bytes where nothing else is said. */
interface Sizes {
	block: number
	/** Of all assets together. */
	revisions: number
	/** Keys and values of the state. */
	state: number
	/** Values in the database of the node that keeps everything. */
	archive: number
	/** The same of the node that prunes. */
	pruned: number
}

function asked(args: string[]): { assets: number; blocks: number } {
	const found = { assets: 100, blocks: 100 }
	for (let position = 0; position < args.length; position += 2) {
		const [name, value] = [args[position]!, Number(args[position + 1])]
		const isUnderstood = ['--assets', '--blocks'].includes(name) && Number.isInteger(value) && value >= 1
		if (!isUnderstood) throw new Error(`this was not understood: ${args.join(' ')}. Say scripts/growth [--assets N] [--blocks N]`)
		found[name.slice(2) as 'assets' | 'blocks'] = value
	}
	if (found.assets > 190 || found.blocks < 20) throw new Error('190 assets at most, and 20 blocks at least')
	return found
}

/** What the values of a database take of the disk. Not its indexes, which are laid out at the beginning for many more keys than
 * there are, and filled here and there; nor its logs, which are of a size. */
function taken(folder: string): number {
	return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
		const path = join(folder, entry.name)
		if (entry.isDirectory()) return sum + taken(path)
		return sum + (entry.name.startsWith('table_') ? lstatSync(path).blocks * 512 : 0)
	}, 0)
}

async function state(node: Node): Promise<number> {
	const hash = (await node.api.rpc.chain.getFinalizedHead()).toHex()
	let [bytes, last] = [Number(await node.request('state_getStorageSize', '0x', hash)), undefined as string | undefined]
	for (;;) {
		const keys: string[] = await node.request('state_getKeysPaged', '0x', 1_000, last, hash)
		bytes += keys.reduce((sum, key) => sum + key.length / 2 - 1, 0)
		if (keys.length < 1_000) return bytes
		last = keys.at(-1)
	}
}

const reach = (node: Node, block: number) =>
	eventually(`block ${block}`, async () => ((await node.blockNumber()) >= block ? true : undefined), 3_600_000)

async function main(): Promise<void> {
	const { assets, blocks } = asked(process.argv.slice(2))
	const simulator = await Simulator.start()
	const [archive, pruned] = [temporary(), temporary()]
	const common = ['--enable-offchain-indexing', 'true']
	let keeper: Node
	let follower: Node
	const start = async () => {
		keeper = await Node.start({
			chain: 'dev', as: 'alice', basePath: archive,
			args: [...common, '--force-authoring', '--state-pruning', 'archive', '--blocks-pruning', 'archive'],
		})
		follower = await Node.start({
			chain: 'dev', as: 'nobody', basePath: pruned,
			args: [...common, '--state-pruning', String(KEPT), '--blocks-pruning', String(KEPT), '--bootnodes', await keeper.address()],
		})
	}
	const stop = async () => {
		await follower?.stop()
		await keeper?.stop()
	}
	try {
		await start()
		/** What there is. The nodes are stopped for it: until then much of the database is in its log, whose size says nothing. */
		const sizes = async (): Promise<Sizes> => {
			const [block, revisions] = [await keeper.blockNumber(), (await keeper.api.query.dynamicAssets!.assets!.entries())
				.reduce((sum, [, asset]) => sum + Number((asset.toJSON() as { revision: number }).revision), 0)]
			const bytes = await state(keeper)
			await stop()
			const found = { block, revisions, state: bytes, archive: taken(archive), pruned: taken(pruned) }
			await start()
			return found
		}
		/** How much it grows by in so many blocks, or a few more. */
		const growth = async (): Promise<{ from: Sizes; by: Sizes }> => {
			await reach(follower, (await keeper.blockNumber()) + KEPT)
			const from = await sizes()
			await reach(follower, from.block + blocks)
			const to = await sizes()
			const by = (name: keyof Sizes) => to[name] - from[name]
			return { from, by: { block: by('block'), revisions: by('revisions'), state: by('state'), archive: by('archive'), pruned: by('pruned') } }
		}
		/** Makes a collection with so many assets. */
		const found = async ({ collection, deviation }: typeof QUIET) => {
			const of = { collection, item: 0, externalId: 'machine-0', owner: alice.address }
			await keeper!.send(keeper!.call(await foundation(machine(deviation), of)), alice)
			const items = Array.from({ length: assets - 1 }, (_, index) => index + 1)
			for (let at = 0; at < items.length; at += 20) {
				await keeper!.send(keeper!.api.tx.utility!.batchAll!(more(keeper!, collection, items.slice(at, at + 20), 'machine')), alice)
			}
		}
		const measured = async (what: string) => {
			process.stderr.write(`${blocks} blocks with ${what} …\n`)
			return growth()
		}
		const one = await measured('one asset')
		await found(QUIET)
		const quiet = await measured(`${assets} more, that are not revised`)
		await found(RESTLESS)
		const restless = await measured(`${assets} more, that are revised in each round`)

		type Grown = typeof one
		const rounds = ({ by }: Grown) => (assets * by.block) / HEARTBEAT
		/** What a block takes beyond what one takes of before, for each asset and round. */
		const perRound = (name: 'archive' | 'pruned', of: Grown, before: Grown) =>
			Math.max(0, of.by[name] - (before.by[name] / before.by.block) * of.by.block) / rounds(of)
		const each = (name: 'archive' | 'pruned') => ({ quiet: perRound(name, quiet, one), restless: perRound(name, restless, quiet) })
		const of = { archive: each('archive'), pruned: each('pruned') }
		const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`
		const month = (bytes: number) => megabytes((bytes * MONTH) / one.by.block)
		const revisions = (grown: Grown) => (grown.by.revisions / rounds(grown)).toFixed(2)
		console.log([
			`Measured over ${one.by.block} blocks with 1 asset, ${quiet.by.block} with ${assets} more, and ${restless.by.block} with ${assets} more again, of one metric, read by one operator; revisions an asset and round: ${revisions(quiet)} of the former, ${revisions(restless)} of the latter.`,
			'',
			`State: ${Math.round((quiet.from.state - one.from.state) / assets)} bytes an asset with one revision, ${Math.round((restless.from.state + restless.by.state - quiet.from.state - quiet.by.state) / assets)} with as many as are kept.`,
			`The chain itself, a month: ${month(one.by.archive)} archived, ${month(one.by.pruned)} pruned.`,
			`Each asset and round: ${Math.round(of.archive.quiet)} bytes archived and ${Math.round(of.pruned.quiet)} pruned without a revision, ${Math.round(of.archive.restless)} and ${Math.round(of.pruned.restless)} with one.`,
			'',
			'| heartbeat, blocks | rounds a month | archived, an asset and month | … revised in each round | pruned, an asset and month | … revised in each round |',
			'|---|---|---|---|---|---|',
			...HEARTBEATS.map((heartbeat) => {
				const times = MONTH / heartbeat
				const cells = [of.archive.quiet, of.archive.restless, of.pruned.quiet, of.pruned.restless].map((bytes) => megabytes(bytes * times))
				return `| ${heartbeat} | ${Math.round(times)} | ${cells.join(' | ')} |`
			}),
		].join('\n'))
	} finally {
		await stop()
		await simulator.kill()
	}
}

main().then(
	() => process.exit(0),
	(error: Error) => {
		console.error(error.message)
		process.exit(2)
	},
)
