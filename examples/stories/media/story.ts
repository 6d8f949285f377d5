// A track is licensed: plays are metered, permissions narrow, licences renew or end by themselves, three are paid

import { account, short, units, viv } from '../../assets/chain.ts'
import { fromWords } from '../../assets/terms.ts'
import { exported, verified } from '../../assets/usage-log.ts'
import { tell } from '../tell.ts'

const [COLLECTION, ITEM] = [7, 0]
const TRACK = '/media/track-1'
/** The trigger of the blueprint, and its flag. */
const [AUDIT, INFLATED] = [0, 1 << 0]

const owner = account('//Alice')
/** Who made the track, and what part of the royalty each of them has, in parts per million. */
const holders = [
	{ role: 'composer', signer: account('//Bob'), part: 500_000n },
	{ role: 'singer', signer: account('//Charlie'), part: 300_000n },
	{ role: 'producer', signer: account('//Dave'), part: 200_000n },
] as const
const [radio, party, listener] = [account('//Eve'), account('//Ferdie'), account('//One')]
const reviewer = account('//Two')
/** What part of each payment is royalty, in parts per million. */
const RATE = 200_000n

/** What is offered, as people write it. Durations are in blocks of 2 s. */
const OFFERS = {
	radio: {
		permissions: ['display', 'commercial'], duration: 30, price: '10',
		renewal: { automatic: true, count: null, price: '10', grace: 40 },
		meter: { metric: 0, included: 100, unitPrice: '0.01', cap: 3_000 },
		thresholds: [{ at: 1_000, permissions: ['display'], price: '15' }],
		suspendedBy: [AUDIT],
	},
	party: {
		permissions: ['display', 'commercial'], duration: 40, price: '5',
		meter: { metric: 0, included: 500, unitPrice: '0', cap: null },
		thresholds: [{ at: 500, permissions: [] }],
	},
	trial: { permissions: ['display'], duration: 15, price: '1' },
}

