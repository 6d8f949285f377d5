// Operators whose nodes are gone.

import { asset } from '../lib/assets.ts'
import { awaited, events, told } from '../lib/blocks.ts'
import { NAMES, type Name, type Network } from '../lib/network.ts'
import { alice, VIV } from '../lib/node.ts'
import { eventually } from '../lib/wait.ts'
import { ACCOUNTS, type Fault } from './fault.ts'
import { ASSETS, best, grown, HEARTBEAT, live, stale } from './witness.ts'

const [PUMPS, PUMP] = [1, 0]

/** Starts again all that do not run. */
export async function back(network: Network): Promise<void> {
	await Promise.all(NAMES.filter((name) => !network.isRunning(name)).map((name) => network.restart(name)))
}

const killed: Fault = {
	name: 'killed',
	what: 'one operator killed, and back',
	finality: 'goes on',
	async strike(network) {
		await network.stop('bob', 'SIGKILL')
		const gone = await best(network)
		await live(network.node('alice'), gone + HEARTBEAT)
		await grown(network, HEARTBEAT)
		return 'the assets lived on with three'
	},
	mend: back,
}

const leader: Fault = {
	name: 'leader-killed',
	what: 'killed while it leads a synthesis',
	finality: 'goes on',
	async strike(network) {
		// All answer late, so that the leader has not said anything when it is killed.
		await network.simulator.inference.fault({ latency: { ms: 8_000 } })
		const { api } = network.node('alice')
		const done = await network.node('alice').send(api.tx.synthesis!.request!(PUMPS, PUMP), alice)
		const { request } = told(done, 'synthesis.Requested')[0]
		const asked = await best(network)
		const view = await eventually('the request', async () => {
			const found = (await api.call.synthesisApi!.request!(PUMPS, PUMP)).toHuman() as any
			return found?.request === request ? found : undefined
		}, 10_000)
		const lost = NAMES.find((name) => ACCOUNTS[name] === view.committee[0]) as Name
		await network.stop(lost, 'SIGKILL')
		await network.simulator.inference.clear()
		const node = network.running[0]!
		const first = Math.max(1, asked - 2)
		const { proposal } = await awaited(node, 'synthesis.Applied', first, (data) => data.collection === `${PUMPS}` && data.item === `${PUMP}`, 240_000)
		const proposed = (await events(node, first, await node.blockNumber()) as [string, any][])
			.filter(([name, data]) => name === 'synthesis.Proposed' && data.request === request)
			.map(([, data]) => data)
		const [one] = proposed
		if (proposed.length !== 1 || one.proposal !== proposal) throw new Error(`it was not one proposal that came true: ${JSON.stringify(proposed)}`)
		if (one.operator === ACCOUNTS[lost]) throw new Error(`${lost} had proposed before it was killed, so nothing was shown`)
		return `${lost} led; the next one's proposal came true`
	},
	mend: back,
}

const two: Fault = {
	name: 'two-down',
	what: 'two operators down, so no quorum',
	finality: 'stops',
	async strike(network) {
		await Promise.all((['charlie', 'dave'] as const).map((name) => network.stop(name, 'SIGKILL')))
		const node = network.node('alice')
		const gone = await node.blockNumber()
		// A deadline that falls due meanwhile: the last block of a listing.
		const until = gone + 2 * HEARTBEAT
		await node.send(node.api.tx.market!.list!(0, 0, VIV, until), alice)
		await stale(node)
		const before = await revisions(network)
		const end = Math.max(await grown(network, HEARTBEAT), until + 1)
		await node.blockHash(end)
		const after = await revisions(network)
		if (after !== before) throw new Error(`assets were revised without a quorum: ${before} revisions, then ${after}`)
		const delisted = (await events(node, until + 1, until + 1)).some(([name]) => name === 'market.Delisted')
		if (!delisted) throw new Error(`the listing that was over with block ${until} was not taken off in the next one`)
		return 'stale within two heartbeats, no revision, the deadline of that time kept'
	},
	mend: back,
}

/** How many revisions the assets have, as text. */
async function revisions(network: Network): Promise<string> {
	const node = network.node('alice')
	const shown = await Promise.all(ASSETS.map(([collection, item]) => asset(node, collection, item)))
	return shown.map(({ revision }) => revision).join(' ')
}

const restart: Fault = {
	name: 'restart',
	what: 'all killed, and back',
	finality: 'either',
	async strike(network) {
		const stopped = await best(network)
		await Promise.all(NAMES.map((name) => network.stop(name, 'SIGKILL')))
		await back(network)
		await grown(network, 1)
		return `the chain goes on from block ${stopped}`
	},
	mend: async () => {},
}

export const OUTAGES = [killed, leader, two, restart]
