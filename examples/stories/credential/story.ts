// A certificate stays with its holder: it is suspended, reinstated, expires, is renewed, and its claims are right at any block

import { account } from '../../assets/chain.ts'
import { tell } from '../tell.ts'

const [COLLECTION, ITEM] = [9, 0]
/** The metrics of the blueprint, by position. */
const [EXPIRES, STANDING, TRAINING] = [0, 1, 2]
const [GOOD, SUSPENDED, REVOKED] = [0, 1, 2]
/** For how long certificates hold at first, and how long before its end that of Dave is dated anew, in seconds. */
const [TERM, LAST] = [86_400, 4]

const authority = account('//Alice')
const certifier = account('//Bob')
const holder = account('//Dave')
const stranger = account('//Eve')

await tell(async (story) => {
	const { api } = story
	const { dynamicAssets, market, publishers, uniques } = api.tx
	const first = story.block + 1
	story.about([COLLECTION])

	/** Whether a claim holds, now or in the state of a block. */
	const isValid = async (claim: string, block?: number) => {
		const at = block === undefined ? api : await api.at(await api.rpc.chain.getBlockHash(block))
		return (await at.call.claimsApi.isValid(COLLECTION, ITEM, claim)).toJSON() as boolean
	}
	const claims = async () => ({ certified: await isValid('certified'), supervise: await isValid('may supervise') })
	/** The certifier says how things are. */
	const certifies = (values: [metric: number, value: number][], by = certifier) =>
		story.does(by, publishers.publish(COLLECTION, [{ item: ITEM, values, note: null }]))
	const now = async () => Math.floor(Number((await api.query.timestamp.now()).toString()) / 1_000)
	/** The round of the certificate's shard that ended last. */
	const round = async () => {
		const { shard } = ((await api.query.dynamicAssets.assets(COLLECTION, ITEM)) as any).unwrap()
		return (await api.query.dynamicAssets.closed(shard)).toString()
	}
	const state = async () => (await story.asset(COLLECTION, ITEM)).state

	story.chapter('Alice, an authority, opens a register. Its certificates are bound to their holders; Bob certifies')
	await story.does(
		authority,
		await story.encoded(
			new URL('blueprint.toml', import.meta.url), '--collection', `${COLLECTION}`, '--new-collection', '--owner', authority.address,
		),
	)
	await story.does(
		authority,
		market.setPolicy(COLLECTION, { transfers: 'Bound', blockingFlags: 0 }),
		publishers.admit(COLLECTION, certifier.address, 100, (1 << EXPIRES) | (1 << STANDING) | (1 << TRAINING), true),
		uniques.mint(COLLECTION, ITEM, holder.address),
	)

	story.chapter('Dave accepts his certificate. It claims nothing until Bob certifies')
	await story.does(holder, dynamicAssets.enrol(COLLECTION, ITEM, 'welder-4711'))
	await story.reaches(COLLECTION, ITEM, 'issued')
	story.same('it claims nothing', await claims(), { certified: false, supervise: false })
	await story.refused(
		'a stranger certifies him', stranger,
		publishers.publish(COLLECTION, [{ item: ITEM, values: [[EXPIRES, 4_000_000_000], [STANDING, GOOD]], note: null }]),
		'publishers.NotAdmitted',
	)
	await certifies([[EXPIRES, (await now()) + TERM], [STANDING, GOOD], [TRAINING, 36]])
	await story.reaches(COLLECTION, ITEM, 'valid')
	story.same('he is certified, and has not trained enough to supervise', await claims(), { certified: true, supervise: false })
	await certifies([[TRAINING, 44]])
	story.same('with 44 hours he may', await claims(), { certified: true, supervise: true })

	story.chapter('It is his, and nobody else’s')
	await story.refused('Dave gives it to Eve', holder, uniques.transfer(COLLECTION, ITEM, stranger.address), 'uniques.Locked')
	await story.refused('Dave sells it', holder, market.list(COLLECTION, ITEM, 1_000_000_000_000n, null), 'market.Bound')

	story.chapter('Bob hears of a faulty weld, and suspends it; it was another’s, and he reinstates it')
	await certifies([[STANDING, SUSPENDED]])
	story.same('from that block on it claims nothing', await claims(), { certified: false, supervise: false })
	await story.reaches(COLLECTION, ITEM, 'suspended')
	await certifies([[STANDING, GOOD]])
	await story.reaches(COLLECTION, ITEM, 'valid')
	story.same('it claims again what it did', await claims(), { certified: true, supervise: true })

	story.chapter('Bob dates it anew: its time ends. Nobody does anything then: the claim ends with the clock, and the state follows')
	// Right after a round, so that the state is behind the clock until the next one.
	const before = await round()
	await story.until('a round has ended', async () => (await round()) !== before || undefined)
	await certifies([[EXPIRES, (await now()) + LAST]])
	await story.until('it is not certified any more', async () => !(await isValid('certified')) || undefined)
	await story.reaches(COLLECTION, ITEM, 'expired')
	story.same('it claims nothing', await claims(), { certified: false, supervise: false })

	story.chapter('Dave is examined anew, and Bob renews it')
	await certifies([[EXPIRES, (await now()) + TERM], [TRAINING, 60]])
	await story.reaches(COLLECTION, ITEM, 'valid')
	story.same('it was renewed once', (await story.asset(COLLECTION, ITEM)).traits, [['renewals', '1']])
	story.same('he is certified, and may supervise', await claims(), { certified: true, supervise: true })

	story.chapter('He is found to have cheated: it is revoked for ever')
	await certifies([[STANDING, REVOKED]])
	await story.reaches(COLLECTION, ITEM, 'revoked')
	await certifies([[STANDING, GOOD]])
	story.same('nothing leads back', await state(), 'revoked')
	story.same('it claims nothing', await claims(), { certified: false, supervise: false })

	story.chapter('An employer asks of each block since the beginning, and compares with what the state of that block says')
	const changes: [block: number, isCertified: boolean][] = []
	let behind = 0
	for (let block = first; block <= story.block; block++) {
		const at = await api.at(await api.rpc.chain.getBlockHash(block))
		const clock = Number((await at.query.timestamp.now()).toString())
		const asset = (await at.call.dynamicAssetsApi.asset(COLLECTION, ITEM)).toHuman() as any
		const until = Number((asset?.readings[EXPIRES].value ?? '0').replaceAll(',', '')) * 1_000
		const holds = asset?.state === 'valid' && clock < until
		if (asset?.state === 'valid' && !holds) behind += 1
		const answer = await isValid('certified', block)
		if (answer !== holds) story.same(`block ${block} says it`, answer, holds)
		if (answer !== (changes.at(-1)?.[1] ?? false)) changes.push([block, answer])
	}
	story.same('it was certified three times', changes.map(([, is]) => is), [true, false, true, false, true, false])
	changes.forEach(([block, is]) => story.say(`block ${block}: ${is ? 'certified' : 'not certified'}`))
	story.holds(`in the ${behind} blocks in which the state was still “valid” after its time, the claim was false already`, behind > 0 && behind <= 20)

	story.look(
		[
			[`claimsApi > isValid, with ${COLLECTION}, ${ITEM} and certified`, 'whether he is certified; at any block, by its hash'],
			[`claimsApi > claims, with ${COLLECTION} and ${ITEM}`, 'all that it claims, and what of it does not hold'],
			[`dynamicAssetsApi > asset, with ${COLLECTION} and ${ITEM}`, 'the certificate'],
			[`publishersApi > publishers, with ${COLLECTION}`, 'who certifies'],
		],
		changes.map(([block, is]) => [block, is ? 'from here on he was certified' : 'from here on he was not']),
		[COLLECTION, ITEM],
	)
})