await tell(async (story) => {
	const { api } = story
	const { licensing, market, royalties, synthesis } = api.tx
	story.about([COLLECTION])
	const licence = async (number: number) => (await api.call.licensingApi.licence(number)).toJSON() as any
	const licensed = async (who: { address: string }, permission: string) =>
		(await api.call.licensingApi.isLicensed(who.address, COLLECTION, ITEM, permission)).toJSON() as boolean

	story.chapter('Alice releases a track, of which three have royalties')
	await story.does(owner, await story.founds(owner, new URL('blueprint.toml', import.meta.url), COLLECTION, ITEM, 'track-1'))
	const shares = holders.map(({ signer, part }) => ({ account: signer.address, part: Number(part) }))
	await story.does(
		owner,
		royalties.setSchedule(COLLECTION, { rate: Number(RATE), shares }),
		synthesis.setReviewers(COLLECTION, [reviewer.address], 1),
		market.setPolicy(COLLECTION, { transfers: 'Free', blockingFlags: INFLATED }),
	)
	await story.reaches(COLLECTION, ITEM, 'released')
	await story.until('the first reading', async () => (await story.asset(COLLECTION, ITEM)).readings[0]!.value ?? undefined)

	story.chapter('She offers licences: one that renews by itself, one for so many plays, one for half a minute')
	await story.does(owner, ...Object.values(OFFERS).map((terms) => licensing.offer(COLLECTION, ITEM, fromWords(terms))))
	const offers = (await api.call.licensingApi.offers(COLLECTION, ITEM)).toJSON() as any[]
	const buys = async (who: typeof radio, position: number, deposit: string) => {
		const { offer, digest } = offers[position]
		const told = await story.does(who, licensing.license(COLLECTION, ITEM, offer, digest, units(deposit)))
		return told.find(({ name }) => name === 'licensing.Licensed')!.fields.licence as number
	}
	const [onAir, atParty, onTrial] = await Promise.all([buys(radio, 0, '200'), buys(party, 1, '0'), buys(listener, 2, '0')])
	story.holds('the radio may earn money with it', await licensed(radio, 'Commercial'))
	await story.refused('the radio’s licence is topped up by another', listener, licensing.topUp(onAir, units('1')), 'licensing.NotLicensee')

	story.chapter('It becomes popular: permissions narrow as it is played')
	await story.world('POST', TRACK, { plays_per_minute: 600, plays: 1_200 })
	await story.reaches(COLLECTION, ITEM, 'popular')
	await story.does(listener, licensing.readMeter(onAir))
	const narrowed = await licence(onAir)
	story.same('the radio may play it still, and earn no money with it until its term ends', narrowed.permissions, ['Display'])
	story.holds('its meter shows 1,000 plays or more', narrowed.used >= 1_000)
	story.same('the party’s licence has spent itself by its plays: it permits nothing', (await licence(atParty)).permissions, [])
	story.holds('nor is the party licensed', !(await licensed(party, 'Display')))
	await story.refused('the radio takes back what it owes for plays', radio, licensing.takeBack(onAir, narrowed.held), 'licensing.StillOwed')

	story.chapter('The trial expires by its term; the radio’s licence is billed and renewed')
	await story.happens('licensing.Ended', ({ licence, end }) => licence === onTrial && end === 'Expired')
	const renewed = await story.happens('licensing.Renewed', ({ licence }) => licence === onAir, 0, 90)
	const { bill, price, receipt } = renewed.fields
	story.same('its plays are billed, beyond 100 of them', BigInt(bill.amount), (BigInt(bill.units) - 100n) * units('0.01'))
	story.same('so well played, it costs 15 VIV', BigInt(price), units('15'))
	const royalty = ((BigInt(bill.amount) + BigInt(price)) * RATE) / 1_000_000n
	story.same('a fifth of both is royalty', receipt.royalties.reduce((sum: bigint, [, part]: [string, number]) => sum + BigInt(part), 0n), royalty)
	story.holds('and in its new term money may be earned with it again', (await licence(onAir)).permissions.includes('Commercial'))

	story.chapter('A million plays in ten seconds: nobody heard these')
	await story.does(owner, market.list(COLLECTION, ITEM, units('500'), null))
	const fooled = story.block
	await story.world('POST', TRACK, { plays: 1_000_000 })
	await story.happens('licensing.SuspendedByTrigger', ({ code }) => code === AUDIT, fooled)
	story.same('the track is marked', (await story.asset(COLLECTION, ITEM)).flags, ['inflated'])
	story.holds('its card shows that at a glance', (await story.card(COLLECTION, ITEM)).includes('inflated'))
	story.holds('the radio may not play it', !(await licensed(radio, 'Display')))
	const material = async () => (await api.call.marketApi.material(COLLECTION, ITEM)).toHex()
	const buy = async () => market.buy(COLLECTION, ITEM, units('500'), await material(), 0)
	await story.refused('Two buys it as it is', reviewer, await buy(), 'market.FlagBlocksSale')

	story.chapter('The tracker is mended; a reviewer has looked at it')
	await story.world('POST', TRACK, { plays_per_minute: 60 })
	await story.until('the mark is gone', async () => (await story.asset(COLLECTION, ITEM)).flags.length === 0 || undefined)
	await story.does(reviewer, licensing.lift(COLLECTION, ITEM))
	story.same('the radio may play it again', await licensed(radio, 'Display'), true)
	const owned = await story.balance(owner.address)
	await story.does(reviewer, await buy())
	story.same('Alice has four fifths of 500 VIV for the track', (await story.balance(owner.address)) - owned, units('400'))
	await story.reaches(COLLECTION, ITEM, 'released')
	await story.happens('licensing.Ended', ({ licence, end }) => licence === atParty && end === 'Expired')

	story.chapter('Everybody is paid what the blocks say')
	for (const { role, signer } of holders) {
		const credits = story.happened.flatMap(({ name, fields }) => {
			const list = name === 'market.Sold' ? fields.royalties : (fields.receipt ?? fields.account?.receipt)?.royalties ?? []
			return list.filter(([who]: [string]) => who === signer.address).map(([, amount]: [string, number | string]) => BigInt(amount))
		})
		const credited = credits.reduce((sum, amount) => sum + amount, 0n)
		const before = await story.balance(signer.address)
		await story.does(listener, royalties.claim(signer.address))
		story.same(`the ${role} has ${viv(credited)} of ${credits.length} payments`, (await story.balance(signer.address)) - before, credited)
	}

	story.chapter('The radio lets its plays be audited')
	await story.does(listener, licensing.readMeter(onAir))
	const head = await story.finalized()
	const log = await exported(api, onAir, head)
	const entries = verified(log, head)
	story.same('each entry holds, from the head in the state back to the first', entries.length, (await licence(onAir)).logCount)
	entries.forEach(({ number, block, term, total }) => story.say(`  entry ${number}, block ${block}: ${total} plays in term ${term}`))
	const sums = new Map(entries.map(({ term, total }) => [term, total]))
	story.same('the bill of term 1 is for what the log says', sums.get(1), BigInt(bill.units))
	const forged = { ...log, entries: log.entries.map((entry) => entry.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))) }
	const found = await Promise.resolve().then(() => verified(forged, head)).then(() => 'not found', ({ message }: Error) => message)
	story.holds(`a digit that is changed is found: ${found}`, found !== 'not found')

	story.same('the track was popular once', (await story.asset(COLLECTION, ITEM)).traits, [['revivals', '1']])
	story.look(
		[
			[`licensingApi > licence, with ${onAir}`, 'the radio’s licence: state, permissions, what it owes, the head of its log'],
			[`licensingApi > isLicensed, with ${short(radio.address)}, ${COLLECTION}, ${ITEM}, Commercial`, 'what it may do in this block'],
			[`royaltiesApi > quote, with ${COLLECTION}, ${ITEM} and a price`, 'who gets what of it'],
			[`dynamicAssetsApi > asset, with ${COLLECTION} and ${ITEM}`, 'the track'],
		],
		[[renewed.block, 'the block in which the radio’s licence was billed and renewed'], [story.happened.find(({ name }) => name === 'market.Sold')!.block, 'the block in which the track was sold']],
		[COLLECTION, ITEM],
	)
})
