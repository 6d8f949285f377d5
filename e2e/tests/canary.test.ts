// A key of a provider stays in the environment and the proxy: it is looked for in everything that a node writes and
// answers, while all targets log at trace, after an answer and after every kind of failure.

import { randomBytes } from 'node:crypto'
import { createReadStream, readdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { stringToHex, u8aConcat, u8aToHex } from '@polkadot/util'
import { xxhashAsHex } from '@polkadot/util-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blueprint, foundation } from '../lib/blueprints.ts'
import { alice, Node } from '../lib/node.ts'
import { jobs, oracle, type ModelEntry } from '../lib/oracle.ts'
import { run, temporary } from '../lib/processes.ts'
import { Simulator, type Fault } from '../lib/simulator.ts'
import { registering } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'

/** What all keys of this test have in common, and nothing else in the world has. */
const CANARY = randomBytes(12).toString('hex')
const ENV = { CANARY_KEY: `sk-right-${CANARY}`, CANARY_WRONG: `sk-wrong-${CANARY}`, CANARY_HEADER: `sk-header-${CANARY}` }

/** How it could be written: as it is, in hexadecimal, in base64 wherever it begins, or as bytes in decimals. */
const FORMS = [
	CANARY,
	Buffer.from(CANARY).toString('hex'),
	Buffer.from(CANARY).toString('hex').toUpperCase(),
	...[0, 1, 2].flatMap((skipped) => {
		const whole = CANARY.slice(skipped, skipped + 3 * Math.floor((CANARY.length - skipped) / 3))
		return [Buffer.from(whole).toString('base64'), Buffer.from(whole).toString('base64url')]
	}),
	[...Buffer.from(CANARY)].join(', '),
	[...Buffer.from(CANARY)].join(','),
].map((form) => Buffer.from(form))
const LONGEST = Math.max(...FORMS.map((form) => form.length))

const holds = (bytes: Buffer) => FORMS.some((form) => bytes.includes(form))

/** Whether a file holds it, however large the file is. */
async function fileHolds(path: string): Promise<boolean> {
	let before = Buffer.alloc(0)
	for await (const piece of createReadStream(path, { highWaterMark: 1 << 22 })) {
		const bytes = Buffer.concat([before, piece as Buffer])
		if (holds(bytes)) return true
		before = bytes.subarray(-LONGEST)
	}
	return false
}

const FIRST = 300
const PAINTER = 400
const writer = (number: number) => `stand-in@n${number}`
const painter = `stand-in-image@n${PAINTER}`

/** A server that repeats the key in whatever it answers. */
let echo: Server
let echoed = 0
/** A place to which redirects lead, and how many came. */
let trap: Server
let caught = 0
const portOf = (server: Server) => (server.address() as AddressInfo).port

/** Each has a model of its own: the cause in which it ends, a fault, and what else its entry says. */
const causes = (): [cause: string, fault: Fault | null, entry?: Partial<ModelEntry> | null][] => [
	['ok', null],
	['ok', 'not_json'],
	['cut_off', 'cut_off'],
	['tool_call', 'tool_call'],
	['declined', 'declined'],
	['filtered', 'filtered'],
	['no_choice', 'no_choice'],
	['empty', 'empty'],
	['status_403', { status: { code: 403 } }],
	['status_503', { status: { code: 503 } }],
	['timeout', 'stall'],
	['refused', 'cut'],
	['refused', 'refuse'],
	['redirect', { redirect: { to: `http://127.0.0.1:${portOf(trap)}/` } }],
	['too_large', { oversized: { bytes: 1_100_000 } }],
	['bad_answer', 'html'],
	['status_401', null, { key_env: 'CANARY_WRONG' }],
	['status_401', null, { key_env: undefined, header: { name: 'api-key', env: 'CANARY_HEADER' } }],
	['refused', null, { base: 'http://127.0.0.1:9/v1' }],
	['tls', null, { base: 'https://127.0.0.1:9104/v1' }],
	['dns', null, { base: 'http://nowhere.invalid/v1' }],
	['wrong_kind', null, { kind: 'image' }],
	['model_not_configured', null, null],
	['status_402', null, { base: `http://127.0.0.1:${portOf(echo)}/402` }],
	['redirect', null, { base: `http://127.0.0.1:${portOf(echo)}/302` }],
	['bad_answer', null, { base: `http://127.0.0.1:${portOf(echo)}/200` }],
]

const probe = (number: number, draws: boolean) => blueprint(`
name = "Probe"
heartbeat = 43200
states = ["there"]

[[metric]]
name = "load"
minimum = 0
maximum = 100
tolerance = 0
deviation = 100

[[source]]
url = "http://127.0.0.1:9/nothing"
[source.pointers]
load = "/load_percent"

[synthesis]
model = ${number}
on = ["owner"]
prompt = "Say how it is."
narrative = { maximum = 600 }
${draws ? `image = { model = ${PAINTER}, prompt = "A probe." }` : ''}
`)

const basePath = temporary()
let simulator: Simulator
let node: Node
let file: string
let everyone: number[]

beforeAll(async () => {
	echo = createServer((request, response) => {
		const key = request.headers.authorization!
		if (key === `Bearer ${ENV.CANARY_KEY}`) echoed++
		const status = Number(request.url!.split('/')[1])
		response.writeHead(status, { location: `http://127.0.0.1:${portOf(trap)}/?${encodeURIComponent(key)}`, 'x-key': key })
		response.end(JSON.stringify({ error: { message: `Incorrect API key provided: ${key}` } }))
	})
	trap = createServer((_, response) => {
		caught++
		response.end()
	})
	for (const server of [echo, trap]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

	simulator = await Simulator.start({ inferenceKey: ENV.CANARY_KEY })
	const { base } = simulator.inference
	everyone = causes().map((_, index) => FIRST + index)
	const models = causes().flatMap(([, , entry], index): ModelEntry[] => {
		const id = FIRST + index
		return entry === null ? [] : [{ id, base, name: writer(id), key_env: 'CANARY_KEY', timeout_s: 2, ...entry }]
	}).map((entry) => Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as ModelEntry)
	file = oracle([...models, { id: PAINTER, kind: 'image', base, name: painter, key_env: 'CANARY_KEY' }])
	for (const [index, [, fault]] of causes().entries()) {
		if (fault) await simulator.inference.fault(fault, { model: writer(FIRST + index) })
	}
	await simulator.inference.fault('not_an_image', { endpoint: 'images/generations', model: painter })
})

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
	echo?.close()
	trap?.close()
})

