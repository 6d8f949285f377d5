// scripts/verify-history against a node, and against one that lies in a single byte.

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type History } from '../lib/assets.ts'
import { events } from '../lib/blocks.ts'
import { alice, Node } from '../lib/node.ts'
import { run, temporary, type Ended } from '../lib/processes.ts'
import { INFERENCE_PORT, Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const SCRIPT = new URL('../../scripts/verify-history', import.meta.url).pathname
/** The pump of the demo chain that needs no review. */
const [PUMPS, PUMP] = [1, 0]
/** Where sources and models of the demo chain are. */
const ORACLE = [
	...[9100, 9101, 9102, 9103].map((port) => `[[origin]]\nurl = "http://127.0.0.1:${port}"\n`),
	`[[model]]\nid = 1\nbase = "http://127.0.0.1:${INFERENCE_PORT}/v1"\nname = "stand-in"\n`,
	`[[model]]\nid = 2\nkind = "image"\nbase = "http://127.0.0.1:${INFERENCE_PORT}/v1"\nname = "stand-in-image"\n`,
].join('\n')

interface Question {
	method: string
	params: unknown[]
}

/** As JSON has it. */
type Result = any

/** Changes what is answered to a question, in place, or gives another answer. */
type Change = (question: Question, result: Result) => Result

/** A proxy before a node, which changes its answers. */
class Liar {
	private constructor(
		private readonly server: Server,
		private change: Change,
	) {}

	static async before(port: number): Promise<Liar> {
		const server = createServer((request, response) => {
			const chunks: Buffer[] = []
			request.on('data', (chunk: Buffer) => chunks.push(chunk))
			request.on('end', async () => {
				try {
					const body = Buffer.concat(chunks).toString()
					const headers = { 'content-type': 'application/json' }
					const answered = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers, body })
					const answer = (await answered.json()) as { result?: Result }
					if (answer.result !== undefined) answer.result = liar.change(JSON.parse(body) as Question, answer.result)
					response.writeHead(200, headers).end(JSON.stringify(answer))
				} catch (error) {
					response.writeHead(502).end(String(error))
				}
			})
		})
		const liar = new Liar(server, (_, result) => result)
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
		return liar
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
	}

	/** Verifies through it while it changes answers so. How often it did is told. */
	async tell(change: Change, args: string[]): Promise<Ended & { changed: number }> {
		let changed = 0
		this.change = (question, result) => {
			const before = JSON.stringify(result)
			const after = change(question, result)
			if (JSON.stringify(after) !== before) changed++
			return after
		}
		const ended = await run(SCRIPT, ['--url', this.url, ...args])
		return { ...ended, changed }
	}

	close(): void {
		this.server.close()
	}
}

/** The bytes with one of them changed: the first, the one in the middle, or the last. */
function flip(hex: string, where: 'first' | 'middle' | 'last'): string {
	const bytes = Buffer.from(hex.slice(2), 'hex')
	const at = { first: 0, middle: bytes.length >> 1, last: bytes.length - 1 }[where]
	bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
	return `0x${bytes.toString('hex')}`
}

let simulator: Simulator
let node: Node
let liar: Liar
/** A finalized block whose state has all that follows. */
let trusted: string
/** The digests of what the last decision of the model rests on. */
let documents: { request: string; proposal: string; declaration: string; blueprint: string }

const honest: Change = (_, result) => result
const pump = [String(PUMPS), String(PUMP)]
const question = () => ['--trust', trusted, ...pump]

/** What the chain told of a kind about the pump. */
async function told<T>(kind: string): Promise<T[]> {
	const found = await events(node, 1, await node.blockNumber())
	const of = found.filter(([name]) => name === `synthesis.${kind}`).map(([, data]) => data as { collection: string; item: string })
	return of.filter(({ collection, item }) => collection === String(PUMPS) && item === String(PUMP)) as T[]
}

/** Lets the model decide about the pump once more; returns the proposal that came true. */
async function decide(before: number): Promise<{ proposal: string }> {
	await node.send(node.api.tx.synthesis!.request!(PUMPS, PUMP), alice)
	return eventually('a decision of the model', async () => {
		const applied = await told<{ proposal: string }>('Applied')
		return applied.length > before ? applied.at(-1) : undefined
	}, 120_000)
}

beforeAll(async () => {
	simulator = await Simulator.start()
	const oracle = join(temporary(), 'oracle.toml')
	writeFileSync(oracle, ORACLE)
	const args = ['--oracle-config', oracle, '--enable-offchain-indexing', 'true', '--state-pruning', 'archive']
	node = await Node.start({ chain: 'demo', as: 'alice', args })
	liar = await Liar.before(node.rpcPort)
	await eventually('the first revision after birth', async () => {
		const { records } = await node.request<History>('dynamicAssets_history', PUMPS, PUMP)
		return records.length > 1 || undefined
	}, 60_000)
	await decide(0)
	const { proposal } = await decide(1)

	const applied = await node.blockNumber()
	trusted = await eventually('finality', async () => {
		const head = await node.api.rpc.chain.getFinalizedHead()
		return (await node.api.rpc.chain.getHeader(head)).number.toNumber() >= applied ? head.toHex() : undefined
	})
	const { records } = await node.request<History>('dynamicAssets_history', PUMPS, PUMP, null, null, trusted)
	const requested = (await told<{ request: string }>('Requested')).map(({ request }) => request)
	const named = requested.filter((request) => records.some(({ bytes }) => bytes.includes(request.slice(2))))
	const declared = (await node.api.query.synthesis!.declarations!(PUMPS, 1)).toJSON() as { hash: string }
	const blueprint = (await node.api.query.dynamicAssets!.blueprintHashes!(PUMPS, 1)).toHex()
	documents = { request: named.at(-1)!, proposal, declaration: declared.hash, blueprint }
}, 300_000)

