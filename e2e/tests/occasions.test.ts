// When a model is asked: after a trigger, every so many rounds, and after a change of state, also one that a model made.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset } from '../lib/assets.ts'
import { events } from '../lib/blocks.ts'
import { blueprint, foundation } from '../lib/blueprints.ts'
import { alice, Node } from '../lib/node.ts'
import { standIns } from '../lib/oracle.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

/** Whose machines are judged after a trigger and a change of state, and whose every two rounds. */
const [WATCHED, TIMED] = [7, 8]
const HEARTBEAT = 5
/** The position of the metric `level`, which is pushed. */
const LEVEL = 1

const machines = (occasions: string) => blueprint(`
name = "Machine"
heartbeat = ${HEARTBEAT}
states = ["nominal", "worn"]
transitions = ["nominal -> worn"]
triggers = ["maintenance"]

[[metric]]
name = "disk"
unit = "%"
decimals = 1
minimum = 0
maximum = 100
tolerance = 100
deviation = 100

[[metric]]
name = "level"
unit = "mm"
minimum = 0
maximum = 1000
deviation = 1000
published = true

[[rule]]
when = ["level > 50"]
rounds = 1
then = ["trigger maintenance"]

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"

[synthesis]
model = 1
on = [${occasions}]
prompt = "Judge the machine, and say in a sentence how it is."
transitions = ["nominal -> worn"]
narrative = { maximum = 200 }
`)

let simulator: Simulator
let node: Node

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start({ args: ['--oracle-config', standIns()] })
	const founded = async (collection: number, occasions: string) => {
		const first = { collection, item: 0, externalId: `machine-${collection}`, owner: alice.address }
		return node.batched(await foundation(machines(occasions), first))
	}
	const calls = [
		...(await founded(WATCHED, '"trigger maintenance", "transition"')),
		...(await founded(TIMED, '"every 2 rounds"')),
		node.api.tx.publishers!.admit!(WATCHED, alice.address, 100, 1 << LEVEL, false),
	]
	await node.send(node.api.tx.utility!.batchAll!(calls), alice)
	await eventually('a reading', async () => (await asset(node, WATCHED, 0)).readings[0]!.value ?? undefined)
}, 180_000)

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

/** The events of the synthesis of a collection, each with its block, once there are so many of this name. */
function happened(collection: number, event: string, least: number): Promise<{ block: number; data: any }[]> {
	const found: { block: number; name: string; data: any }[] = []
	let next = 1
	return eventually(`${least} × ${event} of ${collection}`, async () => {
		for (const last = await node.blockNumber(); next <= last; next++) {
			const block = next
			found.push(...(await events(node, block, block)).map(([name, data]) => ({ block, name, data })))
		}
		const wanted = found.filter(({ name, data }) => name === `synthesis.${event}` && data.collection === String(collection))
		return wanted.length >= least ? wanted : undefined
	}, 120_000)
}

test('a trigger that a push fires asks the model, and what the model changes asks it again, a round later', async () => {
	expect((await asset(node, WATCHED, 0)).state).toBe('nominal')
	await simulator.inference.override({ transition: 'worn' })
	await node.send(node.api.tx.publishers!.publish!(WATCHED, [{ item: 0, values: [[LEVEL, 60]], note: null }]), alice)
	const [first] = await happened(WATCHED, 'Requested', 1)
	expect(first!.data.occasion).toEqual({ Trigger: { code: '0' } })

	const [applied] = await happened(WATCHED, 'Applied', 1)
	await simulator.inference.honest()
	expect((await asset(node, WATCHED, 0)).state).toBe('worn')
	const [, second] = await happened(WATCHED, 'Requested', 2)
	expect(second!.data.occasion).toEqual({ Transition: { from: '0', to: '1' } })
	expect(second!.block).toBeGreaterThan(applied!.block)
	await happened(WATCHED, 'Applied', 2)
	expect(await happened(WATCHED, 'Requested', 2), 'and no more, as nothing changes any more').toHaveLength(2)
})

test('every two rounds it is asked, without anybody doing anything', async () => {
	const requests = await happened(TIMED, 'Requested', 3)
	expect(requests.map(({ data }) => data.occasion)).toEqual(requests.map(() => 'Rounds'))
	const blocks = requests.map(({ block }) => block)
	const apart = blocks.slice(1).map((block, index) => block - blocks[index]!)
	expect(apart.every((blocks) => blocks >= HEARTBEAT && blocks <= 3 * HEARTBEAT), `${apart}`).toBe(true)
})
