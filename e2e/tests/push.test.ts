// What examples/push promises: lines become readings, whether a broker brings them or a device signed them.

import { Keyring } from '@polkadot/api'
import type { EventRecord } from '@polkadot/types/interfaces'
import { hexToU8a, stringToU8a, u8aConcat, u8aToHex } from '@polkadot/util'
import { cpSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, reading } from '../lib/assets.ts'
import { told } from '../lib/blocks.ts'
import { foundation, more } from '../lib/blueprints.ts'
import { alice, bob, charlie, Node } from '../lib/node.ts'
import { freePort, inRepository, Program, run, temporary, type Ended } from '../lib/processes.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 9
/** The positions of the vehicle's metrics. */
const [CHARGE, TEMPERATURE] = [0, 2]

const folder = join(temporary(), 'push')
const port = await freePort()
let broker: Program
let node: Node
let genesis: string

/** Runs a command line in the example's folder, as its user does. */
const shell = (line: string): Promise<Ended> =>
	run('sh', ['-c', line], { cwd: folder, env: { VIVARIUM_NODE: `ws://127.0.0.1:${node.rpcPort}` } })

/** Runs one that must succeed; what it printed. */
async function done(line: string): Promise<string> {
	const { code, stdout, stderr } = await shell(line)
	if (code !== 0) throw new Error(`${line} ended with ${code}: ${stderr}`)
	return stdout.trim()
}

/** Says something to the broker, which keeps it for whoever asks later. */
const say = (topic: string, value: string | number) => done(`mosquitto_pub -p ${port} -r -t ${topic} -m ${value}`)

const vehicle = (item: number) => asset(node, COLLECTION, item)

/** A metric's value, once it is this one. */
const becomes = (item: number, metric: string, value: string) =>
	eventually(`${metric} ${value} of ${item}`, async () => reading(await vehicle(item), metric).value === value || undefined)

/** What made the last revision of an item. */
async function origin(item: number): Promise<any> {
	const records = (await node.api.call.dynamicAssetsApi!.revisions!(COLLECTION, item)).toHuman() as any[]
	return records[0].V1.origin
}

const seen = async (device: string) => (await node.api.call.publishersApi!.device!(COLLECTION, device)).toHuman() as any

/** A device of the test's own, which signs whatever it is told. */
const gauge = new Keyring({ type: 'ed25519' }).addFromUri('//gauge')
let count = 0

interface Told { item?: number; sequence?: number; sampled?: number; values?: [number, number][]; chain?: string; collection?: number }

/** Its signed reading, as `publishers.relay` takes it. */
function signed({ item = 0, sequence = ++count, sampled = Date.now(), values = [[TEMPERATURE, 200]], chain = genesis, collection = COLLECTION }: Told = {}) {
	const sample = node.api.createType('(u32, u64, u64, Vec<(u8, i64)>)', [item, sequence, sampled, values]).toU8a()
	const place = node.api.createType('u32', collection).toU8a()
	const message = u8aConcat(stringToU8a('vivarium:device1'), hexToU8a(chain), place, sample)
	return { device: u8aToHex(gauge.publicKey), sample: { item, sequence, sampled, values }, signature: u8aToHex(gauge.sign(message)) }
}

const relay = (...readings: object[]) => node.send(node.api.tx.publishers!.relay!(COLLECTION, readings), charlie)

/** The readings that were refused, each with the name of its error. */
function refused(done: EventRecord[]): string[] {
	const found = done.filter(({ event }) => event.section === 'publishers' && event.method === 'ReadingRefused')
	return found.map(({ event }) => {
		const { section, name } = node.api.registry.findMetaError((event.data as any).error.asModule)
		return `${section}.${name}`
	})
}

const admitGauge = (terms: object = {}) =>
	node.send(node.api.tx.publishers!.admitDevice!(COLLECTION, u8aToHex(gauge.publicKey), 'gauge', {
		scope: 'All', metrics: 1 << TEMPERATURE, perPeriod: 100, maxAge: 600, ...terms,
	}), alice)

beforeAll(async () => {
	cpSync(inRepository('examples/push'), folder, { recursive: true, filter: (path) => !path.endsWith('node_modules') })
	// What `npm ci` would install there.
	symlinkSync(inRepository('e2e/node_modules'), join(folder, 'node_modules'))

	const config = join(temporary(), 'mosquitto.conf')
	writeFileSync(config, `listener ${port} 127.0.0.1\nallow_anonymous true\npersistence false\nlog_dest stderr\n`)
	// Debian has it where only root looks.
	broker = Program.start('mosquitto', ['-c', config], undefined, { PATH: `${process.env.PATH}:/usr/sbin` })

	node = await Node.start()
	genesis = node.api.genesisHash.toHex()
	await eventually('the broker', async () => {
		if (!broker.running) throw new Error('it ended: is mosquitto installed?')
		const { code } = await shell(`mosquitto_pub -p ${port} -t hello -m there`)
		return code === 0 || undefined
	}, 20_000)
	const call = await foundation(join(folder, 'vehicle.toml'), { collection: COLLECTION, item: 0, externalId: 'vehicle-0', owner: alice.address })
	expect(await done(`node call.mjs //Alice ${call}`)).toContain('dynamicAssets.Enrolled')
	await node.send(node.api.tx.utility!.batchAll!(more(node, COLLECTION, [1, 2], 'vehicle')), alice)
}, 120_000)

