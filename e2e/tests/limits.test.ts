// What a node's RPC and gateway bear: whoever asks for too much is told so, and the others are answered.

import { Agent, request, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { History, Verification } from '../lib/assets.ts'
import { Node } from '../lib/node.ts'
import { eventually } from '../lib/wait.ts'

/** What this node's RPC is told to bear: connections, calls a minute and connection, calls in a batch, megabytes of a request. */
const [CONNECTIONS, CALLS, BATCH, MEGABYTES] = [8, 600, 10, 1]
/** The gateway's connections at once. */
const GATEWAY_CONNECTIONS = 256

let node: Node

beforeAll(async () => {
	const limits = {
		'--rpc-max-connections': CONNECTIONS,
		'--rpc-rate-limit': CALLS,
		'--rpc-max-batch-request-len': BATCH,
		'--rpc-max-request-size': MEGABYTES,
	}
	const args = ['--rpc-methods', 'safe', '--enable-offchain-indexing', 'true']
	node = await Node.start({ args: [...args, ...Object.entries(limits).flatMap(([name, value]) => [name, String(value)])] })
	await node.blockHash(2)
})

afterAll(async () => {
	await node?.stop()
})

/** Blocks go on: two more than there are now. */
async function goesOn(): Promise<void> {
	await node.blockHash((await node.blockNumber()) + 2)
}

/** What the RPC answers to a text, over HTTP. */
async function post(body: string): Promise<{ status: number; text: string }> {
	// A connection is not kept: it would count.
	const headers = { 'content-type': 'application/json', connection: 'close' }
	const answer = await fetch(`http://127.0.0.1:${node.rpcPort}`, { method: 'POST', headers, body })
	return { status: answer.status, text: await answer.text() }
}

/** What the RPC answers to who announces a request of so many bytes. */
function announced(length: number): Promise<number> {
	return new Promise((resolve, reject) => {
		const headers = { 'content-type': 'application/json', 'content-length': length }
		const asked = request({ host: '127.0.0.1', port: node.rpcPort, method: 'POST', headers, agent: new Agent() })
		asked.once('response', (answer) => {
			resolve(answer.statusCode!)
			asked.destroy()
		})
		asked.once('error', reject)
		asked.flushHeaders()
	})
}

const call = (method: string, params: unknown[] = []) => ({ jsonrpc: '2.0', id: 1, method, params })

/** Asks the RPC for a WebSocket; the socket, or the status of the refusal. */
function webSocket(): Promise<Socket | number> {
	return new Promise((resolve, reject) => {
		const headers = { connection: 'upgrade', upgrade: 'websocket', 'sec-websocket-version': '13', 'sec-websocket-key': 'dml2YXJpdW0gbGltaXRzIQ==' }
		const asked = request({ host: '127.0.0.1', port: node.rpcPort, headers, agent: new Agent() })
		asked.once('upgrade', (_: IncomingMessage, socket: Socket) => resolve(socket))
		asked.once('response', (answer) => {
			answer.resume()
			resolve(answer.statusCode!)
		})
		asked.once('error', reject)
		asked.end()
	})
}

test('the RPC refuses more connections than it bears, and takes new ones once others have left', async () => {
	const asked = await Promise.all(Array.from({ length: 2 * CONNECTIONS }, webSocket))
	const open = asked.filter((socket) => typeof socket !== 'number')
	expect(open.length).toBeGreaterThan(0)
	expect(open.length, 'one is this test’s own').toBeLessThan(CONNECTIONS)
	expect([...new Set(asked.filter((status) => typeof status === 'number'))]).toEqual([429])
	await goesOn()
	open.forEach((socket) => socket.destroy())
	const socket = await eventually('a connection', async () => {
		const answer = await webSocket()
		return typeof answer === 'number' ? undefined : answer
	})
	socket.destroy()
})

test('the RPC refuses what is too long: a request, and a batch', async () => {
	expect(await announced(2 * (MEGABYTES << 20))).toBe(413)
	const batch = (length: number) => post(JSON.stringify(Array.from({ length }, () => call('system_chain'))))
	expect(JSON.parse((await batch(BATCH)).text)).toHaveLength(BATCH)
	expect((await batch(BATCH + 1)).text).toMatch(/batch request was too large/i)
})

test('the RPC answers no more calls of a connection than it bears', async () => {
	const outcomes = await Promise.allSettled(Array.from({ length: 4 * CALLS }, () => node.request('system_chain')))
	const refusals = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [String(outcome.reason)] : []))
	expect(refusals.length).toBeGreaterThan(0)
	expect(refusals.length).toBeLessThan(outcomes.length)
	expect(refusals.filter((reason) => !/rate limit exceeded/i.test(reason))).toEqual([])
	// Others are not made to wait by that.
	expect(JSON.parse((await post(JSON.stringify(call('system_chain')))).text).result).toBe('Vivarium development')
	await eventually('calls are answered again', () => node.request('system_chain'))
})

