// Two pumps, three gauges at each, three origins: what the chain makes of sources that lie, die, and misbehave.

import { createServer, type Server } from 'node:net'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { KeyringPair } from '@polkadot/keyring/types'
import type { Call } from '@polkadot/types/interfaces'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asset, count, reading, type Reading } from '../lib/assets.ts'
import { blueprint, example, foundation } from '../lib/blueprints.ts'
import { events, reports } from '../lib/blocks.ts'
import { alice, Node } from '../lib/node.ts'
import { Simulator, type Fault } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const HEARTBEAT = 5
const TWO_HEARTBEATS = 2 * HEARTBEAT
/** The collection of examples/blueprints/pump.toml: item 1 is pump-1, item 2 is pump-2. */
const PUMPS = 1
const PORTS = [9101, 9102, 9103]
/** By how much a gauge may differ from the truth, rounding included. */
const BAND = { vibration: 0.16, temperature: 0.9, pressure: 0.07 }

/** An asset that one endpoint alone tells of. */
interface Gauge {
	endpoint: string
	port: number
	collection: number
	item: number
	externalId: string
	/** The path of the URL, and what stands before a key in the pointers. */
	url: string
	at: string
}

/** For each port a collection of two pumps, and one of the fleet that the port tells of in one document. */
const single = PORTS.flatMap((port): Gauge[] => {
	const pumps = { port, collection: port, url: '/pumps/{external_id}', at: '' }
	return [
		{ ...pumps, endpoint: `${port}/pumps/pump-1`, item: 1, externalId: 'pump-1' },
		{ ...pumps, endpoint: `${port}/pumps/pump-2`, item: 2, externalId: 'pump-2' },
		{ port, collection: port + 100, url: '/pumps', at: '/pumps/{external_id}', endpoint: `${port}/pumps`, item: 1, externalId: 'pump-1' },
	]
})

/** The blueprint of one gauge, with what stands before the pump's keys in its URL and its pointers. */
const gauge = (port: number, path: string, prefix: string) => blueprint(`
name = "Gauge"
heartbeat = ${HEARTBEAT}
states = ["there"]

[[metric]]
name = "vibration"
unit = "mm/s"
decimals = 2
minimum = 0
maximum = 50
tolerance = 0.5
deviation = 5

[[metric]]
name = "strokes"
kind = "counter"
minimum = 0
maximum = 1_000_000_000_000
tolerance = 100
deviation = 1_000_000_000

[[source]]
url = "http://127.0.0.1:${port}${path}"
time = { pointer = "${prefix}/time", format = "rfc3339", maximum_age = 60 }

[source.pointers]
vibration = "${prefix}/vibration_mm_s"
strokes = "${prefix}/strokes"
`)

let simulator: Simulator
let node: Node
let owner: KeyringPair
/** The block at which the machine of the genesis lost its only source. */
let lost: number
/** A socket to which redirects lead, and who came. */
let trap: Server
let caught = 0

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start()
	await eventually('a reading of the machine', async () => reading(await asset(node, 0, 0), 'load').value ?? undefined)
	await simulator.fault('/host', 'refuse')
	lost = await node.blockNumber()
	owner = await node.newcomer()
	trap = createServer((socket) => {
		caught++
		socket.destroy()
	})
	await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve))
})

afterAll(async () => {
	trap?.close()
	await node?.stop()
	await simulator?.kill()
})

const pump = (number: number, at?: string) => asset(node, PUMPS, number, at)

/** Does something to the world; returns the block by which the chain must say so, and its hash. */
async function twoHeartbeatsAfter(deed: () => Promise<unknown>): Promise<{ since: number; at: string }> {
	await deed()
	const since = await node.blockNumber()
	return { since, at: await node.blockHash(since + TWO_HEARTBEATS) }
}

/** Does something to the world, and expects something of a block of the next two heartbeats. */
async function expectAfter(deed: () => Promise<unknown>, expected: (at: string) => Promise<void>): Promise<void> {
	await deed()
	const since = await node.blockNumber()
	for (let number = since + 1; ; number++) {
		try {
			return await expected(await node.blockHash(number))
		} catch (error) {
			if (number === since + TWO_HEARTBEATS) throw error
		}
	}
}

/** Whether an event's data, as people see it, are of an asset. */
const isOf = (data: any, collection: number, item: number) =>
	data?.collection === String(collection) && data?.item === String(item)

