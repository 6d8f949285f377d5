// A pump wears until it fails; its maintenance contract opens, is done, is proven by telemetry and paid by itself

import { blake2AsHex } from '@polkadot/util-crypto'
import { account, short, units, viv } from '../../assets/chain.ts'
import { type Happening, tell } from '../tell.ts'

const [COLLECTION, ITEM] = [7, 0]
const PUMP = '/pumps/pump-1'
/** The first metric of the blueprint, in hundredths of a mm/s, and its trigger. */
const [VIBRATION, MAINTENANCE] = [0, 0]

const plant = account('//Alice')
const mechanic = account('//Bob')
const passerby = account('//Ferdie')

/** What a repair costs, and what a round does. */
const [FEE, ROUND] = [units('25'), units('0.01')]
/** What the mechanic leaves at the plant. */
const REPORT = 'Bearing replaced, shaft aligned, vibration 1.6 mm/s. Pump 1, by the mechanic.'

/** The contract: on which terms a repair is ordered whenever the blueprint's trigger fires. Durations are in blocks. */
const TEMPLATE = {
	title: 'Replace the bearing',
	version: 1,
	trigger: MAINTENANCE,
	fee: FEE,
	providers: { Listed: [mechanic.address] },
	acceptBlocks: 150,
	finishBlocks: 150,
	proof: {
		Telemetry: {
			conditions: [{ Compare: { term: { Metric: { metric: VIBRATION } }, comparison: 'Below', bound: 230 } }],
			rounds: 2,
			blocks: 150,
		},
	},
	reopenings: 1,
}

