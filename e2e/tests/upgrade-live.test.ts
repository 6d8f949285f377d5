// Release 1 on four validators, with more than ten thousand assets, upgraded under load to the runtime that was built. What
// it prints is the upgrade log of docs/reliability.md.

import { Keyring } from '@polkadot/api'
import type { KeyringPair } from '@polkadot/keyring/types'
import { xxhashAsHex } from '@polkadot/util-crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shards, type Verification } from '../lib/assets.ts'
import { events, reports } from '../lib/blocks.ts'
import { alice, bob, charlie, dave, eve, Node, VIV } from '../lib/node.ts'
import { NAMES, Network } from '../lib/network.ts'
import { RUNTIME } from '../lib/processes.ts'
import { release1 } from '../lib/release.ts'
import { eventually } from '../lib/wait.ts'
import { enact, report, submit, type Enacted } from '../upgrade/enact.ts'

/** The assets that rounds go over, and those that only wait: their heartbeat is a day. */
const [LIVE, MANY] = [7, 8]
const LIVING = 5
const COUNT = 10_200
const [HEARTBEAT, DAY] = [5, 43_200]
/** Blocks of rounds before the upgrade and after it. */
const ROUNDS = 20
const VALIDATORS = [alice, bob, charlie, dave]

let network: Network
let node: Node
/** The first block with the load. */
let from: number
let enacted: Enacted
let before: State
let load: Load
/** The blocks that took some of the load. */
let taken: number[]

/** Four validators who are the operators. */
function four(genesis: any): void {
	const ed25519 = new Keyring({ type: 'ed25519' })
	genesis.session.keys = VALIDATORS.map(({ address }, position) => {
		const grandpa = ed25519.addFromUri(`//${NAMES[position]!.replace(/^./, (first) => first.toUpperCase())}`).address
		return [address, address, { aura: address, grandpa }]
	})
	genesis.operators.operators = VALIDATORS.map(({ address }) => [address, address])
}

/** The load: somebody sends one transfer after the other. */
class Load {
	/** How many were never taken: signed for the runtime before. */
	lost = 0
	private ended = false
	private readonly done: Promise<void>

	constructor(private readonly of: Node, private readonly who: KeyringPair) {
		this.done = this.run()
	}

	private async run(): Promise<void> {
		while (!this.ended) {
			try {
				await this.transfer()
			} catch {
				this.lost++
				const next = (await this.of.blockNumber()) + 1
				await this.of.blockHash(next)
			}
		}
	}

	private async transfer(): Promise<void> {
		const { rpc, tx } = this.of.api
		const next = async () => (await rpc.system.accountNextIndex(this.who.address)).toNumber()
		const nonce = await next()
		const signed = await tx.balances!.transferKeepAlive!(eve.address, 1).signAsync(this.who, { nonce })
		await rpc.author.submitExtrinsic(signed)
		await eventually('the transfer', async () => {
			const waiting = await rpc.author.pendingExtrinsics()
			return !waiting.some((one) => one.hash.eq(signed.hash)) || undefined
		}, 10_000)
	}

	end(): Promise<void> {
		this.ended = true
		return this.done
	}

	/** Those of the blocks, both ends included, that took a transfer of it. */
	async taken(from: number, to: number): Promise<number[]> {
		const blocks: number[] = []
		for (let number = from; number <= to; number++) {
			const { block } = await node.api.rpc.chain.getBlock(await node.blockHash(number))
			if (block.extrinsics.some((one) => one.isSigned && one.signer.toString() === this.who.address)) blocks.push(number)
		}
		return blocks
	}
}

/** An asset of the state, without what rounds change and what release 1 did not know. */
interface Kept {
	version: number
	shard: number
	externalId: string
	revision: number
	head: string
	deposit: unknown
	life: { traits: unknown; flags: number; state: number; health: number | null }
}

/** What an upgrade must leave as it is. */
interface State {
	assets: Map<string, Kept>
	/** The entries of whole pallets, by key. */
	raw: Map<string, string>
	operators: { account: string; bond: unknown }[]
	records: Record<string, any>
	blueprints: Record<string, unknown>
}