afterAll(async () => {
	await broker?.stop()
	await node?.stop()
})

test('what vehicles tell a broker is on the chain, by the account that pushed it', async () => {
	expect(await done(`node admit.mjs //Alice ${COLLECTION} ${bob.address} charge trips`)).toContain('may push charge, trips')
	await say('fleet/0/charge', '81.5')
	const bridge = shell(`mosquitto_sub -p ${port} -t 'fleet/+/+' -F '%t %p' -C 6 -W 100 | node push.mjs //Bob ${COLLECTION}`)
	await becomes(0, 'charge', '81.5')
	await say('fleet/0/trips', 120)
	await say('fleet/1/charge', 60)
	await say('fleet/0/colour', 'red')
	await becomes(0, 'trips', '120')
	await say('fleet/0/trips', 5)
	await say('fleet/2/charge', 99)
	const { code, stderr } = await bridge
	expect(code, 'something was refused').toBe(1)
	expect(stderr).toContain('fleet/0/colour red: colour is no metric: there are charge, trips, temperature')
	expect(stderr).toMatch(/item 0 is refused: dynamicAssets\.CounterFell: /)
	await becomes(1, 'charge', '60.0')
	await becomes(2, 'charge', '99.0')
	expect(reading(await vehicle(0), 'trips').value).toBe('120')
	expect((await origin(2)).Publication).toMatchObject({ publisher: u8aToHex(bob.publicKey) })
}, 180_000)

test('lines of one moment go by one call, those of an item joined, and a second value by the next one', async () => {
	const lines = ['0 charge 70', '0 trips 130', '1 charge 50', '{"item": 2, "charge": 40.5, "trips": 7, "note": "Washed."}', '1 charge 51']
	writeFileSync(join(folder, 'lines'), `${lines.join('\n')}\n`)
	expect(await done(`node push.mjs //Bob ${COLLECTION} < lines`)).toBe('3 taken, 0 refused\n1 taken, 0 refused')
	for (const [item, metric, value] of [[0, 'charge', '70.0'], [0, 'trips', '130'], [1, 'charge', '51.0'], [2, 'charge', '40.5'], [2, 'trips', '7']] as const) {
		expect(reading(await vehicle(item), metric).value, `${metric} of ${item}`).toBe(value)
	}
	const [note] = (await node.api.call.publishersApi!.notes!(COLLECTION, 2)).toHuman() as any[]
	expect(note).toMatchObject({ publisher: bob.address, text: 'Washed.' })
})

test('a publisher over its rate is told when it may go on, and waits', async () => {
	const { admit } = node.api.tx.publishers!
	await node.send(admit!(COLLECTION, charlie.address, 1, 1 << CHARGE, false), alice)
	const { code, stdout, stderr } = await shell(`printf '0 charge 69\\n0 charge 68\\n' | timeout 20 node push.mjs //Charlie ${COLLECTION}`)
	expect([code, stdout.trim()], 'it is still waiting').toEqual([124, '1 taken, 0 refused'])
	expect(stderr).toMatch(/publishers\.OverRate: .* Again in \d+ blocks\./)
	expect(reading(await vehicle(0), 'charge').value).toBe('69.0')
}, 60_000)

test('a device’s reading is carried in by anyone, and the history names both', async () => {
	const device = await done('node device.mjs new box.json')
	await done(`node admit.mjs //Alice ${COLLECTION} ${device} temperature`)
	const readings = await done(`printf '0 ${TEMPERATURE}=315\\n1 ${TEMPERATURE}=500\\n' | node device.mjs sign box.json ${genesis} ${COLLECTION}`)
	writeFileSync(join(folder, 'readings'), `${readings}\n`)
	expect(await done(`node relay.mjs //Charlie ${COLLECTION} < readings`)).toBe('2 taken, 0 refused')
	expect(reading(await vehicle(0), 'temperature')).toMatchObject({ value: '31.5', freshness: 'Fresh' })
	const hot = await vehicle(1)
	expect([reading(hot, 'temperature').value, hot.flags]).toEqual(['50.0', ['hot']])
	expect((await origin(0)).Device).toMatchObject({ device, relayer: u8aToHex(charlie.publicKey) })
	expect(await seen(device)).toMatchObject({ sequence: '2', missing: '0', revoked: null })
})

