// A node without an operator's key follows the chain, and neither fetches nor reports.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { reports } from '../lib/blocks.ts'
import { Node } from '../lib/node.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

let simulator: Simulator
let node: Node
let keyless: Node

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start()
	keyless = await Node.start({
		as: 'nobody',
		args: ['--offchain-worker', 'always', '--bootnodes', await node.address()],
	})
})

afterAll(async () => {
	await keyless?.stop()
	await node?.stop()
	await simulator?.kill()
})

/** The requests that a node's egress proxy was asked for. */
async function requests({ prometheusPort }: Node): Promise<number> {
	const metrics = await (await fetch(`http://127.0.0.1:${prometheusPort}/metrics`)).text()
	const counted = [...metrics.matchAll(/^vivarium_egress_requests_total\{[^}]*\} (\d+)$/gm)].map(([, count]) => Number(count))
	expect(counted.length).toBeGreaterThan(0)
	return counted.reduce((sum, count) => sum + count, 0)
}

test('without an operator key nothing is fetched and nothing is reported', async () => {
	const joined = await node.blockNumber()
	await eventually('the other node follows', async () => (await keyless.blockNumber()) >= joined + 15 || undefined, 120_000)
	expect(await reports(keyless, joined, joined + 15), 'the chain goes on').not.toEqual([])
	expect(await requests(node)).toBeGreaterThan(0)
	expect(await requests(keyless)).toBe(0)
})
