// The main job: an NFT on the chain follows the machine that it runs on.

import { hexToU8a, u8aToHex } from '@polkadot/util'
import { blake2AsHex } from '@polkadot/util-crypto'
import { spawn, type ChildProcess } from 'node:child_process'
import { cpus } from 'node:os'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type Asset, type History, type Verification } from '../lib/assets.ts'
import { rounded } from '../lib/decimals.ts'
import { Node } from '../lib/node.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const HEARTBEAT = 5
/** The metrics of the host, the key of each in the simulator's answer, and its decimals. */
const METRICS = ['load', 'memory', 'disk'].map((metric) => ({ metric, key: `${metric}_percent`, decimals: 1 }))

let simulator: Simulator
let node: Node
let burning: ChildProcess[] = []

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start()
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
