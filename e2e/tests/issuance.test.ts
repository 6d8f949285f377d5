// The issuance, all balances and what the pallets have, recomputed from blocks alone: on a chain on which everything that
// moves money has happened, and with any one event of it left out.

import type { KeyringPair } from '@polkadot/keyring/types'
import { stringToHex, u8aToHex } from '@polkadot/util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audit } from '../issuance/audit.ts'
import { Connected, type Chain } from '../issuance/chain.ts'
import type { Told } from '../issuance/told.ts'
import { told } from '../lib/blocks.ts'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, bob, charlie, Node, VIV } from '../lib/node.ts'
import { inRepository, run } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
/** The existential deposit. */
const LEAST = VIV / 1_000n
/** Blocks of a term. */
const TERM = 10

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

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"
`)

let simulator: Simulator
let node: Node
let buyer: KeyringPair
let url: string

type Call = Parameters<Node['send']>[0]

/** Calls at once, by whoever signs; all of them or none. */
const together = (signer: KeyringPair, ...calls: Call[]) => node.send(node.api.tx.utility!.batchAll!(calls), signer)
const byRoot = (call: Call) => node.api.tx.sudo!.sudo!(call)
const material = async (item: number) => (await node.api.call.marketApi!.material!(COLLECTION, item)).toHex()

/** Terms, with something else. */
const terms = (changes: object) => ({
	permissions: 1, exclusive: false, duration: TERM, price: VIV, renewal: null, meter: null, thresholds: [],
	suspendingTriggers: 0, revocation: null, income: 0, ...changes,
})

/** What an operator signs of a report: of values that it never saw. */
function header(values: number) {
	const { tx } = node.api
	const type = tx.operators!.reportEquivocation!.meta.args[0]!.type.toString()
	return node.api.createType(type, {
		domain: stringToHex('vivarium:report1'),
		genesis: node.api.genesisHash, shard: 0, round: 1, operator: alice.address,
		public: { Sr25519: alice.publicKey }, values: u8aToHex(new Uint8Array(32).fill(values)),
	})
}
const signature = (signed: { toU8a(): Uint8Array }) => ({ Sr25519: alice.sign(signed.toU8a()) })

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start()
	url = `ws://127.0.0.1:${node.rpcPort}`
	buyer = await node.newcomer()
	const { tx } = node.api
	const first = { collection: COLLECTION, item: 0, externalId: 'picture-0', owner: alice.address }
	const shares = [{ account: bob.address, part: 600_000 }, { account: charlie.address, part: 400_000 }]
	const schedule = tx.royalties!.setSchedule!(COLLECTION, { rate: 100_000, shares })
	await together(alice, ...(node.batched(await foundation(PICTURES, first)) as any[]), ...more(node, COLLECTION, [1, 2], 'picture'), schedule, schedule)
}, 180_000)

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

