// The short form of scripts/faults: what goes wrong most often, in a network of four.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAULTS } from '../faults/faults.ts'
import { suffer } from '../faults/suite.ts'
import { Network } from '../lib/network.ts'

const SHORT = ['liar', 'two-down', 'equivocation']

let network: Network

beforeAll(async () => {
	network = await Network.start()
}, 120_000)

afterAll(async () => {
	await network?.end()
})

for (const fault of FAULTS.filter(({ name }) => SHORT.includes(name))) {
	test(fault.title, async () => {
		const { recovery, wrong } = await suffer(network, fault)
		expect(wrong).toEqual([])
		expect(recovery).toBeGreaterThan(0)
	}, 400_000)
}
