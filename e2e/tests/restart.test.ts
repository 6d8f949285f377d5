// A node that is stopped and started again goes on with its chain.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type Verification } from '../lib/assets.ts'
import { Node } from '../lib/node.ts'
import { temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const basePath = temporary()
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

test('an answer of the RPC that cannot be given says why', async () => {
	await expect(node.request('dynamicAssets_verify', 0, 42)).rejects.toThrow(/item 42 of collection 0 is not enrolled/)
	await expect(node.request('dynamicAssets_history', 9, 0)).rejects.toThrow(/item 0 of collection 9 is not enrolled/)
})
