// Signs call data and submits it: node submit.mjs KEY_FILE CALL_DATA
// The key file is what `vivarium-node key generate --output-type json` prints.

import { readFileSync } from 'node:fs'
import { submit } from './chain.mjs'

const [file, data] = process.argv.slice(2)
if (!data?.startsWith('0x')) {
	console.error('usage: node submit.mjs KEY_FILE CALL_DATA')
	process.exit(2)
}
const { secretPhrase } = JSON.parse(readFileSync(file, 'utf8'))
await submit(secretPhrase, (api) => api.tx(api.createType('Call', data)))
