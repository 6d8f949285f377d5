// The story of a digital twin, told by the program that scripts/examples runs; then the chain is asked whether it was so.

import { blake2AsHex } from '@polkadot/util-crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count } from '../lib/assets.ts'
import { bob, VIV } from '../lib/node.ts'
import { Telling, type Told } from '../lib/story.ts'

const [COLLECTION, ITEM] = [7, 0]
const FEE = 25n * VIV

let story: Telling
let told: Told[]

beforeAll(async () => {
	story = await Telling.of('twin')
	told = await story.told()
}, 300_000)

afterAll(() => story?.end())

const of = (name: string) => told.filter((event) => event.name === name)
const ofPump = (name: string) => of(name).filter(({ fields }) => fields.collection === COLLECTION && fields.item === ITEM)

test('the story of a digital twin holds, within three minutes', () => {
	expect(story.printed).toMatch(/^All of it holds, after \d+ s and \d+ blocks\.$/m)
	expect(story.code).toBe(0)
	expect(story.blocks, 'of 2 s each').toBeLessThan(85)
})

test('the pump passed every state that its blueprint declares, in order, and a knock was none', async () => {
	expect(await story.states(COLLECTION, ITEM)).toEqual(['nominal', 'watch', 'degraded', 'failed', 'nominal'])
	expect(ofPump('dynamicAssets.Triggered')).toHaveLength(1)
	const knock = story.printed.indexOf('in one round have changed nothing')
	expect(knock).toBeGreaterThan(0)
	expect(knock).toBeLessThan(story.printed.indexOf('state nominal → watch'))
})

test('it was overheated and has cooled down, and is well again', async () => {
	expect(told.filter(({ name }) => /^dynamicAssets\.Flag/.test(name)).map(({ name }) => name)).toEqual(['dynamicAssets.FlagRaised', 'dynamicAssets.FlagCleared'])
	const pump = await asset(story.node, COLLECTION, ITEM)
	expect([pump.flags, count(pump.health), pump.traits]).toEqual([[], 100, [['repairs', '1']]])
})

test('its contract opened once by itself, and was accepted, begun, completed, proven by two rounds, and paid, in this order', () => {
	const life = told.filter(({ name, fields }) => name.startsWith('workOrders.') && fields.order === 0)
	expect(life.map(({ name }) => name.slice('workOrders.'.length))).toEqual(['Opened', 'Funded', 'Accepted', 'Started', 'Completed', 'Ended'])
	const [opened, funded, accepted, , completed, ended] = life as [Told, Told, Told, Told, Told, Told]
	expect(opened.fields).toMatchObject({ collection: COLLECTION, item: ITEM })
	expect(BigInt(funded.fields.amount)).toBe(FEE)
	expect(accepted.fields.provider).toBe(bob.address)
	expect(completed.fields.evidence).toBe(blake2AsHex('Bearing replaced, shaft aligned, vibration 1.6 mm/s. Pump 1, by the mechanic.'))
	expect(JSON.stringify(ended.fields.end).toLowerCase()).toContain('proven')
	expect(BigInt(ended.fields.settlement.amount)).toBe(FEE)
	expect(ended.fields.settlement.account).toBe(bob.address)
	const rounds = of('dynamicAssets.Reported').filter(({ block }) => block > completed.block && block <= ended.block)
	expect(rounds.length).toBeGreaterThanOrEqual(2)
})

test('what the pump cost is on the chain, to the unit', async () => {
	const purse: any = (await story.node.api.call.assetAccountsApi!.purse!(COLLECTION, ITEM)).toJSON()
	const funded = ofPump('assetAccounts.Funded').reduce((sum, { fields }) => sum + BigInt(fields.amount), 0n)
	const founded = of('assetAccounts.PotFounded').filter(({ fields }) => fields.from === purse.account)
	const upkeep = [...ofPump('assetAccounts.RoundsPaid'), ...founded].reduce((sum, { fields }) => sum + BigInt(fields.amount), 0n)
	expect(upkeep).toBeGreaterThan(0n)
	expect([BigInt(purse.spent), BigInt(purse.earned), BigInt(purse.balance)]).toEqual([upkeep + FEE, 0n, funded - upkeep - FEE])
	const record: any = (await story.node.api.call.workOrdersApi!.provider!(bob.address)).toJSON()
	expect([record.done, record.late, record.disputed, BigInt(record.earned)]).toEqual([1, 0, 0, FEE])
})

test('who was not listed did not get the work, and it was not done before it was begun', () => {
	for (const error of ['workOrders.NotAllowed', 'workOrders.NotStarted']) {
		expect(story.printed).toMatch(new RegExp(`^ +✗ .*: refused, ${error.replace('.', '\\.')}: `, 'm'))
	}
})
