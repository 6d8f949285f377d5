// The story of a loyal customer, told by the program that scripts/examples runs; then the chain is asked whether it was so.

import { hexToString } from '@polkadot/util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset } from '../lib/assets.ts'
import { alice } from '../lib/node.ts'
import { Telling, type Told } from '../lib/story.ts'

const [MEMBERS, MEMBER] = [7, 0]
const [LOUNGES, LOUNGE] = [8, 0]
/** Whom the brand knows as m-7f3a. */
const EVE = '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw'

let story: Telling
let told: Told[]

beforeAll(async () => {
	story = await Telling.of('loyalty')
	told = await story.told()
}, 300_000)

afterAll(() => story?.end())

const of = (name: string) => told.filter((event) => event.name === name)

test('the story of loyalty holds, within three minutes', () => {
	expect(story.printed).toMatch(/^All of it holds, after \d+ s and \d+ blocks\.$/m)
	expect(story.code).toBe(0)
	expect(story.blocks, 'of 2 s each').toBeLessThan(85)
})

test('the membership passed every tier, up by points and down by time, and was marked on the way', async () => {
	expect(await story.states(MEMBERS, MEMBER)).toEqual(['guest', 'silver', 'gold', 'silver', 'guest'])
	const flags = told.filter(({ name, fields }) => /^dynamicAssets\.Flag/.test(name) && fields.collection === MEMBERS)
	expect(flags.map(({ name }) => name)).toEqual(['dynamicAssets.FlagRaised', 'dynamicAssets.FlagCleared'])
	const gold = of('dynamicAssets.Triggered').filter(({ fields }) => fields.collection === MEMBERS)
	expect(gold).toHaveLength(1)
	expect(gold[0]!.block, 'no gold while it is suspicious').toBeGreaterThan(flags[1]!.block)
	const member = await asset(story.node, MEMBERS, MEMBER)
	expect([member.externalId, member.flags]).toEqual(['m-7f3a', []])
	expect(new Map(member.traits).get('points')).toBe('0')
})

test('gold opened a licence for her by itself, for nothing, and it expired', async () => {
	const [granted, ...others] = of('licensing.PerkGranted')
	expect(others).toEqual([])
	expect(granted!.fields).toMatchObject({
		collection: LOUNGES, item: LOUNGE, members: MEMBERS, member: MEMBER, licensee: EVE, sponsor: alice.address,
	})
	const gold = of('dynamicAssets.Triggered').find(({ fields }) => fields.collection === MEMBERS)!
	expect(granted!.block, 'in the block after the trigger').toBe(gold.block + 1)
	const licensed = async (block: number) => {
		const at = await story.node.api.at(await story.node.blockHash(block))
		return (await at.call.licensingApi!.isLicensed!(EVE, LOUNGES, LOUNGE, 'Display')).toJSON()
	}
	const { ends } = granted!.fields
	expect([await licensed(granted!.block - 1), await licensed(granted!.block), await licensed(ends - 1), await licensed(ends)])
		.toEqual([false, true, true, false])
	const ended = of('licensing.Ended').filter(({ fields }) => fields.licence === granted!.fields.licence)
	expect(ended.map(({ fields }) => [fields.end, BigInt(fields.account.deposit)])).toEqual([['Expired', BigInt(granted!.fields.deposit)]])
	const held: any = (await story.node.api.query.balances!.holds!(EVE)).toJSON()
	expect(held, 'nothing of hers was ever held').toEqual([])
})

test('the model wrote within the brand’s rules, and what left them was not taken', async () => {
	const refused = of('synthesis.AnswerRefused').filter(({ fields }) => fields.collection === MEMBERS)
	expect(refused).toHaveLength(1)
	expect(refused[0]!.fields.refusal).toBe('ForbiddenWord')
	const applied = of('synthesis.Applied').filter(({ fields }) => fields.collection === MEMBERS)
	expect(applied.length).toBeGreaterThanOrEqual(1)
	const face: any = (await story.node.api.call.synthesisApi!.face!(MEMBERS, MEMBER)).toJSON()
	const narrative = hexToString(face.narrative)
	expect(narrative).toMatch(/^The state is /)
	expect(narrative).not.toMatch(/guarantee|cheap|free of charge|winner/i)
	expect(applied[0]!.block).toBeGreaterThan(refused[0]!.block)
})

test('nobody but the backend gave points, and nobody but the brand gives perks', () => {
	for (const error of ['publishers.NotAdmitted', 'licensing.NotOwner']) {
		expect(story.printed).toMatch(new RegExp(`^ +✗ .*: refused, ${error.replace('.', '\\.')}: `, 'm'))
	}
	expect(of('publishers.EntryRefused')).toEqual([])
})