test('a public RPC has no methods that write to the node', async () => {
	const peer = '/ip4/127.0.0.1/tcp/1/p2p/12D3KooWEyoppNCUx8Yx66oV9fJnriXwCcXwDDUA2kj6vnc6iDEp'
	for (const [method, params] of [['author_rotateKeys', []], ['dynamicAssets_import', [[]]], ['system_addReservedPeer', [peer]]] as const) {
		const { text } = await post(JSON.stringify(call(method, [...params])))
		expect(text, method).toMatch(/unsafe/i)
	}
})

test('what is asked of an asset’s history has bounds', async () => {
	const many = await post(JSON.stringify(call('dynamicAssets_documents', [Array(65).fill(`0x${'00'.repeat(32)}`)])))
	expect(many.text).toContain('65 digests are too many: ask for at most 64')
	// Long histories are verified part by part: from where a part ended.
	const { records } = await node.request<History>('dynamicAssets_history', 0, 0)
	const birth = records.at(-1)!
	const whole = await node.request<Verification>('dynamicAssets_verify', 0, 0)
	expect(whole).toMatchObject({ holds: true, next: null, reason: null })
	expect(whole.records).toBeGreaterThanOrEqual(records.length)
	const part = await node.request<Verification>('dynamicAssets_verify', 0, 0, null, [birth.number, birth.hash])
	expect(part).toEqual({ holds: true, records: 1, head: birth.hash, next: null, reason: null })
	const wrong = await node.request<Verification>('dynamicAssets_verify', 0, 0, null, [birth.number + 1, birth.hash])
	expect(wrong).toMatchObject({ holds: false, records: 0, next: null })
	expect(wrong.reason).toContain('does not hold')
})

/** A connection to the gateway on which nothing is said; when the other side has ended it. */
function silence(): Promise<Promise<void>> {
	return new Promise((resolve, reject) => {
		const socket = connect(node.gatewayPort, '127.0.0.1')
		const ended = new Promise<void>((end) => socket.once('close', () => end()))
		socket.once('connect', () => resolve(ended))
		socket.once('error', reject)
		socket.resume()
	})
}

const assetAt = (path = '') => `http://127.0.0.1:${node.gatewayPort}/assets/0/0${path}`

test('who holds all of the gateway’s connections and says nothing keeps the others waiting for seconds', async () => {
	const silent = await Promise.all(Array.from({ length: GATEWAY_CONNECTIONS }, silence))
	const answer = await fetch(assetAt(), { signal: AbortSignal.timeout(60_000) })
	expect(answer.status).toBe(200)
	await Promise.all(silent)
	await goesOn()
}, 120_000)

test('the gateway answers many who ask at once, or tells them to try again', async () => {
	const answers = await Promise.all(Array.from({ length: 2 * GATEWAY_CONNECTIONS }, async () => {
		const answer = await fetch(assetAt('/image.svg'))
		await answer.arrayBuffer()
		return answer.status
	}))
	expect(answers.filter((status) => status !== 200 && status !== 503)).toEqual([])
	expect(answers).toContain(200)
	await goesOn()
}, 120_000)

test('the gateway takes no long requests', async () => {
	const headers = { 'x-long': 'x'.repeat(64 << 10) }
	expect((await fetch(assetAt(), { headers })).status).toBe(431)
	// What it does not read it need not keep; a client that goes on sending may see the connection end instead.
	const body = new Uint8Array(32 << 20)
	const status = await fetch(assetAt(), { method: 'POST', body }).then((answer) => answer.status, () => 'ended')
	expect([405, 'ended']).toContain(status)
	expect((await fetch(assetAt())).status).toBe(200)
})
