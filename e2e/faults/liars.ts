// Operators that say what is not so.

import { blake2AsHex } from '@polkadot/util-crypto'
import { stringToHex, u8aToHex } from '@polkadot/util'
import type { Call } from '@polkadot/types/interfaces'
import { asset, reading } from '../lib/assets.ts'
import { events, firstOf, told } from '../lib/blocks.ts'
import { alice, bob, dave } from '../lib/node.ts'
import { eventually } from '../lib/wait.ts'
import { ACCOUNTS, type Fault } from './fault.ts'
import { record } from './sources.ts'
import { best, HEARTBEAT, live } from './witness.ts'

const [PUMPS, PUMP] = [1, 0]
/** By how much the vibration is said too high, and by how much what is agreed on may differ from the truth, in mm/s. */
const [LIE, BAND] = [20, 0.5]

const telemetry: Fault = {
	name: 'liar',
	what: 'one operator lying in telemetry',
	finality: 'goes on',
	async strike(network) {
		const before = await record(network, 'bob')
		const gauges = ['9101', '9102', '9103']
		await Promise.all(gauges.map((port) => network.simulator.fault(port, { lie: { by: { vibration_mm_s: LIE } } }, 'bob')))
		const struck = await best(network)
		const outliers = await eventually("bob's values are outliers", async () => {
			const { outliers } = await record(network, 'bob')
			return outliers >= before.outliers + 4 ? outliers - before.outliers : undefined
		})
		const node = network.node('alice')
		await live(node, struck + HEARTBEAT)
		const { value, values } = reading(await asset(node, PUMPS, PUMP), 'vibration')
		const { vibration_mm_s: truth } = await network.simulator.pump('pump-1')
		if (Math.abs(Number(value) - truth) > BAND) throw new Error(`the lie was taken: ${value} mm/s, in truth ${truth}`)
		// Of the three that came first the liar may be one: then two agree, which are more than half.
		if (Number(values) < 2 || Number(values) > 3) throw new Error(`${values} operators agreed, of three that are honest`)
		return `the three others' value was taken; ${outliers} of bob's were counted as outliers`
	},
	mend: (network) => network.simulator.clear(),
}

const synthesis: Fault = {
	name: 'lying-model',
	what: 'one operator lying in synthesis',
	finality: 'goes on',
	async strike(network) {
		const node = network.node('alice')
		await network.simulator.inference.mode('disagreeing', 'stand-in@bob')
		// It may lead, or attest: who leads is drawn anew each time.
		const seen = new Set<string>()
		for (let asked = 0; asked < 12 && seen.size < 2; asked++) {
			const from = (await node.blockNumber()) + 1
			const before = await asset(node, PUMPS, PUMP)
			const done = await node.send(node.api.tx.synthesis!.request!(PUMPS, PUMP), alice)
			const { request } = told(done, 'synthesis.Requested')[0]
			const isOurs = (data: any) => data.collection === `${PUMPS}` && data.item === `${PUMP}`
			const [name, end] = await firstOf(node, ['synthesis.Applied', 'synthesis.Ended'], from, isOurs, 200_000)
			const happened = (await events(node, from, await node.blockNumber()) as [string, any][]).filter(([, data]) => data?.request === request)
			const leads = happened.some(([event, data]) => event === 'synthesis.Proposed' && data.operator === ACCOUNTS.bob)
			if (leads && (name !== 'synthesis.Ended' || end.end !== 'Disputed')) throw new Error(`bob's proposal came to ${name} ${JSON.stringify(end)}`)
			if (!leads && name !== 'synthesis.Applied') throw new Error(`an honest proposal came to ${name} ${JSON.stringify(end)}`)
			if (leads && (await asset(node, PUMPS, PUMP)).traits.join() !== before.traits.join()) throw new Error("bob's proposal changed traits")
			seen.add(leads ? 'what it proposed was disputed and changed nothing' : 'what the others proposed came true without it')
		}
		return [...seen].join('; ')
	},
	mend: (network) => network.simulator.inference.honest(),
}

const equivocation: Fault = {
	name: 'equivocation',
	what: 'one operator equivocating',
	finality: 'goes on',
	guilty: 'dave',
	async strike(network) {
		const node = network.node('alice')
		const round = Math.floor((await node.blockNumber()) / HEARTBEAT) * HEARTBEAT
		const header = (values: string) => ({
			domain: stringToHex('vivarium:report1'),
			genesis: node.api.genesisHash.toHex(),
			shard: 0,
			round,
			operator: dave.address,
			public: { Sr25519: u8aToHex(dave.publicKey) },
			values: blake2AsHex(values),
		})
		const [one, other] = [header('one'), header('other')]
		const bring = node.api.tx.operators!.reportEquivocation!
		// The bytes that are signed are those of the headers in the call.
		const unsigned = { Sr25519: `0x${'00'.repeat(64)}` }
		const { args } = bring(one, unsigned, other, unsigned).method as unknown as Call
		const signed = [args[0]!, args[2]!].map((header) => ({ Sr25519: u8aToHex(dave.sign(header.toU8a())) }))
		const free = await node.balance(bob.address)
		const slashed = told(await node.send(bring(one, signed[0], other, signed[1]), bob), 'operators.Slashed')
		if (slashed.length !== 1 || slashed[0].operator !== ACCOUNTS.dave) throw new Error(`who was slashed: ${JSON.stringify(slashed)}`)
		if ((await node.balance(bob.address)) < free) throw new Error('who brought the evidence paid for it')
		await live(node, (await best(network)) + HEARTBEAT)
		return `slashed by a signed call, free of charge: ${slashed[0].amount}`
	},
	mend: async () => {},
}

export const LIARS = [telemetry, synthesis, equivocation]
