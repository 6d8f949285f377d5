// Mints an item, and makes its collection where there is none.

import { account, given, run, submit } from './chain.ts'

const [who, collection, item] = given(3, 'npx tsx mint.ts WHO COLLECTION ITEM')

await run(async (api) => {
	const owner = account(who!)
	const { uniques, utility } = api.tx
	const calls = [uniques.mint(collection, item, owner.address)]
	if ((await api.query.uniques.class(collection)).isEmpty) calls.unshift(uniques.create(collection, owner.address))
	await submit(api, owner, utility.batchAll(calls))
	console.log(`${collection}/${item} belongs to ${owner.address}`)
})