await tell(async (story) => {
	const { api } = story
	const { assetAccounts, sudo, synthesis, workOrders } = api.tx
	story.about([COLLECTION], {
		'assetAccounts.Spent': ({ to, amount }) => `pays ${viv(amount)} to ${short(to)}`,
		'workOrders.Opened': ({ order, fee }) => `order ${order} opens by itself, for ${viv(fee)}`,
		'workOrders.Funded': ({ order, amount }) => `order ${order}: ${viv(amount)} are in escrow`,
		'workOrders.Accepted': ({ order, provider }) => `order ${order} is accepted by ${short(provider)}`,
		'workOrders.Started': ({ order }) => `order ${order}: the work has begun`,
		'workOrders.Completed': ({ order, evidence }) => `order ${order}: the work is said to be done, evidence ${short(evidence)}`,
		'workOrders.Ended': ({ order, end, settlement }) =>
			`order ${order} is closed: ${Object.keys(end)[0]}, ${viv(settlement.amount)} to ${short(settlement.account)}`,
	})
	const pump = () => story.asset(COLLECTION, ITEM)
	const vibration = async () => Number((await pump()).readings[0]!.value)
	const purse = async () => (await api.call.assetAccountsApi.purse(COLLECTION, ITEM)).toJSON() as any
	const wears = (change: { wear?: number; rate?: number }) => story.world('POST', PUMP, change)
	/** The vibration that a round measured, once it fits. */
	const measured = (what: string, fits: (vibration: number) => boolean) =>
		story.until(what, async () => {
			const shown = await vibration()
			return fits(shown) ? shown : undefined
		})

	story.chapter('Alice’s plant gets a twin of its pump, and a purse. One of three gauges is broken')
	await story.world('POST', '/faults', { endpoint: '9101/pumps/pump-1', fault: { lie: { by: { vibration_mm_s: 5 } } } })
	await wears({ wear: 0.05, rate: 0 })
	await story.does(plant, sudo.sudo(assetAccounts.setFees({ round: ROUND, synthesis: 0 })))
	await story.does(plant, await story.founds(plant, new URL('blueprint.toml', import.meta.url), COLLECTION, ITEM, 'pump-1'))
	await story.does(plant, assetAccounts.fund(COLLECTION, ITEM, units('50')), synthesis.setReviewers(COLLECTION, [plant.address], 1))

	story.chapter('A maintenance contract: 25 VIV for whoever repairs it, once telemetry proves the repair')
	await story.does(plant, workOrders.addTemplate(COLLECTION, TEMPLATE))
	const calm = await measured('the first reading', (shown) => shown > 0)
	story.holds(`the gauge that lies by 5 mm/s is not believed: ${calm} mm/s`, calm < 2.3)
	await story.world('DELETE', '/faults')
	await story.reaches(COLLECTION, ITEM, 'nominal')

	story.chapter('A knock: one round of vibration is no alarm')
	await wears({ wear: 0.5 })
	const knock = await measured('the knock', (shown) => shown > 3)
	await wears({ wear: 0.05 })
	await measured('calm', (shown) => shown < 2.5)
	await story.reaches(COLLECTION, ITEM, 'nominal')
	story.holds(`${knock} mm/s in one round have changed nothing`, !story.happened.some(({ name, fields }) => name === 'dynamicAssets.Triggered' && fields.collection === COLLECTION))

	story.chapter('It wears')
	await wears({ rate: 60 })
	await story.reaches(COLLECTION, ITEM, 'watch', 90)
	story.same('to watch it costs nothing: no order is open', (await api.call.workOrdersApi.orders(COLLECTION, ITEM)).toJSON(), [])
	const degraded = await story.reaches(COLLECTION, ITEM, 'degraded', 60)
	story.holds(`its health has fallen to ${degraded.health}`, Number(degraded.health) < 60)

	story.chapter('The contract opens by itself, and the pump’s purse pays into escrow')
	const opened = await story.happens('workOrders.Opened', ({ collection, item }) => collection === COLLECTION && item === ITEM)
	const order = opened.fields.order as number
	await story.happens('workOrders.Funded', (fields) => fields.order === order)
	await story.refused('a passer-by accepts it', passerby, workOrders.accept(order), 'workOrders.NotAllowed')
	await story.does(mechanic, workOrders.accept(order))
	await story.refused('the mechanic is done before he began', mechanic, workOrders.complete(order, blake2AsHex(REPORT), 'urn:report:1'), 'workOrders.NotStarted')
	await story.does(mechanic, workOrders.start(order))

	const failed = await story.reaches(COLLECTION, ITEM, 'failed', 60)
	await story.until('it is overheated', async () => (await pump()).flags.includes('overheated') || undefined)
	story.holds('its card shows at a glance that it is overheated', (await story.card(COLLECTION, ITEM)).includes('overheated'))
	story.holds(`it failed at ${failed.readings[0]!.value} mm/s`, Number(failed.readings[0]!.value) > 7.1)

	story.chapter('The mechanic repairs it, and says so. Telemetry has to say so too')
	await wears({ wear: 0, rate: 0 })
	await story.does(mechanic, workOrders.complete(order, blake2AsHex(REPORT), 'https://plant.example.org/reports/1'))
	const before = await story.balance(mechanic.address)
	const ended = await story.happens('workOrders.Ended', (fields) => fields.order === order, 0, 90)
	story.holds('two rounds have proven it', 'proven' in ended.fields.end || ended.fields.end === 'Proven')
	story.same('the mechanic has 25 VIV', (await story.balance(mechanic.address)) - before, FEE)
	await story.reaches(COLLECTION, ITEM, 'nominal')
	await story.until('it has cooled down', async () => (await pump()).flags.length === 0 || undefined)
	story.same('its record shows the repair', (await pump()).traits, [['repairs', '1']])

	story.chapter('What the pump cost is on the chain')
	const { account: address, spent, earned, balance } = await purse()
	// Whoever pays for the first round of a chain founds the pot in which fees wait for operators.
	const isUpkeep = ({ name, fields }: Happening) =>
		(name === 'assetAccounts.RoundsPaid' && fields.collection === COLLECTION) || (name === 'assetAccounts.PotFounded' && fields.from === address)
	const upkeep = story.happened.filter(isUpkeep).reduce((sum, { fields }) => sum + BigInt(fields.amount), 0n)
	story.same(`it spent ${viv(upkeep)} for rounds and 25 VIV for its repair`, BigInt(spent), upkeep + FEE)
	story.same('it earned nothing', BigInt(earned), 0n)
	story.same('and has the rest of its 50 VIV', BigInt(balance), units('50') - upkeep - FEE)
	const record = (await api.call.workOrdersApi.provider(mechanic.address)).toJSON() as any
	story.same('the mechanic’s record: one done, none late, none disputed', [record.done, record.late, record.disputed], [1, 0, 0])

	story.look(
		[
			[`workOrdersApi > provider, with ${short(mechanic.address)}`, 'the mechanic’s record'],
			[`workOrdersApi > templates, with ${COLLECTION}`, 'the contract'],
			[`assetAccountsApi > purse, with ${COLLECTION} and ${ITEM}`, 'what the pump earned and spent'],
			[`dynamicAssetsApi > asset, with ${COLLECTION} and ${ITEM}`, 'the twin'],
		],
		[[opened.block, 'the block in which the contract opened'], [ended.block, 'the block in which it was proven and paid']],
		[COLLECTION, ITEM],
	)
})