/** Asks all models, and waits until each has failed in its way. */
async function ask(): Promise<void> {
	const { synthesis, utility } = node.api.tx
	await node.send(utility!.batchAll!(everyone.map((number) => synthesis!.request!(number, 0))), alice)
	await eventually('all causes', async () => {
		const metrics = await node.metrics()
		const expected = [...causes().map(([cause]) => cause), 'not_an_image']
		const missing = expected.filter((cause) => jobs(metrics, cause) < expected.filter((other) => other === cause).length)
		if (missing.length > 0) throw new Error(`no ${missing}`)
		return true
	}, 90_000)
}

/** The keys under which the workers and the node keep things offchain. */
async function kept(): Promise<string[]> {
	const u32 = (number: number) => new Uint8Array(new Uint32Array([number]).buffer)
	const number = (number: number) => [u32(number), u32(0)]
	const answers = ['vivarium::answer::', 'vivarium::attestation::', 'vivarium::image::'].flatMap((name) =>
		everyone.map((collection) => u8aToHex(u8aConcat(name, ...number(collection), alice.publicKey))))
	const reports = [0, 1, 2].map((shard) => u8aToHex(u8aConcat('vivarium::report::', u32(shard), alice.publicKey)))
	const open = await node.api.query.synthesis!.requests!.entries()
	const documents = open.map(([, request]) => u8aToHex(u8aConcat('vivarium::document::', (request.toJSON() as { hash: string }).hash)))
	return [stringToHex('vivarium::egress'), stringToHex('vivarium::start'), ...answers, ...reports, ...documents]
}

