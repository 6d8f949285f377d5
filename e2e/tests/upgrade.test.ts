// Release 1, populated, and upgraded to the runtime that was built: everything in it still lives.

import { blake2AsHex } from '@polkadot/util-crypto'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type Asset, type Verification } from '../lib/assets.ts'
import { decide } from '../lib/council.ts'
import { alice, bob, Node } from '../lib/node.ts'
import { inRepository, run, RUNTIME } from '../lib/processes.ts'
import { hex, release1, released, WASM } from '../lib/release.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
/** The collection of the release's call `pump`: item 1 is pump-1. */
const PUMPS = 8

let simulator: Simulator
let node: Node

/** An asset, once a round later than this block has given it a fresh load. */
const freshAfter = (collection: number, item: number, block: number): Promise<Asset> =>
	eventually(`a reading of ${collection}/${item} after block ${block}`, async () => {
		const found = await asset(node, collection, item)
		const { freshness, block: accepted } = reading(found, 'load')
		return freshness === 'Fresh' && count(accepted) > block ? found : undefined
	})

/** Upgrades the chain to the runtime that was built, as people do. */
const upgrade = (...options: string[]) =>
	run(inRepository('scripts/upgrade'), ['--url', `ws://127.0.0.1:${node.rpcPort}`, '--wasm', RUNTIME, ...options])

const held = async (who: string) => (await node.api.query.balances!.holds!(who)).toJSON()

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start({ chain: release1(), as: 'alice', args: ['--enable-offchain-indexing', 'true'] })
	const { tx, query } = node.api
	const [core, texts] = await Promise.all([
		query.dynamicAssets!.blueprints!(0, 1),
		query.dynamicAssets!.blueprintTexts!(0, 1),
	])
	const { uniques, utility, dynamicAssets, operators, sudo } = tx
	await node.send(
		utility!.batchAll!([
			uniques!.create!(COLLECTION, bob.address),
			dynamicAssets!.setBlueprint!(COLLECTION, core.toHex(), texts.toHex()),
			uniques!.mint!(COLLECTION, 0, bob.address),
			dynamicAssets!.enrol!(COLLECTION, 0, 'kept'),
			uniques!.mint!(COLLECTION, 1, bob.address),
			dynamicAssets!.enrol!(COLLECTION, 1, 'retired-later'),
			uniques!.mint!(COLLECTION, 2, bob.address),
			dynamicAssets!.enrol!(COLLECTION, 2, 'retired-before'),
			dynamicAssets!.retire!(COLLECTION, 2),
			// A second version, which nothing follows yet.
			dynamicAssets!.setBlueprint!(COLLECTION, core.toHex(), texts.toHex()),
		]),
		bob,
	)
	await node.send(node.call(released('pump').toString().trim()), bob)
	await simulator.wear('pump-1', 1)
	await node.send(sudo!.sudo!(operators!.admit!(bob.address, bob.publicKey)), alice)
	await freshAfter(COLLECTION, 0, 0)
	await freshAfter(0, 0, 0)
})

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

test('release 1 is what its digests say', () => {
	const digests = released('digests').toString()
	for (const file of [WASM, 'genesis.json', 'pump']) {
		const digest = createHash('sha256').update(released(file)).digest('hex')
		expect(digests).toContain(`SHA256 (${file}) = ${digest}\n`)
	}
	const code = blake2AsHex(released(WASM)).slice(2)
	expect(digests, 'the hash under which governance authorizes it').toContain(`(${WASM}) = ${code}\n`)
})

