// More operators, less work for each: of eight, with committees of four, each fetches about half.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Keyring } from '@polkadot/keyring'
import { u8aToHex } from '@polkadot/util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { shards } from '../lib/assets.ts'
import { blueprint, foundation } from '../lib/blueprints.ts'
import { rawSpec } from '../lib/network.ts'
import { alice, Node } from '../lib/node.ts'
import { run, temporary } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const keyring = new Keyring({ type: 'sr25519' })
const OPERATORS = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie', 'One', 'Two'].map((name) => keyring.addFromUri(`//${name}`))
const COMMITTEE = 4
/** Each collection is a shard of its own, and its URL one of its own. */
const COLLECTIONS = Array.from({ length: 48 }, (_, index) => 100 + index)
const HEARTBEAT = 15
const ROUNDS = 3

const ASSET = blueprint(`
name = "Machine"
heartbeat = ${HEARTBEAT}
states = ["running"]

[[metric]]
name = "disk"
unit = "%"
minimum = 0
maximum = 100
tolerance = 100
deviation = 100

[[source]]
url = "http://127.0.0.1:9100/host?collection={collection}"

[source.pointers]
disk = "/disk_percent"
`)

let simulator: Simulator
/** The first validates; the others follow, and all operate. */
let nodes: Node[] = []

beforeAll(async () => {
	simulator = await Simulator.start()
	const { stdout } = await run('vivarium-node', ['export-chain-spec', '--chain', 'dev'])
	const spec = JSON.parse(stdout)
	const genesis = spec.genesis.runtimeGenesis.patch
	genesis.operators.operators = OPERATORS.map(({ address, publicKey }) => [address, keyring.encodeAddress(publicKey)])
	const plain = join(temporary(), 'eight.json')
	writeFileSync(plain, JSON.stringify(spec))
	// The genesis is computed once, and not by each node.
	const chain = await rawSpec(plain)

	const first = await Node.start({ chain, as: 'alice', args: ['--force-authoring'] })
	nodes.push(first)
	const args = ['--offchain-worker', 'always', '--bootnodes', await first.address()]
	for (let from = 1; from < OPERATORS.length; from += 2) {
		nodes.push(...(await Promise.all(OPERATORS.slice(from, from + 2).map(() => Node.start({ chain, as: 'nobody', args })))))
	}
	for (const [at, node] of nodes.entries()) {
		if (at === 0) continue
		const name = ['Alice', 'Bob', 'Charlie', 'Dave', 'Eve', 'Ferdie', 'One', 'Two'][at]
		await node.request('author_insertKey', 'vivo', `//${name}`, u8aToHex(OPERATORS[at]!.publicKey))
	}
	for (let from = 0; from < COLLECTIONS.length; from += 8) {
		const data = await Promise.all(COLLECTIONS.slice(from, from + 8).map((collection) => {
			return foundation(ASSET, { collection, item: 0, externalId: `machine-${collection}`, owner: alice.address })
		}))
		await first.send(first.api.tx.utility!.batchAll!(data.flatMap((data) => first.batched(data))), alice)
	}
}, 400_000)

afterAll(async () => {
	await Promise.all(nodes.map((node) => node.stop()))
	await simulator?.kill()
})

/** How many documents a node has fetched, by its proxy's counter. */
const fetched = async (node: Node) => Number(/^vivarium_egress_requests_total{.*cause="ok".*} (\d+)$/m.exec(await node.metrics())![1])

test('eight operators share the work: each fetches about half, and every shard is read', async () => {
	const node = nodes[0]!
	const of = (await shards(node)).filter(({ collection }) => COLLECTIONS.includes(collection))
	expect(of).toHaveLength(COLLECTIONS.length)
	const opening = await node.blockNumber()
	const seats = new Map(OPERATORS.map(({ address }) => [address, 0]))
	for (const { id } of of) {
		const committee = (await node.api.call.operatorsApi!.committee!(id, opening)).toJSON() as { operator: string }[]
		expect(committee).toHaveLength(COMMITTEE)
		for (const { operator } of committee) seats.set(operator, seats.get(operator)! + 1)
	}

	const from = await Promise.all(nodes.map(fetched))
	const begun = await node.blockNumber()
	await eventually('three rounds', async () => (await node.blockNumber()) >= begun + ROUNDS * HEARTBEAT || undefined, 240_000)
	const counts = (await Promise.all(nodes.map(fetched))).map((count, at) => count - from[at]!)
	// Of what there is to fetch: each URL once a round, and the machine's of genesis, which is due more often.
	const all = ROUNDS * COLLECTIONS.length
	const shares = counts.map((count) => count / all)
	console.log(`of ${all} documents, each operator fetched: ${shares.map((share) => `${Math.round(share * 100)} %`).join(', ')}`)
	for (const [at, share] of shares.entries()) {
		const due = seats.get(OPERATORS[at]!.address)! / COLLECTIONS.length
		// A round at the edge, and those of genesis' machine.
		const edge = 1 / ROUNDS
		expect(share, `${at}`).toBeGreaterThan(due - edge)
		expect(share, `${at}`).toBeLessThan(due + edge)
		expect(share, `${at}`).toBeLessThan(0.85)
	}
	const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length
	expect(mean).toBeGreaterThan(0.4)
	expect(mean).toBeLessThan(0.65)

	await eventually('every asset is read', async () => {
		for (const collection of COLLECTIONS) {
			const asset = (await node.api.call.dynamicAssetsApi!.asset!(collection, 0)).toHuman() as any
			if (asset.readings[0].freshness !== 'Fresh') return undefined
		}
		return true
	}, 90_000)
}, 420_000)
