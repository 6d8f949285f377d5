// The short form of scripts/faults: what goes wrong most often, in a network of four.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAULTS } from '../faults/all.ts'
import { suffer } from '../faults/fault.ts'
import { row } from '../faults/table.ts'
import { Network } from '../lib/network.ts'

/** One after the other, in one network: whoever suffered the last is well again. */
const SHORT = ['killed', 'liar', 'two-down', 'equivocation', 'flood']

let network: Network

beforeAll(async () => {
	network = await Network.start()
}, 240_000)

afterAll(async () => {
	await network?.end()
})

for (const fault of FAULTS.filter(({ name }) => SHORT.includes(name))) {
	test(fault.what, async () => {
		const outcome = await suffer(network, fault)
		console.log(row(outcome))
		expect(outcome.broken).toEqual([])
		expect(outcome.looked, 'what was accepted, and looked at').toBeGreaterThan(0)
	}, 400_000)
}
