// What follows a token URI: metadata, card and history over plain HTTP. And the RPC beside it: import, subscription.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading, type History } from '../lib/assets.ts'
import { alice, Node } from '../lib/node.ts'
import { freePort, Program, temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

let simulator: Simulator
let node: Node

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start()
	await eventually('a reading', async () => reading(await asset(node, 0, 0), 'load').value ?? undefined)
})

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

const ask = (path: string, options: RequestInit = {}) => fetch(`http://127.0.0.1:${node.gatewayPort}${path}`, options)

interface Revision {
	number: number
	hash: string
	block: number
	time: number
	line: string | null
	bytes: string
}

interface Page {
	revisions: Revision[]
	next: string | null
	gap: string | null
}

test('metadata leads to the card', async () => {
	const answer = await ask('/assets/0/0')
	expect(answer.status).toBe(200)
	expect(answer.headers.get('content-type')).toBe('application/json')
	expect(answer.headers.get('access-control-allow-origin')).toBe('*')
	const metadata = await answer.json()
	expect(metadata).toMatchObject({
		name: 'Machine host',
		image: '/assets/0/0/image.svg',
		vivarium: { collection: 0, item: 0, external_id: 'host' },
	})
	expect(metadata.image_data).toMatch(/^<svg /)

	const card = await ask(metadata.image)
	expect(card.status).toBe(200)
	expect(card.headers.get('content-type')).toBe('image/svg+xml')
	expect(card.headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'")
	expect(card.headers.get('x-content-type-options')).toBe('nosniff')
	expect(await card.text()).toMatch(/^<svg .*<\/svg>$/s)
})

test('the history goes back to birth, page by page, and is what the RPC says', async () => {
	// An idle machine may change too little to be revised.
	await simulator.fault('/host', { lie: { by: { memory_percent: 50 } } })
	await eventually('a third revision', async () => count((await asset(node, 0, 0)).revision) > 2 || undefined)
	await simulator.clear()
	const revisions: Revision[] = []
	let next: string | null = '/assets/0/0/history?limit=2'
	while (next) {
		const page = (await (await ask(next)).json()) as Page
		expect(page.gap).toBeNull()
		revisions.push(...page.revisions)
		next = page.next
	}
	expect(revisions.map(({ number }) => number)).toEqual(revisions.map((_, index) => revisions.length - index))
	expect(revisions.at(-1)!.line).toMatch(/^enrolled as host/)
	expect(revisions.at(-2)!.line).toMatch(/load [\d.]+ %/)
	expect(revisions.at(-3)!.line).toMatch(/→/)
	expect(Date.now() - revisions[0]!.time).toBeLessThan(10 * 60_000)

	const newest = revisions[0]!
	const told = await node.request<History>('dynamicAssets_history', 0, 0, revisions.length, [newest.number, newest.hash])
	expect(told.records).toEqual(revisions.map(({ number, hash, bytes }) => ({ number, hash, bytes })))
})

test('a record is found under its hash, and never changes', async () => {
	const { revisions } = (await (await ask('/assets/0/0/history?limit=1')).json()) as Page
	const { hash, bytes } = revisions[0]!
	const answer = await ask(`/assets/0/0/history/${hash}`)
	expect(answer.headers.get('cache-control')).toMatch(/immutable/)
	expect(answer.headers.get('content-type')).toBe('application/octet-stream')
	const raw = Buffer.from(await answer.arrayBuffer())
	expect(`0x${raw.toString('hex')}`).toBe(bytes)
	// Another item's address does not lead to it.
	expect((await ask(`/assets/0/1/history/${hash}`)).status).toBe(404)
})

test('what the asker has is not sent again', async () => {
	// A reading may come in between: then the tag is another one, and so is the answer.
	const unchanged = await eventually('an answer of 304', async () => {
		const tag = (await ask('/assets/0/0/history')).headers.get('etag')!
		const again = await ask('/assets/0/0/history', { headers: { 'if-none-match': tag } })
		return again.status === 304 ? { again, tag } : undefined
	})
	expect(unchanged.again.headers.get('etag')).toBe(unchanged.tag)
	expect(unchanged.again.headers.get('cache-control')).toBe('no-cache')
	expect(await unchanged.again.text()).toBe('')

	const head = await ask('/assets/0/0/image.svg', { method: 'HEAD' })
	expect(head.status).toBe(200)
	expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100)
	expect(await head.text()).toBe('')
})