test('a reading that was relayed already is refused', async () => {
	const { code, stdout, stderr } = await shell(`node relay.mjs //Bob ${COLLECTION} < readings`)
	expect([code, stdout.trim()]).toEqual([1, '0 taken, 2 refused'])
	expect(stderr).toMatch(/item 0, count 1, is refused: publishers\.NotInSequence: /)
	const nonsense = await shell(`echo 0x1234 | node relay.mjs //Bob ${COLLECTION}`)
	expect([nonsense.code, nonsense.stderr.trim().split('\n').at(-1)]).toEqual([1, '0x1234 is no signed reading'])
})

test('a reading from the future, for another chain, collection or item, or changed on its way is refused, and holds up no other', async () => {
	await admitGauge({ scope: { Items: [0, 1] } })
	const changed = signed()
	changed.sample.values = [[TEMPERATURE, 201]]
	const moved = signed({ item: 0 })
	moved.sample.item = 1
	const stranger = { ...signed(), device: u8aToHex(alice.publicKey) }
	const bad: [object, string][] = [
		[signed({ sampled: Date.now() + 60_000 }), 'publishers.FromTheFuture'],
		[signed({ sampled: Date.now() - 3_600_000 }), 'publishers.SampledBeforeAdmission'],
		[signed({ chain: `0x${'22'.repeat(32)}` }), 'publishers.BadSignature'],
		[signed({ collection: COLLECTION + 1 }), 'publishers.BadSignature'],
		[signed({ item: 2 }), 'publishers.ItemNotAllowed'],
		[signed({ values: [] }), 'publishers.NoValue'],
		[signed({ values: [[CHARGE, 1]] }), 'publishers.MetricNotAllowed'],
		[signed({ values: [[TEMPERATURE, 9_999]] }), 'dynamicAssets.Implausible'],
		[changed, 'publishers.BadSignature'],
		[moved, 'publishers.BadSignature'],
		[stranger, 'publishers.DeviceNotAdmitted'],
	]
	const before = (await vehicle(2)).head
	const done = await relay(...bad.map(([reading]) => reading), signed({ item: 1, values: [[TEMPERATURE, 300]] }))
	expect(refused(done)).toEqual(bad.map(([, error]) => error))
	expect(told(done, 'publishers.Relayed')).toMatchObject([{ relayer: charlie.address, accepted: '1', refused: `${bad.length}` }])
	expect(reading(await vehicle(1), 'temperature').value).toBe('30.0')
	expect((await vehicle(2)).head).toBe(before)
	expect(refused(await relay(signed({ sequence: count - 1 })))).toEqual(['publishers.NotInSequence'])
})

test('a metric of devices is not pushed by accounts, nor one of accounts by devices, whatever the owner admits', async () => {
	const { admit, publish } = node.api.tx.publishers!
	await node.send(admit!(COLLECTION, bob.address, 1_000, 0xffff, false), alice)
	const pushed = await node.send(publish!(COLLECTION, [{ item: 0, values: [[TEMPERATURE, 1]], note: null }]), bob)
	const [entry] = pushed.filter(({ event }) => event.method === 'EntryRefused')
	expect(node.api.registry.findMetaError((entry!.event.data as any).error.asModule).name).toBe('ByDevices')
	await admitGauge({ metrics: 0xffff })
	expect(refused(await relay(signed({ values: [[CHARGE, 1]] })))).toEqual(['dynamicAssets.ByAccounts'])
})

test('a reading of a revoked device is refused, and its past stays', async () => {
	const device = u8aToHex(gauge.publicKey)
	const before = signed()
	const { revokeDevice, forgetDevice } = node.api.tx.publishers!
	await expect(node.send(revokeDevice!(COLLECTION, device), bob)).rejects.toThrow('publishers.NotOwner')
	await expect(node.send(forgetDevice!(COLLECTION, device), alice)).rejects.toThrow('publishers.NotRevoked')
	await node.send(revokeDevice!(COLLECTION, device), alice)
	expect(refused(await relay(before, signed()))).toEqual(['publishers.DeviceRevoked', 'publishers.DeviceRevoked'])
	expect((await seen(device)).revoked).toMatch(/^\d+$/)
	expect((await origin(1)).Device).toMatchObject({ device })
	const forgotten = told(await node.send(forgetDevice!(COLLECTION, device), alice), 'publishers.DeviceForgotten')
	expect(forgotten).toMatchObject([{ device, depositor: alice.address }])
	expect(await seen(device)).toBeNull()
})
