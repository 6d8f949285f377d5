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

/** The reasons for which pallets hold what they itemise, by `pallet.Reason`. */
const REASONS = ['royalties.Schedule', 'market.Offer', 'licensing.Renewal']

/** A movement, as a key. */
const movement = (from: string, to: string) => `${from} ▶ ${to}`
const hold = (reason: string, who: string) => `${reason} of ${who}`
const sum = (parts: [string, number | string][]) => parts.reduce((all, [, part]) => all + amount(part), 0n)

/** A reason of a hold, `licensing.Renewal`, as events and storage have it: `{ licensing: 'Renewal' }`. */
export function reasonOf(json: Record<string, string>): string {
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
	/** What is on hold for the reasons of the pallets: by pallet-balances, less by their events. */
	private readonly holds = new Sums()
	private readonly licences = new Map<number, Licence>()

	/** The genesis may give something to accounts of pallets, and put something on hold. */
	constructor(
		private readonly accounts: Accounts,
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
			this.read(event, part)
		}
		const wrong = [...parts.values()].flatMap((part) => [...part.wrong, ...this.compare(part)])
		for (const [key, difference] of this.holds) {
			if (difference !== 0n) wrong.push(`${key}: ${difference} more on hold than the pallet’s events say`)
		}
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
	private hold(reason: string, who: string, more: bigint): void {
		if (REASONS.includes(reason)) this.holds.add(hold(reason, who), more)
	}

	/** Something more is on hold, by an event of a pallet. */
	private expectHeld(reason: string, who: string, more: bigint): void {
		this.hold(reason, who, -more)
	}

	/** A royalty that accrued, or one that a sale or a licence says it paid. */
	private royalty(part: Part, sign: bigint, payer: string, asset: string, proceeds: string, price: bigint, credits: [string, number | string][]): void {
		const key = `${proceeds} of ${asset} by ${payer} for ${price}: ${credits.map(([to, units]) => `${amount(units)} to ${to}`).join(', ')}`
		if (credits.length > 0) part.royalties.add(key, sign)
	}

	private read({ name, data }: Told, part: Part): void {
		const { accounts } = this
		const expect = (is: bigint, should: bigint, what: string) => {
			if (is !== should) part.wrong.push(`${name}: ${what} is ${is}, and by the events before it should be ${should}`)
		}
		const purse = () => accounts.purse(data.collection, data.item)
		const units = () => amount(data.amount)
		/** A receipt of a licence: its parts are the amount, and each went where it says. */
		const receipt = (payer: string, asset: string, { royalties, owner, ...paid }: Receipt) => {
			const [all, toAsset, toOwner, kept] = [paid.amount, paid.toAsset, paid.toOwner, paid.kept].map(amount) as [bigint, bigint, bigint, bigint]
			expect(all, sum(royalties) + toAsset + toOwner + kept, 'the amount of the receipt')
			this.royalty(part, -1n, payer, asset, 'Licence', all, royalties)
			if (toAsset !== 0n) part.income.add(`of ${asset} from ${payer}`, -toAsset)
			if (owner) part.claim(payer, owner, toOwner)
		}
		const licence = (): Licence => {
			const known = this.licences.get(data.licence)
			if (!known) part.wrong.push(`${name}: licence ${data.licence} was never bought`)
			return known ?? { licensee: '', asset: '', held: 0n }
		}
		/** What is paid out of what is on hold for a licence. */
		const fromHold = (paid: Receipt): Licence => {
			const bought = licence()
			const [till, all] = [accounts.till(), amount(paid.amount)]
			if (all === 0n) return bought
			part.claim(bought.licensee, till, all)
			receipt(till, bought.asset, paid)
			part.optional.add(movement(till, bought.licensee), amount(paid.kept))
			this.expectHeld('licensing.Renewal', bought.licensee, -all)
			bought.held -= all
			return bought
		}
		/** What is on hold for a licence is so much more now. */
		const setAside = (more: bigint) => {
			const bought = licence()
			bought.held += more
			this.expectHeld('licensing.Renewal', bought.licensee, more)
			expect(amount(data.held), bought.held, `what is on hold for licence ${data.licence}`)
		}

		switch (name) {
			case 'balances.Transfer':
				if (data.from !== data.to) part.moved.add(movement(data.from, data.to), units())
				break
			case 'balances.TransferOnHold':
				part.moved.add(movement(data.source, data.dest), units())
				this.hold(reasonOf(data.reason), data.source, -units())
				break
			case 'balances.Held':
				this.hold(reasonOf(data.reason), data.who, units())
				break
			case 'balances.Released':
			case 'balances.BurnedHeld':
				this.hold(reasonOf(data.reason), data.who, -units())
				break

			case 'royalties.PotOpened':
				part.claim(data.by, accounts.royalties(), units())
				break
			case 'royalties.Accrued':
				part.claim(data.payer, accounts.royalties(), sum(data.credits))
				this.royalty(part, 1n, data.payer, `${data.collection}/${data.item}`, data.proceeds, amount(data.price), data.credits)
				for (const [beneficiary, credit] of data.credits) this.owed.add(beneficiary, amount(credit))
				break
			case 'royalties.Deferred':
				expect(units(), this.owed.of(data.beneficiary), `what is owed to ${data.beneficiary}`)
				break
			case 'royalties.Settled':
			case 'royalties.Claimed':
				expect(units(), this.owed.of(data.beneficiary), `what is owed to ${data.beneficiary}`)
				this.owed.add(data.beneficiary, -units())
				part.claim(accounts.royalties(), data.beneficiary, units())
				break
			case 'royalties.ScheduleSet':
			case 'royalties.ItemOverridden':
				this.expectHeld('royalties.Schedule', data.depositor, amount(data.deposit))
				break
			case 'royalties.DepositReleased':
				this.expectHeld('royalties.Schedule', data.depositor, -units())
				break

			case 'assetAccounts.Funded':
				part.claim(data.from, purse(), units())
				break
			case 'assetAccounts.Earned':
				part.claim(data.from, purse(), units())
				part.income.add(`of ${data.collection}/${data.item} from ${data.from}`, units())
				break
			case 'assetAccounts.Withdrawn':
			case 'assetAccounts.Spent':
			case 'assetAccounts.PurseClosed':
				part.claim(purse(), data.to, units())
				break
			case 'assetAccounts.RoundsPaid':
			case 'assetAccounts.SynthesisPaid':
				part.claim(data.payer === 'Purse' ? purse() : accounts.sponsorship(data.collection), accounts.fees(), units())
				break
			case 'assetAccounts.PotFounded':
				part.claim(data.from, accounts.fees(), units())
				break
			case 'assetAccounts.Sponsored':
				part.claim(data.from, accounts.sponsorship(data.collection), units())
				break
			case 'assetAccounts.SponsorshipWithdrawn':
				part.claim(accounts.sponsorship(data.collection), data.to, units())
				break
			case 'assetAccounts.OperatorPaid':
				part.claim(accounts.fees(), data.operator, units())
				break

			case 'market.Sold': {
				const [price, toSeller] = [amount(data.price), amount(data.toSeller)]
				expect(price, sum(data.royalties) + toSeller, 'the price')
				this.royalty(part, -1n, data.buyer, `${data.collection}/${data.item}`, 'Sale', price, data.royalties)
				part.claim(data.buyer, data.seller, toSeller)
				if (data.isOffer) this.expectHeld('market.Offer', data.buyer, -price)
				break
			}
			case 'market.Offered':
				this.expectHeld('market.Offer', data.buyer, amount(data.terms.price))
				break
			case 'market.OfferEnded':
				this.expectHeld('market.Offer', data.buyer, -amount(data.released))
				break

			case 'licensing.TillOpened':
				part.claim(data.who, accounts.till(), units())
				break
			case 'licensing.Licensed': {
				const [asset, held] = [`${data.collection}/${data.item}`, amount(data.held)]
				receipt(data.licensee, asset, data.receipt)
				this.licences.set(data.licence, { licensee: data.licensee, asset, held })
				this.expectHeld('licensing.Renewal', data.licensee, held)
				break
			}
			case 'licensing.ToppedUp':
				setAside(units())
				break
			case 'licensing.TakenBack':
				setAside(-units())
				break
			case 'licensing.Renewed':
			case 'licensing.RenewedAhead':
			case 'licensing.GraceBegan':
				fromHold(data.receipt)
				break
			case 'licensing.Ended': {
				const { held } = fromHold(data.account.receipt)
				expect(amount(data.account.released), held, `what is on hold for licence ${data.licence} at its end`)
				this.expectHeld('licensing.Renewal', data.licensee, -held)
				if (data.account.refundedBy) part.claim(data.account.refundedBy, data.licensee, amount(data.account.refund))
				this.licences.delete(data.licence)
				break
			}
		}
	}
}
