// scripts/faults: see there.

import { FAULTS } from './all.ts'
import { alone } from './fault.ts'
import { empty, head, isWell, row } from './table.ts'

const asked = process.argv.slice(2)
if (asked[0] === '--list') {
	const width = Math.max(...FAULTS.map(({ name }) => name.length))
	for (const { name, what } of FAULTS) console.log(`${name.padEnd(width)}  ${what}`)
	process.exit(0)
}
const unknown = asked.filter((name) => !FAULTS.some((fault) => fault.name === name))
if (unknown.length > 0) {
	console.error(`There is no fault ${unknown.join(', ')}. There are: ${FAULTS.map(({ name }) => name).join(' ')}`)
	process.exit(2)
}

const broken: string[] = []
let skipped = 0
console.log(head())
for (const fault of FAULTS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
	const unfit = fault.unfit?.()
	if (unfit !== undefined) {
		console.log(empty(fault.what, `not shown: ${unfit}`, 'skipped'))
		skipped++
		continue
	}
	try {
		const outcome = await alone(fault)
		console.log(row(outcome))
		broken.push(...outcome.broken.map((reason) => `${fault.name}: ${reason}`))
		if (outcome.broken.length === 0 && !isWell(outcome)) broken.push(`${fault.name}: try_state was not run; build vivarium-trial`)
	} catch (error) {
		console.log(empty(fault.what, `${error}`, '**no**'))
		broken.push(`${fault.name}: ${error instanceof Error ? error.stack : error}`)
	}
}
if (skipped > 0) console.error(`\n${skipped} not shown, see the table.`)
if (broken.length > 0) {
	console.error(`\nThis does not hold:\n${broken.map((reason) => `- ${reason}`).join('\n')}`)
	process.exit(1)
}
process.exit(0)
