// Makes an item a dynamic asset. Where its collection has no blueprint yet, or is to have a new version of it, name the
// call that sets it, which `vivarium-node blueprint encode` prints, or a file with that call.

import { existsSync, readFileSync } from 'node:fs'
import { account, given, run, submit } from './chain.ts'

const [who, collection, item, externalId, blueprint] = given(4, 'npx tsx enrol.ts WHO COLLECTION ITEM EXTERNAL_ID [CALL_DATA]')

await run(async (api) => {
	const { dynamicAssets, utility } = api.tx
	const calls = [dynamicAssets.enrol(collection, item, externalId)]
	if (blueprint) {
		const data = existsSync(blueprint) ? readFileSync(blueprint, 'utf8').trim() : blueprint
		calls.unshift(api.tx(api.createType('Call', data)))
	}
	await submit(api, account(who!), utility.batchAll(calls))
	const asset = (await api.call.dynamicAssetsApi.asset(collection, item)).toHuman() as { name: string; state: string }
	console.log(`${collection}/${item} lives: ${asset.name}, state ${asset.state}`)
})