const expectNear = (shown: Reading, truth: number, band: number) => {
	expect(shown.value).not.toBeNull()
	expect(Math.abs(Number(shown.value) - truth), `${shown.metric} ${shown.value}, in truth ${truth}`).toBeLessThanOrEqual(band)
}

test('one signature makes a living pump of nothing', async () => {
	const whose = { owner: owner.address }
	const data = await foundation(example('pump'), { collection: PUMPS, item: 1, externalId: 'pump-1', ...whose })
	const done = await node.send(node.call(data), owner)
	const names = done.map(({ event }) => `${event.section}.${event.method}`)
	const expected = ['uniques.Created', 'dynamicAssets.BlueprintSet', 'uniques.Issued', 'dynamicAssets.Enrolled']
	expect(names.filter((name) => expected.includes(name))).toEqual(expected)
	expect(await pump(1)).toMatchObject({ name: 'Pump pump-1', externalId: 'pump-1', state: 'nominal', flags: [] })

	// What the other tests need: the second pump, and the gauges each as an asset of its own.
	const calls: (Call | SubmittableExtrinsic<'promise'>)[] = []
	for (const { port, collection, item, url, at, externalId } of single.filter(({ item }) => item === 1)) {
		const data = await foundation(gauge(port, url, at), { collection, item, externalId, ...whose })
		calls.push(...node.batched(data))
	}
	const { uniques, dynamicAssets, utility } = node.api.tx
	for (const [collection, item] of [[PUMPS, 2], ...PORTS.map((port) => [port, 2])]) {
		calls.push(uniques!.mint!(collection, item, owner.address), dynamicAssets!.enrol!(collection, item, 'pump-2'))
	}
	await node.send(utility!.batchAll!(calls), owner)
})

describe.concurrent('a pump with three gauges', () => {
	const ENDPOINTS = PORTS.map((port) => `${port}/pumps/pump-1`)

	test.sequential('is measured: each value is fresh, stands on three origins, and is near the truth', async () => {
		const found = await eventually('a reading', async () => {
			const found = await pump(1)
			return reading(found, 'vibration').freshness === 'Fresh' ? found : undefined
		})
		for (const { metric, freshness, sources } of found.readings) {
			expect({ metric, freshness, sources }).toEqual({ metric, freshness: 'Fresh', sources: '3' })
		}
		const truth = await simulator.pump('pump-1')
		expectNear(reading(found, 'vibration'), truth.vibration_mm_s, BAND.vibration)
		expectNear(reading(found, 'temperature'), truth.temperature_c, BAND.temperature)
		expectNear(reading(found, 'pressure'), truth.pressure_bar, BAND.pressure)
	})

	test.sequential('is not moved by a gauge that lies', async () => {
		const { since, at } = await twoHeartbeatsAfter(() => simulator.fault(ENDPOINTS[1]!, { lie: { by: 20 } }))
		expect((await simulator.served(ENDPOINTS[1])).at(-1)!.fault).toBe('lie')
		const [found, truth] = [await pump(1, at), await simulator.pump('pump-1')]
		for (const metric of ['vibration', 'temperature']) {
			expect(reading(found, metric)).toMatchObject({ freshness: 'Fresh', sources: '2' })
			expect(count(reading(found, metric).block)).toBeGreaterThan(since)
		}
		expectNear(reading(found, 'vibration'), truth.vibration_mm_s, BAND.vibration)
		expectNear(reading(found, 'temperature'), truth.temperature_c, BAND.temperature)
		expect(found.state).toBe('nominal')
	})

	test.sequential('is unknown when one gauge lies and another is dead', async () => {
		await expectAfter(() => simulator.fault(ENDPOINTS[2]!, 'refuse'), async (at) => {
			expect(reading(await pump(1, at), 'vibration').freshness).toEqual({ Stale: 'SourcesDisagree' })
		})
	})

	test.sequential('is unknown when two gauges are dead, and keeps its last values', async () => {
		await expectAfter(() => simulator.fault(ENDPOINTS[1]!, 'refuse'), async (at) => {
			const found = await pump(1, at)
			const freshness = found.readings.map(({ freshness }) => freshness)
			expect(freshness).toEqual(freshness.map(() => ({ Stale: 'TooFewSources' })))
			expectNear(reading(found, 'vibration'), (await simulator.pump('pump-1')).vibration_mm_s, BAND.vibration)
		})
	})

	test.sequential('says why when all gauges are dead, and lives again when they do', async () => {
		await expectAfter(() => simulator.fault(ENDPOINTS[0]!, 'refuse'), async (at) => {
			expect(reading(await pump(1, at), 'vibration').freshness).toEqual({ Stale: 'Refused' })
		})
		const clear = () => Promise.all(ENDPOINTS.map((endpoint) => simulator.clear(endpoint)))
		await expectAfter(clear, async (at) => {
			expect(reading(await pump(1, at), 'vibration')).toMatchObject({ freshness: 'Fresh', sources: '3' })
		})
	})
})

