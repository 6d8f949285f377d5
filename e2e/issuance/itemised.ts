// What the pallets of this chain say of money, against what moved: every movement of theirs has an event that itemises it.
//
// Each event of theirs claims transfers. What leaves an account of a pallet and is claimed by no event is an error, and so
// is a claim without a transfer, and a sum that is not the sum of its parts. What somebody sends to such an account past the
// pallet needs no event: it is given, and told as such.

import type { Accounts } from './accounts.ts'
import { amount, Sums, type Told } from './told.ts'

interface Licence {
	licensee: string
	asset: string
	/** What is on hold for it. */
	held: bigint
}

interface Receipt {
	amount: number | string
	royalties: [string, number | string][]
	toAsset: number | string
	toOwner: number | string
	owner: string | null
	kept: number | string
}

/** Whose money in escrow is, by `workOrders` events. */
interface Payee {
	account?: string
	asset?: { collection: number; item: number }
}

/** The reasons for which pallets hold what they itemise, by `pallet.Reason`. */
const REASONS = ['royalties.Schedule', 'market.Offer', 'licensing.Renewal', 'notifications.Subscription', 'workOrders.Template']

/** A movement, as a key. */
const movement = (from: string, to: string) => `${from} ▶ ${to}`
const sum = (parts: [string, number | string][]) => parts.reduce((all, [, part]) => all + amount(part), 0n)

/** A reason of a hold, `licensing.Renewal`, of what an event has: `{ licensing: 'Renewal' }`. */
function reasonOf(json: Record<string, string>): string {
	return Object.entries(json).map(([pallet, reason]) => `${pallet}.${reason}`)[0]!
}

/** What happened in a part of a block. */
class Part {
	/** What moved, by pallet-balances. */
	readonly moved = new Sums()
	/** What moved, by the events of the pallets. */
	readonly claimed = new Sums()
	/** What may have moved beside it: what nobody could take went back to who paid, if that could take it. */
	readonly optional = new Sums()
	/** Royalties by `royalties.Accrued`, less those by sales and receipts. */
	readonly royalties = new Sums()
	/** Income by `assetAccounts.Earned`, less that by receipts. */
	readonly income = new Sums()
	readonly wrong: string[] = []

	claim(from: string, to: string, units: bigint): void {
		// What an account pays itself does not move.
		if (from !== to && units !== 0n) this.claimed.add(movement(from, to), units)
	}
}

export class Itemised {
	/** What the accounts of pallets have, by what was claimed and given. */
	readonly has: Sums
	/** What of it was given: at the genesis, or past the pallets. */
	readonly given: Sums
	/** What royalties are owed to whom, and lie in the pot. */
	readonly owed = new Sums()
	/** What more is on hold for the reasons of the pallets in a block: by pallet-balances, less by their events. */
	private readonly holds = new Sums()
	private readonly licences = new Map<number, Licence>()
	/** What lies in escrow for work orders, by their numbers, and what of it is kept for payees. */
	private readonly orders = new Sums()
	private readonly kept = new Sums()

	/** The genesis may give something to accounts of pallets. */
	constructor(
		readonly accounts: Accounts,
		genesis: [string, bigint][],
	) {
		const ours = genesis.filter(([account]) => accounts.label(account))
		this.has = new Sums(ours)
		this.given = new Sums(ours)
	}

	/** Takes the events of a block in. Returns what is wrong with them. */
	take(told: Told[]): string[] {
		const parts = new Map<string, Part>()
		for (const event of told) {
			const part = parts.get(event.phase) ?? new Part()
			parts.set(event.phase, part)
			RULES[event.name]?.(this, event.data, part)
		}
		const wrong = [...parts.values()].flatMap((part) => [...part.wrong, ...this.compare(part)])
		for (const [key, difference] of this.holds) {
			if (difference !== 0n) wrong.push(`${key}: ${difference} more on hold than the pallet’s events say`)
		}
		this.holds.clear()
		return wrong
	}

