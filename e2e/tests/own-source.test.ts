// What examples/own-source promises: an account that nobody knew, signed calls, a file behind Python's web server.

import { cpSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading } from '../lib/assets.ts'
import { example, foundation } from '../lib/blueprints.ts'
import { Node } from '../lib/node.ts'
import { Program, run, temporary } from '../lib/processes.ts'
import { eventually } from '../lib/wait.ts'

const TWO_HEARTBEATS = 10
const COLLECTION = 7
/** The port that own-source.toml names. */
const PORT = 8000

const folder = join(temporary(), 'own-source')
let web: Program
let node: Node
let owner: string

/** Runs a script of the example, as its user does. */
async function script(...args: string[]): Promise<string[]> {
	const { code, stdout, stderr } = await run('node', args, { cwd: folder, env: { NODE: `ws://127.0.0.1:${node.rpcPort}` } })
	if (code !== 0) throw new Error(stderr)
	return stdout.trim().split('\n')
}

const edit = (text: string) => writeFileSync(join(folder, 'world', 'asset.json'), text)
const thermometer = (at?: string) => asset(node, COLLECTION, 0, at)

beforeAll(async () => {
	cpSync(fileURLToPath(new URL('../../examples/own-source', import.meta.url)), folder, { recursive: true })
	// What `npm ci` would install there.
	symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'))
	web = Program.start('python3', ['-m', 'http.server', '--bind', '127.0.0.1', '--directory', 'world', String(PORT)], folder)
	await eventually(`the web server on port ${PORT}`, async () => {
		if (!web.running) throw new Error(`it ended: is port ${PORT} in use?`)
		return (await fetch(`http://127.0.0.1:${PORT}/asset.json`)).ok || undefined
	}, 20_000)
	node = await Node.start()
})

afterAll(async () => {
	await node?.stop()
	await web?.stop('SIGKILL')
})

test('a new account makes a living asset by one signature', async () => {
	const key = await run('vivarium-node', ['key', 'generate', '--scheme', 'sr25519', '--output-type', 'json'])
	writeFileSync(join(folder, 'key.json'), key.stdout)
	owner = JSON.parse(key.stdout).ss58Address
	expect(await script('fund.mjs', owner)).toContain('balances.Transfer')

	const whose = { collection: COLLECTION, item: 0, externalId: 'thermo-1', owner }
	const call = await foundation(example('own-source'), whose)
	expect(await script('submit.mjs', 'key.json', call)).toEqual(
		expect.arrayContaining(['uniques.Created', 'dynamicAssets.BlueprintSet', 'uniques.Issued', 'dynamicAssets.Enrolled']),
	)
	expect(await script('purse.mjs', 'key.json', String(COLLECTION), '0', '1')).toContain('assetAccounts.Funded')
	await expect(script('submit.mjs', 'key.json', call), 'a second time').rejects.toThrow(/uniques\.InUse/)

	const found = await eventually('a reading', async () => {
		const found = await thermometer()
		return reading(found, 'temperature').value ? found : undefined
	})
	expect(found).toMatchObject({ name: 'Thermometer thermo-1', state: 'cool', health: '100' })
	expect(reading(found, 'temperature')).toMatchObject({ value: '21.5', freshness: 'Fresh' })
})

test('editing the file changes the chain within two heartbeats', async () => {
	const before = await thermometer()
	for (const [temperature, value, state, health] of [[33, '33.0', 'hot', 46], [20.25, '20.3', 'cool', 100]] as const) {
		edit(JSON.stringify({ temperature }))
		const found = await thermometer(await node.blockHash((await node.blockNumber()) + TWO_HEARTBEATS))
		expect(found.state).toBe(state)
		expect(reading(found, 'temperature')).toMatchObject({ value, freshness: 'Fresh' })
		expect(Math.abs(count(found.health) - health)).toBeLessThanOrEqual(1)
	}
	expect(count((await thermometer()).revision)).toBe(count(before.revision) + 2)
})

test('a file that is broken or gone changes nothing but the mark', async () => {
	const before = await thermometer()
	edit('nonsense')
	const broken = await thermometer(await node.blockHash((await node.blockNumber()) + TWO_HEARTBEATS))
	expect(reading(broken, 'temperature')).toMatchObject({ value: '20.3', freshness: { Stale: 'Json' } })
	await web.stop()
	const gone = await thermometer(await node.blockHash((await node.blockNumber()) + TWO_HEARTBEATS))
	expect(reading(gone, 'temperature')).toMatchObject({ value: '20.3', freshness: { Stale: 'Refused' } })
	expect([broken.revision, gone.revision]).toEqual([before.revision, before.revision])
})
