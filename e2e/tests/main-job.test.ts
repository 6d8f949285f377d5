// The main job: NFTs on the chain follow the machine that it runs on and the pumps of a plant; a model says how they are,
// and humans decide where much is at stake.

import { hexToU8a, u8aToHex } from '@polkadot/util'
import { blake2AsHex } from '@polkadot/util-crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { cpus } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type Asset, type History, type Verification } from '../lib/assets.ts'
import { rounded } from '../lib/decimals.ts'
import { told } from '../lib/blocks.ts'
import { alice, charlie, Node } from '../lib/node.ts'
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
