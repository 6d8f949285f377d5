// Puts money into the purse of an item, out of which it pays for its rounds where they cost something.

import { account, given, run, submit, units, viv } from './chain.ts'

const [who, collection, item, amount] = given(4, 'npx tsx fund.ts WHO COLLECTION ITEM AMOUNT')

await run(async (api) => {
	await submit(api, account(who!), api.tx.assetAccounts.fund(collection, item, units(amount!)))
	const { balance, roundsLeft } = (await api.call.assetAccountsApi.purse(collection, item)).toJSON() as any
	const lasts = roundsLeft === null ? 'rounds cost nothing here' : `enough for ${roundsLeft} rounds`
	console.log(`${collection}/${item} has ${viv(balance)} in its purse: ${lasts}`)
})
