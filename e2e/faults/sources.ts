// What operators ask: cut off from one of them, slow for one, or lying to all.

import { asset, count, reading } from '../lib/assets.ts'
import type { Name, Network } from '../lib/network.ts'
import type { Fault as Imposed } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'
import { ACCOUNTS, type Fault } from './fault.ts'
import { best, grown, HEARTBEAT, live, stale } from './witness.ts'

/** Where the telemetry of all assets comes from. */
const ENDPOINTS = ['/host', '9101', '9102', '9103', '/media/track-1']
const GAUGES = ['9101', '9102', '9103']
/** The temperature's largest step in a round is 40 °C; this is beyond it, and within its bounds. */
const JUMP = 60

/** What is counted of an operator since its admission. */
export async function record(network: Network, name: Name): Promise<Record<'rounds' | 'missed' | 'values' | 'outliers' | 'causes', number>> {
	const found = (await network.running[0]!.api.call.operatorsApi!.operator!(ACCOUNTS[name])).toHuman() as any
	return Object.fromEntries(Object.entries(found.record.total).map(([key, value]) => [key, count(value as string)])) as any
}

/** One operator alone sees this of all its sources, and says so instead of values. */
async function alone(network: Network, name: Name, fault: Imposed): Promise<string> {
	const before = await record(network, name)
	await Promise.all(ENDPOINTS.map((endpoint) => network.simulator.fault(endpoint, fault, name)))
	const struck = await best(network)
	const causes = await eventually(`${name} gives causes instead of values`, async () => {
		const { causes } = await record(network, name)
		return causes > before.causes ? causes - before.causes : undefined
	})
	await grown(network, HEARTBEAT)
	await live(network.node('alice'), struck + HEARTBEAT)
	return `the assets lived on with three; ${name} gave a cause ${causes} times or more`
}

const cut: Fault = {
	name: 'cut-off',
	what: "one operator's sources cut off",
	finality: 'goes on',
	strike: (network) => alone(network, 'charlie', 'refuse'),
	mend: (network) => network.simulator.clear(),
}

const slow: Fault = {
	name: 'slow',
	what: "one operator's sources slow, 5 s an answer",
	finality: 'goes on',
	strike: (network) => alone(network, 'charlie', { latency: { ms: 5_000 } }),
	mend: (network) => network.simulator.clear(),
}

const none: Fault = {
	name: 'no-sources',
	what: 'the sources cut off from everybody',
	finality: 'goes on',
	async strike(network) {
		await Promise.all(ENDPOINTS.map((endpoint) => network.simulator.fault(endpoint, 'refuse')))
		await stale(network.node('alice'))
		await grown(network, HEARTBEAT)
		const { standing } = (await network.node('alice').api.call.operatorsApi!.operator!(ACCOUNTS.bob)).toHuman() as any
		if (standing !== 'Active') throw new Error(`operators are blamed for it: bob is ${JSON.stringify(standing)}`)
		return 'stale, each reading with its cause; no operator is blamed'
	},
	mend: (network) => network.simulator.clear(),
}

const everybody: Fault = {
	name: 'malicious-source',
	what: 'a source that lies to everybody: a jump beyond the largest step',
	finality: 'goes on',
	async strike(network) {
		const node = network.node('alice')
		const temperature = async () => reading(await asset(node, 1, 0), 'temperature')
		const before = await temperature()
		await Promise.all(GAUGES.map((port) => network.simulator.fault(`${port}/pumps/pump-1`, { lie: { by: { temperature_c: JUMP } } })))
		const held = await eventually('the jump is held', async () => {
			const found = await temperature()
			if (Number(found.value) > Number(before.value) + JUMP / 2) throw new Error(`it was taken at once: ${found.value}`)
			return found.freshness === 'Held' ? found : undefined
		})
		return `held and told as such: ${held.value} °C stays, ${held.held} is said`
	},
	mend: (network) => network.simulator.clear(),
}

export const SOURCES = [cut, slow, none, everybody]
