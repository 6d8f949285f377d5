// The story of a cold chain, told by the program that scripts/examples runs; then the chain is asked whether it was so.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, type History } from '../lib/assets.ts'
import { alice, bob, charlie, dave, eve, ferdie } from '../lib/node.ts'
import { run } from '../lib/processes.ts'
import { Telling, type Told } from '../lib/story.ts'

const COLLECTION = 8
const [GOOD, SPOILT] = [0, 1]
const CHECKPOINTS = ['factory', 'airport', 'flight', 'customs', 'depot', 'clinic']
const COMPROMISED = 3
/** The seconds above 8 °C that flag a lot, and that spoil it. */
const [LIMIT, LAST_LIMIT] = [20, 40]

let story: Telling
let told: Told[]

beforeAll(async () => {
	story = await Telling.of('cold-chain')
	told = await story.told()
}, 300_000)

afterAll(() => story?.end())

const of = (name: string, item?: number) => told.filter((event) => event.name === name && (item === undefined || event.fields.item === item))
/** What an asset shows, by name. */
const shown = async (item: number) => {
	const found: any = await asset(story.node, COLLECTION, item)
	const measures = Object.fromEntries(found.measures.map(({ name, value }: any) => [name, Number(value)]))
	return { state: found.state, flags: found.flags, traits: Object.fromEntries(found.traits), measures }
}

test('the story of a cold chain holds, within three minutes', () => {
	expect(story.printed).toMatch(/^All of it holds, after \d+ s and \d+ blocks\.$/m)
	expect(story.code).toBe(0)
	expect(story.blocks, 'of 2 s each').toBeLessThan(85)
})

test('one lot passed every state to its delivery and recovered on the way, the other was compromised for ever', async () => {
	expect(await story.states(COLLECTION, GOOD)).toEqual(['packed', 'in transit', 'flagged', 'in transit', 'delivered'])
	expect(await story.states(COLLECTION, SPOILT)).toEqual(['packed', 'in transit', 'flagged', 'compromised'])
	const [good, spoilt] = [await shown(GOOD), await shown(SPOILT)]
	expect(good).toMatchObject({ state: 'delivered', flags: [], traits: { journey: 'clinic', excursions: '1' } })
	expect(good.measures.warm).toBeGreaterThanOrEqual(LIMIT)
	expect(good.measures.warm).toBeLessThan(LAST_LIMIT)
	expect(spoilt).toMatchObject({ state: 'compromised', traits: { journey: 'clinic', excursions: '1' } })
	expect(spoilt.flags).toContain('compromised')
	expect(spoilt.measures.warm).toBeGreaterThanOrEqual(LAST_LIMIT)
})

test('each lot passed the six checkpoints in their order, each signed by its own device', async () => {
	const devices = (await story.node.api.call.publishersApi!.devices!(COLLECTION)).toJSON() as any[]
	const names = new Map(devices.map(({ device, name }) => [device, name]))
	expect([...names.values()].sort()).toEqual([...CHECKPOINTS].sort())
	for (const item of [GOOD, SPOILT]) {
		const passed: [checkpoint: string, device: string][] = []
		for (let block = 1, last = await story.node.blockNumber(); block <= last; block++) {
			const at = await story.node.api.at(await story.node.blockHash(block))
			const found = (await at.call.dynamicAssetsApi!.asset!(COLLECTION, item)).toHuman() as any
			const journey = found && Object.fromEntries(found.traits).journey
			if (!journey || journey === (passed.at(-1)?.[0] ?? 'packed')) continue
			const [record] = (await at.call.dynamicAssetsApi!.revisions!(COLLECTION, item)).toJSON() as any[]
			passed.push([journey, names.get(JSON.stringify(record).match(/"device":\{"device":"(0x[0-9a-f]{64})"/)![1]!)])
		}
		expect(passed).toEqual(CHECKPOINTS.map((checkpoint) => [checkpoint, checkpoint]))
	}
}, 60_000)

test('in the block in which the lot was spoilt its licence was suspended, and all five were told', async () => {
	const [spoilt] = of('dynamicAssets.FlagRaised', SPOILT).filter(({ fields }) => fields.flag === COMPROMISED)
	const [suspended] = of('licensing.SuspendedByTrigger', SPOILT)
	expect(suspended!.block).toBe(spoilt!.block)
	const notified = of('notifications.Notified', SPOILT).find(({ block }) => block === spoilt!.block)!
	expect([...notified.fields.subscribers].sort()).toEqual([alice, bob, charlie, dave, eve].map(({ address }) => address).sort())
	expect(of('licensing.SuspendedByTrigger', GOOD)).toEqual([])
	const licensed = (item: number) => story.node.api.call.licensingApi!.isLicensed!(dave.address, COLLECTION, item, 'Display')
	expect([(await licensed(GOOD)).toJSON(), (await licensed(SPOILT)).toJSON()]).toEqual([true, false])
})

test('what was flagged or spoilt was not sold, and what was forged, replayed or foreign was not taken', async () => {
	expect(story.printed.match(/✗ the buyer takes .*: refused, market\.FlagBlocksSale: /g)).toHaveLength(2)
	expect(story.printed).toMatch(/✗ Ferdie pushes a temperature by himself: refused, publishers\.NotAdmitted: /)
	const { registry } = story.node.api
	const errors = of('publishers.ReadingRefused').map(({ fields }) =>
		registry.findMetaError((registry.createType('DispatchError', fields.error) as any).asModule).name)
	expect(errors).toEqual(['NotInSequence', 'BadSignature', 'MetricNotAllowed'])
	expect(of('publishers.Relayed').filter(({ fields }) => fields.relayer === ferdie.address).map(({ fields }) => fields.accepted)).toEqual([0, 0, 0])
	const sold = of('market.Sold')
	expect(sold.map(({ fields }) => [fields.item, fields.buyer])).toEqual([[GOOD, dave.address]])
})

test('anyone verifies both histories, back to birth, and they name each device', async () => {
	for (const [item, end] of [[GOOD, 'in transit → delivered'], [SPOILT, 'flagged → compromised']] as const) {
		const url = `http://127.0.0.1:${story.node.rpcPort}`
		const { code, stdout } = await run('vivarium-node', ['verify-history', '--url', url, `${COLLECTION}`, `${item}`])
		expect(code).toBe(0)
		expect(stdout).toMatch(/^All \d+ revisions hold, from the head 0x[0-9a-f]{64} back to birth; /m)
		for (const line of ['in transit → flagged', end, 'above 8 °C for 20 s in all', 'by a device']) expect(stdout).toContain(line)
	}
	const { records } = await story.node.request<History>('dynamicAssets_history', COLLECTION, SPOILT)
	expect(records.length).toBeGreaterThan(5)
})

test('the card shows state, flags and the journey at a glance', async () => {
	const card = (await story.node.api.call.dynamicAssetsApi!.card!(COLLECTION, SPOILT)).toHuman() as string
	for (const part of ['>compromised<', '>6/6 · clinic<', '>warm<', '>kinetic mean<']) expect(card).toContain(part)
	expect(card.match(/<circle /g)).toHaveLength(7)
})
