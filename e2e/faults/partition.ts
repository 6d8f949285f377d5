// Two and two that do not hear of each other, and then one chain again.

import { CLOSED, NAMES, type Network } from '../lib/network.ts'
import type { Fault } from './fault.ts'
import { grown, stale, together } from './witness.ts'

/** How many blocks the sides go on for themselves. */
const APART = 12

/** The hashes that each side has for a height. */
const hashes = (network: Network, number: number) =>
	Promise.all((['alice', 'charlie'] as const).map((name) => network.node(name).blockHash(number)))

let forked: { number: number; hashes: string[] }

export const PARTITION: Fault = {
	name: 'partition',
	what: 'a partition, two and two',
	finality: 'stops',
	settings: () => ({ args: Object.fromEntries(NAMES.map((name) => [name, CLOSED])) }),
	async strike(network) {
		await network.partition(['alice', 'bob'])
		const end = await grown(network, APART)
		await Promise.all([stale(network.node('alice')), stale(network.node('charlie'))])
		forked = { number: end, hashes: await hashes(network, end) }
		if (forked.hashes[0] === forked.hashes[1]) throw new Error(`both sides have the same block ${end}`)
		return 'each side went on by itself, stale and without finality, then one took over the other’s blocks'
	},
	async mend(network) {
		await network.heal(['alice', 'bob'])
		await together(network)
		const [one, other] = await hashes(network, forked.number)
		if (one !== other || !forked.hashes.includes(one!)) throw new Error(`after healing the sides have ${one} and ${other} for block ${forked.number}`)
	},
}