/** The entries whose keys begin so, at a block. */
async function entries(prefix: string, at: string): Promise<[string, string][]> {
	const found: [string, string][] = []
	for (let last: string | undefined; ; ) {
		const keys: string[] = await node.request('state_getKeysPaged', prefix, 1_000, last, at)
		if (keys.length === 0) return found
		last = keys.at(-1)
		const [set] = await node.request<{ changes: [string, string][] }[]>('state_queryStorageAt', keys, at)
		found.push(...set!.changes)
	}
}

const prefix = (pallet: string, item?: string) =>
	xxhashAsHex(pallet, 128) + (item === undefined ? '' : xxhashAsHex(item, 128).slice(2))

async function state(at: string): Promise<State> {
	const { query, call } = await node.api.at(at)
	const assets = new Map<string, Kept>()
	for (const [key, value] of await query.dynamicAssets!.assets!.entries()) {
		const { version, shard, externalId, revision, head, deposit, life } = value.toJSON() as any
		const { traits, flags, state, health } = life
		assets.set(key.args.join('/'), { version, shard, externalId, revision, head, deposit, life: { traits, flags, state, health } })
	}
	const raw = [...(await entries(prefix('Uniques'), at)), ...(await entries(prefix('Balances', 'Holds'), at))]
	const records = Object.fromEntries((await query.operators!.records!.entries()).map(([key, value]) => [key.args.join('/'), value.toJSON()]))
	const hashes = await query.dynamicAssets!.blueprintHashes!.entries()
	return {
		assets,
		raw: new Map(raw),
		operators: (await call.operatorsApi!.operators!()).toJSON() as any,
		records,
		blueprints: Object.fromEntries(hashes.map(([key, value]) => [key.args.join('/'), value.toJSON()])),
	}
}

/** A collection of Bob's under a blueprint that lives at this pace. */
async function collection(id: number, heartbeat: number): Promise<void> {
	const { query, tx } = node.api
	const [core, texts] = await Promise.all([
		query.dynamicAssets!.blueprints!(0, 1),
		query.dynamicAssets!.blueprintTexts!(0, 1),
	])
	const paced = { ...(core.toJSON() as any), heartbeat }
	await node.send(
		tx.utility!.batchAll!([
			tx.uniques!.create!(id, bob.address),
			tx.dynamicAssets!.setBlueprint!(id, paced, texts.toHex()),
		]),
		bob,
	)
}

/** Bob mints and enrols so many items, by as many transactions as it takes. */
async function fill(id: number, count: number): Promise<void> {
	const { uniques, dynamicAssets, utility } = node.api.tx
	const pair = (item: number) => [uniques!.mint!(id, item, bob.address), dynamicAssets!.enrol!(id, item, `m-${item}`)]
	const sample = (await utility!.batchAll!(pair(0)).paymentInfo(bob)).weight.refTime.toNumber()
	// A transaction may take about 0.5 s of a block; half of that, so that rounds have room beside it.
	const size = Math.max(1, Math.min(Math.floor(2.5e11 / sample), count))
	let nonce = (await node.api.rpc.system.accountNextIndex(bob.address)).toNumber()
	for (let first = 0; first < count; first += size) {
		const items = Array.from({ length: Math.min(size, count - first) }, (_, position) => first + position)
		await utility!.batchAll!(items.flatMap(pair)).signAndSend(bob, { nonce: nonce++ })
	}
	await eventually(`${count} assets in collection ${id}`, async () => {
		const taken = ((await node.api.query.system!.account!(bob.address)) as any).nonce.toNumber()
		return taken === nonce || undefined
	}, 180_000)
	const keys = await node.api.query.dynamicAssets!.assets!.keys(id)
	expect(keys, 'all are enrolled').toHaveLength(count)
}

