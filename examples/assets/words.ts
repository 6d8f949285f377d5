// The events of money, in words.

import { short, viv } from './chain.ts'

type Fields = Record<string, any>

/** Who was credited how much: `0.6 VIV royalty to 5FHneW…94ty`. */
const credits = (credits: [string, number][]) => credits.map(([account, amount]) => `${viv(amount)} royalty to ${short(account)}`)

/** What was paid, and where it went. */
function paid({ amount, royalties, toAsset, toOwner, owner, kept }: Fields): string {
	const parts = credits(royalties)
	if (BigInt(toAsset) > 0n) parts.push(`${viv(toAsset)} to the item`)
	if (BigInt(toOwner) > 0n) parts.push(`${viv(toOwner)} to its owner ${short(owner)}`)
	if (BigInt(kept) > 0n) parts.push(`${viv(kept)} too little for anybody, and not taken`)
	return viv(amount) + (parts.length ? ` (${parts.join(', ')})` : '')
}

/** What usage cost, and what was paid altogether. */
function billed(bill: Fields | null, receipt: Fields): string {
	const usage = bill?.units ? `; ${bill.units} units of term ${bill.term} are billed ${viv(bill.amount)}` : ''
	return BigInt(receipt.amount) > 0n ? `${usage}; paid ${paid(receipt)}` : usage
}

const until = (block: number | null) => (block === null ? '' : ` until block ${block}`)

/** What is told of an item. */
export const OF_ITEMS: Record<string, (fields: Fields) => string> = {
	'market.Listed': ({ seller, price, until: last }) => `is listed by ${short(seller)} for ${viv(price)}${until(last)}`,
	'market.Delisted': ({ reason }) => `is not listed any more: ${reason}`,
	'market.Offered': ({ buyer, terms, until: last }) => `${short(buyer)} offers ${viv(terms.price)}${until(last)}`,
	'market.OfferEnded': ({ buyer, end }) => `the offer of ${short(buyer)} ended: ${end}`,
	'market.Sold': ({ seller, buyer, price, royalties, toSeller }) =>
		`is sold by ${short(seller)} to ${short(buyer)} for ${viv(price)} (${[...credits(royalties), `${viv(toSeller)} to the seller`].join(', ')})`,
	'licensing.Offered': ({ offer }) => `licences are offered, on the terms of offer ${offer}`,
	'licensing.OfferWithdrawn': ({ offer }) => `offer ${offer} of licences is withdrawn`,
	'licensing.SuspendedByTrigger': ({ code }) => `trigger ${code} suspends licences`,
	'licensing.Lifted': ({ reviewer }) => `${short(reviewer)} lifts what triggers suspended`,
	'assetAccounts.Funded': ({ from, amount }) => `is funded with ${viv(amount)} by ${short(from)}`,
	'assetAccounts.Withdrawn': ({ to, amount }) => `gives ${viv(amount)} to its owner ${short(to)}`,
	'assetAccounts.RoundsPaid': ({ rounds, until: last, amount }) => `pays ${viv(amount)} for ${rounds} rounds${until(last)}`,
	'dynamicAssets.WentDormant': ({ round }) => `is dormant from round ${round} on: nobody can pay for it`,
	'dynamicAssets.Woke': ({ round }) => `is awake again from round ${round} on`,
}

/** What is told of a licence. */
export const OF_LICENCES: Record<string, (fields: Fields) => string> = {
	'licensing.Licensed': ({ licensee, ends, receipt, held }) =>
		`is bought by ${short(licensee)}${until(ends)}, with ${viv(held)} set aside; paid ${paid(receipt)}`,
	'licensing.PerkGranted': ({ licensee, ends, members, member }) =>
		`is granted to ${short(licensee)}${until(ends)}, as a perk of ${members}/${member}`,
	'licensing.ToppedUp': ({ amount, held }) => `is topped up by ${viv(amount)}: ${viv(held)} are set aside`,
	'licensing.TakenBack': ({ amount, held }) => `gives back ${viv(amount)}: ${viv(held)} are set aside`,
	'licensing.Renewed': ({ term, ends, price, bill, receipt }) =>
		`is renewed: term ${term}${until(ends)} for ${viv(price)}${billed(bill, receipt)}`,
	'licensing.RenewedAhead': ({ term, receipt }) => `is renewed ahead: term ${term}, paid ${paid(receipt)}`,
	'licensing.GraceBegan': ({ until: last, price, owed, bill, receipt }) =>
		`is in grace${until(last)}: the next term costs ${viv(price)}, and ${viv(owed)} are owed for usage${billed(bill, receipt)}`,
	'licensing.Metered': ({ term, total }) => `is metered: ${total} units in term ${term} so far`,
	'licensing.Suspended': ({ reviewer }) => `is suspended by ${short(reviewer)}`,
	'licensing.Reinstated': ({ reviewer }) => `is reinstated by ${short(reviewer)}`,
	'licensing.Ended': ({ end, account }) =>
		`has ended: ${end}${billed(account.bill, account.receipt)}; ${viv(account.released)} are released`,
}

/** What is told of nothing in particular. */
export const OF_ROYALTIES: Record<string, (fields: Fields) => string> = {
	'royalties.Settled': ({ beneficiary, amount }) => `royalties: ${short(beneficiary)} is paid ${viv(amount)}`,
	'royalties.Claimed': ({ beneficiary, amount }) => `royalties: ${short(beneficiary)} is paid ${viv(amount)}, by a claim`,
	'royalties.Deferred': ({ beneficiary, amount }) => `royalties: ${viv(amount)} wait for ${short(beneficiary)}, whose account is empty`,
}