	/** What a part of a block claims, against what moved in it. */
	private compare({ moved, claimed, optional, royalties, income }: Part): string[] {
		const wrong: string[] = []
		for (const key of new Set([...moved.keys(), ...claimed.keys()])) {
			const [from, to] = key.split(' ▶ ') as [string, string]
			const rest = moved.of(key) - claimed.of(key)
			const path = `${this.accounts.label(from) ?? from} to ${this.accounts.label(to) ?? to}`
			if (rest < 0n) wrong.push(`from ${path}: events tell of ${-rest} more than moved`)
			else if (this.accounts.label(from) && rest > optional.of(key)) {
				wrong.push(`from ${path}: ${rest} moved of which no event of the pallets tells`)
			}
			if (this.accounts.label(from)) this.has.add(from, -moved.of(key))
			if (this.accounts.label(to)) {
				this.has.add(to, moved.of(key))
				if (!this.accounts.label(from) && rest > 0n) this.given.add(to, rest)
			}
		}
		for (const [key, difference] of royalties) {
			if (difference > 0n) wrong.push(`royalties.Accrued without a sale or a licence that paid it: ${key}`)
			if (difference < 0n) wrong.push(`a sale or a licence whose royalties.Accrued is missing: ${key}`)
		}
		for (const [key, difference] of income) {
			if (difference !== 0n) wrong.push(`income ${key}: assetAccounts.Earned and the receipts differ by ${difference}`)
		}
		return wrong
	}

	/** Something more is on hold, by pallet-balances. */
	hold(reason: string, who: string, more: bigint): void {
		if (REASONS.includes(reason)) this.holds.add(`${reason} of ${who}`, more)
	}

	/** Something more is on hold, by an event of a pallet. */
	expectHeld(reason: string, who: string, more: bigint): void {
		this.hold(reason, who, -more)
	}

	/** A royalty that accrued, or one that a sale or a licence says it paid. */
	royalty(
		part: Part,
		sign: bigint,
		payer: string,
		asset: string,
		proceeds: string,
		price: bigint,
		credits: [string, number | string][],
	): void {
		const each = credits.map(([to, units]) => `${amount(units)} to ${to}`).join(', ')
		const key = `${proceeds} of ${asset} by ${payer} for ${price}: ${each}`
		if (credits.length > 0) part.royalties.add(key, sign)
	}

	/** Something that an event says, against what the events before it make. */
	expect(part: Part, what: string, says: bigint, should: bigint): void {
		if (says !== should) part.wrong.push(`${what} is ${says} by its event, and ${should} by those before it and its own parts`)
	}

	/** A recipient of royalties was paid all that it was owed. */
	paid(part: Part, data: any): void {
		this.expect(part, `what is owed to ${data.beneficiary}`, amount(data.amount), this.owed.of(data.beneficiary))
		this.owed.add(data.beneficiary, -amount(data.amount))
		part.claim(this.accounts.royalties(), data.beneficiary, amount(data.amount))
	}

	/** A receipt of a licence: its parts are the amount, and each went where it says. */
	receipt(part: Part, payer: string, asset: string, { royalties, owner, ...paid }: Receipt): void {
		const [all, toAsset, toOwner, kept] = [amount(paid.amount), amount(paid.toAsset), amount(paid.toOwner), amount(paid.kept)]
		this.expect(part, `the amount of a receipt for ${asset}`, all, sum(royalties) + toAsset + toOwner + kept)
		this.royalty(part, -1n, payer, asset, 'Licence', all, royalties)
		if (toAsset !== 0n) part.income.add(`of ${asset} from ${payer}`, -toAsset)
		if (owner) part.claim(payer, owner, toOwner)
	}

	/** What was paid out of what is on hold for a licence. Returns what is left of that. */
	fromHold(part: Part, number: number, receipt: Receipt): bigint {
		const licence = this.licence(part, number)
		const [till, all] = [this.accounts.till(), amount(receipt.amount)]
		if (all === 0n) return licence.held
		part.claim(licence.licensee, till, all)
		part.optional.add(movement(till, licence.licensee), amount(receipt.kept))
		this.receipt(part, till, licence.asset, receipt)
		this.expectHeld('licensing.Renewal', licence.licensee, -all)
		licence.held -= all
		return licence.held
	}

	/** So much more is on hold for a licence. */
	setAside(part: Part, data: any, more: bigint): void {
		const licence = this.licence(part, data.licence)
		licence.held += more
		this.expectHeld('licensing.Renewal', licence.licensee, more)
		this.expect(part, `what is on hold for licence ${data.licence}`, amount(data.held), licence.held)
	}

	bought(number: number, licence: Licence): void {
		this.licences.set(number, licence)
		this.expectHeld('licensing.Renewal', licence.licensee, licence.held)
	}

