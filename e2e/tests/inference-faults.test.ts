// Whatever goes wrong at an inference server has a cause, and changes nothing; and when it is over, the model is heard.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asset, count, type Asset } from '../lib/assets.ts'
import { events } from '../lib/blocks.ts'
import { blueprint, foundation } from '../lib/blueprints.ts'
import { alice, Node } from '../lib/node.ts'
import { jobs, oracle } from '../lib/oracle.ts'
import { Simulator, type Fault, type FaultOf } from '../lib/simulator.ts'
import { face, registering, type Face } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'

/** A fault, and the cause in which it ends. */
type Failing = [name: string, fault: Fault, cause: string]

/** What the model said: refused on chain, after three attempts. */
const SAID: Failing[] = [
	['cut off', 'cut_off', 'CutOff'],
	['not JSON', 'not_json', 'Json'],
	['a call of a tool', 'tool_call', 'ToolCall'],
	['declined', 'declined', 'Declined'],
	['filtered', 'filtered', 'Filtered'],
	['without a choice', 'no_choice', 'NoChoice'],
	['empty', 'empty', 'Empty'],
	['with a number that is not grounded', 'ungrounded_number', 'UngroundedNumber'],
	['with a control character', 'control_character', 'ControlCharacter'],
	['nested too deeply', { deep: { levels: 40 } }, 'TooDeep'],
	['nested very deeply', { deep: { levels: 5_000 } }, 'TooDeep'],
	['with a key twice', 'duplicate_key', 'DuplicateKey'],
	['with another type', { wrong_type: {} }, 'Type'],
	['with another type of a trait', { wrong_type: { value: 1.5, fields: ['wear'] } }, 'Type'],
	['with a key that was not asked for', { extra_key: { key: 'comment' } }, 'ExtraKey'],
	['without a key', { missing_key: { key: 'narrative' } }, 'MissingKey'],
	['with a number out of range', { out_of_range: { trait: 'wear' } }, 'OutOfRange'],
	['with an option that is none', { unknown_option: { trait: 'grade' } }, 'UnknownOption'],
	['with a trait of the owner', { forbidden_trait: { trait: 'price', value: 7 } }, 'ForbiddenTrait'],
	['with a transition that is not declared', { undeclared_transition: { to: 'scrapped' } }, 'Transition'],
	['with a flag that is not declared', { undeclared_flag: { flag: 'recalled' } }, 'Flag'],
	['that clears a flag', { clear_flag: { flag: 'noisy' } }, 'ExtraKey'],
	['with a forbidden word', { forbidden_word: { word: 'guaranteed' } }, 'ForbiddenWord'],
	['with a text that is too long', { long_text: { characters: 2_000 } }, 'TextLength'],
	['of 100,000 characters', { long_text: { characters: 100_000 } }, 'TooLong'],
]

/** What the provider failed at: nobody's opinion, so nothing of it is on chain. */
const FAILED: Failing[] = [
	['status 400', { status: { code: 400 } }, 'status_400'],
	['status 401', { status: { code: 401 } }, 'status_401'],
	['status 403', { status: { code: 403 } }, 'status_403'],
	['status 404', { status: { code: 404 } }, 'status_404'],
	['status 429', { status: { code: 429 } }, 'status_429'],
	['status 500', { status: { code: 500 } }, 'status_500'],
	['status 503', { status: { code: 503 } }, 'status_503'],
	['a stall', 'stall', 'timeout'],
	['an answer that is late', { latency: { ms: 5_000 } }, 'timeout'],
	['an answer in drops', { drip: { bytes: 10, every_ms: 1_000 } }, 'timeout'],
	['a connection that breaks', 'cut', 'refused'],
	['a connection that is refused', 'refuse', 'refused'],
	['a redirect', { redirect: { to: 'http://127.0.0.1:9104/v1/chat/completions' } }, 'redirect'],
	['an answer that is too large', { oversized: { bytes: 1_100_000 } }, 'too_large'],
	['an answer that is too large, in chunks', { oversized: { bytes: 1_100_000, chunked: true } }, 'too_large'],
	['1 MiB of text', { long_text: { characters: 1_048_576 } }, 'too_large'],
	['gzip that nobody asked for', 'gzipped', 'bad_answer'],
	['half of a document', 'broken', 'bad_answer'],
	['a page to sign in', 'html', 'bad_answer'],
]

