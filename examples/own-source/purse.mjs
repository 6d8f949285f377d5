// Puts VIV into the purse of an item, out of which it pays for its rounds: node purse.mjs KEY_FILE COLLECTION ITEM VIV

import { readFileSync } from 'node:fs'
import { submit } from './chain.mjs'

const [file, collection, item, viv] = process.argv.slice(2)
if (!viv) {
	console.error('usage: node purse.mjs KEY_FILE COLLECTION ITEM VIV')
	process.exit(2)
}
const { secretPhrase } = JSON.parse(readFileSync(file, 'utf8'))
await submit(secretPhrase, (api) => api.tx.assetAccounts.fund(collection, item, BigInt(viv) * 10n ** 12n))
