// Lets a network of four suffer what goes wrong in the world, and prints a table. Exits with 1 where something does not hold.

import { Network } from '../lib/network.ts'
import { FAULTS } from './faults.ts'
import { suffer, table, type Outcome } from './suite.ts'

const names = process.argv.slice(2)
const known = FAULTS.map(({ name }) => name)
const unknown = names.filter((name) => !known.includes(name))
if (names.includes('--list')) {
	for (const { name, title } of FAULTS) console.log(`${name.padEnd(18)}${title}`)
	process.exit(0)
}
if (unknown.length > 0) {
	console.error(`There is no fault ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
	process.exit(2)
}

const network = await Network.start()
const outcomes: Outcome[] = []
try {
	for (const fault of FAULTS.filter(({ name }) => names.length === 0 || names.includes(name))) {
		console.error(`${fault.title} …`)
		const outcome = await suffer(network, fault)
		outcomes.push(outcome)
		console.error(`  ${outcome.wrong.length === 0 ? 'holds' : outcome.wrong.join('; ')}`)
	}
} finally {
	if (outcomes.length > 0) console.log(`\n${table(outcomes)}`)
	await network.end()
}
process.exit(outcomes.every(({ wrong }) => wrong.length === 0) ? 0 : 1)