/** Asks every method of the RPC that only tells something; what each answered, errors included. */
async function answers(): Promise<Map<string, { answer: string; isError: boolean }>> {
	const { methods } = await node.request<{ methods: string[] }>('rpc_methods')
	const deeds = /subscribe|insertKey|rotateKeys|removeExtrinsic|submit|broadcast|_stop|chainHead|localStorageSet|localStorageClear|ReservedPeer$|LogFilter|_import|newHead/i
	const hash = (await node.api.rpc.chain.getBlockHash()).toHex()
	const account = alice.address
	const code = stringToHex(':code')
	const params: Record<string, unknown[][]> = {
		offchain_localStorageGet: (await kept()).flatMap((key) => [['PERSISTENT', key], ['LOCAL', key]]),
		state_getPairs: [['0x']],
		state_getKeys: [['0x']],
		state_getKeysPaged: [['0x', 1_000]],
		state_getKeysPagedAt: [['0x', 1_000, null, hash]],
		state_getReadProof: [[[stringToHex(':extrinsic_index')]]],
		state_queryStorage: [[[code], hash]],
		state_queryStorageAt: [[[code]]],
		state_call: [['SynthesisApi_waiting', '0x0000000000'], ['ModelsApi_models', '0x']],
		state_callAt: [['ModelsApi_models', '0x', hash]],
		state_traceBlock: [[hash, null, null, null]],
		account_nextIndex: [[account]],
		system_accountNextIndex: [[account]],
		author_hasKey: [[u8aToHex(alice.publicKey), 'vivo']],
		chain_getBlock: [[], [hash]],
		dynamicAssets_history: everyone.map((collection) => [collection, 0, null, null, null]),
		dynamicAssets_verify: [[FIRST, 0, null]],
	}
	for (const method of methods) {
		if (/^state_getStorage/.test(method)) params[method] = [method.endsWith('At') ? [code, hash] : [code]]
	}
	const found = new Map<string, { answer: string; isError: boolean }>()
	for (const method of methods.filter((method) => !deeds.test(method))) {
		for (const [index, sent] of (params[method] ?? [[]]).entries()) {
			const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method, params: sent })
			const headers = { 'content-type': 'application/json' }
			const answer = await (await fetch(`http://127.0.0.1:${node.rpcPort}`, { method: 'POST', headers, body })).text()
			found.set(`${method} ${index}`, { answer, isError: 'error' in JSON.parse(answer) })
		}
	}
	return found
}

/** Looks for it in all that the node tells while it runs. */
async function expectAbsent(): Promise<void> {
	const told = await answers()
	for (const [method, { answer }] of told) expect(holds(Buffer.from(answer)), method).toBe(false)
	const good = [...told].filter(([, { isError }]) => !isError).map(([method]) => method)
	for (const method of ['state_getPairs 0', 'state_getMetadata 0', 'system_unstable_networkState 0', 'author_pendingExtrinsics 0', 'dynamicAssets_history 0']) {
		expect(good).toContain(method)
	}
	expect(told.get('state_getPairs 0')!.answer).toContain(stringToHex(':code'))
	const isKept = (name: string) => !told.get(name)!.answer.includes('"result":null')
	expect(isKept('offchain_localStorageGet 0'), 'where the proxy is').toBe(true)
	const given = [...told.keys()].filter((name) => name.startsWith('offchain_localStorageGet') && isKept(name))
	expect(given.length, 'what workers keep is found').toBeGreaterThan(10)

	expect(holds(Buffer.from(await node.metrics())), '/metrics').toBe(false)
	for (const path of ['', '/image', '/card']) {
		const answer = await fetch(`http://127.0.0.1:${node.gatewayPort}/assets/${FIRST}/0${path}`)
		expect(holds(Buffer.from(await answer.arrayBuffer())), `the gateway's ${path}`).toBe(false)
	}
	expect(await fileHolds(node.logFile), 'the log').toBe(false)
}

