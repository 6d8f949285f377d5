// Several people decide: what they let through, what they take back, and what ends because they, the asset or the model are
// not there in time.

import { afterAll, beforeAll, expect, test } from 'vitest'
import type { KeyringPair } from '@polkadot/keyring/types'
import { asset, type Verification } from '../lib/assets.ts'
import { events, told } from '../lib/blocks.ts'
import { blueprint, foundation, more } from '../lib/blueprints.ts'
import { alice, bob, charlie, Node } from '../lib/node.ts'
import { standIns } from '../lib/oracle.ts'
import { Simulator } from '../lib/simulator.ts'
import { face, held, waiting } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
const MODEL = 1
/** Blocks in which reviewers may decide. */
const DEADLINE = 10

/** Machines that telemetry changes once and never again, so that every later revision is a model's or a reviewer's. */
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
tolerance = 100
deviation = 100

[[trait]]
name = "condition"
type = "enum"
options = ["good", "fair", "worn", "critical"]
writers = ["model"]

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"

[synthesis]
model = ${MODEL}
on = ["owner"]
prompt = "Judge the machine by its disk, and say in a sentence how it is."
narrative = { maximum = 200 }

[synthesis.review]
when = "always"
deadline = ${DEADLINE}
`)

let simulator: Simulator
let node: Node
/** The third reviewer. */
let dora: KeyringPair

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.start({ args: ['--oracle-config', standIns({ timeout: 5 })] })
	dora = await node.newcomer()
	const first = { collection: COLLECTION, item: 0, externalId: 'machine-0', owner: alice.address }
	await node.send(node.call(await foundation(MACHINES, first)), alice)
	const { utility, synthesis } = node.api.tx
	const seated = synthesis!.setReviewers!(COLLECTION, [bob.address, charlie.address, dora.address], 2)
	await node.send(utility!.batchAll!([...more(node, COLLECTION, [1, 2, 3], 'machine'), seated]), alice)
	await eventually('a reading of every machine', async () => {
		const found = await Promise.all([0, 1, 2, 3].map((item) => asset(node, COLLECTION, item)))
		return found.every(({ readings }) => readings[0]!.value !== null) || undefined
	})
}, 240_000)

afterAll(async () => {
	await node?.stop()
	await simulator?.kill()
})

const { request, approve, reject, strip, revert } = {
	request: (item: number) => node.send(node.api.tx.synthesis!.request!(COLLECTION, item), alice),
	approve: (by: KeyringPair, item: number, proposal: string) =>
		node.send(node.api.tx.synthesis!.approve!(COLLECTION, item, proposal), by),
	reject: (by: KeyringPair, item: number, proposal: string) =>
		node.send(node.api.tx.synthesis!.reject!(COLLECTION, item, proposal, 'Inaccurate'), by),
	strip: (by: KeyringPair, item: number) => node.send(node.api.tx.synthesis!.strip!(COLLECTION, item, true, false), by),
	revert: (by: KeyringPair, item: number, to: number) => node.send(node.api.tx.synthesis!.revert!(COLLECTION, item, to), by),
}

/** What happened from a block on, once something of this name is told of an item; its data. */
function ended(item: number, from: number): Promise<any> {
	return eventually(`the end of the request for ${item}`, async () => {
		const happened = await events(node, from, await node.blockNumber())
		const found = happened.find(([name, data]) => name === 'synthesis.Ended' && (data as any).item === String(item))
		return found?.[1]
	}, 120_000)
}

const condition = async (item: number) => (await asset(node, COLLECTION, item)).traits[0]![1]
const revision = async (item: number) => Number((await asset(node, COLLECTION, item)).revision)

test('two of three let a proposal through, and none of them alone', async () => {
	await request(0)
	const { proposal, threshold, reviewers } = await held(node, COLLECTION, 0)
	expect([threshold, reviewers.length]).toEqual(['2', 3])
	await approve(bob, 0, proposal)
	expect((await waiting(node, COLLECTION))[0]!.approvals).toEqual([bob.address])
	await expect(approve(bob, 0, proposal)).rejects.toThrow('synthesis.AlreadyVoted')
	await expect(approve(alice, 0, proposal)).rejects.toThrow('synthesis.NotReviewer')
	expect(await face(node, COLLECTION, 0)).toBeNull()

	const applied = told(await approve(dora, 0, proposal), 'synthesis.Applied')
	expect(applied).toHaveLength(1)
	expect((await face(node, COLLECTION, 0))!.narrative).not.toBe('')
	await expect(approve(charlie, 0, proposal)).rejects.toThrow('synthesis.NothingHeld')
})

test('two of three reject one', async () => {
	await request(1)
	const { proposal } = await held(node, COLLECTION, 1)
	await reject(charlie, 1, proposal)
	expect(told(await reject(bob, 1, proposal), 'synthesis.Ended')).toMatchObject([{ item: '1', end: 'Rejected' }])
	expect(await face(node, COLLECTION, 1)).toBeNull()
})

test('what nobody decides in time is rejected, and a late vote is told so', async () => {
	const from = (await node.blockNumber()) + 1
	await request(1)
	const { proposal } = await held(node, COLLECTION, 1)
	await approve(bob, 1, proposal)
	expect(await ended(1, from)).toMatchObject({ end: 'TimedOut' })
	expect(await face(node, COLLECTION, 1)).toBeNull()
	await expect(approve(charlie, 1, proposal)).rejects.toThrow('synthesis.NothingHeld')
})

test('two of three take a text down', async () => {
	expect(told(await strip(bob, 0), 'synthesis.MotionSupported')).toMatchObject([{ votes: '1' }])
	await expect(strip(bob, 0)).rejects.toThrow('synthesis.AlreadyVoted')
	await expect(strip(alice, 0)).rejects.toThrow('synthesis.NotReviewer')
	expect(told(await strip(charlie, 0), 'synthesis.MotionCarried')).toHaveLength(1)
	expect((await face(node, COLLECTION, 0))!.narrative).toBe('')
	await expect(strip(dora, 0)).rejects.toThrow('synthesis.NothingToStrip')
})

test('two of three put an asset back, while the third wants something else, and the history keeps everything', async () => {
	const [before, number] = [await condition(0), await revision(0)]
	const other = before === 'critical' ? 'good' : 'critical'
	await simulator.inference.override({ traits: { condition: other } })
	await request(0)
	const { proposal, diff } = await held(node, COLLECTION, 0)
	expect(diff).toContain(`condition ${before} → ${other}`)
	await approve(bob, 0, proposal)
	await approve(charlie, 0, proposal)
	expect(await condition(0)).toBe(other)
	await simulator.inference.honest()

	await strip(dora, 0)
	await revert(bob, 0, number)
	expect(told(await revert(charlie, 0, number), 'synthesis.MotionCarried')).toMatchObject([{ act: { Revert: { to: String(number) } } }])
	expect([await condition(0), await revision(0)]).toEqual([before, number + 2])
	const verified = await node.request<Verification>('dynamicAssets_verify', COLLECTION, 0)
	expect(verified).toMatchObject({ holds: true, records: number + 2 })
})

test('asset retired in mid-synthesis', async () => {
	await simulator.inference.fault('stall')
	await request(2)
	const retired = await node.send(node.api.tx.dynamicAssets!.retire!(COLLECTION, 2), alice)
	expect(told(retired, 'synthesis.Ended')).toMatchObject([{ item: '2', end: 'Retired' }])
	await simulator.inference.clear()
})

test('model suspended in mid-synthesis', async () => {
	const { models, sudo } = node.api.tx
	const from = (await node.blockNumber()) + 1
	await simulator.inference.fault('stall')
	await request(3)
	await node.send(sudo!.sudo!(models!.setStatus!(MODEL, 'Suspended')), alice)
	await simulator.inference.clear()
	expect(await ended(3, from)).toMatchObject({ end: 'ModelSuspended' })
	expect(await face(node, COLLECTION, 3)).toBeNull()
	await expect(request(3)).rejects.toThrow('synthesis.ModelSilent')
	await node.send(sudo!.sudo!(models!.setStatus!(MODEL, 'Active')), alice)
	await request(3)
	await held(node, COLLECTION, 3)
})
