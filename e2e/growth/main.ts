// scripts/growth: see there.

import { lstatSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { alice, Node } from '../lib/node.ts'
import { temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

/** The collection of the development chain's genesis. */
const COLLECTION = 0
/** Blocks between two rounds of its assets. */
const HEARTBEAT = 5
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
	/** Files of the database of the node that keeps everything. */
	archive: number
	/** The same of the node that prunes. */
	pruned: number
}

function asked(args: string[]): { assets: number; blocks: number } {
	const found = { assets: 100, blocks: 150 }
	for (let position = 0; position < args.length; position += 2) {
		const [name, value] = [args[position]!, Number(args[position + 1])]
		const isUnderstood = ['--assets', '--blocks'].includes(name) && Number.isInteger(value) && value >= 1
		if (!isUnderstood) throw new Error(`this was not understood: ${args.join(' ')}. Say scripts/growth [--assets N] [--blocks N]`)
		found[name.slice(2) as 'assets' | 'blocks'] = value
	}
	if (found.assets > 190 || found.blocks < 20) throw new Error('190 assets at most, and 20 blocks at least')
	return found
}

/** What the files of a folder take of the disk. */
function taken(folder: string): number {
	return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
		const path = join(folder, entry.name)
		return sum + (entry.isDirectory() ? taken(path) : lstatSync(path).blocks * 512)
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
		process.stderr.write(`${blocks} blocks with one asset …\n`)
		const one = await growth()
		const { uniques, dynamicAssets, utility } = keeper!.api.tx
		const items = Array.from({ length: assets }, (_, index) => index + 1)
		for (let at = 0; at < items.length; at += 20) {
			const calls = items.slice(at, at + 20).flatMap((item) => [
				uniques!.mint!(COLLECTION, item, alice.address),
				dynamicAssets!.enrol!(COLLECTION, item, `machine-${item}`),
			])
			await keeper!.send(utility!.batchAll!(calls), alice)
		}
		process.stderr.write(`${blocks} blocks with ${assets + 1} …\n`)
		const many = await growth()

		const rounds = (assets * many.by.block) / HEARTBEAT
		/** What is beyond that of as many blocks with one asset. */
		const perRound = (name: 'archive' | 'pruned') => Math.max(0, many.by[name] - (one.by[name] / one.by.block) * many.by.block) / rounds
		const of = { archive: perRound('archive'), pruned: perRound('pruned') }
		const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`
		const month = (bytes: number) => megabytes((bytes * MONTH) / one.by.block)
		console.log([
			`Measured over ${one.by.block} blocks with 1 asset, and ${many.by.block} with ${assets + 1}, by one operator; ${(many.by.revisions / rounds).toFixed(2)} revisions an asset and round.`,
			'',
			`State: ${Math.round((many.from.state - one.from.state) / assets)} bytes an asset, once it has its 8 revisions or is on the way there; it does not grow with time.`,
			`Chain with one asset, a month: ${month(one.by.archive)} archived, ${month(one.by.pruned)} pruned.`,
			`Each asset and round: ${Math.round(of.archive)} bytes archived, ${Math.round(of.pruned)} pruned (its history).`,
			'',
			'| heartbeat, blocks | rounds a month | archived, an asset and month | pruned, an asset and month |',
			'|---|---|---|---|',
			...HEARTBEATS.map((heartbeat) => {
				const times = MONTH / heartbeat
				return `| ${heartbeat} | ${Math.round(times)} | ${megabytes(of.archive * times)} | ${megabytes(of.pruned * times)} |`
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
