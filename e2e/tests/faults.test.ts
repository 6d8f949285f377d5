// What a network of four suffers, in short: one is killed, one lies, two are gone. scripts/faults shows all of it.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { FAULTS } from '../faults/all.ts'
import { suffer } from '../faults/fault.ts'
import { row } from '../faults/table.ts'
import { Network } from '../lib/network.ts'

let network: Network

beforeAll(async () => {
	network = await Network.start()
}, 120_000)

afterAll(() => network?.end())

// One after the other, in one network: whoever suffered the last is well again.
test.each(['killed', 'telemetry', 'two-down'])('a network suffers "%s" and lives on', async (name) => {
	const fault = FAULTS.find((fault) => fault.name === name)!
	const outcome = await suffer(network, fault)
	console.log(row(outcome))
	expect(outcome.broken).toEqual([])
	expect(outcome.looked, 'something was accepted, and looked at').toBeGreaterThan(0)
}, 300_000)
