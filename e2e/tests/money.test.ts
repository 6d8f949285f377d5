// What assets earn and spend: a sale that pays two others, a purchase of what has changed, licences that renew, starve,
// recover, narrow and expire, and an asset that goes dormant and wakes.

import type { KeyringPair } from '@polkadot/keyring/types'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset } from '../lib/assets.ts'
import { awaited, told } from '../lib/blocks.ts'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, bob, charlie, Node, VIV } from '../lib/node.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
/** Permissions, as they are encoded. */
const [DISPLAY, COMMERCIAL] = [1, 4]
/** Blocks of a term, and of the grace after it. */
const [TERM, GRACE] = [10, 30]

/** Pictures that telemetry changes once and never again. */
const PICTURES = blueprint(`
name = "Picture"
heartbeat = 5
states = ["there"]

[[metric]]
name = "disk"
unit = "%"
decimals = 1
minimum = 0
maximum = 100
tolerance = 100
deviation = 100

[[trait]]
name = "edition"
type = "integer"
minimum = 0
maximum = 100
initial = 0
writers = ["owner"]

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"
`)

let simulator: Simulator
let node: Node
let buyer: KeyringPair

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start()
	buyer = await node.newcomer()
	const first = { collection: COLLECTION, item: 0, externalId: 'picture-0', owner: alice.address }
	const pictures = [...node.batched(await foundation(PICTURES, first)), ...more(node, COLLECTION, [1, 2], 'picture')]
	await node.send(node.api.tx.utility!.batchAll!(pictures), alice)
	const shares = [{ account: bob.address, part: 600_000 }, { account: charlie.address, part: 400_000 }]
	await node.send(node.api.tx.royalties!.setSchedule!(COLLECTION, { rate: 100_000, shares }), alice)
}, 180_000)

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

const material = async (item: number) => (await node.api.call.marketApi!.material!(COLLECTION, item)).toHex()
const owed = async (account: KeyringPair) => (await node.api.call.royaltiesApi!.owed!(account.address)).toJSON() as any
const balance = ({ address }: KeyringPair) => node.balance(address)
const licensed = async (item: number, permission: string) =>
	(await node.api.call.licensingApi!.isLicensed!(buyer.address, COLLECTION, item, permission)).toHuman()

/** The first event of this name from a block on that tells of a licence. */
const of = (licence: number, name: string, from: number) =>
	awaited(node, `licensing.${name}`, from, (data) => data.licence === String(licence))

test('a sale pays its seller and two others, to the unit, and the item is the buyer’s', async () => {
	const price = 10n * VIV + 7n
	await node.send(node.api.tx.market!.list!(COLLECTION, 0, price, null), alice)
	const before = await balance(alice)
	const sold = told(await node.send(node.api.tx.market!.buy!(COLLECTION, 0, price, await material(0), 0), buyer), 'market.Sold')
	expect(sold).toHaveLength(1)
	const royalty = price / 10n
	const second = (royalty * 4n) / 10n
	expect((await balance(alice)) - before).toBe(price - royalty)
	expect(BigInt((await owed(bob)).amount)).toBe(royalty - second)
	expect(BigInt((await owed(charlie)).amount)).toBe(second)
	const owner: any = await node.api.query.uniques!.asset!(COLLECTION, 0)
	expect(owner.unwrap().owner.toString()).toBe(buyer.address)

	const had = await balance(charlie)
	await node.send(node.api.tx.royalties!.claim!(charlie.address), alice)
	expect((await balance(charlie)) - had).toBe(second)
	expect(await owed(charlie)).toBeNull()
})

test('royalties that nobody claims are settled by the chain itself, in the block that is due, to the unit', async () => {
	const { amount } = await owed(bob)
	const had = await balance(bob)
	const { settlements } = node.api.query.royalties!
	// It comes every half hour; here governance lets it come at once.
	const next = (await node.blockNumber()) + 5
	const timetable = node.api.registry.createType((await settlements!()).toRawType(), { next, underWay: null })
	const { sudo, system } = node.api.tx
	await node.send(sudo!.sudo!(system!.setStorage!([[settlements!.key(), timetable.toHex()]])), alice)
	const settled = await awaited(node, 'royalties.Settled', next, (data) => data.beneficiary === bob.address)
	expect(BigInt(settled.amount.replaceAll(',', ''))).toBe(BigInt(amount))
	const completed = await awaited(node, 'royalties.SettlementCompleted', next, () => true)
	expect(completed).toMatchObject({ began: String(next), paid: '1', deferred: '0' })
	expect((await balance(bob)) - had).toBe(BigInt(amount))
	expect(await owed(bob)).toBeNull()
})

