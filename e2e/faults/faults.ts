// What goes wrong, one after the other, in a network of four that bears one fault: a quorum is three.

import type { KeyringPair } from '@polkadot/keyring/types'
import { blake2AsU8a } from '@polkadot/util-crypto'
import { asset, reading } from '../lib/assets.ts'
import { awaited, type Report } from '../lib/blocks.ts'
import { NAMES, type Name, Network } from '../lib/network.ts'
import { alice, bob, charlie, dave, ferdie } from '../lib/node.ts'
import { eventually } from '../lib/wait.ts'
import { best, grown, HEARTBEAT, live } from './witness.ts'

/** What is the matter, and what must hold. */
export interface Fault {
	name: string
	/** For the table. */
	title: string
	/** Whether blocks are finalized while it lasts. */
	finality: boolean
	/** Whether the assets live while it lasts. */
	lives: boolean
	/** Who is slashed, if anybody. */
	slashed?: Name
	/** Makes it happen, and lets it last. Fails where the chain does not do what it must meanwhile. */
	suffer(network: Network): Promise<void>
	/** Ends it. */
	heal(network: Network): Promise<void>
}

const KEYS: Record<Name, KeyringPair> = { alice, bob, charlie, dave }
/** Two heartbeats and the blocks that a report takes. */
const A_WHILE = 2 * HEARTBEAT + 3
/** The endpoints of telemetry of chain `network`. */
const TELEMETRY = ['/host', '/media/track-1', '9101', '9102', '9103']

const back = async (network: Network, ...names: Name[]) => void (await Promise.all(names.map((name) => network.restart(name))))

/** One operator asks, and gets this. */
const toOne = async (network: Network, caller: Name, fault: Parameters<Network['simulator']['fault']>[1]) => {
	for (const endpoint of TELEMETRY) await network.simulator.fault(endpoint, fault, caller)
}
const toAll = async (network: Network, fault: Parameters<Network['simulator']['fault']>[1]) => {
	for (const endpoint of TELEMETRY) await network.simulator.fault(endpoint, fault)
}

/** Waits until an operator that sees something else than the others has been outvoted. */
async function outvoted(network: Network): Promise<void> {
	const node = network.node('alice')
	const from = await best(network)
	await grown(network, A_WHILE)
	await live(node, from)
	// Off by 50 %, where all others see the same machine.
	const memory = Number(reading(await asset(node, 0, 0), 'memory').value)
	const { body } = (await network.simulator.served()).filter(({ fault }) => fault === undefined).pop()!
	const truth = JSON.parse(body).memory_percent as number
	if (Math.abs(memory - truth) > 15) throw new Error(`the liar's value was taken: ${memory} where there is ${truth}`)
}

/** Signs two different reports for one round with an operator's key, and brings both. */
async function equivocate(network: Network, liar: Name): Promise<void> {
	const node = network.node('alice')
	const { api } = node
	const round = await eventually('a round to sign twice', async () => {
		const number = await node.blockNumber()
		const { block } = await api.rpc.chain.getBlock(await node.blockHash(number))
		const found = block.extrinsics.find(({ method }) => `${method.section}.${method.method}` === 'dynamicAssets.report')
		if (!found) return undefined
		const [shard, round] = found.method.args
		return { shard: Number(shard!.toString()), round: Number(round!.toString()) } as Pick<Report, 'shard' | 'round'>
	})
	const key = KEYS[liar]
	const header = (values: string) => api.createType(headerType(api), {
		domain: new TextEncoder().encode('vivarium:report1'),
		genesis: api.genesisHash,
		shard: round.shard,
		round: round.round,
		operator: key.address,
		public: { Sr25519: key.publicKey },
		values: blake2AsU8a(values),
	} as any)
	const signed = ['one', 'another'].map((values) => {
		const made = header(values)
		return [made.toHex(), { Sr25519: key.sign(made.toU8a()) }] as const
	})
	const call = api.tx.operators!.reportEquivocation!(signed[0]![0], signed[0]![1], signed[1]![0], signed[1]![1])
	await node.send(call, ferdie)
}

/** The type of the header in the metadata of the call. */
const headerType = (api: any): string => {
	const [first] = api.tx.operators.reportEquivocation.meta.args
	return api.registry.createLookupType(first.typeMeta ?? api.tx.operators.reportEquivocation.meta.fields[0].type)
}

/** Whose turn it is to propose what the chain asks about pump 1, which wears. */
async function leader(network: Network): Promise<Name> {
	const node = network.node('alice')
	await network.simulator.wear('pump-1', 0.6)
	const first = await eventually('a request', async () => {
		const open: any = (await node.api.call.synthesisApi!.request!(1, 0)).toHuman()
		return open?.stage === 'asked' ? (open.committee[0] as string) : undefined
	}, 90_000)
	const found = NAMES.find((name) => KEYS[name].address === first)
	if (!found) throw new Error(`${first} leads, and is none of the four`)
	return found
}

