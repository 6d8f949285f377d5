// What Polkadot.js Apps does: decode every block, show our runtime API, sign our calls.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading } from '../lib/assets.ts'
import { alice, bob, Node } from '../lib/node.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

let simulator: Simulator
let node: Node

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start()
})

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

const calls = () => node.api.tx
const enrol = (item: number, externalId: string) => calls().dynamicAssets!.enrol!(0, item, externalId)

test('the runtime API is listed under api.call', async () => {
	expect(Object.keys(node.api.call.dynamicAssetsApi!).sort()).toEqual([
		'asset', 'blueprint', 'card', 'due', 'metadata', 'reading', 'revised', 'revisions',
	])
	const found = await eventually('a reading', async () => {
		const found = await asset(node, 0, 0)
		return reading(found, 'load').value ? found : undefined
	})
	expect(found).toMatchObject({ name: 'Machine host', externalId: 'host', state: 'nominal' })

	const one = (await node.api.call.dynamicAssetsApi!.reading!(0, 0, 'load')).toHuman()
	expect(one).toMatchObject({ metric: 'load', unit: '%', freshness: 'Fresh' })
	expect((await node.api.call.dynamicAssetsApi!.reading!(0, 0, 'none')).toHuman()).toBeNull()
	expect((await node.api.call.dynamicAssetsApi!.asset!(0, 99)).toHuman()).toBeNull()

	const metadata = JSON.parse((await node.api.call.dynamicAssetsApi!.metadata!(0, 0)).toString())
	expect(metadata).toMatchObject({ name: 'Machine host', vivarium: { collection: 0, item: 0, external_id: 'host' } })
	const card = (await node.api.call.dynamicAssetsApi!.card!(0, 0)).toString()
	expect(card).toMatch(/^<svg .*<\/svg>$/s)
	expect(metadata.image_data).toMatch(/^<svg /)
})

test('a signed call makes another item live', async () => {
	await node.send(calls().uniques!.mint!(0, 1, alice.address), alice)
	const events = await node.send(enrol(1, 'spare'), alice)
	const names = events.map(({ event }) => `${event.section}.${event.method}`)
	expect(names).toContain('dynamicAssets.Enrolled')
	expect(names).toContain('dynamicAssets.Revised')

	const lives = await eventually('a reading of the new asset', async () => {
		const found = await asset(node, 0, 1)
		return reading(found, 'load').freshness === 'Fresh' ? found : undefined
	})
	expect(lives).toMatchObject({ name: 'Machine spare', state: 'nominal' })
	expect(count(lives.revision)).toBe(2)
})

test('a call that cannot be says what to do', async () => {
	await node.send(calls().uniques!.mint!(0, 2, alice.address), alice)
	await expect(node.send(enrol(1, 'again'), alice)).rejects.toThrow(/AlreadyEnrolled: The item is a dynamic asset already/)
	await expect(node.send(enrol(2, 'mine'), bob)).rejects.toThrow(/NotOwner: Only the owner may do this/)
	await expect(node.send(enrol(3, 'none'), alice)).rejects.toThrow(/UnknownItem: There is no such item. Mint it/)
	for (const externalId of ['', '..', 'a/b', 'a%2fb', 'user@host', 'a b']) {
		await expect(node.send(enrol(2, externalId), alice)).rejects.toThrow(/BadExternalId: The external id must be/)
	}
	const admit = calls().operators!.admit!(bob.address, bob.publicKey)
	await expect(node.send(admit, alice)).rejects.toThrow(/BadOrigin/)
})

test('a person cannot report', async () => {
	const report = calls().dynamicAssets!.report!(0, 5, alice.address, [], { Sr25519: new Uint8Array(64) })
	await expect(node.send(report, alice)).rejects.toThrow(/BadOrigin/)
})

test('an enrolled item is not burnt, nor its collection destroyed: directly, in a batch, or by the admin', async () => {
	const { dynamicAssets, uniques, utility } = calls()
	const burn = (item: number) => uniques!.burn!(0, item, null)
	const { items, itemMetadatas, attributes } = (await node.api.query.uniques!.class!(0)).toJSON() as any
	const destroy = uniques!.destroy!(0, { items, itemMetadatas, attributes })
	const filtered = /system.CallFiltered/
	const exists = async (item: number) => !(await node.api.query.uniques!.asset!(0, item)).isEmpty

	await expect(node.send(burn(0), alice)).rejects.toThrow(filtered)
	await expect(node.send(destroy, alice)).rejects.toThrow(filtered)
	await expect(node.send(utility!.batchAll!([burn(2), burn(0)]), alice)).rejects.toThrow(filtered)
	expect(await exists(2), 'all or nothing').toBe(true)
	const batched = await node.send(utility!.batch!([burn(2), destroy]), alice)
	expect(batched.map(({ event }) => event.method)).toContain('BatchInterrupted')
	expect(await exists(2), 'what is not enrolled may be burnt').toBe(false)

	await node.send(uniques!.setTeam!(0, bob.address, bob.address, bob.address), alice)
	await expect(node.send(burn(0), bob)).rejects.toThrow(filtered)
	expect(await exists(0)).toBe(true)

	// The way out is the pallet's own.
	const ended = await node.send(dynamicAssets!.retireAndBurn!(0, 1), alice)
	expect(ended.map(({ event }) => event.method)).toContain('Retired')
	expect(await exists(1)).toBe(false)
})

test('every block decodes, and reports are in them without a fee', async () => {
	const best = await node.blockNumber()
	const seen = new Map<string, number>()
	for (let number = 1; number <= best; number++) {
		const hash = await node.blockHash(number)
		const { block } = await node.api.rpc.chain.getBlock(hash)
		const at = await node.api.at(hash)
		const events = (await at.query.system!.events!()) as unknown as { phase: any; event: any }[]
		block.extrinsics.forEach(({ method, isSigned }, index) => {
			const name = `${method.section}.${method.method}`
			seen.set(name, (seen.get(name) ?? 0) + 1)
			if (name !== 'dynamicAssets.report' || isSigned) return
			const own = events.filter(({ phase }) => phase.isApplyExtrinsic && phase.asApplyExtrinsic.eq(index))
			const names = own.map(({ event }) => `${event.section}.${event.method}`)
			expect(names).toContain('dynamicAssets.Reported')
			expect(names).toContain('system.ExtrinsicSuccess')
			expect(names.filter((name) => name.startsWith('transactionPayment'))).toEqual([])
		})
	}
	expect(seen.get('timestamp.set')).toBe(best)
	expect(seen.get('dynamicAssets.report')).toBeGreaterThan(0)
	expect(seen.get('dynamicAssets.enrol')).toBeGreaterThan(0)
})

test('Prometheus counts what the egress proxy did', async () => {
	const metrics = await (await fetch(`http://127.0.0.1:${node.prometheusPort}/metrics`)).text()
	expect(metrics).toMatch(/vivarium_egress_requests_total\{cause="ok"[^}]*\} [1-9]/)
})