test('what has changed since the buyer looked is not sold', async () => {
	await node.send(node.api.tx.market!.list!(COLLECTION, 1, VIV, null), alice)
	const seen = await material(1)
	await node.send(node.api.tx.dynamicAssets!.setTrait!(COLLECTION, 1, 0, { Number: 2 }), alice)
	await expect(node.send(node.api.tx.market!.buy!(COLLECTION, 1, VIV, seen, 0), buyer)).rejects.toThrow('market.MaterialChanged')
	await expect(node.send(node.api.tx.market!.buy!(COLLECTION, 1, 2n * VIV, await material(1), 0), buyer)).rejects.toThrow('market.OtherPrice')
	await expect(node.send(node.api.tx.market!.buy!(COLLECTION, 1, VIV, await material(1), 0), alice)).rejects.toThrow('market.OwnSale')
	await node.send(node.api.tx.market!.cancel!(COLLECTION, 1), alice)
})

/** Terms, with something else. */
const terms = (changes: object) => ({
	permissions: DISPLAY | COMMERCIAL, exclusive: false, duration: TERM, price: VIV, renewal: null, meter: null, thresholds: [],
	suspendingTriggers: 0, revocation: null, income: 0, ...changes,
})

/** Offers and buys a licence of item 2; its number. */
async function license(changes: object, deposit: bigint): Promise<number> {
	await node.send(node.api.tx.licensing!.offer!(COLLECTION, 2, terms(changes)), alice)
	const offers = (await node.api.call.licensingApi!.offers!(COLLECTION, 2)).toJSON() as any[]
	const { offer, digest } = offers.at(-1)
	const bought = await node.send(node.api.tx.licensing!.license!(COLLECTION, 2, offer, digest, deposit), buyer)
	return Number(told(bought, 'licensing.Licensed')[0].licence)
}

test('a licence renews by itself, starves into grace, recovers by a top-up, and expires', async () => {
	const from = await node.blockNumber()
	const renewal = { automatic: true, count: null, price: VIV, grace: GRACE }
	const licence = await license({ renewal }, VIV)
	expect(await licensed(2, 'Commercial')).toBe(true)
	expect(await of(licence, 'Renewed', from)).toMatchObject({ term: '2' })
	const shown = () => node.api.call.licensingApi!.licence!(licence).then((view) => view.toHuman() as any)
	await eventually('grace', async () => (await shown()).state === 'Grace' || undefined, 60_000)
	expect(await licensed(2, 'Commercial'), 'in grace it is permitted still').toBe(true)
	await node.send(node.api.tx.licensing!.topUp!(licence, VIV), buyer)
	expect((await shown()).state).toBe('Active')
	await node.send(node.api.tx.licensing!.setAutomatic!(licence, false), buyer)
	expect(await of(licence, 'Ended', from)).toMatchObject({ end: 'Expired' })
	expect(await licensed(2, 'Commercial')).toBe(false)
}, 300_000)

test('a licence is narrowed by usage that its publisher reports, and by nobody else', async () => {
	const meter = { by: { Publisher: charlie.address }, included: 100, unitPrice: 0, cap: null }
	const thresholds = [{ at: 10, permissions: DISPLAY, price: null }]
	const licence = await license({ duration: 1_000, meter, thresholds }, 0n)
	const report = (by: KeyringPair, total: number) => node.send(node.api.tx.licensing!.reportUsage!(licence, 1, total), by)
	await report(charlie, 9)
	expect(await licensed(2, 'Commercial')).toBe(true)
	await expect(report(bob, 10)).rejects.toThrow('licensing.')
	await expect(report(charlie, 8)).rejects.toThrow('licensing.')
	await report(charlie, 10)
	expect([await licensed(2, 'Commercial'), await licensed(2, 'Display')]).toEqual([false, true])
})

test('an asset that cannot pay goes dormant, and wakes when somebody funds it', async () => {
	const { sudo, assetAccounts } = node.api.tx
	const dormant = async () => ((await node.api.call.assetAccountsApi!.purse!(COLLECTION, 0)).toHuman() as any).isDormant
	const fresh = async () => (await asset(node, COLLECTION, 0)).readings[0]!.freshness
	await eventually('a fresh reading', async () => (await fresh()) === 'Fresh' || undefined)
	await node.send(sudo!.sudo!(assetAccounts!.setFees!({ round: VIV, synthesis: 0 })), alice)
	await eventually('dormancy', async () => (await dormant()) || undefined, 60_000)
	await eventually('an old reading', async () => (await fresh()) !== 'Fresh' || undefined, 60_000)
	await node.send(assetAccounts!.fund!(COLLECTION, 0, 20n * VIV), bob)
	await eventually('awake', async () => (!(await dormant()) && (await fresh()) === 'Fresh') || undefined, 60_000)
})