describe.concurrent('a pump that wears', () => {
	let worn: number

	test.sequential('moves through its states one by one, and raises its flag', async () => {
		await eventually('a reading', async () => reading(await pump(2), 'vibration').value ?? undefined)
		worn = await node.blockNumber()
		await simulator.wear('pump-2', 1)
		const path: string[] = []
		const failed = await eventually('a pump that failed', async () => {
			const found = await pump(2)
			if (path.at(-1) !== found.state) path.push(found.state)
			return found.state === 'failed' && found.flags.length > 0 ? found : undefined
		}, 150_000)
		expect(path).toEqual(['nominal', 'watch', 'degraded', 'failed'])
		expect(failed.flags).toEqual(['overheated'])
		expect(count(failed.health)).toBeLessThan(20)
	})

	test.sequential('is repaired: state, flag and health come back, and the repair is counted', async () => {
		await simulator.wear('pump-2', 0)
		const repaired = await eventually('a repaired pump', async () => {
			const found = await pump(2)
			return found.state === 'nominal' && found.flags.length === 0 ? found : undefined
		}, 120_000)
		expect(repaired.traits).toContainEqual(['repairs', '1'])
		expect(count(repaired.health)).toBe(100)

		const happened = await events(node, worn, await node.blockNumber())
		const ofPump = (name: string) =>
			happened.filter(([found, data]) => found === name && isOf(data, PUMPS, 2)).length
		expect(ofPump('dynamicAssets.FlagRaised')).toBe(1)
		expect(ofPump('dynamicAssets.Triggered'), 'one call for maintenance').toBe(1)
		expect(ofPump('dynamicAssets.FlagCleared')).toBe(1)
	})
})

