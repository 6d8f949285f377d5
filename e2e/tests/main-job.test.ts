// The main job: NFTs on the chain follow the machine that it runs on and the pumps of a plant; a model says how they are,
// and humans decide where much is at stake. A track is sold and licensed, and those who made it have their part.

import type { KeyringPair } from '@polkadot/keyring/types'
import { hexToU8a, u8aToHex } from '@polkadot/util'
import { blake2AsHex } from '@polkadot/util-crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { cpus } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type Asset, type History, type Verification } from '../lib/assets.ts'
import { rounded } from '../lib/decimals.ts'
import { awaited, told } from '../lib/blocks.ts'
import { alice, bob, charlie, Node, VIV } from '../lib/node.ts'
import { Simulator } from '../lib/simulator.ts'
import { face, held, waiting } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'

const HEARTBEAT = 5
/** The metrics of the host, the key of each in the simulator's answer, and its decimals. */
const METRICS = ['load', 'memory', 'disk'].map((metric) => ({ metric, key: `${metric}_percent`, decimals: 1 }))

let simulator: Simulator
let node: Node
let burning: ChildProcess[] = []

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.demo()
})

afterAll(async () => {
	relax()
	await node?.stop()
	await simulator?.kill()
})

const host = (at?: string) => asset(node, 0, 0, at)
const until = (what: string, holds: (host: Asset) => boolean, deadlineMs = 90_000) =>
	eventually(what, async () => {
		const found = await host()
		return holds(found) ? found : undefined
	}, deadlineMs)

/** Loads every core of this machine. */
function burn() {
	burning = cpus().map(() => spawn('sh', ['-c', 'while :; do :; done'], { stdio: 'ignore' }))
}

function relax() {
	burning.forEach((child) => child.kill('SIGKILL'))
	burning = []
}

test('the value on chain equals what the simulator served for that round', async () => {
	for (let checked = 0, after = 0; checked < 3; checked++) {
		const found = await until('a new reading', (host) => {
			const { block, freshness } = host.readings[0]!
			return freshness === 'Fresh' && count(block) > after
		})
		const accepted = count(found.readings[0]!.block)
		after = accepted

		// The round opened at the last multiple of the heartbeat that lies before: the genesis shard has phase 0.
		const opening = Math.floor((accepted - 1) / HEARTBEAT) * HEARTBEAT
		const time = async (block: number) => {
			const at = await node.api.at(await node.blockHash(block))
			return Number((await at.query.timestamp!.now!()).toString())
		}
		const [from, to] = [await time(opening), (await time(accepted)) + 2_000]
		const inRound = (await simulator.served()).filter(({ at_ms }) => at_ms >= from && at_ms < to)
		expect(inRound, `one response between ${from} and ${to}`).toHaveLength(1)

		const at = await host(await node.blockHash(accepted))
		for (const { metric, key, decimals } of METRICS) {
			const text = new RegExp(`"${key}":(-?[\\d.]+)`).exec(inRound[0]!.body)![1]!
			expect(reading(at, metric).value, `${metric} at block ${accepted}`).toBe(rounded(text, decimals))
		}
	}
})

test('load on the CPU lowers health and moves the state, which then recovers', async () => {
	const calm = await until('a calm machine', ({ state, health }) => state === 'nominal' && health !== null && count(health) > 60)

	burn()
	const strained = await until('a strained machine', ({ state }) => state === 'strained')
	expect(count(strained.health)).toBeLessThan(count(calm.health))

	relax()
	const recovered = await until('a machine that recovered', ({ state }) => state === 'nominal')
	expect(count(recovered.health)).toBeGreaterThan(count(strained.health))
})

test('the killed simulator makes the reading stale within two heartbeats, and its return makes it fresh', async () => {
	const before = await until('a fresh reading', (host) => reading(host, 'load').freshness === 'Fresh')
	await simulator.kill()
	const killed = await node.blockNumber()

	// By a report that says why, or at the latest by silence.
	const at = await host(await node.blockHash(killed + 2 * HEARTBEAT))
	const stale = reading(at, 'load')
	expect(stale.freshness).toEqual({ Stale: 'Refused' })
	expect(stale.value, 'the old value is kept').not.toBeNull()
	expect(at.state, 'nothing is mutated').toBe(before.state)

	simulator = await Simulator.start()
	await until('a fresh reading', (host) => reading(host, 'load').freshness === 'Fresh')
})

/** The collection of pumps; pump 0 is one of many, pump 1 is worth so much that humans decide. */
const PUMPS = 1
const pump = (item: number) => asset(node, PUMPS, item)
const condition = (pump: Asset) => pump.traits.find(([name]) => name === 'condition')![1]

test('the machine gets a written status, in which every number is measured', async () => {
	await node.send(node.api.tx.synthesis!.request!(0, 0), alice)
	const shown = await eventually('a narrative', async () => (await face(node, 0, 0)) ?? undefined, 60_000)
	expect(shown.narrative.length).toBeGreaterThan(10)
	const metadata = await (await fetch(`http://127.0.0.1:${node.gatewayPort}/assets/0/0`)).json()
	expect(metadata.description.startsWith(shown.narrative)).toBe(true)
	expect(metadata.vivarium.narrated_by).toBe(1)
})