afterAll(async () => {
	liar?.close()
	await node?.stop()
	await simulator?.kill()
})

describe('a history', () => {
	test('holds on a fresh chain, with every decision of the model', async () => {
		const { code, stdout, stderr } = await liar.tell(honest, question())
		expect(stderr).toBe('')
		expect(code).toBe(0)
		expect(stdout).toMatch(/^revision 1, block \d+: enrolled as pump-1/m)
		expect(stdout.match(/by model 1 .*; request, prompt, proposal and bounds hold$/gm)!.length).toBeGreaterThan(1)
		expect(stdout).toMatch(/^All \d+ revisions hold, from the head 0x[0-9a-f]{64} back to birth/m)
	})

	test('says that the node is trusted for the block where none is named', async () => {
		const { code, stdout } = await run(SCRIPT, ['--url', `http://127.0.0.1:${node.rpcPort}`, '0', '0'])
		expect(code).toBe(0)
		expect(stdout).toMatch(/is what the node calls finalized\. For that the node is trusted/)
	})

	test('is verified from a head that is given', async () => {
		const { records } = await node.request<History>('dynamicAssets_history', PUMPS, PUMP)
		const { hash, number } = records[0]!
		const from = (head: string) => liar.tell(honest, ['--head', head, '--number', String(number), ...pump])
		expect((await from(hash)).code).toBe(0)
		expect((await from(flip(hash, 'last'))).code).toBe(1)
	})

	test('that nobody tells is no broken one', async () => {
		expect((await run(SCRIPT, ['--url', 'http://127.0.0.1:1', ...pump])).code).toBe(2)
		expect((await liar.tell(honest, ['--trust', flip(trusted, 'last'), ...pump])).code).toBe(2)
		expect((await liar.tell(honest, ['--trust', trusted, String(PUMPS), '999'])).code).toBe(2)
		expect((await liar.tell(honest, ['--trust', trusted])).code).toBe(2)
	})
})

describe('a single byte that is changed is found', () => {
	const places = ['first', 'middle', 'last'] as const

	async function refuses(change: (where: (typeof places)[number]) => Change, says: RegExp) {
		for (const where of places) {
			const { code, stderr, changed } = await liar.tell(change(where), question())
			expect(changed, `an answer was changed: ${where} byte`).toBe(1)
			expect(stderr, `${where} byte`).toMatch(says)
			expect(code, `${where} byte`).toBe(1)
		}
	}

	test.each(['parentHash', 'stateRoot', 'extrinsicsRoot'])('in the header: %s', (field) =>
		refuses((where) => ({ method }, result) => {
			if (method === 'chain_getHeader') result[field] = flip(result[field], where)
			return result
		}, /the header has the hash/))

	test('in the storage proof, in any of its nodes', async () => {
		let nodes = 1
		for (let at = 0; at < nodes; at++) {
			await refuses((where) => ({ method }, result) => {
				if (method === 'state_getReadProof') {
					nodes = result.proof.length
					result.proof[at] = flip(result.proof[at], where)
				}
				return result
			}, /the storage proof/)
		}
		expect(nodes).toBeGreaterThan(1)
	})

	test('in a record: the newest, the enrolment', async () => {
		for (const position of [0, -1]) {
			await refuses((where) => ({ method }, result) => {
				if (method === 'dynamicAssets_history') {
					const record = result.records.at(position)
					record.bytes = flip(record.bytes, where)
				}
				return result
			}, /^Revision \d+ does not hold: its bytes do not have the hash/m)
		}
	})

	test.each(['request', 'proposal', 'declaration', 'blueprint'] as const)('in a document: the %s', async (kind) => {
		const digest = documents[kind]
		const change = (to: (bytes: string) => string | null): Change => ({ method, params }, result) => {
			if (method !== 'dynamicAssets_documents') return result
			const asked = params[0] as string[]
			return result.map((bytes: string | null, at: number) => (asked[at] === digest && bytes ? to(bytes) : bytes))
		}
		await refuses((where) => change((bytes) => flip(bytes, where)), new RegExp(`the ${kind} is not the one`))

		const missing = change(() => null)
		const lacking = await liar.tell(missing, question())
		expect(lacking.code).toBe(1)
		expect(lacking.stderr).toMatch(new RegExp(`the node lacks the ${kind} ${digest}`))
		const allowed = await liar.tell(missing, ['--allow-gaps', ...question()])
		expect(allowed.code).toBe(0)
		expect(allowed.stdout).toMatch(/documents are missing: what rests on them is not checked/)
	})
})
