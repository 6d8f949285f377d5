// What the nodes of a network say while something goes wrong.

import { asset, count } from '../lib/assets.ts'
import { Network } from '../lib/network.ts'
import type { Node } from '../lib/node.ts'
import { eventually } from '../lib/wait.ts'

/** The assets of chain `network`: the machine, two pumps and the track. */
export const ASSETS: [collection: number, item: number][] = [[0, 0], [1, 0], [1, 1], [2, 0]]
/** Their heartbeat, in blocks. */
export const HEARTBEAT = 5
/** Within how many blocks of its end a fault must be over for every asset: two heartbeats, and the blocks that a round's
 * reports and their decision take. */
export const RECOVERY = 2 * HEARTBEAT + 3
/** How many values an accepted reading rests on at least, of four operators. */
export const QUORUM = 3
/** How long blocks may take that are only waited for, in milliseconds: with two of four validators gone, half of the slots are empty. */
const PATIENCE = 240_000

/** The number of the last block that a node holds for final. */
export async function finalized(node: Node): Promise<number> {
	const hash = await node.api.rpc.chain.getFinalizedHead()
	return (await node.api.rpc.chain.getHeader(hash)).number.toNumber()
}

/** The last block that any of the running nodes holds for final. */
export async function final(network: Network): Promise<number> {
	return Math.max(...(await Promise.all(network.running.map(finalized))))
}

/** The highest block that any of the running nodes has. */
export async function best(network: Network): Promise<number> {
	return Math.max(...(await Promise.all(network.running.map((node) => node.blockNumber()))))
}

/** Waits until the chain has grown by so many blocks. */
export async function grown(network: Network, blocks: number): Promise<number> {
	const end = (await best(network)) + blocks
	await eventually(`block ${end}`, async () => (await best(network)) >= end || undefined, PATIENCE)
	return end
}

/** Waits until all running nodes are on one chain, and none is more than a block behind; its height then. */
export function together(network: Network): Promise<number> {
	return eventually('all nodes are on one chain', async () => {
		const heights = await Promise.all(network.running.map((node) => node.blockNumber()))
		const [lowest, highest] = [Math.min(...heights), Math.max(...heights)]
		const hashes = await Promise.all(network.running.map(async (node) => (await node.api.rpc.chain.getBlockHash(lowest)).toHex()))
		return new Set(hashes).size === 1 && highest - lowest <= 1 ? highest : undefined
	}, PATIENCE)
}

/** Waits until each asset has fresh readings of after this block, by a node; the block of the last that came. */
export function live(node: Node, after: number): Promise<number> {
	let missing: string[] = []
	return eventually(`assets live after block ${after}`, async () => {
		missing = []
		let last = 0
		for (const [collection, item] of ASSETS) {
			for (const { metric, freshness, block } of (await asset(node, collection, item)).readings) {
				const seen = block === null ? 0 : count(block)
				if (freshness !== 'Fresh' || seen <= after) missing.push(`${collection}/${item} ${metric}: ${JSON.stringify(freshness)} of block ${seen}`)
				last = Math.max(last, seen)
			}
		}
		if (missing.length > 0) throw new Error(missing.join(', '))
		return last
	}, PATIENCE)
}

/** Waits until no reading of any asset is fresh any more, by a node. */
export function stale(node: Node): Promise<true> {
	return eventually('no reading is fresh', async () => {
		for (const [collection, item] of ASSETS) {
			const fresh = (await asset(node, collection, item)).readings.find(({ freshness }) => freshness === 'Fresh')
			if (fresh) throw new Error(`${collection}/${item} ${fresh.metric} is`)
		}
		return true as const
	}, PATIENCE)
}
