// Offers licences of an asset, shows what is offered, and buys a licence on the terms that were shown.

import { account, fieldsOf, given, nameOf, run, submit, units } from './chain.ts'
import { fromFile, inWords } from './terms.ts'
import { OF_LICENCES } from './words.ts'

const [who, collection, item, offer, digest, deposit] = given(
	3,
	'npx tsx license.ts OWNER COLLECTION ITEM TERMS_FILE            offers licences on these terms',
	'npx tsx license.ts WHO COLLECTION ITEM                         shows what is offered',
	'npx tsx license.ts WHO COLLECTION ITEM OFFER DIGEST [DEPOSIT]  buys a licence, with so much set aside for renewals',
)

await run(async (api) => {
	const { licensing } = api.tx
	if (digest) {
		const call = licensing.license(collection, item, offer, digest, units(deposit ?? '0'))
		const bought = (await submit(api, account(who!), call)).find((event) => nameOf(event) === 'licensing.Licensed')!
		const fields = fieldsOf(bought)
		console.log(`licence ${fields.licence} of ${collection}/${item} ${OF_LICENCES['licensing.Licensed']!(fields)}`)
		const licence = (await api.call.licensingApi.licence(fields.licence)).toJSON() as any
		return console.log(`It permits to ${licence.permissions.join(', ').toLowerCase()}.`)
	}
	if (offer) await submit(api, account(who!), licensing.offer(collection, item, fromFile(offer)))
	const offers = (await api.call.licensingApi.offers(collection, item)).toJSON() as any[]
	for (const { offer, digest, terms, isAvailable } of offers) {
		console.log(`offer ${offer}${isAvailable ? '' : ', not available now'}`)
		inWords(terms).forEach((line) => console.log(`  ${line}`))
		console.log(`  Buy one so: npx tsx license.ts WHO ${collection} ${item} ${offer} ${digest} DEPOSIT`)
	}
	if (!offers.length) console.log(`No licence of ${collection}/${item} is offered.`)
})