beforeAll(async () => {
	network = await Network.start({ chain: release1(four) })
	node = network.node('alice')
	await collection(LIVE, HEARTBEAT)
	await fill(LIVE, LIVING)
	await collection(MANY, DAY)
	const started = Date.now()
	await fill(MANY, COUNT)
	console.log(`${COUNT} assets were enrolled in ${Math.round((Date.now() - started) / 1_000)} s`)
}, 360_000)

afterAll(async () => {
	await load?.end()
	await network?.end()
})

test('a network with more than ten thousand assets is upgraded under load, by a migration over several blocks', async () => {
	load = new Load(network.node('bob'), charlie)
	from = await node.blockNumber()
	await node.blockHash(from + ROUNDS)
	enacted = await enact(node.api, [alice], readFileSync(RUNTIME), () => {})
	const { applied, migration } = enacted
	expect(enacted).toMatchObject({ from: 1, to: 2 })
	expect(migration.last, 'over more than one block').toBeGreaterThan(migration.first)
	await node.blockHash(migration.last + ROUNDS)
	await load.end()
	taken = await load.taken(from, await node.blockNumber())
	await Promise.all(NAMES.map((name) => network.node(name).reconnect()))
	// In the block with the new code the layout is the old one, which only the block before can tell.
	before = await state(await node.blockHash(applied - 1))
	expect(before.assets.size).toBeGreaterThan(10_000)
	console.log([
		'upgrade log', ...report(enacted),
		`assets               ${before.assets.size}`,
		`load                 transfers in ${taken.length} blocks of ${taken[0]} to ${taken.at(-1)}, ${load.lost} lost, signed for the runtime before`,
	].join('\n'))
}, 300_000)

test('load and rounds are on both sides of the migration, and in it inherents only', async () => {
	const { applied, migration: { first, last } } = enacted
	expect(taken.filter((block) => block <= applied).length).toBeGreaterThan(1)
	expect(taken.filter((block) => block > last).length).toBeGreaterThan(1)
	for (let number = first; number <= last; number++) {
		const { block } = await node.api.rpc.chain.getBlock(await node.blockHash(number))
		expect(block.extrinsics.map(({ method }) => `${method.section}.${method.method}`)).toEqual(['timestamp.set'])
	}
})

test('no round is lost outside of the migration, and what it overlaps is nobody’s miss', async () => {
	const { migration: { first, last } } = enacted
	// A round is open for as long as its heartbeat.
	const to = (await node.blockNumber()) - HEARTBEAT
	const told = await reports(node, from, to + HEARTBEAT)
	const counted = { before: 0, after: 0 }
	const excused: string[] = []
	const live = (await shards(node)).filter(({ heartbeat }) => heartbeat === HEARTBEAT)
	for (const { id, phase } of live) {
		for (let round = from; round <= to; round++) {
			if (round % HEARTBEAT !== phase) continue
			const reporters = told.filter((report) => report.shard === id && report.round === round).length
			if (round <= last && round + HEARTBEAT >= first) {
				excused.push(`${id}/${round}: ${reporters}`)
				continue
			}
			expect(reporters, `reports of round ${round} of shard ${id}`).toBeGreaterThanOrEqual(3)
			counted[round < first ? 'before' : 'after']++
		}
	}
	expect(excused.length).toBeGreaterThan(0)
	expect(counted.before).toBeGreaterThan(2)
	expect(counted.after).toBeGreaterThan(2)
	const happened = await events(node, first, to)
	const missed = happened.filter(([name, data]) => name === 'dynamicAssets.RoundClosed' && Number((data as any).round.replaceAll(',', '')) <= last)
	console.log(`rounds               ${counted.before} before the migration and ${counted.after} after it, each reported by a quorum; excused: ${excused.length} (${excused.join(', ')}), of which ${missed.length} were closed by too few`)
	const records: [string, any][] = (await node.api.query.operators!.records!.entries()).map(([key, value]) => [key.args.join('/'), value.toJSON()])
	expect(records).toHaveLength(VALIDATORS.length)
	for (const [operator, record] of records) {
		expect(record.total.rounds, operator).toBeGreaterThan(before.records[operator].total.rounds)
		expect(record.total.missed, operator).toBe(before.records[operator].total.missed)
	}
})

