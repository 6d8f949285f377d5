// Notifications: a lot that was too warm is flagged, and in the same block its licences are suspended, its sale is blocked,
// and everybody who asked is told, by a subscription on chain or by one to the node alone.

import type { KeyringPair } from '@polkadot/keyring/types'
import type { EventRecord } from '@polkadot/types/interfaces'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset } from '../lib/assets.ts'
import { told } from '../lib/blocks.ts'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, bob, Node, VIV } from '../lib/node.ts'
import { inRepository, Program, run } from '../lib/processes.ts'
import { eventually } from '../lib/wait.ts'
import type { Notice } from '../watch/names.ts'

const COLLECTION = 7
/** The position of the metric that is pushed. */
const TEMPERATURE = 1
/** Positions of what the blueprint names. */
const [WARM, COMPROMISED] = [0, 1]
const RECALL = 0
/** A degree, as it is pushed. */
const DEGREE = 10
const DEPOSIT = VIV

const LOTS = blueprint(`
name = "Lot"
heartbeat = 43200
states = ["transit", "compromised"]
transitions = ["transit -> compromised"]
flags = ["warm", "compromised"]
triggers = ["recall"]

[[metric]]
name = "disk"
unit = "%"
decimals = 1
minimum = 0
maximum = 100
tolerance = 100
deviation = 100

[[metric]]
name = "temperature"
unit = "°C"
decimals = 1
minimum = -50
maximum = 50
tolerance = 0
deviation = 100
health = [[8, 100], [12, 50], [25, 0]]

[[rule]]
when = ["temperature > 8"]
then = ["raise warm"]

[[rule]]
when = ["state = transit", "temperature > 20"]
then = ["state compromised", "raise compromised", "trigger recall"]

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"
temperature = "/disk_percent"
`)

const NAMES = {
	notification: 'notifications_notice',
	subscribe: 'notifications_subscribe',
	unsubscribe: 'notifications_unsubscribe',
}

let node: Node
let publisher: KeyringPair
let buyer: KeyringPair
/** The block in which lot 0 was compromised, and its number. */
let fatal: { hash: string; number: number }

type Call = Parameters<Node['send']>[0]
/** Calls at once, by Alice; all of them or none. */
const together = (...calls: Call[]) => node.send(node.api.tx.utility!.batchAll!(calls), alice)

beforeAll(async () => {
	node = await Node.start()
	;[publisher, buyer] = [await node.newcomer(), await node.newcomer()]
	const first = { collection: COLLECTION, item: 0, externalId: 'lot-0', owner: alice.address }
	const calls = node.batched(await foundation(LOTS, first)).map((call) => {
		if (call.section !== 'dynamicAssets' || call.method !== 'setBlueprint') return call
		const [collection, core, texts] = call.args.map((arg) => arg.toJSON()) as [number, any, any]
		core.metrics[TEMPERATURE].minSources = 0
		for (const source of texts.sources) source.pointers = source.pointers.filter(({ metric }: any) => metric !== TEMPERATURE)
		return node.api.tx.dynamicAssets!.setBlueprint!(collection, core, texts)
	})
	const { publishers, market, utility } = node.api.tx
	await node.send(utility!.batchAll!([...calls, ...more(node, COLLECTION, [1, 2, 3], 'lot')]), alice)
	await together(
		publishers!.admit!(COLLECTION, publisher.address, 1_000, 1 << TEMPERATURE, false),
		market!.setPolicy!(COLLECTION, { transfers: 'Free', blockingFlags: 1 << COMPROMISED }),
		market!.list!(COLLECTION, 0, VIV, null),
	)
}, 180_000)

afterAll(async () => node?.stop())

/** Pushes a temperature of a lot; what happened. */
function push(item: number, degrees: number): Promise<EventRecord[]> {
	const entries = [{ item, values: [[TEMPERATURE, degrees * DEGREE]], note: null }]
	return node.send(node.api.tx.publishers!.publish!(COLLECTION, entries), publisher)
}

const filter = (changes: object) => ({ flags: 0, states: 0, triggers: 0, healthBelow: null, ...changes })
const subscribe = (who: KeyringPair, item: number | null, what: object) =>
	node.send(node.api.tx.notifications!.subscribe!(COLLECTION, item, filter(what)), who)
const unsubscribe = (who: KeyringPair, item: number | null) =>
	node.send(node.api.tx.notifications!.unsubscribe!(COLLECTION, item), who)
const held = async (who: KeyringPair) =>
	BigInt(((await node.api.query.system!.account!(who.address)) as any).data.reserved.toString())