/** Pictures that are none: what was written comes true without one. */
const UNDRAWN: Failing[] = [
	['an SVG with a script, said to be a PNG', 'not_an_image', 'not_an_image'],
	['a picture that is too large', { image_too_large: { bytes: 307_200 } }, 'image_too_large'],
	['a picture that is only a URL', 'url_only', 'bad_answer'],
	['no picture', 'no_choice', 'no_choice'],
	['a picture without bytes', 'empty', 'empty'],
	['a server that draws nothing', { status: { code: 503 } }, 'status_503'],
]

/** Fewer bad answers than there are attempts: the name, the fault, how often, and what is counted. */
const AMENDED: [name: string, fault: Fault, times: number, refusal: string][] = [
	['two answers that are not JSON', 'not_json', 2, 'Json'],
	['one number that is not grounded', 'ungrounded_number', 1, 'UngroundedNumber'],
]

/** Each has a collection, a model and, for pictures, a second model of its own. */
const FIRST = 100
const DRAWING = 200
const all = [...SAID, ...FAILED, ...UNDRAWN, ...AMENDED]
const numbers = { said: FIRST, failed: FIRST + SAID.length, undrawn: FIRST + SAID.length + FAILED.length, amended: FIRST + all.length - AMENDED.length }
/** One whose endpoint has no `json_schema`. */
const LOOSE = FIRST + all.length
const writer = (number: number) => `stand-in@n${number}`
const painter = (number: number) => `stand-in-image@n${number}`
const draws = (number: number) => number >= numbers.undrawn && number < numbers.amended

const valve = (number: number) => blueprint(`
name = "Valve"
heartbeat = 43200
states = ["working", "worn", "scrapped"]
transitions = ["working -> worn", "worn -> scrapped"]
flags = ["noisy", "recalled"]

[[metric]]
name = "load"
minimum = 0
maximum = 100
tolerance = 0
deviation = 100

[[trait]]
name = "grade"
type = "enum"
options = ["best", "fair", "poor"]
writers = ["model"]

[[trait]]
name = "wear"
type = "integer"
minimum = 0
maximum = 100
initial = 10
writers = ["model"]

[[trait]]
name = "price"
type = "integer"
minimum = 0
maximum = 1_000_000
initial = 5_000
writers = ["owner"]

# Nothing is there: no revision comes of telemetry.
[[source]]
url = "http://127.0.0.1:9/nothing"
[source.pointers]
load = "/load_percent"

[synthesis]
model = ${number}
on = ["owner"]
prompt = "Judge the valve."
transitions = ["working -> worn"]
flags = ["noisy"]
health_adjustment = 5
narrative = { maximum = 600, forbidden = ["guarantee"] }
${draws(number) ? `image = { model = ${number + DRAWING}, prompt = "A valve." }` : ''}
`)

interface Found {
	asset: Asset
	face: Face | null
	record: { proposed: string; refused: [string, string][] }
	metrics: string
	log: string
	happened: [string, any][]
}

let simulator: Simulator
let node: Node
/** While the faults were in force, and after they ended. */
let during: Omit<Found, 'asset' | 'face' | 'record'>
let after: Omit<Found, 'asset' | 'face' | 'record'>
const found = new Map<string, Pick<Found, 'asset' | 'face' | 'record'>>()

const everyone = Array.from({ length: LOOSE + 1 - FIRST }, (_, index) => FIRST + index)
const chatFault = (number: number): FaultOf => ({ model: writer(number) })
const imageFault = (number: number): FaultOf => ({ endpoint: 'images/generations', model: painter(number) })

async function look(when: string) {
	for (const number of everyone) {
		const record = (await node.api.call.modelsApi!.record!(number)).toHuman() as unknown as Found['record']
		found.set(`${when} ${number}`, { asset: await asset(node, number, 0), face: await face(node, number, 0), record })
	}
}
const at = (when: 'during' | 'after', number: number) => found.get(`${when} ${number}`)!