test('all assets, holds, histories and blueprints are intact', async () => {
	const after = await state(await node.blockHash(enacted.migration.last))
	expect(after.assets.size).toBe(before.assets.size)
	const changed: string[] = []
	for (const [id, was] of before.assets) {
		const is = after.assets.get(id)
		// A round may have brought something new in the block with the new code, where rounds go over it.
		const isQuiet = id.startsWith(`${MANY}/`)
		if (is && !isQuiet) expect(is.revision, id).toBeGreaterThanOrEqual(was.revision)
		const form = (asset?: Kept) => asset && JSON.stringify(isQuiet ? asset : { ...asset, revision: 0, head: '', life: 0 })
		if (form(is) !== form(was)) changed.push(id)
	}
	expect(changed, 'each asset is what it was').toEqual([])
	expect(after.raw).toEqual(before.raw)
	expect(after.blueprints).toEqual(before.blueprints)
	const bonds = ({ operators }: State) => operators.map(({ account, bond }) => ({ account, bond }))
	expect(bonds(after)).toEqual(bonds(before))
	for (const name of NAMES) {
		for (const [collection, item] of [[LIVE, 0], [LIVE, LIVING - 1], [MANY, 0], [MANY, COUNT - 1]]) {
			const verdict = await network.node(name).request<Verification>('dynamicAssets_verify', collection, item)
			expect(verdict, `${collection}/${item} at ${name}`).toMatchObject({ holds: true, reason: null })
		}
	}
})

test('what falls due while a migration runs is done as soon as it has ended', async () => {
	const { licensing, migrations, sudo, utility } = node.api.tx
	const terms = (duration: number) => ({
		permissions: 1, exclusive: false, duration, price: VIV, renewal: null, meter: null, thresholds: [],
		suspendingTriggers: 0, revocation: null, income: 0,
	})
	// One ends in each of so many blocks, so that some do in the block of the migration, whichever that is.
	const durations = Array.from({ length: 12 }, (_, position) => 12 + position)
	const items = [0, 1, 2]
	await node.send(utility!.batchAll!(durations.map((duration, position) => licensing!.offer!(LIVE, position % items.length, terms(duration)))), bob)
	const bought = await Promise.all(items.map(async (item) => {
		const offers = (await node.api.call.licensingApi!.offers!(LIVE, item)).toJSON() as any[]
		return offers.map(({ offer, digest }) => licensing!.license!(LIVE, item, offer, digest, 0))
	}))
	const { block: sold } = await submit(node.api, utility!.batchAll!(bought.flat()), eve)
	await node.blockHash(sold + 14)
	// Migrations begin anew in the next block: there is nothing for them to do, which they see in it.
	const { block: forced } = await submit(node.api, sudo!.sudo!(migrations!.forceOnboardMbms!()), alice)
	const paused = forced + 1
	expect(paused, 'a licence ends in it').toBeGreaterThanOrEqual(sold + durations[0]!)
	expect(paused, 'and others do after it').toBeLessThan(sold + durations.at(-1)!)
	await node.blockHash(sold + durations.at(-1)! + 2)
	const { block } = await node.api.rpc.chain.getBlock(await node.blockHash(paused))
	expect(block.extrinsics).toHaveLength(1)
	const ends = async (number: number) => (await events(node, number, number)).filter(([name]) => name === 'licensing.Ended').length
	const [during, next] = [await ends(paused), await ends(paused + 1)]
	expect(during, 'nothing ends in the block of the migration').toBe(0)
	expect(next, 'what fell due in it ends in the next one, with what is due then').toBe(2)
	let all = 0
	for (let number = sold; number <= sold + durations.at(-1)! + 2; number++) all += await ends(number)
	expect(all, 'none is lost').toBe(durations.length)
	console.log(`deadlines            due in block ${paused}, of a migration: done in block ${paused + 1}, with that block's own`)
}, 240_000)