test('everything that moves money happens', async () => {
	const { tx } = node.api
	const { market, licensing, assetAccounts, balances, royalties } = tx
	// Licences first, since terms take their time: one that is renewed ahead and one by itself, one that is billed for usage,
	// one that is revoked.
	const renewal = { automatic: true, count: null, price: VIV, grace: 20 }
	const meter = { by: { Publisher: alice.address }, included: 1, unitPrice: VIV / 10n, cap: null }
	const offered = [terms({ renewal, income: 300_000 }), terms({ duration: 1_000, meter }), terms({ duration: 1_000, revocation: 'ProRata' })]
	await together(alice, ...offered.map((terms) => licensing!.offer!(COLLECTION, 2, terms)))
	const offers = (await node.api.call.licensingApi!.offers!(COLLECTION, 2)).toJSON() as any[]
	const bought = await together(buyer, ...[...offers, offers[0]].map(({ offer, digest }) => licensing!.license!(COLLECTION, 2, offer, digest, 3n * VIV)))
	const [renewed, metered, revocable] = told(bought, 'licensing.Licensed').map(({ licence }) => Number(licence)) as [number, number, number]
	await together(alice, licensing!.reportUsage!(metered, 1, 8), licensing!.revoke!(revocable))
	const { topUp, takeBack, renew, giveUp } = licensing as any
	await together(buyer, topUp(renewed, VIV), takeBack(renewed, 3n * VIV), renew(renewed, VIV), giveUp(metered))

	// Sales: of what is listed, by an offer, and one that comes to nothing.
	const price = 10n * VIV + 7n
	await node.send(market!.list!(COLLECTION, 0, price, null), alice)
	const until = (await node.blockNumber()) + 1_000
	const [first, second, third] = [await material(0), await material(1), await material(2)]
	const wanted = ([[1, second], [2, third]] as const).map(([item, seen]) => market!.makeOffer!(COLLECTION, item, price, until, seen, 0))
	await together(buyer, market!.buy!(COLLECTION, 0, price, first, 0), ...wanted)
	await node.send(market!.acceptOffer!(COLLECTION, 1, buyer.address, price), alice)
	await together(buyer, market!.cancelOffer!(COLLECTION, 2), royalties!.claim!(charlie.address))

	// Purses: fees out of one, out of the sponsorship for another; something is sent to the third past the pallet.
	const purse: any = (await node.api.call.assetAccountsApi!.purse!(COLLECTION, 2)).toJSON()
	await together(buyer, assetAccounts!.fund!(COLLECTION, 0, 5_000n * LEAST), balances!.transferKeepAlive!(purse.account, VIV))
	await together(alice, assetAccounts!.sponsor!(COLLECTION, 5_000n * LEAST), byRoot(assetAccounts!.setFees!({ round: LEAST / 100n, synthesis: 0 })))
	await eventually('the rounds of all three are paid for', async () => {
		return (await history()).flat().filter(({ name }) => name === 'assetAccounts.RoundsPaid').length >= 3 || undefined
	})
	await node.send(assetAccounts!.withdraw!(COLLECTION, 0, 10n * LEAST), buyer)
	await node.send(assetAccounts!.withdrawSponsorship!(COLLECTION, 10n * LEAST), alice)

	// An account is reaped with dust in it, one is burnt from, one is set by root, an operator is slashed, an asset retires.
	const doomed = await node.newcomer()
	const free = BigInt(((await node.api.query.system!.account!(doomed.address)) as any).data.free.toString())
	const [one, other] = [header(1), header(2)]
	const set = [5n, 6n].map((viv) => balances!.forceSetBalance!(charlie.address, viv * VIV))
	const reaped = balances!.forceTransfer!(doomed.address, bob.address, free - LEAST / 2n)
	await together(alice, balances!.burn!(VIV, true), ...[reaped, ...set].map(byRoot))
	await node.send(tx.operators!.reportEquivocation!(one, signature(one), other, signature(other)), buyer)
	await node.send(tx.dynamicAssets!.retire!(COLLECTION, 0), buyer)
	await eventually('the last of it is final', async () => {
		const names = new Set((await history()).flat().map(({ name }) => name))
		return (names.has('licensing.Renewed') && names.has('assetAccounts.PurseClosed')) || undefined
	})
}, 180_000)

/** What was told, by block, as far as it is final; blocks that were read are kept. */
const kept: Told[][] = []
async function history(): Promise<Told[][]> {
	chain ??= await Connected.to(url)
	for (let block = kept.length, last = await chain.finalized(); block <= last; block++) kept.push(await chain.told(block))
	return kept
}
let chain: Connected | undefined

afterAll(() => chain?.disconnect())

test('scripts/issuance finds that it holds, as a user runs it', async () => {
	const { code, stdout, stderr } = await run(inRepository('scripts/issuance'), [url])
	expect(stderr).toBe('')
	expect(stdout).toContain('It holds')
	expect(stdout).toMatch(/slashed 1,000 VIV/)
	expect(stdout).toMatch(/the purse of 7\/2: .*; 1 VIV was sent there past it/)
	expect(code).toBe(0)
})

