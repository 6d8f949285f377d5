import { Balances } from './balances.ts'
import type { Chain } from './chain.ts'
import { Itemised } from './itemised.ts'
import { amount, Sums, type Account, type Told } from './told.ts'

/** What an audit found. */
export interface Finding {
	/** The first block in which it does not hold, and what is wrong there. */
	fault?: { block: number; wrong: string[]; told: Told[] }
	/** The last block that was looked at. */
	last: number
	/** The total issuance: at the genesis, and by events at the end. */
	issuance: { genesis: bigint; last: bigint }
	/** What was minted and burnt, by what for. */
	moved: Sums
	/** How many accounts ever had something. */
	accounts: number
	/** What the accounts of pallets have by events at the end, and what of it was given past the pallets. */
	pallets: { label: string; has: bigint; given: bigint }[]
	/** What royalties are owed. */
	owed: bigint
}

/** How many blocks are asked for at a time. */
const AHEAD = 32

/**
 * Recomputes the total issuance, what each account has, and what the pallets have, from the genesis and the events of each
 * block alone, and compares it with the state at each block.
 */
export async function audit(chain: Chain, to: number, progress: (block: number) => void = () => {}): Promise<Finding> {
	const genesis = await chain.state(0)
	const balances = new Balances(genesis.issuance, new Map(genesis.accounts))
	const total = ({ free, reserved }: Account) => free + reserved
	const itemised = new Itemised(chain.accounts, [...genesis.accounts].map(([who, account]) => [who, total(account)]))
	const moved = new Sums()
	/** The last block at which an account was seen to have what events say. */
	const seen = new Map<string, number>()
	let fault: Finding['fault']
	let last = 0

	const sum = [...genesis.accounts.values()].reduce((all, account) => all + total(account), 0n)
	if (sum !== genesis.issuance) {
		fault = { block: 0, wrong: [`the accounts have ${sum} together, and ${genesis.issuance} is issued`], told: [] }
	}
	for await (const { block, told } of blocks(chain, 1, fault ? 0 : to)) {
		const wrong: string[] = []
		for (const event of told) {
			wrong.push(...balances.take(event))
			classify(event, moved)
		}
		const before = balances.takeTouched()
		const touched = [...before.keys()]
		const state = await chain.state(block, touched)
		if (state.issuance !== balances.issuance) {
			wrong.push(`the total issuance is ${state.issuance}, and by events ${balances.issuance}`)
		}
		const differing = touched.filter((who) => !same(state.accounts.get(who), balances.of(who)))
		const found = await earliest(chain, differing, before, seen, block)
		if (found) {
			fault = { ...found, told: await chain.told(found.block) }
			break
		}
		for (const who of differing) wrong.push(differs(chain, who, state.accounts.get(who), balances.of(who)))
		wrong.push(...itemised.take(told))
		for (const who of touched.filter((who) => chain.accounts.label(who))) {
			const [has, should] = [total(balances.of(who)), itemised.has.of(who)]
			if (has !== should) wrong.push(`${chain.accounts.label(who)} has ${has}, and by the events of its pallet ${should}`)
		}
		if (wrong.length > 0) {
			fault = { block, wrong, told }
			break
		}
		touched.forEach((who) => seen.set(who, block))
		last = block
		progress(block)
	}
	if (!fault) fault = await atTheEnd(chain, balances, seen, last)

	const ours = [...itemised.has].map(([who, has]) => ({ label: chain.accounts.label(who)!, has, given: itemised.given.of(who) }))
	return {
		fault,
		last,
		issuance: { genesis: genesis.issuance, last: balances.issuance },
		moved,
		accounts: balances.accounts.size,
		pallets: ours,
		owed: [...itemised.owed.values()].reduce((all, owed) => all + owed, 0n),
	}
}

/** The blocks from one to another with what was told in them, several asked for at a time. */
async function* blocks(chain: Chain, from: number, to: number): AsyncGenerator<{ block: number; told: Told[] }> {
	for (let first = from; first <= to; first += AHEAD) {
		const numbers = Array.from({ length: Math.min(AHEAD, to - first + 1) }, (_, position) => first + position)
		const told = await Promise.all(numbers.map((block) => chain.told(block)))
		for (const [position, block] of numbers.entries()) yield { block, told: told[position]! }
	}
}

/** Also what no event touched must be as it was. */
async function atTheEnd(chain: Chain, balances: Balances, seen: Map<string, number>, last: number): Promise<Finding['fault']> {
	const { accounts, issuance } = await chain.state(last)
	const all = [...new Set([...accounts.keys(), ...balances.accounts.keys()])]
	const differing = all.filter((who) => !same(accounts.get(who), balances.of(who)))
	const found = await earliest(chain, differing, balances.accounts, seen, last + 1)
	if (found) return { ...found, told: await chain.told(found.block) }
	const sum = [...accounts.values()].reduce((all, { free, reserved }) => all + free + reserved, 0n)
	if (sum !== issuance) return { block: last, wrong: [`the accounts have ${sum} together, and ${issuance} is issued`], told: [] }
	return undefined
}

/**
 * The first block before this one in which an account was not what events say, if there is one: an event is missing in a block
 * in which nothing else touched the account. `before` is what they had, by events, since they were last seen to have it.
 */
async function earliest(
	chain: Chain,
	differing: string[],
	before: Map<string, Account>,
	seen: Map<string, number>,
	block: number,
): Promise<{ block: number; wrong: string[] } | undefined> {
	let found: { block: number; wrong: string[] } | undefined
	for (const who of differing) {
		const expected = before.get(who)
		const at = async (number: number) => (await chain.state(number, [who])).accounts.get(who)
		let [right, wrong] = [seen.get(who) ?? 0, block]
		while (wrong - right > 1) {
			const middle = Math.floor((right + wrong) / 2)
			if (same(await at(middle), expected)) right = middle
			else wrong = middle
		}
		if (wrong === block || (found && found.block < wrong)) continue
		if (!found || found.block > wrong) found = { block: wrong, wrong: [] }
		found.wrong.push(differs(chain, who, await at(wrong), expected))
	}
	return found
}

function differs(chain: Chain, who: string, state?: Account, events?: Account): string {
	return `${chain.accounts.label(who) ?? who} has ${written(state)}, and by events ${written(events)}`
}

const NOTHING: Account = { free: 0n, reserved: 0n }

function same(one: Account = NOTHING, other: Account = NOTHING): boolean {
	return one.free === other.free && one.reserved === other.reserved
}

function written({ free, reserved }: Account = NOTHING): string {
	return `${free} free and ${reserved} reserved`
}

/** What the issuance lost by what, and what it gained, as far as events say what for. */
function classify({ name, data }: Told, moved: Sums): void {
	const add = (what: string, units: number | string) => moved.add(what, amount(units))
	switch (name) {
		case 'balances.Issued':
		case 'balances.MintedCredit':
		case 'balances.Minted':
		case 'balances.Restored':
			return add('minted', data.amount)
		case 'balances.Rescinded':
		case 'balances.BurnedDebt':
		case 'balances.Burned':
		case 'balances.BurnedHeld':
		case 'balances.Suspended':
			return add('burnt', data.amount)
		case 'transactionPayment.TransactionFeePaid':
			return add('fees', data.actualFee)
		case 'balances.DustLost':
			return add('dust', data.amount)
		case 'operators.Slashed':
			return add('slashed', data.amount)
	}
}
