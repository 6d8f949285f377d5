// Two lots of vaccine pass six checkpoints whose devices sign: one is too warm for a while and recovers, one is spoilt for ever

import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { account, NODE, short, units } from '../../assets/chain.ts'
import { fromWords } from '../../assets/terms.ts'
import { type Device, devices, refusals, type SignedReading } from '../device.ts'
import { tell } from '../tell.ts'

const COLLECTION = 8
/** Two lots, by their items. */
const [GOOD, SPOILT] = [0, 1]
const CHECKPOINTS = ['factory', 'airport', 'flight', 'customs', 'depot', 'clinic']
/** The first metric; those of the checkpoints follow. */
const TEMPERATURE = 0
/** Flags, states and triggers of the blueprint. */
const [EXCURSION, OUT_OF_ORDER, COMPROMISED] = [1, 2, 3]
const [FLAGGED, SPOILT_STATE] = [2, 3]
const RECALL = 0
/** Of how many seconds above 8 °C the limits are. */
const [LIMIT, LAST_LIMIT] = [20, 40]

const maker = account('//Alice')
const carrier = account('//Bob')
const customs = account('//Charlie')
const buyer = account('//Dave')
const insurer = account('//Eve')
const thief = account('//Ferdie')

await tell(async (story) => {
	const { api } = story
	const { dynamicAssets, licensing, market, notifications, publishers, uniques } = api.tx
	story.about([COLLECTION], {
		'publishers.ReadingRefused': ({ device, sequence }) => `reading ${sequence} of device ${short(device)} is refused`,
	})
	const logger = devices(api, COLLECTION, ...CHECKPOINTS) as [Device, Device, Device, Device, Device, Device]
	const [atFactory, atAirport, inFlight, atCustoms, atDepot, atClinic] = logger

	/** Carries in what devices signed; what the chain refused of it, by the names of its errors. */
	const relays = async (readings: SignedReading[], by = carrier) =>
		refusals(api, await story.does(by, publishers.relay(COLLECTION, readings)))
	/** A device measures lots, in °C, and says that they have passed its checkpoint. */
	const passes = async (device: Device, ...lots: [item: number, celsius: number][]) => {
		const checkpoint = 1 + logger.indexOf(device)
		const signed = lots.map(([item, celsius]) => device.measures(item, [[TEMPERATURE, celsius * 10], [checkpoint, 1]]))
		story.same(`the device “${device.name}” signs for ${lots.map(([item, celsius]) => `lot ${item}: ${celsius} °C`).join(', ')}`, await relays(signed), [])
	}
	const measures = async (device: Device, ...lots: [item: number, celsius: number][]) =>
		relays(lots.map(([item, celsius]) => device.measures(item, [[TEMPERATURE, celsius * 10]])))
	const lot = (item: number) => story.asset(COLLECTION, item)
	const journey = async (item: number) => new Map((await lot(item)).traits).get('journey')
	const material = async (item: number) => (await api.call.marketApi.material(COLLECTION, item)).toHex()
	const buys = async (item: number) => market.buy(COLLECTION, item, units('50'), await material(item), 0)
	const licensed = async (item: number) =>
		(await api.call.licensingApi.isLicensed(buyer.address, COLLECTION, item, 'Display')).toJSON() as boolean

	story.chapter('Alice, the maker, packs two lots, and admits a device for each checkpoint')
	await story.does(maker, await story.founds(maker, new URL('blueprint.toml', import.meta.url), COLLECTION, GOOD, 'lot-2611-a'))
	await story.does(
		maker,
		uniques.mint(COLLECTION, SPOILT, maker.address),
		dynamicAssets.enrol(COLLECTION, SPOILT, 'lot-2611-b'),
		...logger.map((device, index) =>
			publishers.admitDevice(COLLECTION, device.key, device.name, {
				scope: 'All', metrics: (1 << TEMPERATURE) | (1 << (1 + index)), perPeriod: 200, maxAge: 600,
			})),
		market.setPolicy(COLLECTION, { transfers: 'MarketOnly', blockingFlags: (1 << EXCURSION) | (1 << OUT_OF_ORDER) | (1 << COMPROMISED) }),
	)
	await story.reaches(COLLECTION, GOOD, 'packed')

	story.chapter('A licence lets the buyer administer each lot. All who have a stake in them want to be told')
	const terms = fromWords({ permissions: ['display'], duration: 5_000, price: '1', suspendedBy: [RECALL] })
	await story.does(maker, ...[GOOD, SPOILT].flatMap((item) => [licensing.offer(COLLECTION, item, terms), market.list(COLLECTION, item, units('50'), null)]))
	for (const item of [GOOD, SPOILT]) {
		const [{ offer, digest }] = (await api.call.licensingApi.offers(COLLECTION, item)).toJSON() as any[]
		await story.does(buyer, licensing.license(COLLECTION, item, offer, digest, 0))
	}
	const stakeholders = [maker, carrier, customs, buyer, insurer]
	const wanted = { flags: 1 << COMPROMISED, states: (1 << FLAGGED) | (1 << SPOILT_STATE), triggers: 0, healthBelow: null }
	await Promise.all(stakeholders.map((who) => story.does(who, notifications.subscribe(COLLECTION, null, wanted))))

	story.chapter('They leave the factory')
	await passes(atFactory, [GOOD, 5], [SPOILT, 5])
	await story.reaches(COLLECTION, GOOD, 'in transit')
	story.same('the journey has begun', await journey(GOOD), 'factory')
	story.holds('the card draws it', (await story.card(COLLECTION, GOOD)).includes('>1/6 · factory<'))

	story.chapter('The airport. Ferdie tries to tell something else of them')
	const signed = atAirport.measures(GOOD, [[TEMPERATURE, 55], [2, 1]])
	story.same('the device “airport” signs for lot 0: 5.5 °C', await relays([signed]), [])
	await passes(atAirport, [SPOILT, 5.5])
	story.same('what was carried in once is not taken again', await relays([signed], thief), ['publishers.NotInSequence'])
	const foreign = { ...inFlight.measures(GOOD, [[TEMPERATURE, 50]]) }
	foreign.sample = { ...foreign.sample, item: SPOILT }
	story.same('nor what was signed for another lot', await relays([foreign], thief), ['publishers.BadSignature'])
	story.same('nor a checkpoint that is not the device’s', await relays([atAirport.measures(GOOD, [[4, 1]])], thief), ['publishers.MetricNotAllowed'])
	await story.refused('Ferdie pushes a temperature by himself', thief, publishers.publish(COLLECTION, [{ item: GOOD, values: [[TEMPERATURE, 50]], note: null }]), 'publishers.NotAdmitted')

	story.chapter('In flight the cooling fails: 12 °C')
	await passes(inFlight, [GOOD, 12], [SPOILT, 12])
	const began = Date.now()
	const since = () => (Date.now() - began) / 1_000
	story.holds('the card says that it is too warm', (await story.card(COLLECTION, GOOD)).includes('>outside 2-8<'))
	while ((await lot(GOOD)).state !== 'flagged') {
		story.holds(`after ${Math.round(since())} s neither limit is passed`, since() < LIMIT + 12)
		await measures(inFlight, [GOOD, 12], [SPOILT, 12])
	}
	story.holds(`flagged after ${LIMIT} s`, since() >= LIMIT)
	story.same('both lots are', (await lot(SPOILT)).flags, ['outside 2-8', 'excursion'])
	await story.refused('the buyer takes a flagged lot', buyer, await buys(GOOD), 'market.FlagBlocksSale')

	story.chapter('The crew moves lot 0 into a cold box. Lot 1 stays where it is')
	for (let readings = 0; readings < 3; readings++) await measures(inFlight, [GOOD, 4.5], [SPOILT, 12])
	await story.reaches(COLLECTION, GOOD, 'in transit')
	story.same('lot 0 is cold again in time: it goes on, and its record keeps the excursion', (await lot(GOOD)).traits.at(-1), ['excursions', '1'])
	while ((await lot(SPOILT)).state !== 'compromised') {
		story.holds(`after ${Math.round(since())} s the last limit is not passed`, since() < LAST_LIMIT + 12)
		await measures(inFlight, [GOOD, 4.5], [SPOILT, 12])
	}
	story.holds(`lot 1 is compromised after ${LAST_LIMIT} s`, since() >= LAST_LIMIT)
	const { block: spoilt } = await story.happens('dynamicAssets.FlagRaised', ({ item, flag }) => item === SPOILT && flag === COMPROMISED)
	await story.happens('licensing.SuspendedByTrigger', ({ item }) => item === SPOILT)
	const inThatBlock = story.happened.filter(({ block }) => block === spoilt)
	story.holds('in the same block its licences are suspended', inThatBlock.some(({ name }) => name === 'licensing.SuspendedByTrigger'))
	const told = inThatBlock.filter(({ name, fields }) => name === 'notifications.Notified' && fields.item === SPOILT)
	story.same('and every stakeholder is told', told.flatMap(({ fields }) => fields.subscribers).sort(), stakeholders.map(({ address }) => address).sort())
	story.same('the buyer may administer lot 0, and not lot 1', [await licensed(GOOD), await licensed(SPOILT)], [true, false])
	await story.refused('the buyer takes it all the same', buyer, await buys(SPOILT), 'market.FlagBlocksSale')

	story.chapter('Customs, depot, clinic: both arrive. What is spoilt stays so')
	await passes(atCustoms, [GOOD, 4.5], [SPOILT, 4])
	await passes(atDepot, [GOOD, 4.5], [SPOILT, 4])
	await passes(atClinic, [GOOD, 5], [SPOILT, 4])
	await story.reaches(COLLECTION, GOOD, 'delivered')
	await story.reaches(COLLECTION, SPOILT, 'compromised')
	story.same('both have passed all six', [await journey(GOOD), await journey(SPOILT)], ['clinic', 'clinic'])
	story.same('cold does not mend it', (await lot(SPOILT)).flags, ['compromised'])

	story.chapter('Customs and the buyer verify what each lot went through, and trust one block hash only')
	const trusted = await story.finalized()
	for (const item of [GOOD, SPOILT]) {
		const lines = await promisify(execFile)('vivarium-node', ['verify-history', '--url', NODE.replace('ws:', 'http:'), '--trust', trusted, `${COLLECTION}`, `${item}`])
		const printed = lines.stdout.trim().split('\n')
		story.say(`lot ${item}: ${printed.at(-1)}`)
		story.holds(`the history of lot ${item} says that it was flagged`, lines.stdout.includes('in transit → flagged'))
		story.same(`and ${item === SPOILT ? 'that' : 'not that'} it was compromised`, lines.stdout.includes('→ compromised'), item === SPOILT)
	}

	story.chapter('The buyer takes lot 0')
	await story.does(buyer, await buys(GOOD))
	const { owner } = (await api.query.uniques.asset(COLLECTION, GOOD)).toJSON() as any
	story.same('it is the buyer’s', owner, buyer.address)

	story.look(
		[
			[`dynamicAssetsApi > asset, with ${COLLECTION} and ${SPOILT}`, 'the lot that was spoilt: state, flags, measures, journey'],
			[`dynamicAssetsApi > revisions, with ${COLLECTION} and ${SPOILT}`, 'its last revisions, each with the device that signed'],
			[`publishersApi > devices, with ${COLLECTION}`, 'the six devices'],
		],
		[[spoilt, 'the block in which lot 1 was spoilt: suspended and told in the same one']],
		[COLLECTION, SPOILT],
	)
})
