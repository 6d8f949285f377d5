// scripts/issuance: see there.

import { audit, type Finding } from './audit.ts'
import { Connected } from './chain.ts'
import { line, viv } from './told.ts'

const USAGE = 'scripts/issuance [--to BLOCK] [WS_URL]'

/** What the arguments ask for. */
function asked(args: string[]): { url: string; to?: number } {
	const [url = 'ws://127.0.0.1:9944', ...more] = args.filter((_, position) => args[position] !== '--to' && args[position - 1] !== '--to')
	const to = args.includes('--to') ? args[args.indexOf('--to') + 1] : undefined
	const isUnderstood = more.length === 0 && /^wss?:\/\//.test(url) && (to === undefined ? !args.includes('--to') : /^\d+$/.test(to))
	if (!isUnderstood) throw new Error(`this was not understood: ${args.join(' ')}. Say ${USAGE}`)
	return { url, to: to === undefined ? undefined : Number(to) }
}

/** What was found, a line each. */
function report({ last, issuance, moved, accounts, pallets, owed }: Finding): string[] {
	const [burnt, fees, dust, slashed] = [moved.of('burnt'), moved.of('fees'), moved.of('dust'), moved.of('slashed')]
	const otherwise = burnt - fees - dust - slashed
	return [
		`genesis        ${viv(issuance.genesis)}`,
		`minted         ${viv(moved.of('minted'))}`,
		`burnt          ${viv(burnt)}: fees ${viv(fees)}, dust ${viv(dust)}, slashed ${viv(slashed)}, otherwise ${viv(otherwise)}`,
		`issuance       ${viv(issuance.last)}, as state says, at each of ${last} blocks`,
		`accounts       ${accounts}, each as state says at each block that touched it, and all at the last`,
		...pallets.map(({ label, has, given }) => {
			const past = given === 0n ? '' : `; ${viv(given)} was sent there past it, or at the genesis`
			return `${label}: ${viv(has)} by events of its pallet${past}`
		}),
		`owed           ${viv(owed)} in royalties`,
	]
}

/** How many lines of a block are printed. */
const SHOWN = 60

async function main(): Promise<number> {
	const { url, to } = asked(process.argv.slice(2))
	const chain = await Connected.to(url)
	try {
		const finalized = await chain.finalized()
		if (to !== undefined && to > finalized) throw new Error(`block ${to} is not final yet: the last one that is, is ${finalized}`)
		const found = await audit(chain, to ?? finalized, (block) => {
			if (block % 1_000 === 0) process.stderr.write(`block ${block}\n`)
		})
		if (!found.fault) {
			const sum = `It holds: genesis and itemised events make the issuance and all balances, up to block ${found.last}.`
			console.log([...report(found), sum].join('\n'))
			return 0
		}
		const { block, wrong, told } = found.fault
		const shown = told.slice(0, SHOWN).map((event) => `  ${line(event)}`)
		const more = told.length > SHOWN ? [`  and ${told.length - SHOWN} more`] : []
		console.log([`It does not hold at block ${block}:`, ...wrong.map((what) => `  ${what}`), 'It tells:', ...shown, ...more].join('\n'))
		return 1
	} finally {
		await chain.disconnect()
	}
}

/** What to do about an error, where that is known. */
function advice(error: Error): string {
	const isGone = /discarded|UnknownBlock|State already/.test(error.message)
	return isGone ? `${error.message}\nThe node has not kept that state. Ask one that runs with --state-pruning archive.` : error.message
}

main().then(
	(code) => process.exit(code),
	(error: Error) => {
		console.error(advice(error))
		process.exit(2)
	},
)