/** The events of this name about an asset, with their data. */
function told({ happened }: { happened: [string, any][] }, name: string, number: number): any[] {
	const about = happened.filter(([known, data]) => known === `synthesis.${name}` && data.collection === String(number))
	return about.map(([, data]) => data)
}

async function request(collections: number[]): Promise<void> {
	const { synthesis, utility } = node.api.tx
	await node.send(utility!.batchAll!(collections.map((number) => synthesis!.request!(number, 0))), alice)
}

/** The collections about which a model is being asked. */
async function open(): Promise<number[]> {
	const keys = await node.api.query.synthesis!.requests!.keys()
	return keys.map((key) => Number((key.args[0]!.toJSON() as number[])[0])).filter((number) => number >= FIRST)
}

beforeAll(async () => {
	simulator = await Simulator.start()
	const { base } = simulator.inference
	node = await Node.demo({
		oracle: oracle(everyone.flatMap((id) => [
			{ id, base, name: writer(id), timeout_s: 2 },
			...(draws(id) ? [{ id: id + DRAWING, base, kind: 'image' as const, name: painter(id), timeout_s: 2 }] : []),
		])),
	})

	const { assetAccounts, sudo, utility } = node.api.tx
	const painters = everyone.filter(draws).map((number) => number + DRAWING)
	await node.send(sudo!.sudo!(utility!.batchAll!([
		assetAccounts!.setFees!({ round: 0, synthesis: 0 }),
		...(await registering(node, everyone, 1, 'writer')),
		...(await registering(node, painters, 2, 'painter')),
	])), alice)
	for (let from = 0; from < everyone.length; from += 9) {
		const founded = everyone.slice(from, from + 9).map((collection) =>
			foundation(valve(collection), { collection, item: 0, externalId: `valve-${collection}`, owner: alice.address }))
		await node.send(utility!.batchAll!((await Promise.all(founded)).flatMap((data) => node.batched(data))), alice)
	}

	const { inference } = simulator
	for (const [index, [, fault]] of [...SAID, ...FAILED].entries()) await inference.fault(fault, chatFault(FIRST + index))
	for (const [index, [, fault]] of UNDRAWN.entries()) await inference.fault(fault, imageFault(numbers.undrawn + index))
	for (const [index, [, fault, times]] of AMENDED.entries()) {
		await inference.fault(fault, { ...chatFault(numbers.amended + index), times })
	}
	await inference.fault({ no_json_schema: {} }, chatFault(LOOSE))

	const from = (await node.blockNumber()) + 1
	await request(everyone)
	await eventually('an end in a cause of all', async () => {
		const failing = FAILED.map((_, index) => numbers.failed + index)
		const isTold = failing.every((number) => node.log.includes(`model ${number} cannot be asked: `))
		const waiting = (await open()).filter((number) => !failing.includes(number))
		return (isTold && waiting.length === 0) || undefined
	}, 90_000)
	during = {
		metrics: await node.metrics(), log: node.log,
		happened: (await events(node, from, await node.blockNumber())) as [string, any][],
	}
	await look('during')

	for (const [index] of [...SAID, ...FAILED].entries()) await inference.clear(chatFault(FIRST + index))
	for (const [index] of UNDRAWN.entries()) await inference.clear(imageFault(numbers.undrawn + index))
	const since = (await node.blockNumber()) + 1
	// Where the provider failed, the question is still open.
	await request([...SAID.map((_, index) => FIRST + index), ...UNDRAWN.map((_, index) => numbers.undrawn + index)])
	await eventually('an end of all requests', async () => ((await open()).length === 0) || undefined, 90_000)
	after = {
		metrics: await node.metrics(), log: node.log,
		happened: (await events(node, since, await node.blockNumber())) as [string, any][],
	}
	await look('after')
}, 300_000)

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

/** That nothing has come of a model but the asset's birth. */
function expectUntouched({ asset, face }: { asset: Asset; face: Face | null }) {
	expect(asset).toMatchObject({ revision: '1', state: 'working', flags: [] })
	expect(Object.fromEntries(asset.traits)).toEqual({ grade: 'best', wear: '10', price: '5000' })
	expect(face).toBeNull()
}