test('a pump that wears gets a status and a picture, whose bytes hash to its address', async () => {
	await eventually('a calm pump', async () => ((await pump(0)).state === 'nominal' && (await pump(0)).health !== null) || undefined)
	await simulator.wear('pump-1', 0.6)
	await eventually('a pump that changed', async () => (await pump(0)).state !== 'nominal' || undefined, 90_000)
	const shown = await eventually('a picture', async () => {
		const shown = await face(node, PUMPS, 0)
		return shown?.image ? shown : undefined
	}, 90_000)
	expect(shown.narrative.length).toBeGreaterThan(10)
	const picture = await fetch(`http://127.0.0.1:${node.gatewayPort}/assets/${PUMPS}/0/image`)
	expect(picture.headers.get('content-type')).toBe('image/png')
	const bytes = new Uint8Array(await picture.arrayBuffer())
	expect(blake2AsHex(bytes, 256)).toBe(shown.image!.digest)
	const metadata = await (await fetch(`http://127.0.0.1:${node.gatewayPort}/assets/${PUMPS}/0`)).json()
	expect(metadata.image).toContain(`/assets/${PUMPS}/0/image`)
	const byCid = await fetch(`http://127.0.0.1:${node.gatewayPort}/images/${metadata.vivarium.image}`)
	expect(new Uint8Array(await byCid.arrayBuffer())).toEqual(bytes)
})

test('the proposal for a pump of high value waits, and comes true when it is approved', async () => {
	await simulator.wear('pump-2', 0.6)
	const proposal = await held(node, PUMPS, 1)
	expect(proposal.diff.join('\n')).toContain('narrative: ')
	expect(await face(node, PUMPS, 1), 'nothing is shown before').toBeNull()
	const before = await pump(1)
	const { approve } = node.api.tx.synthesis!
	await expect(node.send(approve!(PUMPS, 1, proposal.proposal), alice)).rejects.toThrow('NotReviewer')
	const done = await node.send(approve!(PUMPS, 1, proposal.proposal), charlie)
	expect(told(done, 'synthesis.Applied')).toHaveLength(1)
	expect(await waiting(node, PUMPS)).toEqual([])
	expect((await face(node, PUMPS, 1))!.narrative.length).toBeGreaterThan(10)
	expect(count((await pump(1)).revision)).toBeGreaterThan(count(before.revision))
})

test('and is gone when it is rejected', async () => {
	await node.send(node.api.tx.synthesis!.request!(PUMPS, 1), alice)
	const proposal = await held(node, PUMPS, 1)
	const before = await face(node, PUMPS, 1)
	const done = await node.send(node.api.tx.synthesis!.reject!(PUMPS, 1, proposal.proposal, 'Untimely'), charlie)
	expect(told(done, 'synthesis.Ended')[0]!.end).toBe('Rejected')
	expect(await waiting(node, PUMPS)).toEqual([])
	expect(await face(node, PUMPS, 1)).toEqual(before)
	expect(condition(await pump(1))).not.toBe('')
})

/** The collection of media. Its item 0 is a track, of which Bob and Charlie have royalties. */
const MEDIA = 2
/** What was in the purse of each asset at first. */
const PURSE = 1_000n * VIV

test('every asset pays its operators out of its purse', async () => {
	const at = await node.api.at((await node.api.rpc.chain.getHeader()).hash)
	const purses = await Promise.all([[0, 0], [PUMPS, 0], [PUMPS, 1], [MEDIA, 0]].map(([collection, item]) =>
		at.call.assetAccountsApi!.purse!(collection, item)))
	const spent = purses.map((purse) => PURSE - BigInt((purse.toJSON() as any).balance))
	spent.forEach((amount) => expect(amount).toBeGreaterThan(0n))
	const { points, income } = (await at.call.assetAccountsApi!.earnings!(alice.address)).toJSON() as any
	expect(points).toBeGreaterThan(0)
	// The pot keeps the existential deposit. The rest is divided when the epoch ends.
	const kept = BigInt(node.api.consts.balances!.existentialDeposit!.toString())
	expect(BigInt(income) + kept).toBe(spent.reduce((sum, amount) => sum + amount))
})

let collector: KeyringPair