/** Listens to the node; what it tells comes into the list. */
async function listen(what: object | null, from: number | null = null): Promise<{ notices: Notice[]; end: () => Promise<boolean> }> {
	const notices: Notice[] = []
	const end = await node.subscribe<Notice>(NAMES, [what, from], (notice) => notices.push(notice))
	return { notices, end }
}

test('a flag is raised, a licence suspended, a sale blocked, and everybody told, all in one block', async () => {
	const { licensing, market } = node.api.tx
	const terms = {
		permissions: 1, exclusive: false, duration: null, price: VIV, renewal: null, meter: null, thresholds: [],
		suspendingTriggers: 1 << RECALL, revocation: null, income: 0,
	}
	await node.send(licensing!.offer!(COLLECTION, 0, terms), alice)
	const [{ offer, digest }] = (await node.api.call.licensingApi!.offers!(COLLECTION, 0)).toJSON() as any[]
	await node.send(licensing!.license!(COLLECTION, 0, offer, digest, 0), buyer)
	const licensed = async () => (await node.api.call.licensingApi!.isLicensed!(buyer.address, COLLECTION, 0, 'Display')).toHuman()
	expect(await licensed()).toBe(true)

	const before = await held(buyer)
	await subscribe(buyer, 0, { flags: 1 << COMPROMISED })
	expect((await held(buyer)) - before).toBe(DEPOSIT)
	await subscribe(bob, null, { states: 0b10, healthBelow: 5 })
	const [ofBuyer, ofFlag, ofOther] = [
		await listen({ account: buyer.address }),
		await listen({ collection: COLLECTION, flags: [COMPROMISED] }),
		await listen({ collection: COLLECTION, item: 1, flags: [WARM, COMPROMISED] }),
	]

	await push(0, 5)
	const done = await push(0, 21)
	expect(told(done, 'dynamicAssets.FlagRaised')).toHaveLength(2)
	expect(told(done, 'licensing.SuspendedByTrigger')).toMatchObject([{ item: '0', code: '0' }])
	const [notified] = done.filter(({ event }) => event.section === 'notifications' && event.method === 'Notified')
	const { collection, item, notice, subscribers } = notified!.event.toHuman().data as any
	expect({ collection, item }).toEqual({ collection: '7', item: '0' })
	expect(notice).toMatchObject({ version: '1', transition: ['0', '1'], triggers: '1', raised: '3', health: ['100', '15'] })
	expect([...subscribers].sort()).toEqual([buyer.address, bob.address].sort())

	expect(await licensed()).toBe(false)
	const material = (await node.api.call.marketApi!.material!(COLLECTION, 0)).toHex()
	await expect(node.send(market!.buy!(COLLECTION, 0, VIV, material, 0), bob)).rejects.toThrow('market.FlagBlocksSale')

	const first = await eventually('what the account is told', async () => ofBuyer.notices[0])
	expect(first).toMatchObject({
		best: true, kind: 'notified', collection: COLLECTION, item: 0, version: 1,
		transition: [0, 1], raised: [WARM, COMPROMISED], triggers: [RECALL], health: [100, 15],
	})
	fatal = { hash: first.block, number: first.blockNumber }
	expect(fatal.hash).toBe(await node.blockHash(fatal.number))
	expect(await eventually('what the flag tells', async () => ofFlag.notices[0])).toEqual(first)
	expect([ofBuyer, ofFlag, ofOther].map(({ notices }) => notices.length)).toEqual([1, 1, 0])
	for (const { end } of [ofBuyer, ofFlag, ofOther]) expect(await end()).toBe(true)
})

test('any node serves what an account is told, by the topic of the account', async () => {
	for (const [who, times] of [[buyer, 1], [bob, 1], [alice, 0]] as const) {
		const topic = (await node.api.call.notificationsApi!.topicOf!(who.address)).toHex()
		const at = await node.api.at(fatal.hash)
		const places = (await at.query.system!.eventTopics!(topic)).toJSON() as [number, number][]
		expect(places).toHaveLength(times)
		for (const [block, index] of places) {
			expect(block).toBe(fatal.number)
			const events = (await at.query.system!.events!()) as unknown as EventRecord[]
			expect(events[index]!.event.method).toBe('Notified')
			expect(events[index]!.topics.map(String)).toContain(topic)
		}
	}
})

