// The story of a credential, told by the program that scripts/examples runs; then the chain is asked whether it was so.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset } from '../lib/assets.ts'
import { dave } from '../lib/node.ts'
import { Telling, type Told } from '../lib/story.ts'

const [COLLECTION, ITEM] = [9, 0]
/** The positions of the published metrics. */
const [EXPIRES, TRAINING] = [0, 2]

let story: Telling
let told: Told[]

beforeAll(async () => {
	story = await Telling.of('credential')
	told = await story.told()
}, 300_000)

afterAll(() => story?.end())

test('the story of a credential holds, within three minutes', () => {
	expect(story.printed).toMatch(/^All of it holds, after \d+ s and \d+ blocks\.$/m)
	expect(story.code).toBe(0)
	expect(story.blocks, 'of 2 s each').toBeLessThan(85)
})

test('the certificate passed every state that its blueprint declares, and stays revoked', async () => {
	expect(await story.states(COLLECTION, ITEM)).toEqual(['issued', 'valid', 'suspended', 'valid', 'expired', 'valid', 'revoked'])
	expect((await asset(story.node, COLLECTION, ITEM)).traits).toEqual([['renewals', '1']])
})

test('in every block is_valid was what state and clock of that block say', async () => {
	const changes: Record<string, boolean[]> = { certified: [], 'may supervise': [] }
	let behind = 0
	for (let block = 1, last = await story.node.blockNumber(); block <= last; block++) {
		const at = await story.node.api.at(await story.node.blockHash(block))
		const clock = Number((await at.query.timestamp!.now!()).toString())
		const found = (await at.call.dynamicAssetsApi!.asset!(COLLECTION, ITEM)).toHuman() as any
		const value = (position: number) => Number((found?.readings[position].value ?? '0').replaceAll(',', ''))
		const holds = found?.state === 'valid' && clock < value(EXPIRES) * 1_000
		behind += Number(found?.state === 'valid' && !holds)
		const claims = (await at.call.claimsApi!.claims!(COLLECTION, ITEM)).toJSON() as any[]
		for (const [claim, expected] of [['certified', holds], ['may supervise', holds && value(TRAINING) >= 40]] as const) {
			const answer = (await at.call.claimsApi!.isValid!(COLLECTION, ITEM, claim)).toJSON()
			expect(answer, `${claim} in block ${block}`).toBe(expected)
			const view = claims.find(({ name }) => name === claim)
			expect(view?.holds ?? false).toBe(expected)
			if (expected) expect(view.until).toBe(value(EXPIRES))
			if (expected !== (changes[claim]!.at(-1) ?? false)) changes[claim]!.push(expected)
		}
	}
	expect(changes).toEqual({ certified: [true, false, true, false, true, false], 'may supervise': [true, false, true, false, true, false] })
	expect(behind, 'blocks in which the state was behind the clock').toBeGreaterThan(0)
}, 120_000)

test('what its holder may not do, and what nobody else may, was refused', async () => {
	for (const error of ['uniques.Locked', 'market.Bound', 'publishers.NotAdmitted']) {
		expect(story.printed).toMatch(new RegExp(`^ +✗ .*: refused, ${error.replace('.', '\\.')}: `, 'm'))
	}
	const { owner } = ((await story.node.api.query.uniques!.asset!(COLLECTION, ITEM)) as any).unwrap()
	expect(owner.toString()).toBe(dave.address)
	expect(told.filter(({ name }) => /^(uniques\.Transferred|market\.)/.test(name)).map(({ name }) => name)).toEqual(['market.PolicySet'])
})

test('a claim that is not declared, and one of no asset, does not hold; the card and the metadata tell those that do', async () => {
	const { api } = story.node
	const isValid = async (item: number, claim: string) => (await api.call.claimsApi!.isValid!(COLLECTION, item, claim)).toJSON()
	expect([await isValid(ITEM, 'Certified'), await isValid(ITEM, ''), await isValid(1, 'certified')]).toEqual([false, false, false])

	const shown = async (block: number) => {
		const at = await api.at(await story.node.blockHash(block))
		const card = (await at.call.dynamicAssetsApi!.card!(COLLECTION, ITEM)).toHuman() as string
		const metadata = JSON.parse((await at.call.dynamicAssetsApi!.metadata!(COLLECTION, ITEM)).toHuman() as string)
		const claimed = metadata.attributes.filter(({ trait_type }: any) => trait_type === 'claim').map(({ value }: any) => value)
		return { card, claimed }
	}
	const [first] = told.filter(({ name, fields }) => name === 'publishers.Published' && fields.accepted === 1)
	const valid = async (block: number): Promise<number> => {
		const at = await api.at(await story.node.blockHash(block))
		const answer = (await at.call.claimsApi!.isValid!(COLLECTION, ITEM, 'certified')).toJSON()
		return answer ? block : valid(block + 1)
	}
	const before = await shown(await valid(first!.block))
	expect(before.claimed).toEqual(['certified'])
	expect(before.card).toContain('>✓ certified<')
	expect(before.card).toContain('>✗ may supervise<')
	expect(before.card).toMatch(/>until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC</)
	const now = await shown(await story.node.blockNumber())
	expect(now.claimed).toEqual([])
	expect(now.card).toContain('>revoked<')
	expect(now.card).toContain('>✗ certified<')
})
