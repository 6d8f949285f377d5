// A node that is stopped or killed, whenever it is, goes on with its chain, and never says two things of one round.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type Verification } from '../lib/assets.ts'
import { pendingReports, reports, type Report } from '../lib/blocks.ts'
import { Node } from '../lib/node.ts'
import { temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const HEARTBEAT = 5
const basePath = temporary()
/** The payloads that were seen in the pool, whether or not they came into a block. */
const pooled: Report[] = []
let simulator: Simulator
let node: Node

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start({ basePath })
})

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

const freshAfter = (block: number) =>
	eventually(`a reading after block ${block}`, async () => {
		const found = await asset(node, 0, 0)
		const { freshness, block: accepted } = reading(found, 'load')
		return freshness === 'Fresh' && count(accepted) > block ? found : undefined
	})

test('chain and history go on after a restart', async () => {
	const before = await freshAfter(0)
	const best = await node.blockNumber()
	await node.stop()

	node = await Node.start({ basePath })
	const after = await freshAfter(best)
	expect(count(after.revision)).toBeGreaterThanOrEqual(count(before.revision))
	const verdict = await node.request<Verification>('dynamicAssets_verify', 0, 0)
	expect(verdict).toMatchObject({ holds: true, reason: null })
})

/** Waits for a block so many before a round's opening one; returns the opening. */
async function beforeOpening(blocks = 1): Promise<number> {
	const opening = (Math.floor(((await node.blockNumber()) + blocks) / HEARTBEAT) + 1) * HEARTBEAT
	await node.blockHash(opening - blocks)
	return opening
}

/** Kills the node as it stands, and starts it again on what it has. */
async function crash(): Promise<void> {
	await node.stop('SIGKILL')
	node = await Node.start({ basePath })
}

/** The payloads that are in the chain for a round, once its window is over. */
async function payloadsOf(round: number): Promise<string[]> {
	await node.blockHash(round + HEARTBEAT)
	const found = await reports(node, round, round + HEARTBEAT)
	return found.filter((report) => report.round === round).map(({ payload }) => payload)
}

test('a node that was killed before a round opened reports it', async () => {
	// It leaves rounds alone that open in the first block that it sees: a payload may have been lost with that block.
	const opening = await beforeOpening(3)
	await crash()
	expect(await payloadsOf(opening)).toHaveLength(1)
})

test('a node that was killed while it fetched leaves the round alone, and reports the next', async () => {
	const opening = await beforeOpening()
	await simulator.fault('/host', { latency: { ms: 1_500 } })
	await eventually('a fetch', async () => ((await simulator.spoiled('/host')) > 0 ? true : undefined), 20_000)
	expect(await pendingReports(node)).toEqual([])
	await crash()
	await simulator.clear('/host')
	expect(await payloadsOf(opening)).toEqual([])
	expect(await payloadsOf(opening + HEARTBEAT)).toHaveLength(1)
})

test('a node that was killed after it submitted sends the same payload or none', async () => {
	const opening = await beforeOpening()
	const submitted = await eventually('a report in the pool', async () =>
		(await pendingReports(node)).find(({ round }) => round === opening))
	pooled.push(submitted)
	await crash()
	expect([[], [submitted.payload]]).toContainEqual(await payloadsOf(opening))
	expect(await payloadsOf(opening + HEARTBEAT)).toHaveLength(1)
})

test('a node that was killed after its report was included does not report again', async () => {
	const opening = await beforeOpening()
	const included = await eventually('a report in a block', async () => {
		const found = await reports(node, opening, await node.blockNumber())
		return found.find(({ round }) => round === opening)
	})
	await crash()
	expect(await payloadsOf(opening)).toEqual([included.payload])
	expect(await payloadsOf(opening + HEARTBEAT)).toHaveLength(1)
})

test('no round has two payloads, and the history holds', async () => {
	const payloads = new Map<number, Set<string>>()
	for (const { round, payload } of [...pooled, ...(await reports(node, 1, await node.blockNumber()))]) {
		payloads.set(round, (payloads.get(round) ?? new Set()).add(payload))
	}
	expect(payloads.size).toBeGreaterThan(5)
	expect([...payloads].filter(([, of]) => of.size > 1)).toEqual([])
	const verdict = await node.request<Verification>('dynamicAssets_verify', 0, 0)
	expect(verdict).toMatchObject({ holds: true, reason: null })
})

test('an answer of the RPC that cannot be given says why', async () => {
	await expect(node.request('dynamicAssets_verify', 0, 42)).rejects.toThrow(/item 42 of collection 0 is not enrolled/)
	await expect(node.request('dynamicAssets_history', 9, 0)).rejects.toThrow(/item 0 of collection 9 is not enrolled/)
})