test('a replay tells the same as was told, and goes on with what comes', async () => {
	const { notices, end } = await listen({ collection: COLLECTION, triggers: [RECALL] }, fatal.number - 5)
	const first = await eventually('what happened', async () => notices[0])
	expect(first).toMatchObject({ block: fatal.hash, item: 0 })
	await push(1, 30)
	const second = await eventually('what happens', async () => notices[1])
	expect(second).toMatchObject({ item: 1, triggers: [RECALL], health: [null, 0] })
	expect(await end()).toBe(true)
})

test('a health that falls below the bound is told once, and another filter counts at once', async () => {
	await subscribe(bob, 2, { healthBelow: 80 })
	const notified = async (degrees: number) => {
		const done = await push(2, degrees)
		return told(done, 'notifications.Notified').map(({ subscribers }) => (subscribers as string[]).includes(bob.address))
	}
	expect(await notified(7), 'it is well').toEqual([])
	expect(await notified(9), 'it is below 100, and a flag is raised').toEqual([false])
	expect(await notified(10)).toEqual([true])
	expect(await notified(11), 'it was below already').toEqual([false])
	await node.send(node.api.tx.notifications!.change!(COLLECTION, 2, filter({ healthBelow: 60 })), bob)
	expect(await notified(12)).toEqual([true])
	await unsubscribe(bob, 2)
	expect(await notified(19)).toEqual([false])
})

test('a subscription ends when its item retires, and the subscriber is told', async () => {
	const had = await held(buyer)
	await subscribe(buyer, 3, { flags: 1 << WARM })
	const { notices, end } = await listen({ account: buyer.address })
	const done = await node.send(node.api.tx.dynamicAssets!.retire!(COLLECTION, 3), alice)
	expect(told(done, 'notifications.Ended')).toMatchObject([{ item: '3' }])
	expect(await held(buyer)).toBe(had)
	expect(await eventually('the end', async () => notices[0])).toMatchObject({ kind: 'ended', item: 3 })
	expect(await end()).toBe(true)
	await expect(subscribe(buyer, 3, { flags: 1 << WARM })).rejects.toThrow('notifications.NotEnrolled')
})

test('what cannot be told is refused, with what to do', async () => {
	await expect(subscribe(buyer, 0, { flags: 1 << WARM })).rejects.toThrow('notifications.AlreadySubscribed')
	await expect(subscribe(alice, 0, {})).rejects.toThrow('notifications.MatchesNothing')
	await expect(subscribe(alice, 0, { flags: 0b100 })).rejects.toThrow('notifications.UnknownFlag')
	await expect(subscribe(alice, 999, { flags: 1 })).rejects.toThrow('notifications.NotEnrolled')
	await expect(unsubscribe(alice, 0)).rejects.toThrow('notifications.NotSubscribed')
	for (let place = 0; place < 3; place++) await subscribe(await node.newcomer(), 0, { flags: 1 << WARM })
	await expect(subscribe(alice, 0, { flags: 1 << WARM })).rejects.toThrow('notifications.ItemListFull')

	const now = await node.blockNumber()
	const refused: [unknown[], RegExp][] = [
		[[{ collection: COLLECTION, flags: [2] }, null], /names a flag that the blueprint does not have/],
		[[{ flags: [] }, null], /matches nothing/],
		[[{ item: 0 }, null], /of which collection/],
		[[null, now + 1_000], /is of the future: the best block is \d+/],
	]
	for (const [params, reason] of refused) await expect(node.request(NAMES.subscribe, ...params)).rejects.toThrow(reason)
})

test('scripts/watch tells it in words, from a block on, and what comes', async () => {
	const url = `ws://127.0.0.1:${node.rpcPort}`
	const args = ['--node', url, '--collection', String(COLLECTION), '--flag', 'compromised', '--from', String(fatal.number)]
	const watch = Program.start(inRepository('scripts/watch'), args)
	const line = (pattern: RegExp) => eventually(`${pattern}`, async () => pattern.exec(readFileSync(watch.log, 'utf8'))?.[0], 60_000)
	try {
		const { name } = await asset(node, COLLECTION, 0)
		const happened = 'state transit → compromised, flag warm raised, flag compromised raised, trigger recall fired, health 100 → 15'
		await line(new RegExp(`#${fatal.number} 7/0 ${name}: ${happened}`))
		await push(2, 22)
		await line(/#\d+ 7\/2 Lot lot-2: state transit → compromised, flag compromised raised, trigger recall fired/)
	} finally {
		await watch.stop()
	}
	const unknown = await run(inRepository('scripts/watch'), ['--node', url, '--collection', String(COLLECTION), '--flag', 'rotten'])
	expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('It has: warm, compromised')])
}, 180_000)