test('a populated release 1 lives on under the runtime that was built', async () => {
	const { api } = node
	const failed = await eventually('a pump that failed', async () => {
		const found = await asset(node, PUMPS, 1)
		return found.state === 'failed' && found.flags.length > 0 ? found : undefined
	}, 150_000)
	const before = {
		kept: await asset(node, COLLECTION, 0),
		holds: await held(bob.address),
		operators: (await api.call.operatorsApi!.operators!()).toJSON() as { account: string; bond: unknown }[],
		blueprint: (await api.query.dynamicAssets!.blueprintHashes!(COLLECTION, 1)).toHex(),
	}
	expect(before.operators.map(({ account }) => account)).toEqual([alice.address, bob.address])

	const built = hex(readFileSync(RUNTIME))
	const { code: ended, stdout, stderr } = await upgrade('--yes')
	expect(ended, stderr).toBe(0)
	expect(stdout).toContain('+ pallet Licensing (48)')
	expect(stdout).toMatch(/^migrations: \d+ blocks, \d+ entries changed$/m)
	expect(stdout).toMatch(/^ {2}DynamicAssets\.Assets: [1-9]\d* changed, 0 added, 0 removed$/m)
	expect(stdout, 'before, after the migrations, after more blocks, and on the chain').toMatch(/(It holds: [^]*){4}/)
	const upgraded = await node.blockNumber()
	await node.blockHash(upgraded + 1)
	await node.reconnect()
	const { api: upgradedApi } = node
	const code = await upgradedApi.rpc.state.getStorage<any>('0x3a636f6465')
	expect(blake2AsHex(code.unwrap().toU8a(true))).toBe(blake2AsHex(built))

	const kept = await freshAfter(COLLECTION, 0, upgraded)
	expect(kept.externalId).toBe('kept')
	expect(count(kept.revision)).toBeGreaterThanOrEqual(count(before.kept.revision))
	await freshAfter(0, 0, upgraded)
	const pump = await asset(node, PUMPS, 1)
	const form = ({ state, flags, traits }: Asset) => ({ state, flags, traits })
	expect(form(pump), 'form, flag and trait are kept').toEqual(form(failed))
	for (const { metric, value, block } of failed.readings) {
		const since = reading(pump, metric)
		expect(since.value, metric).not.toBeNull()
		expect(count(since.block), `${metric} was ${value}`).toBeGreaterThanOrEqual(count(block))
	}
	for (const [collection, item] of [[0, 0], [COLLECTION, 0], [PUMPS, 1]] as const) {
		const verdict = await node.request<Verification>('dynamicAssets_verify', collection, item)
		expect(verdict).toMatchObject({ holds: true, reason: null })
	}
	expect(await held(bob.address)).toEqual(before.holds)
	expect((await upgradedApi.query.dynamicAssets!.blueprintHashes!(COLLECTION, 1)).toHex()).toBe(before.blueprint)
	const operators = (await upgradedApi.call.operatorsApi!.operators!()).toJSON() as { account: string; bond: unknown }[]
	expect(operators.map(({ account, bond }) => ({ account, bond }))).toEqual(
		before.operators.map(({ account, bond }) => ({ account, bond })),
	)
}, 300_000)

test('a runtime that is no newer is not sent, and the state of any block can be looked at', async () => {
	const { code, stderr } = await upgrade('--yes')
	expect([code, stderr]).toEqual([2, expect.stringContaining('raise spec_version in runtime/src/lib.rs')])
	const url = `ws://127.0.0.1:${node.rpcPort}`
	const at = await node.blockHash((await node.blockNumber()) - 1)
	const looked = await run('vivarium-trial', ['check', '--url', url, '--at', at])
	expect([looked.code, looked.stdout]).toEqual([0, expect.stringMatching(/^It holds: 13 pallets /m)])
	const unknown = await run('vivarium-trial', ['check', '--url', url, '--at', `0x${'7'.repeat(64)}`])
	expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('does not know block')])
}, 120_000)

test('what release 1 began goes on: a pump that failed is repaired, and an asset moves to its second version', async () => {
	await simulator.wear('pump-1', 0)
	await node.send(node.api.tx.dynamicAssets!.migrateItem!(COLLECTION, 0), bob)
	const moved = await node.blockNumber()
	await eventually('a repaired pump', async () => {
		const { state, flags, traits } = await asset(node, PUMPS, 1)
		return state === 'nominal' && flags.length === 0 && traits.some(([, value]) => value === '1') ? true : undefined
	}, 120_000)
	await freshAfter(COLLECTION, 0, moved)
})

test('root seats the council that release 1 did not have, and it decides', async () => {
	const { query, tx } = node.api
	expect((await query.council!.members!()).toJSON()).toEqual([])
	await node.send(tx.sudo!.sudo!(tx.council!.setMembers!([alice.address, bob.address], null, 0)), alice)
	const fees = tx.assetAccounts!.setFees!({ round: 0, synthesis: 1 })
	expect(await decide(node, [alice, bob], fees)).toBe('Ok')
	expect((await query.assetAccounts!.fees!()).toJSON()).toEqual({ round: 0, synthesis: 1 })
})

test('what release 1 began can be ended', async () => {
	const { dynamicAssets, utility, uniques } = node.api.tx
	await node.send(
		utility!.batchAll!([
			dynamicAssets!.retire!(COLLECTION, 1),
			dynamicAssets!.enrol!(COLLECTION, 2, 'again'),
			dynamicAssets!.retireAndBurn!(COLLECTION, 2),
			dynamicAssets!.retireAndBurn!(COLLECTION, 0),
			dynamicAssets!.removeBlueprint!(COLLECTION, 1),
			dynamicAssets!.removeBlueprint!(COLLECTION, 2),
			dynamicAssets!.retire!(PUMPS, 1),
			dynamicAssets!.removeBlueprint!(PUMPS, 1),
			uniques!.burn!(COLLECTION, 1, null),
		]),
		bob,
	)
	const holds = (await held(bob.address)) as { id: Record<string, string> }[]
	expect(holds.filter(({ id }) => 'dynamicAssets' in id || 'DynamicAssets' in id)).toEqual([])
})

test('the issuance and all balances are what the blocks of both releases say', async () => {
	const { code, stdout } = await run(inRepository('scripts/issuance'), [`ws://127.0.0.1:${node.rpcPort}`])
	expect([code, stdout]).toEqual([0, expect.stringContaining('It holds')])
})
