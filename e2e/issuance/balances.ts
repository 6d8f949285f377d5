// What events say of the total issuance, and of what each account has.
//
// pallet-balances tells of a change of the issuance and of one of an account by different events, so each event stands for
// one of them only, and nothing is counted twice: a fee is `Withdraw` of the account and, once it is known what is not given
// back, `BurnedDebt` of the issuance.

import { amount, type Account, type Told } from './told.ts'

type Rule = (book: Balances, data: any) => void

const nothing: Rule = () => {}
const issued = (sign: bigint): Rule => (book, data) => void (book.issuance += sign * amount(data.amount))
const free = (sign: bigint): Rule => (book, data) => book.change(data.who, sign * amount(data.amount), 0n)
/** What an account has and what is issued, by one event. */
const both = (sign: bigint): Rule => (book, data) => {
	free(sign)(book, data)
	issued(sign)(book, data)
}
/** From free to reserved. */
const setAside = (sign: bigint): Rule => (book, data) => {
	book.change(data.who, -sign * amount(data.amount), sign * amount(data.amount))
}

/** What each event of pallet-balances stands for. One that is not here is an error: nobody knows what it moves. */
const RULES: Record<string, Rule> = {
	Issued: issued(1n),
	MintedCredit: issued(1n),
	Rescinded: issued(-1n),
	BurnedDebt: issued(-1n),
	TotalIssuanceForced: (book, data) => void (book.issuance += amount(data.new) - amount(data.old)),
	Minted: both(1n),
	Restored: both(1n),
	Burned: both(-1n),
	Suspended: both(-1n),
	BurnedHeld: (book, data) => {
		book.change(data.who, 0n, -amount(data.amount))
		issued(-1n)(book, data)
	},
	Deposit: free(1n),
	Withdraw: free(-1n),
	DustLost: (book, data) => book.change(data.account, -amount(data.amount), 0n),
	BalanceSet: (book, data) => book.change(data.who, amount(data.free) - book.of(data.who).free, 0n),
	Transfer: (book, data) => {
		book.change(data.from, -amount(data.amount), 0n)
		book.change(data.to, amount(data.amount), 0n)
	},
	Reserved: setAside(1n),
	Held: setAside(1n),
	Unreserved: setAside(-1n),
	Released: setAside(-1n),
	ReserveRepatriated: (book, data) => {
		const moved = amount(data.amount)
		book.change(data.from, 0n, -moved)
		if (data.destinationStatus === 'Free') book.change(data.to, moved, 0n)
		else book.change(data.to, 0n, moved)
	},
	// The only one who does this here, pallet licensing, pays what is free then.
	TransferOnHold: (book, data) => {
		book.change(data.source, 0n, -amount(data.amount))
		book.change(data.dest, amount(data.amount), 0n)
	},
	TransferAndHold: (book, data) => {
		book.change(data.source, -amount(data.transferred), 0n)
		book.change(data.dest, 0n, amount(data.transferred))
	},
	// What accounts have stays the same, or another event tells of it.
	Endowed: nothing,
	Upgraded: nothing,
	Locked: nothing,
	Unlocked: nothing,
	Frozen: nothing,
	Thawed: nothing,
}

/** The total issuance, and what each account has, as the events make it of what there was at the genesis. */
export class Balances {
	/** The accounts that changed since this was last asked, with what they had then. */
	private touched = new Map<string, Account>()

	constructor(
		public issuance: bigint,
		readonly accounts: Map<string, Account>,
	) {}

	of(who: string): Account {
		return this.accounts.get(who) ?? { free: 0n, reserved: 0n }
	}

	change(who: string, free: bigint, reserved: bigint): void {
		const before = this.of(who)
		this.accounts.set(who, { free: before.free + free, reserved: before.reserved + reserved })
		if (!this.touched.has(who)) this.touched.set(who, before)
	}

	/** Takes an event in. Returns what is wrong with it, if anything. */
	take({ name, data }: Told): string[] {
		const [section, event] = name.split('.') as [string, string]
		if (section === 'balances') {
			const rule = RULES[event]
			if (!rule) return [`${name} is not known here, so nobody can say what it moves`]
			rule(this, data)
		} else if (name === 'operators.Slashed') {
			// pallet-balances tells only of the issuance when it slashes what is held.
			this.change(data.operator, 0n, -amount(data.amount))
		}
		return []
	}

	/** The accounts that changed since this was last asked, with what they had then. */
	takeTouched(): Map<string, Account> {
		const touched = this.touched
		this.touched = new Map()
		return touched
	}
}