test('scripts/issuance says what is wrong with what it is asked', async () => {
	const unfinished = await run(inRepository('scripts/issuance'), ['--to', '1000000', url])
	expect([unfinished.code, unfinished.stderr]).toEqual([2, expect.stringContaining('is not final yet')])
	const strange = await run(inRepository('scripts/issuance'), ['http://nowhere'])
	expect([strange.code, strange.stderr]).toEqual([2, expect.stringContaining('scripts/issuance [--to BLOCK] [WS_URL]')])
})

test('a purse says what its asset has earned and spent, as the events do', async () => {
	const events = (await history()).flat()
	const at = await node.api.at(await node.blockHash(kept.length - 1))
	// Item 2 pays out of its purse, and nobody but item 1 out of the sponsorship. The first of all to pay founds the pot.
	const { purse, sponsorship } = chain!.accounts
	for (const [item, payer, account] of [[1, 'Sponsorship', sponsorship(COLLECTION)], [2, 'Purse', purse(COLLECTION, 2)]] as const) {
		const sum = (name: string, of: object) => events
			.filter((event) => event.name === `assetAccounts.${name}` && Object.entries(of).every(([field, value]) => event.data[field] === value))
			.reduce((all, { data }) => all + BigInt(data.amount), 0n)
		const paid = sum('RoundsPaid', { item, payer }) + sum('PotFounded', { from: account })
		const view: any = (await at.call.assetAccountsApi!.purse!(COLLECTION, item)).toJSON()
		expect(paid).toBeGreaterThan(0n)
		const [spent, sponsored] = payer === 'Purse' ? [paid, 0n] : [0n, paid]
		expect([view.earned, view.spent, view.sponsored].map(BigInt)).toEqual([sum('Earned', { item }), spent, sponsored])
	}
})

/** The chain as it would be if something else had been told in a block. */
function forged(block: number, events: Told[]): Chain {
	const { accounts } = chain!
	return {
		accounts,
		finalized: async () => kept.length - 1,
		told: async (number) => (number === block ? events : kept[number]!),
		state: (number, who) => chain!.state(number, who),
	}
}

/** Events without which something does not add up. */
const NEEDED = [
	'balances.Transfer', 'balances.Withdraw', 'balances.Deposit', 'balances.BurnedDebt', 'balances.Reserved', 'balances.Held',
	'balances.Released', 'balances.TransferOnHold', 'balances.DustLost', 'balances.Burned', 'balances.BalanceSet', 'balances.Issued',
	'operators.Slashed', 'royalties.ScheduleSet', 'royalties.DepositReleased', 'royalties.Accrued', 'royalties.Claimed',
	'assetAccounts.Earned', 'assetAccounts.RoundsPaid', 'assetAccounts.PotFounded', 'assetAccounts.Withdrawn',
	'assetAccounts.SponsorshipWithdrawn', 'assetAccounts.PurseClosed', 'market.Sold', 'market.Offered', 'market.OfferEnded',
	'licensing.Licensed', 'licensing.ToppedUp', 'licensing.TakenBack', 'licensing.RenewedAhead', 'licensing.Renewed', 'licensing.Ended',
]

test.each(NEEDED)('without %s it does not hold, and the block is named', async (name) => {
	const block = (await history()).findIndex((events) => events.some((event) => event.name === name))
	expect(block, `${name} happened`).toBeGreaterThan(0)
	const events = kept[block]!.filter((event) => event.name !== name)
	const { fault } = await audit(forged(block, events), kept.length - 1)
	expect(fault?.block, fault?.wrong.join('\n')).toBe(block)
})

test('an amount that is a unit too large does not hold, and the block is named', async () => {
	const block = (await history()).findIndex((events) => events.some((event) => event.name === 'market.Sold'))
	const dearer = (event: Told) => ({ ...event, data: { ...event.data, price: BigInt(event.data.price) + 1n } })
	const more = kept[block]!.map((event) => (event.name === 'market.Sold' ? dearer(event) : event))
	expect((await audit(forged(block, more), kept.length - 1)).fault?.block).toBe(block)
	expect((await audit(forged(block, kept[block]!), kept.length - 1)).fault).toBeUndefined()
})
