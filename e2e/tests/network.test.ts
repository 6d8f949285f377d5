// A network of four, validators who are the operators: it bears the loss of any one, and its validators change while it runs.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { u8aToHex } from '@polkadot/util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, count, reading } from '../lib/assets.ts'
import { Network } from '../lib/network.ts'
import { alice, bob, charlie, dave, eve, type Node } from '../lib/node.ts'
import { run, temporary } from '../lib/processes.ts'
import { eventually } from '../lib/wait.ts'

let network: Network
let fifth: Node | undefined

beforeAll(async () => {
	network = await Network.start()
}, 240_000)

afterAll(async () => {
	await fifth?.stop()
	await network?.end()
})

/** The number of the last block that a node holds for final. */
async function finalized(node: Node): Promise<number> {
	const hash = await node.api.rpc.chain.getFinalizedHead()
	return (await node.api.rpc.chain.getHeader(hash)).number.toNumber()
}

/** Waits until nodes agree on a value that was seen after this block, and hold it for final. */
async function agreed(nodes: Node[], after: number): Promise<{ values: number; block: number }> {
	const found = await eventually(`a value after block ${after}`, async () => {
		const { freshness, values, block } = reading(await asset(nodes[0]!, 0, 0), 'disk')
		return freshness === 'Fresh' && count(block) > after ? { values: count(values), block: count(block) } : undefined
	}, 90_000)
	for (const node of nodes) await eventually('finality', async () => (await finalized(node)) >= found.block || undefined, 60_000)
	return found
}

/** Who authored these blocks. */
async function authors(node: Node, from: number, blocks: number): Promise<Set<string>> {
	const found = new Set<string>()
	for (let number = from; number < from + blocks; number++) {
		const { author } = await node.api.derive.chain.getHeader(await node.blockHash(number))
		found.add(author!.toString())
	}
	return found
}

/** Who authors and finalizes blocks now. */
const validators = async (node: Node) => ((await node.api.query.session!.validators!()) as any).map(String) as string[]

test('four operators agree on what they see, and every node finalizes it', async () => {
	const { values } = await agreed(network.running, 0)
	expect(values).toBeGreaterThanOrEqual(3)
	expect(await validators(network.node('bob'))).toEqual([alice, bob, charlie, dave].map(({ address }) => address))
	const from = (await network.node('alice').blockNumber()) + 1
	expect(await authors(network.node('alice'), from, 8)).toEqual(new Set([alice, bob, charlie, dave].map(({ address }) => address)))
})

test('with one of them gone, three go on, and it catches up when it is back', async () => {
	await network.stop('bob', 'SIGKILL')
	const lost = Math.max(...(await Promise.all(network.running.map((node) => node.blockNumber()))))
	const { values, block } = await agreed(network.running, lost + 5)
	expect(values, 'without bob').toBe(3)
	const back = await network.restart('bob')
	await eventually('bob catches up', async () => (await finalized(back)) >= block || undefined)
})

test('a fifth validator joins and one leaves, and nobody restarts', async () => {
	const node = network.node('alice')
	const started = network.running.length
	fifth = await network.join(['--validator'])
	const { keys, proof } = await fifth.request<{ keys: string; proof: string }>('author_rotateKeysWithOwner', u8aToHex(eve.publicKey))
	const { sudo, session, utility, validators: list } = node.api.tx

	const early = sudo!.sudo!(list!.add!(eve.address))
	const refused = (await node.send(early, alice)).find(({ event }) => event.method === 'Sudid')!.event.data[0] as any
	expect(node.api.registry.findMetaError(refused.asErr.asModule).docs.join(' ')).toMatch(/session\.setKeys/)

	await node.send(session!.setKeys!(keys, proof), eve)
	await node.send(sudo!.sudo!(utility!.batchAll!([list!.add!(eve.address), list!.remove!(dave.address)])), alice)
	const next = [alice, bob, charlie, eve].map(({ address }) => address)
	const from = await eventually('the session after the next one', async () => {
		return JSON.stringify(await validators(node)) === JSON.stringify(next) ? (await node.blockNumber()) + 2 : undefined
	}, 150_000)
	expect(await authors(node, from, 12)).toEqual(new Set(next))
	await eventually('their blocks are final', async () => (await finalized(fifth!)) >= from + 8 || undefined)
	// Dave reports as an operator, if not as a validator.
	expect((await agreed([...network.running, fifth], from)).values).toBeGreaterThanOrEqual(3)
	expect(network.running.length).toBe(started)
}, 300_000)

test('outside of chains for development a node refuses the keys that everybody has', async () => {
	const { stdout } = await run('vivarium-node', ['export-chain-spec', '--chain', 'network'])
	const spec = { ...JSON.parse(stdout), id: 'mine', name: 'Mine', chainType: 'Live' }
	const file = join(temporary(), 'mine.json')
	writeFileSync(file, JSON.stringify(spec))
	const start = (...args: string[]) =>
		run('vivarium-node', ['--chain', file, '--base-path', temporary(), '--port', '0', '--rpc-port', '0', '--no-prometheus', ...args])
	const asAlice = await start('--alice', '--unsafe-force-node-key-generation')
	expect(asAlice.code).not.toBe(0)
	expect(asAlice.stderr).toMatch(/\/\/Alice has keys that everybody has.*--validator/s)
	const begun = await start()
	expect(begun.code).not.toBe(0)
	expect(begun.stderr).toMatch(/Alice, whose keys everybody has, is a validator in this chain's genesis/)
})
