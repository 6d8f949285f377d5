// The story of a media licence, told by the program that scripts/examples runs; then the chain is asked whether it was so.

import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset } from '../lib/assets.ts'
import { VIV } from '../lib/node.ts'
import { temporary } from '../lib/processes.ts'
import { Telling, type Told } from '../lib/story.ts'

const [COLLECTION, ITEM] = [7, 0]
/** What the makers of the track have of each royalty, in parts per million. */
const SHARES: [string, bigint][] = [
	['5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty', 500_000n],
	['5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y', 300_000n],
	['5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy', 200_000n],
]

let story: Telling
let told: Told[]

beforeAll(async () => {
	story = await Telling.of('media')
	told = await story.told()
}, 300_000)

afterAll(() => story?.end())

const of = (name: string) => told.filter((event) => event.name === name).map(({ fields }) => fields)

/** The licence that was bought of an offer: of 0 the radio's, of 1 the party's, of 2 the trial. */
const bought = (offer: number) => of('licensing.Licensed').find((fields) => fields.offer === offer)!.licence as number

test('the story of a media licence holds, within three minutes', () => {
	expect(story.printed).toMatch(/^All of it holds, after \d+ s and \d+ blocks\.$/m)
	expect(story.code).toBe(0)
	expect(story.blocks, 'of 2 s each').toBeLessThan(85)
})

test('the track passed every state that its blueprint declares, was marked, and recovered', async () => {
	expect(await story.states(COLLECTION, ITEM)).toEqual(['released', 'popular', 'released'])
	const flags = told.filter(({ name, fields }) => /^dynamicAssets\.Flag/.test(name) && fields.collection === COLLECTION)
	expect(flags.map(({ name }) => name)).toEqual(['dynamicAssets.FlagRaised', 'dynamicAssets.FlagCleared'])
	expect((await asset(story.node, COLLECTION, ITEM)).flags).toEqual([])
})

test('of three licences one renewed by itself, one ended by its term, and one was spent by plays before', async () => {
	const [radio, party, trial] = [0, 1, 2].map(bought)
	expect(of('licensing.Renewed').map(({ licence }) => licence)).toContain(radio)
	expect(of('licensing.Ended').map(({ licence, end }) => [licence, end])).toEqual([[trial, 'Expired'], [party, 'Expired']])
	const spent = story.printed.indexOf('the party’s licence has spent itself')
	expect(spent).toBeGreaterThan(0)
	expect(spent).toBeLessThan(story.printed.indexOf(`licence ${party} has ended`))
	expect((await story.node.api.call.licensingApi!.licence!(radio!)).toHuman()).toMatchObject({ state: 'Active' })
})

test('each payment was split to the unit, and each of three has what all of them come to', async () => {
	const payments: { amount: bigint; credits: [string, bigint][] }[] = told.flatMap(({ name, fields }) => {
		if (name === 'market.Sold') return [{ amount: BigInt(fields.price), credits: fields.royalties }]
		const receipt = name.startsWith('licensing.') ? fields.receipt ?? fields.account?.receipt : undefined
		return receipt && BigInt(receipt.amount) > 0n ? [{ amount: BigInt(receipt.amount), credits: receipt.royalties }] : []
	}).map(({ amount, credits }) => ({ amount, credits: credits.map(([who, part]: [string, number | string]) => [who, BigInt(part)]) }))
	expect(payments.length).toBeGreaterThanOrEqual(5)
	expect(payments.map(({ amount }) => amount)).toEqual(expect.arrayContaining([10n * VIV, 5n * VIV, VIV, 500n * VIV]))
	const sums = new Map<string, bigint>()
	for (const { amount, credits } of payments) {
		const royalty = (amount * 200_000n) / 1_000_000n
		// The first has what rounding leaves.
		const [, second, third] = SHARES.map(([, part]) => (royalty * part) / 1_000_000n) as [bigint, bigint, bigint]
		expect(credits).toEqual([[SHARES[0]![0], royalty - second - third], [SHARES[1]![0], second], [SHARES[2]![0], third]])
		credits.forEach(([who, part]) => sums.set(who, (sums.get(who) ?? 0n) + part))
	}
	const claimed = of('royalties.Claimed').map(({ beneficiary, amount }) => [beneficiary, BigInt(amount)])
	expect(claimed).toEqual(SHARES.map(([who]) => [who, sums.get(who)]))
})

test('what the rules do not allow was refused', () => {
	for (const error of ['licensing.NotLicensee', 'licensing.StillOwed', 'market.FlagBlocksSale']) {
		expect(story.printed).toMatch(new RegExp(`^ +✗ .*: refused, ${error.replace('.', '\\.')}: `, 'm'))
	}
	expect(of('market.Sold')).toHaveLength(1)
})

test('the usage log is exported, and verified without a node from a block hash; a byte that is changed is found', async () => {
	expect(story.printed).toMatch(/✓ each entry holds, from the head in the state back to the first/)
	const [radio, party] = [0, 1].map(bought)
	const file = join(temporary(), 'log.json')
	const exported = await story.script('assets/audit.ts', 'export', String(radio), file)
	expect([exported.code, exported.stderr]).toEqual([0, ''])
	const [, entries, block] = new RegExp(`^(\\d+) entries of licence ${radio} .* as of block (0x[0-9a-f]{64})\\.$`, 'm').exec(exported.stdout)!
	expect(Number(entries)).toBeGreaterThanOrEqual(3)
	const verified = await story.script('assets/audit.ts', 'verify', file, block!)
	expect(verified.stdout).toContain(`All ${entries} entries hold, from the head in the state of block ${block} back to the first.`)

	const log = JSON.parse(readFileSync(file, 'utf8'))
	const flip = (hex: string) => hex.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
	const flipped = (list: string[], at: number) => list.map((hex, index) => (index === at ? flip(hex) : hex))
	const forgeries: [object, RegExp][] = [
		[{ ...log, header: flip(log.header) }, /^The header is not that of block/],
		...log.proof.map((_: string, at: number) => [{ ...log, proof: flipped(log.proof, at) }, /^The proof does not lead from the state root/]),
		...log.entries.map((_: string, at: number) => [{ ...log, entries: flipped(log.entries, at) }, /^Entry \d+ is not what the one after it vouches for/]),
		[{ ...log, entries: log.entries.slice(0, -1) }, /^1 entries are missing/],
		[{ ...log, entries: log.entries.slice(1) }, /^Entry \d+ is not what/],
		[{ ...log, licence: party }, /^The proof does not lead|^There was no licence \d+/],
	]
	const { verified: verify } = await story.module('assets/usage-log.ts')
	for (const [forgery, says] of forgeries) expect(() => verify(forgery, block)).toThrow(says)
	writeFileSync(file, JSON.stringify(forgeries[0]![0]))
	expect(await story.script('assets/audit.ts', 'verify', file, block!)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^The header/) })
}, 120_000)