	/** A licence ended, and the rest of what was on hold for it is free. */
	ended(part: Part, { licence, licensee, account }: any): void {
		const held = this.fromHold(part, licence, account.receipt)
		this.expect(part, `what is released of licence ${licence}`, amount(account.released), held)
		this.expectHeld('licensing.Renewal', licensee, -held)
		if (account.refundedBy) part.claim(account.refundedBy, licensee, amount(account.refund))
		this.licences.delete(licence)
	}

	/** The fee of a work order was paid into escrow. */
	escrowed(part: Part, { order, payer, amount: units }: any): void {
		this.expect(part, `what lay in escrow for order ${order}`, 0n, this.orders.of(`${order}`))
		this.orders.add(`${order}`, amount(units))
		// What a purse pays is claimed by `assetAccounts.Spent`.
		if (payer.account) part.claim(payer.account, this.accounts.escrow(), amount(units))
	}

	/** A work order is closed: what lay in escrow for it was paid, or is kept for whose it is. */
	settled(part: Part, { order, settlement }: any): void {
		const [all, lay] = [amount(settlement.amount), this.orders.of(`${order}`)]
		this.expect(part, `what lay in escrow for order ${order}`, all, lay)
		this.orders.delete(`${order}`)
		if (settlement.account) this.handedOut(part, settlement.payee, settlement.account, all)
		else if (all !== 0n) this.kept.add(JSON.stringify(settlement.payee), all)
	}

	/** What was kept for somebody was paid. */
	claimed(part: Part, { payee, account, amount: units }: any): void {
		const key = JSON.stringify(payee)
		this.expect(part, `what is kept for ${key}`, amount(units), this.kept.of(key))
		this.kept.delete(key)
		this.handedOut(part, payee, account, amount(units))
	}

	/** Something left escrow. What a purse gets is claimed by `assetAccounts.Earned`. */
	private handedOut(part: Part, { asset }: Payee, account: string, units: bigint): void {
		const escrow = this.accounts.escrow()
		const isPurse = asset && account === this.accounts.purse(asset.collection, asset.item)
		if (isPurse) part.income.add(`of ${asset.collection}/${asset.item} from ${escrow}`, -units)
		else part.claim(escrow, account, units)
	}

	private licence(part: Part, number: number): Licence {
		const known = this.licences.get(number)
		if (!known) part.wrong.push(`licence ${number} was never bought`)
		return known ?? { licensee: '', asset: '', held: 0n }
	}
}

type Rule = (book: Itemised, data: any, part: Part) => void

const asset = (data: any) => `${data.collection}/${data.item}`
const purse = (book: Itemised, data: any) => book.accounts.purse(data.collection, data.item)
const sponsorship = (book: Itemised, data: any) => book.accounts.sponsorship(data.collection)

const out: Rule = (book, data, part) => part.claim(purse(book, data), data.to, amount(data.amount))
const fee: Rule = (book, data, part) => {
	const payer = data.payer === 'Purse' ? purse(book, data) : sponsorship(book, data)
	part.claim(payer, book.accounts.fees(), amount(data.amount))
}
const filed: Rule = (book, data) => book.expectHeld('royalties.Schedule', data.depositor, amount(data.deposit))
const released: Rule = (book, data) => book.hold(reasonOf(data.reason), data.who, -amount(data.amount))
const renewed: Rule = (book, data, part) => void book.fromHold(part, data.licence, data.receipt)

