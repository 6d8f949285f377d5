// Shows how an asset is for sale; and buys it as it was shown. What has changed in between is not sold.

import { account, fieldsOf, given, nameOf, run, submit, units, viv } from './chain.ts'
import { OF_ITEMS } from './words.ts'

const [who, collection, item, price, material, purse] = given(
	3,
	'npx tsx buy.ts WHO COLLECTION ITEM                          shows it',
	'npx tsx buy.ts WHO COLLECTION ITEM PRICE MATERIAL [PURSE]   buys it, with so much in its purse at least',
)

await run(async (api) => {
	if (material) {
		const call = api.tx.market.buy(collection, item, units(price!), material, units(purse ?? '0'))
		const sold = (await submit(api, account(who!), call)).find((event) => nameOf(event) === 'market.Sold')!
		return console.log(`${collection}/${item} ${OF_ITEMS['market.Sold']!(fieldsOf(sold))}`)
	}
	const listing = (await api.call.marketApi.listing(collection, item)).toJSON() as any
	if (!listing) throw new Error(`${collection}/${item} is not for sale`)
	console.log(`price     ${viv(listing.price)}, royalty included`)
	console.log(`material  ${listing.material}: what it is now, readings aside`)
	console.log(`purse     ${viv(listing.purse)} can be spent, and go with it`)
	if (listing.obstacle) throw new Error(`It cannot be bought now: ${listing.obstacle}`)
	const bare = (amount: number) => viv(amount).replace(' VIV', '')
	console.log(`Buy it so: npx tsx buy.ts ${who} ${collection} ${item} ${bare(listing.price)} ${listing.material} ${bare(listing.purse)}`)
})
