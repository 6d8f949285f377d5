// A chain of two nodes, as docs/operating.md begins it: both validate, both operate, one keeps the history.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type History, type Verification } from '../lib/assets.ts'
import { Node } from '../lib/node.ts'
import { temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

let simulator: Simulator
let keeper: Node
let other: Node

/** What `dynamicAssets_import` answers. */
interface Import {
	imported: number
	known: number
	refused: { position: number; reason: string }[]
}

beforeAll(async () => {
	simulator = await Simulator.start()
	const oracle = join(temporary(), 'oracle.toml')
	writeFileSync(oracle, '[[origin]]\nurl = "http://127.0.0.1:9100"\n')
	const args = ['--oracle-config', oracle]
	keeper = await Node.start({ chain: 'local', as: 'alice', args: [...args, '--enable-offchain-indexing', 'true'] })
	const bootnodes = ['--bootnodes', await keeper.address()]
	other = await Node.start({ chain: 'local', as: 'bob', args: [...args, ...bootnodes] })
})

afterAll(async () => {
	await other?.stop()
	await keeper?.stop()
	await simulator?.kill()
})

const verified = (node: Node) => node.request<Verification>('dynamicAssets_verify', 0, 0)
const history = (node: Node) => node.request<History>('dynamicAssets_history', 0, 0)

test('two operators of a local chain agree on what they saw, and both nodes finalize it', async () => {
	const agreed = await eventually('a value that both saw', async () => {
		const { freshness, values, block } = reading(await asset(other, 0, 0), 'disk')
		return freshness === 'Fresh' && values === '2' ? count(block) : undefined
	}, 120_000)
	for (const node of [keeper, other]) {
		await eventually('finality', async () => {
			const hash = await node.api.rpc.chain.getFinalizedHead()
			return (await node.api.rpc.chain.getHeader(hash)).number.toNumber() >= agreed || undefined
		}, 60_000)
	}
})

test('a node without the history says so, refuses what is tampered with, and takes what another one kept', async () => {
	expect(await verified(keeper)).toMatchObject({ holds: true, reason: null })
	const gap = await verified(other)
	expect(gap).toMatchObject({ holds: false, records: 0 })
	expect(gap.reason).toMatch(/import/)
	expect((await history(other)).gap).toMatch(/import/)

	const records = async () => (await history(keeper)).records.map(({ bytes }) => bytes)
	const tampered = (await records()).map((bytes) => bytes.slice(0, -2) + (bytes.endsWith('00') ? '01' : '00'))
	const refused = await other.request<Import>('dynamicAssets_import', tampered)
	expect(refused).toMatchObject({ imported: 0, known: 0 })
	expect(refused.refused.length).toBe(tampered.length)
	expect((await verified(other)).holds).toBe(false)

	// Another revision may come in between: then the newest record is missing.
	const holds = await eventually('the whole history', async () => {
		const { refused } = await other.request<Import>('dynamicAssets_import', await records())
		const verdict = await verified(other)
		return refused.length === 0 && verdict.holds ? verdict : undefined
	})
	expect(holds.records).toBeGreaterThan(0)
})
