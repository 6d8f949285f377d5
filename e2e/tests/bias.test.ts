// A model that treats the assets of one cohort worse: the chain counts its decisions, catches it, and lets people decide
// until governance has looked at it.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset } from '../lib/assets.ts'
import { events } from '../lib/blocks.ts'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, charlie, Node } from '../lib/node.ts'
import { standIns } from '../lib/oracle.ts'
import { Simulator } from '../lib/simulator.ts'
import { waiting } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
const MODEL = 1
/** The position of the trait `plant`. */
const PLANT = 1
/** The cohorts, by position among its options. */
const [NORTH, SOUTH] = [0, 1]

/** Machines of two plants, all of them as healthy as the host's disk is. People never review them by policy. */
const MACHINES = blueprint(`
name = "Machine"
heartbeat = 5
states = ["there"]

[[metric]]
name = "disk"
unit = "%"
decimals = 1
minimum = 0
maximum = 100
tolerance = 5
deviation = 50
health = [[0, 100], [100, 80]]

[[trait]]
name = "condition"
type = "enum"
options = ["good", "fair", "worn", "critical"]
writers = ["model"]

[[trait]]
name = "plant"
type = "enum"
options = ["north", "south"]
writers = ["owner"]

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"

[synthesis]
model = ${MODEL}
on = ["owner"]
prompt = "Judge the machine by its disk."
fairness = { cohort = "plant", favourable = "condition <= fair" }
`)

type Happened = [string, any][]

let simulator: Simulator
let node: Node
/** How many decisions a cohort must have to count. */
let enough: number
let items: number[]
let [north, south]: [number[], number[]] = [[], []]

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start({ args: ['--oracle-config', standIns()] })
	enough = Number(node.api.consts.models!.minSamples!.toString())
	items = Array.from({ length: 2 * enough }, (_, item) => item)
	north = items.filter((item) => item % 2 === NORTH)
	south = items.filter((item) => item % 2 === SOUTH)

	const { utility, dynamicAssets, synthesis } = node.api.tx
	const first = { collection: COLLECTION, item: 0, externalId: 'machine-0', owner: alice.address }
	await node.send(node.call(await foundation(MACHINES, first)), alice)
	await node.send(utility!.batchAll!(more(node, COLLECTION, items.slice(1), 'machine')), alice)
	const placed = south.map((item) => dynamicAssets!.setTrait!(COLLECTION, item, PLANT, { Number: SOUTH }))
	await node.send(utility!.batchAll!([...placed, synthesis!.setReviewers!(COLLECTION, [charlie.address], 1)]), alice)
	await eventually('the health of every machine', async () => {
		const found = await Promise.all(items.map((item) => asset(node, COLLECTION, item)))
		return found.every(({ health }) => health !== null) || undefined
	})
}, 240_000)

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

const named = (happened: Happened, name: string) => happened.filter(([found]) => found === name).map(([, data]) => data)

/** Asks the model about items, all in one block; returns what happened until each of them was decided upon. */
async function ask(items: number[]): Promise<Happened> {
	const { utility, synthesis } = node.api.tx
	const from = (await node.blockNumber()) + 1
	await node.send(utility!.batchAll!(items.map((item) => synthesis!.request!(COLLECTION, item))), alice)
	return eventually(`${items.length} decisions`, async () => {
		const happened = await events(node, from, await node.blockNumber())
		const decided = ['Applied', 'Held', 'Ended'].flatMap((name) => named(happened, `synthesis.${name}`))
		return decided.length >= items.length ? happened : undefined
	}, 60_000)
}

const fairness = async () => (await node.api.call.modelsApi!.fairness!(MODEL, COLLECTION)).toHuman() as any
const model = async () => (await node.api.call.modelsApi!.model!(MODEL)).toHuman() as any
const tally = (decisions: number, favourable: number) => ({ decisions: `${decisions}`, favourable: `${favourable}` })

test('a model that favours one plant is caught with the decision that gives both enough samples, and not before', async () => {
	await simulator.inference.mode({ biased: { trait: 'plant', disfavoured: 'north' } })
	const last = north.at(-1)!
	const before = await ask([...south, ...north.slice(0, -1)])
	expect(named(before, 'synthesis.Applied')).toHaveLength(2 * enough - 1)
	expect(named(before, 'models.BiasAlert')).toEqual([])
	expect(await fairness()).toEqual({ cohorts: [tally(enough - 1, 0), tally(enough, enough)], ratio: null })

	const caught = await ask([last])
	const alert = { model: `${MODEL}`, collection: `${COLLECTION}`, lowest: `${NORTH}`, highest: `${SOUTH}` }
	expect(named(caught, 'models.BiasAlert')).toEqual([{ ...alert, ratio: '0.00%' }])
	expect(named(caught, 'synthesis.Held'), 'the decision that raises it waits too').toHaveLength(1)
	expect(await fairness()).toEqual({ cohorts: [tally(enough, 0), tally(enough, enough)], ratio: '0.00%' })
	expect(await model()).toMatchObject({ status: 'Probation', granted: 'Active', alert: { ratio: '0.00%' } })
})

test('from then on its proposals wait, though the policy is never, also where it is fair', async () => {
	await simulator.inference.honest()
	const happened = await ask([north[0]!, south[0]!])
	expect(named(happened, 'synthesis.Held')).toHaveLength(2)
	expect(named(happened, 'synthesis.Applied')).toEqual([])
	expect(named(happened, 'models.BiasAlert'), 'one alert at a time').toEqual([])

	const held = await waiting(node, COLLECTION)
	expect(held.map(({ item }) => Number(item)).sort((a, b) => a - b)).toEqual(
		[north[0]!, south[0]!, north.at(-1)!].sort((a, b) => a - b),
	)
	const { reject } = node.api.tx.synthesis!
	for (const { item, proposal } of held) {
		await node.send(reject!(COLLECTION, item, proposal, 'Unfair'), charlie)
	}
	expect(await node.api.call.modelsApi!.record!(MODEL).then((record) => record.toHuman())).toMatchObject({ rejected: '3' })
})

test('only governance clears the alert; then proposals come true again, and an honest model raises none', async () => {
	const { models, sudo } = node.api.tx
	await expect(node.send(models!.clearAlert!(MODEL), alice)).rejects.toThrow('BadOrigin')
	const done = await node.send(sudo!.sudo!(models!.clearAlert!(MODEL)), alice)
	expect(done.map(({ event }) => `${event.section}.${event.method}`)).toContain('models.AlertCleared')
	expect(await model()).toMatchObject({ status: 'Active', alert: null })
	expect(await fairness(), 'it begins anew').toEqual({ cohorts: [], ratio: null })

	const happened = await ask(items)
	expect(named(happened, 'synthesis.Applied')).toHaveLength(2 * enough)
	expect(named(happened, 'models.BiasAlert')).toEqual([])
	expect(await fairness()).toEqual({ cohorts: [tally(enough, enough), tally(enough, enough)], ratio: '100.00%' })
})