describe('a gauge with a fault', () => {
	interface Spoilt {
		fault: Fault
		/** The freshness of the two readings. */
		vibration: unknown
		strokes: unknown
	}
	const stale = (cause: unknown) => ({ Stale: cause })

	type Cases = Map<string, Spoilt>

	/** Sets a fault at each of these endpoints. */
	const spoil = (cases: Cases) => () =>
		Promise.all([...cases].map(([endpoint, { fault }]) => simulator.fault(endpoint, fault)))

	/** Expects that the chain says of these endpoints what it should. */
	async function expectOf(cases: Cases, at: string) {
		const seen: Cases = new Map()
		for (const [endpoint, { fault }] of cases) {
			const { collection, item } = single.find((one) => one.endpoint === endpoint)!
			const found = await asset(node, collection, item, at)
			const [vibration, strokes] = [reading(found, 'vibration').freshness, reading(found, 'strokes').freshness]
			seen.set(endpoint, { fault, vibration, strokes })
		}
		expect(seen).toEqual(cases)
	}

	/** Ends the faults, and expects every gauge to be fresh within two heartbeats. */
	async function expectRecovery() {
		const clear = () => Promise.all(single.map(({ endpoint }) => simulator.clear(endpoint)))
		await expectAfter(clear, async (at) => {
			for (const { endpoint, collection, item } of single) {
				const found = await asset(node, collection, item, at)
				const seen = found.readings.map(({ metric, freshness }) => ({ endpoint, metric, freshness }))
				expect(seen).toEqual(seen.map((one) => ({ ...one, freshness: 'Fresh' })))
			}
		})
	}

	/** One fault at each endpoint, each of which spoils all that the endpoint tells. */
	async function expectCauses(faults: [Fault, unknown][]) {
		const cases: Cases = new Map(faults.map(([fault, cause], position) =>
			[single[position]!.endpoint, { fault, vibration: stale(cause), strokes: stale(cause) }]))
		await expectAfter(spoil(cases), (at) => expectOf(cases, at))
	}

	test('that breaks the answer ends in its cause, and its end in a fresh value', async () => {
		const { port } = trap.address() as { port: number }
		await expectCauses([
			[{ latency: { ms: 5_000 } }, 'Timeout'],
			['stall', 'Timeout'],
			[{ drip: { bytes: 10, every_ms: 1_000 } }, 'Timeout'],
			['cut', 'Refused'],
			['refuse', 'Refused'],
			[{ status: { code: 503 } }, { Status: '503' }],
			[{ redirect: { to: `http://127.0.0.1:${port}/` } }, 'Redirect'],
			[{ oversized: { bytes: 70_000 } }, 'TooLarge'],
			[{ oversized: { bytes: 70_000, chunked: true } }, 'TooLarge'],
		])
		await expectRecovery()
		expect(caught, 'who followed the redirect').toBe(0)
	})

	test('that spoils the document ends in its cause, and its end in a fresh value', async () => {
		await expectCauses([
			['gzipped', 'Json'],
			['broken', 'Json'],
			['html', 'Json'],
			[{ deep: { levels: 17 } }, 'Json'],
			['duplicate_key', 'Json'],
			[{ wrong_type: {} }, 'Type'],
			[{ missing: {} }, 'Pointer'],
			[{ stale: { seconds: 600 } }, 'TooOld'],
			[{ future: { seconds: 600 } }, 'Ahead'],
		])
		await expectRecovery()
	})

	test('that is within bounds spoils nothing, and one of a single field only that', async () => {
		const before = reading(await pump(1), 'strokes')
		const fell = { fault: 'counter_reset', vibration: 'Fresh', strokes: stale('CounterFell') }
		const fresh = (fault: Fault) => ({ fault, vibration: 'Fresh', strokes: 'Fresh' })
		const cases: Cases = new Map<string, Spoilt>([
			...PORTS.map((port) => [`${port}/pumps/pump-1`, fell] as const),
			['9101/pumps/pump-2', fresh({ latency: { ms: 1_000 } })],
			['9102/pumps/pump-2', fresh({ oversized: { bytes: 60_000 } })],
			['9103/pumps/pump-2', fresh({ deep: { levels: 16 } })],
			['9101/pumps', fresh({ stale: { seconds: 30 } })],
			['9102/pumps', { ...fell, fault: { wrong_type: { fields: ['strokes'] } }, strokes: stale('Type') }],
			['9103/pumps', { ...fell, fault: { missing: { fields: ['strokes'] } }, strokes: stale('Pointer') }],
		])
		// Not before: what is fresh must come from an answer with the fault.
		const { at } = await twoHeartbeatsAfter(spoil(cases))
		await expectOf(cases, at)
		// The same reset, where the blueprint allows it, is taken.
		const reset = await pump(1, at)
		expect(reading(reset, 'strokes').freshness).toBe('Fresh')
		expect(count(reading(reset, 'strokes').value)).toBeLessThan(count(before.value))
		await expectRecovery()
	})
})

test('a source that was away for a hundred blocks is followed again', async () => {
	const away = await node.blockHash(lost + 100)
	const [early, late] = [await asset(node, 0, 0, await node.blockHash(lost + TWO_HEARTBEATS)), await asset(node, 0, 0, away)]
	for (const { freshness, value } of late.readings) {
		expect(freshness).toEqual({ Stale: 'Refused' })
		expect(value, 'the last value is kept').not.toBeNull()
	}
	expect(late.revision, 'nothing is mutated').toBe(early.revision)
	const rounds = (await reports(node, lost + TWO_HEARTBEATS, lost + 100)).filter(({ shard }) => shard === 0)
	expect(rounds.length, 'each round was reported').toBeGreaterThanOrEqual((100 - TWO_HEARTBEATS) / HEARTBEAT - 1)

	await expectAfter(() => simulator.clear('/host'), async (at) => {
		expect(reading(await asset(node, 0, 0, at), 'load').freshness).toBe('Fresh')
	})
	const { standing, record } = (await node.api.call.operatorsApi!.operator!(alice.address)).toHuman() as any
	expect(standing, 'it is not the operator who is to blame').toBe('Active')
	expect(count(record.total.causes)).toBeGreaterThanOrEqual(rounds.length)
})
