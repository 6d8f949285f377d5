// Lists an asset at a price, royalty included: for so many blocks, or until it is cancelled.

import { account, given, run, submit, units, viv } from './chain.ts'

const [who, collection, item, price, blocks] = given(4, 'npx tsx list.ts WHO COLLECTION ITEM PRICE [BLOCKS]')

await run(async (api) => {
	const now = (await api.rpc.chain.getHeader()).number.toNumber()
	const until = blocks ? now + Number(blocks) : null
	await submit(api, account(who!), api.tx.market.list(collection, item, units(price!), until))
	const royalties = (await api.call.royaltiesApi.quote(collection, item, units(price!))).toJSON() as [string, number][]
	const royalty = royalties.reduce((sum, [, amount]) => sum + BigInt(amount), 0n)
	console.log(`${collection}/${item} is listed for ${viv(units(price!))}, of which ${viv(royalty)} are royalty`)
})
