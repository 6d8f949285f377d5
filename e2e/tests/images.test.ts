// Pictures: their bytes are on chain, outlive the node's restart, and are had from any node under the digest that they
// hash to.

import { base32Encode, blake2AsHex, blake2AsU8a } from '@polkadot/util-crypto'
import { hexToU8a, u8aConcat } from '@polkadot/util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, reading } from '../lib/assets.ts'
import { told } from '../lib/blocks.ts'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, bob, Node } from '../lib/node.ts'
import { standIns } from '../lib/oracle.ts'
import { temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { face, type Face } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
/** Seconds that the model which draws may take. */
const TIMEOUT = 10
/** What keeps images and serves them over Bitswap. */
const SERVING = ['--ipfs-server', '--network-backend', 'litep2p', '--enable-offchain-indexing', 'true']

const MACHINES = blueprint(`
name = "Machine"
heartbeat = 5
states = ["there"]

[[metric]]
name = "disk"
unit = "%"
decimals = 1
minimum = 0
maximum = 100
tolerance = 100
deviation = 100

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"

[synthesis]
model = 1
on = ["owner"]
prompt = "Say in a sentence how the machine is."
narrative = { maximum = 200 }
image = { model = 2, prompt = "A machine in its present state." }
`)

/** One pixel as a JPEG, and one as a WebP. */
const JPEG =
	'/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////' +
	'wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA='
const WEBP = 'UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=='

/** The pictures, by item: what the model is told to answer, if it does not draw, and what that is. */
const PICTURES = [
	{ item: 0, mime: 'image/png' },
	{ item: 1, mime: 'image/jpeg', answer: JPEG },
	{ item: 2, mime: 'image/webp', answer: WEBP },
]
/** Never get a picture: of one it is not drawn in time, of the other its bytes do not come. */
const [LATE, LOST] = [3, 4]

let simulator: Simulator
let first: Node
let second: Node
let newcomer: Node | undefined
const basePath = temporary()
/** Each operator has an instance of its own of the model that writes. */
const models = (chat: string) => ['--oracle-config', standIns({ chat, image: 'stand-in-image', timeout: TIMEOUT })]
/** The bytes that were accepted, by item, and their address. */
const accepted: { item: number; mime: string; bytes: Uint8Array; cid: string }[] = []

beforeAll(async () => {
	simulator = await Simulator.start()
	first = await Node.start({ chain: 'local', as: 'alice', basePath, args: [...SERVING, ...models('stand-in')] })
	const bootnodes = ['--bootnodes', await first.address()]
	second = await Node.start({ chain: 'local', as: 'bob', args: [...SERVING, ...models('stand-in@bob'), ...bootnodes] })

	const { utility } = first.api.tx
	const whose = { collection: COLLECTION, item: 0, externalId: 'machine-0', owner: alice.address }
	const calls = first.batched(await foundation(MACHINES, whose))
	await first.send(utility!.batchAll!([...calls, ...more(first, COLLECTION, [1, 2, LATE, LOST], 'machine')]), alice)
	await eventually('readings that both saw', async () => {
		const found = await Promise.all([0, 1, 2, LATE, LOST].map((item) => asset(first, COLLECTION, item)))
		return found.every((machine) => reading(machine, 'disk').values === '2') || undefined
	}, 120_000)
}, 300_000)

afterAll(async () => {
	await newcomer?.stop()
	await second?.stop()
	await first?.stop()
	await simulator?.kill()
})

/** Asks the model about an item, and waits until what it says is shown. */
async function shown(item: number, deadlineMs = 60_000): Promise<Face> {
	const done = await first.send(first.api.tx.synthesis!.request!(COLLECTION, item), alice)
	expect(told(done, 'synthesis.Requested')).toHaveLength(1)
	return eventually('what the model says', async () => (await face(first, COLLECTION, item)) ?? undefined, deadlineMs)
}

async function got(node: Node, path: string): Promise<{ status: number; type: string | null; bytes: Uint8Array }> {
	const answer = await fetch(`http://127.0.0.1:${node.gatewayPort}${path}`)
	const bytes = new Uint8Array(await answer.arrayBuffer())
	return { status: answer.status, type: answer.headers.get('content-type'), bytes }
}

/** CIDv1 of raw bytes (0x55) under blake2b-256 (0xb220, 32 bytes), in base 32. */
const cidOf = (bytes: Uint8Array) =>
	base32Encode(u8aConcat([0x01, 0x55, 0xa0, 0xe4, 0x02, 0x20], blake2AsU8a(bytes, 256)), true)

/** Has every accepted picture from a node, in each way there is, and looks that the bytes are what was accepted. */
async function expectAll(node: Node): Promise<void> {
	expect(accepted).toHaveLength(PICTURES.length)
	for (const { item, mime, bytes, cid } of accepted) {
		expect(await got(node, `/assets/${COLLECTION}/${item}/image`)).toEqual({ status: 200, type: mime, bytes })
		const byAddress = await got(node, `/images/${cid}`)
		expect(byAddress).toEqual({ status: 200, type: mime, bytes })
		const byRpc = hexToU8a(await node.request<string>('bitswap_v1_get', cid))
		expect(byRpc).toEqual(bytes)
		expect(cidOf(byRpc), 'the bytes hash to the address').toBe(cid)
	}
}

test.each(PICTURES)('a picture of type $mime is recognised from its bytes, accepted, and hashes to its address', async ({ item, mime, answer }) => {
	if (answer) await simulator.inference.answer(answer, 'stand-in-image')
	const { image } = await shown(item)
	await simulator.inference.honest('stand-in-image')

	const { status, type, bytes } = await got(first, `/assets/${COLLECTION}/${item}/image`)
	expect([status, type]).toEqual([200, mime])
	if (answer) expect(Buffer.from(bytes).toString('base64')).toBe(answer)
	expect(image).toEqual({ digest: blake2AsHex(bytes, 256), bytes: bytes.length.toLocaleString('en') })
	const metadata = JSON.parse(Buffer.from((await got(first, `/assets/${COLLECTION}/${item}`)).bytes).toString())
	expect(metadata.vivarium.image).toBe(cidOf(bytes))
	accepted.push({ item, mime, bytes, cid: metadata.vivarium.image })
})

test('a picture that does not come in time is done without, and the card stands in', async () => {
	await simulator.inference.fault('stall', { endpoint: 'images/generations' })
	const { narrative, image } = await shown(LATE, 90_000)
	await simulator.inference.clear({ endpoint: 'images/generations' })
	expect(narrative.length).toBeGreaterThan(10)
	expect(image).toBeNull()
	expect((await simulator.inference.asked('stand-in-image', 'images/generations')).length).toBeGreaterThan(0)
	expect(await got(first, `/assets/${COLLECTION}/${LATE}/image`)).toMatchObject({ status: 200, type: 'image/svg+xml' })
})

test('pictures outlive a restart of the node', async () => {
	await first.stop()
	const bootnodes = ['--bootnodes', await second.address()]
	first = await Node.start({ chain: 'local', as: 'alice', basePath, args: [...SERVING, ...models('stand-in'), ...bootnodes] })
	await expectAll(first)
})

test('they are had by address from another validator, and from a node that came later and wrote no block', async () => {
	await expectAll(second)
	const bootnodes = ['--bootnodes', await first.address()]
	newcomer = await Node.start({ chain: 'local', as: 'nobody', args: [...SERVING, ...bootnodes] })
	const head = await first.blockNumber()
	await eventually('the blocks of the others', async () => (await newcomer!.blockNumber()) >= head || undefined, 90_000)
	await expectAll(newcomer)
	const nothing = `/images/${cidOf(new TextEncoder().encode('never accepted'))}`
	expect((await got(newcomer, nothing)).status).toBe(404)
	const absent = newcomer.request('bitswap_v1_get', cidOf(new TextEncoder().encode('never accepted')))
	await expect(absent).rejects.toThrow()
})

test('a proposal whose leader is gone before it brings the bytes comes true without a picture', async () => {
	const operators = [
		{ address: alice.address, node: first, chat: 'stand-in' },
		{ address: bob.address, node: second, chat: 'stand-in@bob' },
	]
	const request = async (node: Node) => (await node.api.call.synthesisApi!.request!(COLLECTION, LOST)).toHuman() as any
	const stage = (node: Node, stage: string) =>
		eventually(`a request that is ${stage}`, async () => ((await request(node))?.stage === stage ? true : undefined))

	// Nobody speaks until it is known who leads; then the leader alone, and once it is gone the other one.
	for (const { chat } of operators) await simulator.inference.fault('refuse', { model: chat })
	await first.send(first.api.tx.synthesis!.request!(COLLECTION, LOST), alice)
	const { committee } = await eventually('the request', async () => (await request(first)) ?? undefined)
	const leader = operators.find(({ address }) => address === committee[0])!
	const other = operators.find(({ address }) => address === committee[1])!
	await simulator.inference.clear({ model: leader.chat })
	await stage(other.node, 'proposed')
	await leader.node.stop('SIGKILL')
	await simulator.inference.clear({ model: other.chat })

	await stage(other.node, 'drawing')
	expect(await face(other.node, COLLECTION, LOST), 'the picture is waited for').toBeNull()
	const shown = await eventually('what the model says', async () => (await face(other.node, COLLECTION, LOST)) ?? undefined, 150_000)
	expect(shown.narrative.length).toBeGreaterThan(10)
	expect(shown.image).toBeNull()
}, 300_000)
