// A committee of models: two operators run the same prompt, each on a model of its own, and the chain takes only what both
// agree on.

import { u8aToHex } from '@polkadot/util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, reading, type Asset } from '../lib/assets.ts'
import { events, told } from '../lib/blocks.ts'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, bob, Node } from '../lib/node.ts'
import { standIns } from '../lib/oracle.ts'
import { Simulator } from '../lib/simulator.ts'
import { face } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
const MODEL = 1
/** Blocks after which the next operator may lead, as the genesis has it for the stand-in. */
const LEADER_BLOCKS = 15
/** Each operator's instance of the model. */
const INSTANCES = new Map([[alice.address, 'stand-in'], [bob.address, 'stand-in@bob']])
const KEYS = new Map([alice, bob].map(({ address, publicKey }) => [address, u8aToHex(publicKey)]))

/** Machines that telemetry changes once and never again, so that every later revision is a model's. */
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

[[trait]]
name = "condition"
type = "enum"
options = ["good", "fair", "worn", "critical"]
writers = ["model"]

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"

[synthesis]
model = ${MODEL}
on = ["owner"]
prompt = "Judge the machine by its disk, and say in a sentence how it is."
narrative = { maximum = 200 }
`)

let simulator: Simulator
let alices: Node
let bobs: Node

beforeAll(async () => {
	simulator = await Simulator.start()
	const args = (model: string) => ['--oracle-config', standIns({ chat: model })]
	alices = await Node.start({ chain: 'local', as: 'alice', args: args('stand-in') })
	const bootnodes = ['--bootnodes', await alices.address()]
	bobs = await Node.start({ chain: 'local', as: 'bob', args: [...args('stand-in@bob'), ...bootnodes] })

	const first = { collection: COLLECTION, item: 0, externalId: 'machine-0', owner: alice.address }
	const { utility } = alices.api.tx
	const calls = alices.batched(await foundation(MACHINES, first))
	await alices.send(utility!.batchAll!([...calls, ...more(alices, COLLECTION, [1, 2], 'machine')]), alice)
	await eventually('readings that both saw', async () => {
		const found = await Promise.all([0, 1, 2].map((item) => machine(item)))
		return found.every((machine) => reading(machine, 'disk').values === '2') || undefined
	}, 120_000)
}, 300_000)

afterAll(async () => {
	await bobs?.stop()
	await alices?.stop()
	await simulator?.kill()
})

const machine = (item: number): Promise<Asset> => asset(alices, COLLECTION, item)

/** What is the same while nothing happens to an asset but rounds that change nothing. */
const life = ({ state, health, traits, flags, revision, head }: Asset) => ({ state, health, traits, flags, revision, head })

interface Asked {
	request: string
	/** The block in which it was opened. */
	opened: number
	/** The committee; leaders in this order. */
	committee: string[]
}

/** Asks the model about an item, by a signed call. */
async function ask(item: number): Promise<Asked> {
	const done = await alices.send(alices.api.tx.synthesis!.request!(COLLECTION, item), alice)
	const { request } = told(done, 'synthesis.Requested')[0]
	// The library puts an underscore after names that it needs itself.
	const view = await eventually('the request', async () => {
		const found = (await alices.api.call.synthesisApi!.request!(COLLECTION, item)).toHuman() as any
		return found?.request === request ? found : undefined
	}, 10_000)
	expect(view.quorum).toBe('2')
	expect([...view.committee].sort()).toEqual([...INSTANCES.keys()].sort())
	return { request, opened: Number(view.opened.replaceAll(',', '')), committee: view.committee }
}

/** What happened to a request since a block, with the blocks, once this did. */
function until(name: string, { request, opened }: Asked, deadlineMs = 60_000): Promise<{ block: number; name: string; data: any }[]> {
	return eventually(name, async () => {
		const found: { block: number; name: string; data: any }[] = []
		for (let block = opened; block <= (await alices.blockNumber()); block++) {
			const happened = (await events(alices, block, block)) as [string, any][]
			found.push(...happened.filter(([, data]) => data?.request === request).map(([name, data]) => ({ block, name, data })))
		}
		return found.some((event) => event.name === name) ? found : undefined
	}, deadlineMs)
}

/** What made the last revision of an item, from the record's bytes. */
async function origin(item: number): Promise<any> {
	const records = (await alices.api.call.dynamicAssetsApi!.revisions!(COLLECTION, item)).toHuman() as any[]
	return records[0].V1.origin
}

const record = async () => (await alices.api.call.modelsApi!.record!(MODEL)).toHuman() as any

test('where both agree the proposal comes true, and its revision names who led and who attested', async () => {
	const asked = await ask(0)
	const [leader, attester] = asked.committee as [string, string]
	const happened = await until('synthesis.Attested', asked)
	expect(happened.map(({ name }) => name)).toEqual(['synthesis.Requested', 'synthesis.Proposed', 'synthesis.Attested'])
	expect(happened[1]!.data).toMatchObject({ operator: leader, attempt: '0' })
	expect(happened[2]!.data).toMatchObject({ operator: attester, agrees: true })

	expect((await face(alices, COLLECTION, 0))!.narrative.length).toBeGreaterThan(10)
	const { Synthesis } = await origin(0)
	expect(Synthesis).toMatchObject({ request: asked.request, model: `${MODEL}`, attempt: '0', reviewers: [] })
	expect(Synthesis.leader).toBe(KEYS.get(leader))
	expect(Synthesis.attesters).toEqual([KEYS.get(attester)])
	for (const model of INSTANCES.values()) {
		const prompts = (await simulator.inference.asked(model)).map(({ prompt }) => prompt)
		expect(prompts.some((prompt) => prompt!.includes('machine-0')), `${model} was asked`).toBe(true)
	}
})

test('where one disagrees nothing changes, and the model has one more attestation that failed', async () => {
	await simulator.inference.mode('disagreeing', 'stand-in@bob')
	const before = { machine: life(await machine(1)), record: await record() }
	const asked = await ask(1)
	const happened = await until('synthesis.Ended', asked)
	expect(happened.at(-1)!.data).toMatchObject({ item: '1', end: 'Disputed' })
	expect(happened.find(({ name }) => name === 'synthesis.Attested')!.data).toMatchObject({ agrees: false })
	expect(life(await machine(1))).toEqual(before.machine)
	expect(await face(alices, COLLECTION, 1)).toBeNull()
	expect((await alices.api.call.synthesisApi!.request!(COLLECTION, 1)).toHuman()).toBeNull()
	const failed = (record: any) => Number(record.attestationsFailed)
	expect(failed(await record())).toBe(failed(before.record) + 1)
	await simulator.inference.honest('stand-in@bob')
})

test('where the leader is silent the next one leads after its blocks, and nothing comes true before the quorum', async () => {
	const before = life(await machine(2))
	for (const model of INSTANCES.values()) {
		await simulator.inference.fault('refuse', { model })
	}
	const asked = await ask(2)
	const [silent, next] = asked.committee as [string, string]
	await simulator.inference.clear({ model: INSTANCES.get(next)! })

	const happened = await until('synthesis.Proposed', asked, 120_000)
	const { block, data } = happened.at(-1)!
	expect(data.operator).toBe(next)
	expect(block).toBeGreaterThanOrEqual(asked.opened + LEADER_BLOCKS)
	expect(happened.map(({ name }) => name)).toEqual(['synthesis.Requested', 'synthesis.Proposed'])
	expect(life(await machine(2)), 'one of two is no quorum').toEqual(before)

	// The one that was silent speaks again, and attests.
	await simulator.inference.clear({ model: INSTANCES.get(silent)! })
	const attested = (await until('synthesis.Attested', asked)).at(-1)!
	expect(attested.data).toMatchObject({ operator: silent, agrees: true })
	const { Synthesis } = await origin(2)
	expect([Synthesis.leader, Synthesis.attesters]).toEqual([KEYS.get(next), [KEYS.get(silent)]])
})