/** Waits until what a model says of pump 1 has come true. */
const applied = (network: Network, from: number) =>
	awaited(network.running[0]!, 'synthesis.Applied', from, ({ collection, item }) => collection === '1' && item === '0', 180_000)

let led: Name

export const FAULTS: Fault[] = [
	{
		name: 'killed',
		title: 'one operator killed, and back',
		finality: true,
		lives: true,
		suffer: async (network) => {
			await network.stop('dave', 'SIGKILL')
			await grown(network, A_WHILE)
		},
		heal: (network) => back(network, 'dave'),
	},
	{
		name: 'liar',
		title: 'one operator lies in its telemetry',
		finality: true,
		lives: true,
		suffer: async (network) => {
			await toOne(network, 'charlie', { lie: { by: 50 } })
			await outvoted(network)
		},
		heal: (network) => network.simulator.clear(),
	},
	{
		name: 'cut-off',
		title: "one operator's sources are cut off",
		finality: true,
		lives: true,
		suffer: async (network) => {
			await toOne(network, 'bob', 'refuse')
			await grown(network, A_WHILE)
		},
		heal: (network) => network.simulator.clear(),
	},
	{
		name: 'slow',
		title: "one operator's sources answer after their deadline",
		finality: true,
		lives: true,
		suffer: async (network) => {
			await toOne(network, 'bob', { latency: { ms: 6_000 } })
			await grown(network, A_WHILE)
		},
		heal: (network) => network.simulator.clear(),
	},
	{
		name: 'no-sources',
		title: 'the sources are cut off from everybody',
		finality: true,
		lives: false,
		suffer: async (network) => {
			await toAll(network, 'refuse')
			await grown(network, A_WHILE)
		},
		heal: (network) => network.simulator.clear(),
	},
	{
		name: 'two-down',
		title: 'two operators down: no quorum',
		finality: false,
		lives: false,
		suffer: async (network) => {
			await Promise.all((['charlie', 'dave'] as const).map((name) => network.stop(name, 'SIGKILL')))
			await grown(network, A_WHILE, 180_000)
		},
		heal: (network) => back(network, 'charlie', 'dave'),
	},
	{
		name: 'malicious-source',
		title: 'a source lies to everybody alike',
		finality: true,
		// What all see alike is taken for true, once it stays: nobody can tell.
		lives: true,
		suffer: async (network) => {
			await network.simulator.fault('9101', { lie: { by: 50 } })
			await grown(network, A_WHILE)
		},
		heal: (network) => network.simulator.clear(),
	},
	{
		name: 'partition',
		title: 'a partition of two and two, and a re-org at its end',
		finality: false,
		lives: false,
		suffer: async (network) => {
			await network.partition(['alice', 'bob'])
			const [one, other] = [network.node('alice'), network.node('charlie')]
			await grown(network, A_WHILE, 180_000)
			const common = Math.min(await one.blockNumber(), await other.blockNumber())
			const hashes = await Promise.all([one, other].map((node) => node.blockHash(common)))
			if (hashes[0] === hashes[1]) throw new Error(`both sides have the same block ${common}`)
		},
		heal: async (network) => {
			await network.heal(['alice', 'bob'])
			await eventually('one chain again', async () => {
				const number = Math.min(...(await Promise.all(network.running.map((node) => node.blockNumber()))))
				const hashes = await Promise.all(network.running.map((node) => node.blockHash(number)))
				return new Set(hashes).size === 1 || undefined
			}, 180_000)
		},
	},
	{
		name: 'restart',
		title: 'all restart',
		finality: false,
		lives: false,
		suffer: async (network) => {
			await Promise.all(NAMES.map((name) => network.stop(name)))
		},
		heal: (network) => back(network, ...NAMES),
	},
	{
		name: 'leader-killed',
		title: 'the leader of a synthesis killed before it proposes',
		finality: true,
		lives: true,
		suffer: async (network) => {
			// Its model takes its time, so that it cannot have proposed yet.
			await network.simulator.inference.fault({ latency: { ms: 8_000 } })
			led = await leader(network)
			const from = await best(network)
			await network.stop(led, 'SIGKILL')
			await network.simulator.inference.clear()
			await applied(network, from)
		},
		heal: async (network) => {
			await network.simulator.wear('pump-1', 0)
			await back(network, led)
		},
	},
	{
		name: 'lying-model',
		title: "one operator's model says something else",
		finality: true,
		lives: true,
		suffer: async (network) => {
			await network.simulator.inference.mode('disagreeing', 'stand-in@bob')
			const from = await best(network)
			await network.simulator.wear('pump-1', 0.6)
			await applied(network, from)
		},
		heal: async (network) => {
			await network.simulator.inference.honest()
			await network.simulator.wear('pump-1', 0)
		},
	},
	{
		name: 'equivocation',
		title: 'one operator signs two reports for a round, and is brought',
		finality: true,
		lives: true,
		slashed: 'dave',
		suffer: async (network) => {
			await equivocate(network, 'dave')
			await grown(network, A_WHILE)
		},
		heal: async () => undefined,
	},
]
