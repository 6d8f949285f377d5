// Says what part of each price goes to whom, for the items of a collection: `10 //Bob=60 //Charlie=40` is a tenth, of
// which Bob gets 60 %.

import { account, address, given, run, submit } from './chain.ts'

const [who, collection, percent, ...recipients] = given(4, 'npx tsx royalty.ts WHO COLLECTION PERCENT RECIPIENT=PERCENT...')
const parts = (percent: string) => Math.round(Number(percent) * 10_000)

await run(async (api) => {
	const shares = recipients.map((recipient) => {
		const [name, percent] = recipient.split('=')
		return { account: address(name!), part: parts(percent!) }
	})
	await submit(api, account(who!), api.tx.royalties.setSchedule(collection, { rate: parts(percent!), shares }))
	console.log(`collection ${collection} takes ${percent} % of each price`)
})