test('an answer that cannot be given says what to do', async () => {
	const refusal = async (path: string, options?: RequestInit) => {
		const answer = await ask(path, options)
		expect(answer.headers.get('content-type')).toBe('application/json')
		return [answer.status, ((await answer.json()) as { error: string }).error] as const
	}
	expect(await refusal('/assets/0/42')).toEqual([
		404, 'item 42 of collection 0 is not enrolled: its owner can enrol it with dynamicAssets.enrol',
	])
	expect(await refusal('/assets/9/0/image.svg')).toEqual([404, expect.stringMatching(/^item 0 of collection 9/)])
	expect(await refusal('/')).toEqual([404, expect.stringContaining('ask for /assets/{collection}/{item}')])
	expect(await refusal('/assets/0/zero')).toEqual([400, expect.stringMatching(/^"zero" is no item: ids are whole/)])
	expect(await refusal('/assets/0/0/history?limit=1001')).toEqual([400, expect.stringContaining('1 to 1000')])
	expect(await refusal('/assets/0/0', { method: 'POST' })).toEqual([
		405, 'POST is not possible: the gateway only reads, by GET or HEAD',
	])
})

test('requests are counted for Prometheus', async () => {
	const metrics = await (await fetch(`http://127.0.0.1:${node.prometheusPort}/metrics`)).text()
	expect(metrics).toMatch(/vivarium_gateway_requests_total\{route="metadata",status="404"[^}]*\} [1-9]/)
	expect(metrics).toMatch(/vivarium_egress_requests_total\{cause="too_large"[^}]*\} 0/)
})

test('a port in use ends the node with the mend', async () => {
	const [rpc, p2p, prometheus] = [await freePort(), await freePort(), await freePort()]
	const second = Program.start('vivarium-node', [
		'--dev', '--base-path', temporary(), '--no-telemetry',
		'--rpc-port', String(rpc), '--port', String(p2p), '--prometheus-port', String(prometheus),
		'--gateway-port', String(node.gatewayPort),
	])
	await eventually('the end of the second node', async () => !second.running || undefined)
	expect(readFileSync(second.log, 'utf8')).toMatch(
		new RegExp(`port ${node.gatewayPort} is in use.*name another port with --gateway-port`),
	)
})

test('only records to which a head leads are imported', async () => {
	interface Import {
		imported: number
		known: number
		refused: { position: number; hash: string; reason: string }[]
	}
	const { records } = await node.request<History>('dynamicAssets_history', 0, 0)
	const bytes = records.map((record) => record.bytes)
	// Item 0 becomes item 5, which is not enrolled: collection and item follow the format's byte.
	const stranger = bytes[0]!.slice(0, 12) + '05000000' + bytes[0]!.slice(20)
	// The last byte is part of what was hashed.
	const last = bytes[0]!.endsWith('00') ? '01' : '00'
	const forged = bytes[0]!.slice(0, -2) + last
	const done = await node.request<Import>('dynamicAssets_import', [...bytes, '0x00', stranger, forged])
	expect(done).toMatchObject({ imported: 0, known: bytes.length })
	expect(done.refused).toMatchObject([
		{ position: bytes.length, reason: 'it is no record, or its format is unknown to this node' },
		{ position: bytes.length + 1, reason: 'item 5 of collection 0 is not enrolled' },
		{ position: bytes.length + 2, reason: expect.stringMatching(/no part of the asset's history|no record/) },
	])
	const many = node.request('dynamicAssets_import', Array.from({ length: 1001 }, () => '0x00'))
	await expect(many).rejects.toThrow(/1001 records and documents of 1001 bytes are too many: import at most 1000/)
})

test('a subscriber is told of revisions, of all or of one asset', async () => {
	interface Notice {
		block: string
		blockNumber: number
		best: boolean
		collection: number
		item: number
		name: string
		number: number
		line: string
	}
	const names = {
		notification: 'dynamicAssets_revision',
		subscribe: 'dynamicAssets_subscribeRevisions',
		unsubscribe: 'dynamicAssets_unsubscribeRevisions',
	}
	const [all, one]: [Notice[], Notice[]] = [[], []]
	const endAll = await node.subscribe<Notice>(names, [], (notice) => all.push(notice))
	const endOne = await node.subscribe<Notice>(names, [{ collection: 0, item: 1 }], (notice) => one.push(notice))

	const { uniques, dynamicAssets } = node.api.tx
	for (const [item, externalId] of [[1, 'spare'], [2, 'other']] as const) {
		await node.send(uniques!.mint!(0, item, alice.address), alice)
		await node.send(dynamicAssets!.enrol!(0, item, externalId), alice)
	}
	const birth = await eventually('the birth of an asset', async () => one[0])
	expect(birth).toMatchObject({ best: true, collection: 0, item: 1, number: 1, name: 'Machine spare' })
	expect(birth.line).toMatch(/^enrolled as spare/)
	expect(birth.block).toBe(await node.blockHash(birth.blockNumber))
	const first = await eventually('its first reading', async () => one[1])
	expect(first).toMatchObject({ best: true, number: 2, line: expect.stringMatching(/load [\d.]+ %/) })

	await eventually('the birth of another asset', async () => all.find(({ item }) => item === 2))
	expect(all).toContainEqual(birth)
	expect(all).toContainEqual(first)
	expect(one.every(({ item }) => item === 1)).toBe(true)
	expect(await endAll()).toBe(true)
	expect(await endOne()).toBe(true)
})