/** That the log holds what is logged at trace, and the jobs. */
function expectTraced(): void {
	const { log } = node
	expect(log).toContain(' TRACE ')
	causes().forEach(([cause], index) => {
		expect(log).toMatch(new RegExp(`job [0-9a-fx]+ for model ${FIRST + index}: ${cause}`))
	})
}

test('the search finds a key in each of its forms', () => {
	const key = Buffer.from(ENV.CANARY_KEY)
	for (const form of [key.toString(), key.toString('hex'), key.toString('base64'), `[${[...key].join(', ')}]`, `Bearer ${key}`]) {
		expect(holds(Buffer.from(`before ${form} after`)), form).toBe(true)
	}
	for (const before of ['', 'x', 'xx']) {
		expect(holds(Buffer.from(Buffer.from(before + key).toString('base64'))), `in base64 after ${before}`).toBe(true)
	}
	expect(holds(Buffer.from('before after'))).toBe(false)
})

test('a key is in no log of any target, also after system_addLogFilter, no RPC answer, no storage and no metric', async () => {
	node = await Node.demo({ basePath, oracle: file, env: ENV, args: ['--enable-log-reloading', '--detailed-log-output'] })
	const { assetAccounts, sudo, utility } = node.api.tx
	await node.send(sudo!.sudo!(utility!.batchAll!([
		assetAccounts!.setFees!({ round: 0, synthesis: 0 }),
		...(await registering(node, everyone, 1, 'writer')),
		...(await registering(node, [PAINTER], 2, 'painter')),
	])), alice)
	for (let from = 0; from < everyone.length; from += 9) {
		const founded = everyone.slice(from, from + 9).map((collection) =>
			foundation(probe(collection, collection === FIRST), { collection, item: 0, externalId: 'probe', owner: alice.address }))
		await node.send(utility!.batchAll!((await Promise.all(founded)).flatMap((data) => node.batched(data))), alice)
	}
	await node.request('system_addLogFilter', 'trace')
	await ask()
	expectTraced()
	await expectAbsent()
})

test('nor where all targets log at trace from the start, of a node that was started again', async () => {
	await node.stop()
	// What compiles the runtime would write gigabytes before the first block, and knows no key.
	const filter = 'trace,wasmtime_internal_cranelift=off,cranelift_frontend=off,cranelift_codegen=off'
	node = await Node.demo({ basePath, oracle: file, env: ENV, args: ['--log', filter] })
	await ask()
	expectTraced()
	await expectAbsent()
})

test('nor in any file of the node, nor in the state that it exports', async () => {
	await node.stop()
	const files = readdirSync(basePath, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
	expect(files.length).toBeGreaterThan(10)
	for (const entry of files) {
		const path = join(entry.parentPath ?? entry.path, entry.name)
		expect(await fileHolds(path), path).toBe(false)
	}
	const exported = await run('vivarium-node', ['export-state', '--chain', 'demo', '--base-path', basePath], { env: ENV })
	expect(exported.code, exported.stderr).toBe(0)
	const { genesis } = JSON.parse(exported.stdout)
	const number = `0x${xxhashAsHex('System', 128).slice(2)}${xxhashAsHex('Number', 128).slice(2)}`
	expect(genesis.raw.top[number], 'the state of a later block').not.toBe('0x00000000')
	expect(Object.keys(genesis.raw.top).length).toBeGreaterThan(100)
	expect(holds(Buffer.from(exported.stdout + exported.stderr))).toBe(false)
})

test('and the key was used: the right one was taken, the wrong ones refused, and no redirect was followed', async () => {
	const asked = await simulator.inference.asked()
	const of = (number: number) => asked.filter(({ model, status }) => model === writer(number) || status === 401)
	expect(of(FIRST).some(({ authorized, status }) => authorized && status === 200)).toBe(true)
	expect(asked.filter(({ status }) => status === 401).map(({ authorized }) => authorized)).toEqual(expect.arrayContaining([true, false]))
	expect(echoed, 'a server that repeats the key was asked').toBeGreaterThanOrEqual(6)
	expect(caught).toBe(0)
})