test('the track is sold, and two who made it get their royalty, to the unit', async () => {
	const { market, royalties } = node.api.tx
	const balance = ({ address }: KeyringPair) => node.balance(address)
	const owed = async ({ address }: KeyringPair) => BigInt(((await node.api.call.royaltiesApi!.owed!(address)).toJSON() as any)?.amount ?? 0)
	collector = await node.newcomer()
	const price = 25n * VIV + 17n
	await node.send(market!.list!(MEDIA, 0, price, null), alice)
	const had = await balance(alice)
	const material = (await node.api.call.marketApi!.material!(MEDIA, 0)).toHex()
	const sold = told(await node.send(market!.buy!(MEDIA, 0, price, material, 0), collector), 'market.Sold')
	expect(sold).toHaveLength(1)

	const royalty = price / 10n
	const charlies = (royalty * 4n) / 10n
	expect((await balance(alice)) - had).toBe(price - royalty)
	expect([await owed(bob), await owed(charlie)]).toEqual([royalty - charlies, charlies])
	for (const artist of [bob, charlie]) {
		const [before, amount] = [await balance(artist), await owed(artist)]
		await node.send(royalties!.claim!(artist.address), alice)
		expect((await balance(artist)) - before).toBe(amount)
	}
	expect(((await node.api.query.uniques!.asset!(MEDIA, 0)) as any).unwrap().owner.toString()).toBe(collector.address)
})

test('its licence is metered by plays, narrows, renews by itself, and expires when nothing is left', async () => {
	const [display, commercial] = [1, 4]
	const [term, grace, priced] = [20, 5, 2n * VIV]
	const { licensing } = node.api.tx
	const station = await node.newcomer()
	// What was played in the term is billed at its end: a thousandth of a VIV for each play from the 101st to the 1,100th.
	const terms = {
		permissions: display | commercial, exclusive: false, duration: term, price: VIV,
		renewal: { automatic: true, count: null, price: priced, grace },
		meter: { by: { Metric: { version: 1, metric: 0 } }, included: 100, unitPrice: VIV / 1_000n, cap: 1_100 },
		thresholds: [{ at: 1_000, permissions: display, price: null }],
		suspendingTriggers: 0, revocation: null, income: 500_000,
	}
	await node.send(licensing!.offer!(MEDIA, 0, terms), collector)
	const [{ offer, digest }] = (await node.api.call.licensingApi!.offers!(MEDIA, 0)).toJSON() as any[]
	// Enough for all the usage of a term, and for one renewal.
	const from = await node.blockNumber()
	const bought = await node.send(licensing!.license!(MEDIA, 0, offer, digest, VIV + priced), station)
	const { licence } = told(bought, 'licensing.Licensed')[0]
	const of = (name: string) => awaited(node, `licensing.${name}`, from, (data) => data.licence === licence)
	const permitted = async () => Promise.all(['Display', 'Commercial'].map(async (permission) =>
		(await node.api.call.licensingApi!.isLicensed!(station.address, MEDIA, 0, permission)).toHuman()))
	expect(await permitted()).toEqual([true, true])

	await simulator.play('track-1', { plays: 2_000 })
	await eventually('a licence that is narrowed', async () => !(await permitted())[1] || undefined, 30_000)
	expect(await permitted()).toEqual([true, false])
	await node.send(licensing!.readMeter!(licence), bob)

	const renewed = await of('Renewed')
	expect(count(renewed.term)).toBe(2)
	const { amount, royalties, toAsset, toOwner, kept } = renewed.receipt
	const paid = [...royalties.map(([, part]: [string, string]) => part), toAsset, toOwner, kept].map(count)
	expect(count(amount)).toBe(Number(VIV + priced))
	expect(paid).toEqual([0.18, 0.12, 1.35, 1.35, 0].map((part) => part * Number(VIV)))
	expect(await permitted(), 'the next term counts anew').toEqual([true, true])

	await of('GraceBegan')
	expect(await of('Ended')).toMatchObject({ end: 'Expired' })
	expect(await permitted()).toEqual([false, false])
}, 180_000)

test('the history holds, back to birth', async () => {
	const at = (await node.api.rpc.chain.getFinalizedHead()).toHex()
	const head = await host(at)
	expect(count(head.revision)).toBeGreaterThan(3)

	const verdict = await node.request<Verification>('dynamicAssets_verify', 0, 0, at)
	expect(verdict).toMatchObject({ holds: true, records: count(head.revision) })

	// And once more, without trusting the node: each record's bytes have the hash that the next one names.
	const history = await node.request<History>('dynamicAssets_history', 0, 0, null, null, at)
	expect(history.gap).toBeNull()
	expect(history.records.map(({ number }) => number)).toEqual(
		Array.from({ length: count(head.revision) }, (_, index) => count(head.revision) - index),
	)
	let expected = head.head
	for (const { hash, bytes } of history.records) {
		expect(blake2AsHex(hexToU8a(bytes), 256)).toBe(expected)
		expect(hash).toBe(expected)
		// Format version, collection, item and number stand before the previous hash.
		expected = u8aToHex(hexToU8a(bytes).subarray(13, 45))
	}
	expect(expected, 'birth').toBe(u8aToHex(new Uint8Array(32)))
})

test('each revision was a readable line in the log', async () => {
	const { revision } = await host(await node.blockHash((await node.blockNumber()) - 1))
	for (let number = 1; number <= count(revision); number++) {
		expect(node.log).toMatch(new RegExp(`Machine host \\(0/0\\) revision ${number}: .+`))
	}
	expect(node.log).toMatch(/state nominal → strained/)
	expect(node.log).toMatch(/health \d+ → \d+/)
})
