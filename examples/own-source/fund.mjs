// Gives an account 100 VIV of Alice's, whom every development chain knows: node fund.mjs ADDRESS

import { submit } from './chain.mjs'

const [address] = process.argv.slice(2)
if (!address) {
	console.error('usage: node fund.mjs ADDRESS')
	process.exit(2)
}
await submit('//Alice', (api) => api.tx.balances.transferKeepAlive(address, 100n * 10n ** 12n))
