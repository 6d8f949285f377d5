// Exports the usage log of a licence into a file, and checks such a file without any node.

import { readFileSync, writeFileSync } from 'node:fs'
import { given, run } from './chain.ts'
import { exported, verified } from './usage-log.ts'

const [what, subject, other] = given(
	2,
	'npx tsx audit.ts export LICENCE FILE          writes the log, as it is in the last finalized block',
	'npx tsx audit.ts verify FILE BLOCK_HASH       checks it against a block that you trust, and needs no node for that',
)

function verify(file: string, trusted: string): void {
	const entries = verified(JSON.parse(readFileSync(file, 'utf8')), trusted)
	entries.forEach(({ number, block, term, total }) => console.log(`entry ${number}, block ${block}: ${total} units in term ${term}`))
	console.log(`All ${entries.length} entries hold, from the head in the state of block ${trusted} back to the first.`)
}

if (what === 'export' && other) {
	await run(async (api) => {
		const block = (await api.rpc.chain.getFinalizedHead()).toHex()
		const log = await exported(api, Number(subject), block)
		writeFileSync(other, JSON.stringify(log, null, '\t') + '\n')
		console.log(`${log.entries.length} entries of licence ${subject} are in ${other}, as of block ${block}.`)
		console.log('Whoever checks it takes that hash from where they trust it: a node of their own, or several others.')
	})
} else if (what === 'verify' && other) {
	try {
		verify(subject!, other)
	} catch (error) {
		console.error((error as Error).message)
		process.exit(1)
	}
} else {
	process.argv.length = 2
	given(1, 'npx tsx audit.ts export LICENCE FILE', 'npx tsx audit.ts verify FILE BLOCK_HASH')
}