/** What each event says. Others move nothing. */
const RULES: Record<string, Rule> = {
	'balances.Transfer': (_, data, part) => {
		if (data.from !== data.to) part.moved.add(movement(data.from, data.to), amount(data.amount))
	},
	'balances.TransferOnHold': (book, data, part) => {
		part.moved.add(movement(data.source, data.dest), amount(data.amount))
		book.hold(reasonOf(data.reason), data.source, -amount(data.amount))
	},
	'balances.Held': (book, data) => book.hold(reasonOf(data.reason), data.who, amount(data.amount)),
	'balances.Released': released,
	'balances.BurnedHeld': released,

	'royalties.PotOpened': (book, data, part) => part.claim(data.by, book.accounts.royalties(), amount(data.amount)),
	'royalties.Accrued': (book, data, part) => {
		part.claim(data.payer, book.accounts.royalties(), sum(data.credits))
		book.royalty(part, 1n, data.payer, asset(data), data.proceeds, amount(data.price), data.credits)
		for (const [beneficiary, credit] of data.credits) book.owed.add(beneficiary, amount(credit))
	},
	'royalties.Deferred': (book, data, part) => {
		book.expect(part, `what is owed to ${data.beneficiary}`, amount(data.amount), book.owed.of(data.beneficiary))
	},
	'royalties.Settled': (book, data, part) => book.paid(part, data),
	'royalties.Claimed': (book, data, part) => book.paid(part, data),
	'royalties.ScheduleSet': filed,
	'royalties.ItemOverridden': filed,
	'royalties.DepositReleased': (book, data) => book.expectHeld('royalties.Schedule', data.depositor, -amount(data.amount)),

	'assetAccounts.Funded': (book, data, part) => part.claim(data.from, purse(book, data), amount(data.amount)),
	'assetAccounts.Earned': (book, data, part) => {
		part.claim(data.from, purse(book, data), amount(data.amount))
		part.income.add(`of ${asset(data)} from ${data.from}`, amount(data.amount))
	},
	'assetAccounts.Withdrawn': out,
	'assetAccounts.Spent': out,
	'assetAccounts.PurseClosed': out,
	'assetAccounts.RoundsPaid': fee,
	'assetAccounts.SynthesisPaid': fee,
	'assetAccounts.PotFounded': (book, data, part) => part.claim(data.from, book.accounts.fees(), amount(data.amount)),
	'assetAccounts.Sponsored': (book, data, part) => part.claim(data.from, sponsorship(book, data), amount(data.amount)),
	'assetAccounts.SponsorshipWithdrawn': (book, data, part) => part.claim(sponsorship(book, data), data.to, amount(data.amount)),
	'assetAccounts.OperatorPaid': (book, data, part) => part.claim(book.accounts.fees(), data.operator, amount(data.amount)),

	'market.Sold': (book, data, part) => {
		const [price, toSeller] = [amount(data.price), amount(data.toSeller)]
		book.expect(part, `the price of ${asset(data)}`, price, sum(data.royalties) + toSeller)
		book.royalty(part, -1n, data.buyer, asset(data), 'Sale', price, data.royalties)
		part.claim(data.buyer, data.seller, toSeller)
		if (data.isOffer) book.expectHeld('market.Offer', data.buyer, -price)
	},
	'market.Offered': (book, data) => book.expectHeld('market.Offer', data.buyer, amount(data.terms.price)),
	'market.OfferEnded': (book, data) => book.expectHeld('market.Offer', data.buyer, -amount(data.released)),

	'licensing.TillOpened': (book, data, part) => part.claim(data.who, book.accounts.till(), amount(data.amount)),
	'licensing.Licensed': (book, data, part) => {
		book.receipt(part, data.licensee, asset(data), data.receipt)
		book.bought(data.licence, { licensee: data.licensee, asset: asset(data), held: amount(data.held) })
	},
	'licensing.PerkGranted': (book, data) => book.bought(data.licence, { licensee: data.licensee, asset: asset(data), held: 0n }),
	'licensing.ToppedUp': (book, data, part) => book.setAside(part, data, amount(data.amount)),
	'licensing.TakenBack': (book, data, part) => book.setAside(part, data, -amount(data.amount)),
	'licensing.Renewed': renewed,
	'licensing.RenewedAhead': renewed,
	'licensing.GraceBegan': renewed,
	'licensing.Ended': (book, data, part) => book.ended(part, data),

	'notifications.Subscribed': (book, data) => book.expectHeld('notifications.Subscription', data.subscriber, amount(data.deposit)),
	'notifications.Unsubscribed': (book, data) => book.expectHeld('notifications.Subscription', data.subscriber, -amount(data.released)),
	'notifications.Ended': (book, data) => {
		for (const [subscriber, released] of data.released) {
			book.expectHeld('notifications.Subscription', subscriber, -amount(released))
		}
	},
	'workOrders.EscrowOpened': (book, data, part) => part.claim(data.who, book.accounts.escrow(), amount(data.amount)),
	'workOrders.TemplateAdded': (book, data) => book.expectHeld('workOrders.Template', data.depositor, amount(data.deposit)),
	'workOrders.TemplateRemoved': (book, data) => book.expectHeld('workOrders.Template', data.depositor, -amount(data.deposit)),
	'workOrders.Funded': (book, data, part) => book.escrowed(part, data),
	'workOrders.Ended': (book, data, part) => book.settled(part, data),
	'workOrders.Claimed': (book, data, part) => book.claimed(part, data),
}