/** That a model was heard, once the fault was over. */
async function expectHeard(number: number) {
	expect(told(after, 'Applied', number)).toMatchObject([{ revision: '2' }])
	const { asset, face, record } = at('after', number)
	expect(asset.revision).toBe('2')
	expect(face!.narrative.length).toBeGreaterThan(10)
	expect(record.proposed).toBe('1')
	const revisions: any = (await node.api.call.dynamicAssetsApi!.revisions!(number, 0)).toHuman()
	expect(revisions[0].V1.origin.Synthesis).toMatchObject({ model: String(number), attempt: '0' })
}

const rows = (failing: Failing[], first: number) => failing.map(([name, , cause], index) => [name, first + index, cause] as const)

describe('is refused with its cause on chain, and the next one is taken: an answer', () => {
	test.each(rows(SAID, numbers.said))('%s', async (_, number, refusal) => {
		expect(told(during, 'AnswerRefused', number)).toMatchObject([{ refusal }])
		expect(told(during, 'Ended', number)).toMatchObject([{ end: 'Refused' }])
		expect(told(during, 'Proposed', number)).toEqual([])
		expectUntouched(at('during', number))
		expect(at('during', number).record).toMatchObject({ proposed: '0', refused: [[refusal, '3']] })
		await expectHeard(number)
	})
})

describe('is a cause of the proxy and nothing on chain, and the question is answered when it is over:', () => {
	test.each(rows(FAILED, numbers.failed))('%s', async (_, number, cause) => {
		expect(during.log).toContain(`model ${number} cannot be asked: ${cause}`)
		expect(jobs(during.metrics, cause)).toBeGreaterThan(0)
		for (const name of ['AnswerRefused', 'Ended', 'Proposed', 'Applied']) expect(told(during, name, number), name).toEqual([])
		expectUntouched(at('during', number))
		expect(at('during', number).record).toMatchObject({ proposed: '0', refused: [] })
		await expectHeard(number)
	})
})

describe('is done without, and drawn the next time:', () => {
	test.each(rows(UNDRAWN, numbers.undrawn))('%s', async (_, number, cause) => {
		expect(jobs(during.metrics, cause)).toBeGreaterThan(0)
		expect(told(during, 'Applied', number)).toMatchObject([{ revision: '2' }])
		expect(told(during, 'ImageStored', number)).toEqual([])
		const { face, asset } = at('during', number)
		expect(face).toMatchObject({ image: null, revision: '2' })
		expect(face!.narrative.length).toBeGreaterThan(10)
		expect(asset.revision).toBe('2')

		expect(told(after, 'ImageStored', number)).toHaveLength(1)
		expect(at('after', number).face!.image!.digest).toBe(told(after, 'ImageStored', number)[0].digest)
	})
})

describe('is amended by a later attempt:', () => {
	const rows = AMENDED.map(([name, , times, refusal], index) => [name, numbers.amended + index, times, refusal] as const)
	test.each(rows)('%s', async (_, number, times, refusal) => {
		expect(told(during, 'Proposed', number)).toMatchObject([{ attempt: String(times) }])
		expect(told(during, 'Applied', number)).toHaveLength(1)
		expect(told(during, 'AnswerRefused', number)).toEqual([])
		const { record, face } = at('during', number)
		expect(record).toMatchObject({ proposed: '1', refused: [[refusal, String(times)]] })
		expect(face!.narrative.length).toBeGreaterThan(10)
		const revisions: any = (await node.api.call.dynamicAssetsApi!.revisions!(number, 0)).toHuman()
		expect(revisions[0].V1.origin.Synthesis).toMatchObject({ attempt: String(times) })

		// Another seed each time.
		const asked = await simulator.inference.asked(writer(number))
		expect(asked).toHaveLength(times + 1)
		expect(new Set(asked.map(({ seed }) => seed)).size).toBe(times + 1)
	})
})

test('an endpoint without json_schema is asked for json_object, and heard', async () => {
	expect(told(during, 'Applied', LOOSE)).toHaveLength(1)
	expect(at('during', LOOSE).face!.narrative.length).toBeGreaterThan(10)
	const asked = await simulator.inference.asked(writer(LOOSE))
	expect(asked.map(({ format, status }) => [format, status])).toEqual([['json_schema', 500], ['json_object', 200]])
})
