// What a chain did while something went wrong, read from its blocks.

import type { EventRecord } from '@polkadot/types/interfaces'
import { asset, count, type Asset } from '../lib/assets.ts'
import { Network } from '../lib/network.ts'
import type { Node } from '../lib/node.ts'
import { eventually } from '../lib/wait.ts'

/** The assets of chain `network`. */
export const ASSETS: [collection: number, item: number][] = [[0, 0], [1, 0], [1, 1], [2, 0]]
/** Their heartbeat, in blocks. */
export const HEARTBEAT = 5
/** How many values an accepted reading rests on at least, of four operators. */
export const QUORUM = 3

/** The number of the last block that a node holds for final. */
export async function finalized(node: Node): Promise<number> {
	const hash = await node.api.rpc.chain.getFinalizedHead()
	return (await node.api.rpc.chain.getHeader(hash)).number.toNumber()
}

/** The highest block that any of the running nodes has. */
export async function best(network: Network): Promise<number> {
	return Math.max(...(await Promise.all(network.running.map((node) => node.blockNumber()))))
}

/** Waits until the chain has grown by so many blocks. */
export async function grown(network: Network, blocks: number, deadlineMs = 120_000): Promise<void> {
	const end = (await best(network)) + blocks
	await eventually(`block ${end}`, async () => (await best(network)) >= end || undefined, deadlineMs)
}

/** Waits until each asset has fresh readings of after this block, by a node; the block of the last to be read. */
export function live(node: Node, after: number, deadlineMs = 180_000): Promise<number> {
	return eventually(`assets live after block ${after}`, async () => {
		let last = 0
		for (const [collection, item] of ASSETS) {
			for (const { freshness, block } of (await asset(node, collection, item)).readings) {
				if (freshness !== 'Fresh' || count(block) <= after) return undefined
				last = Math.max(last, count(block))
			}
		}
		return last
	}, deadlineMs)
}

/** What is found in the blocks of a fault. */
export interface Findings {
	/** Readings that were accepted from fewer values than a quorum. */
	short: string[]
	/** Operators that lost their bond. */
	slashed: string[]
	/** Operators that were suspended. */
	suspended: string[]
	/** Revisions of assets. */
	revisions: number
	/** Deadlines that were given up. */
	parked: number
}

const fewer = (of: string, shown: Asset, number: number) =>
	shown.readings
		.filter(({ freshness, block, values }) => freshness === 'Fresh' && block !== null && count(block) === number && count(values) < QUORUM)
		.map(({ metric, values }) => `${of} ${metric} at block ${number}: ${values}`)

/** Reads the final blocks of a fault, both ends included. */
export async function findings(node: Node, from: number, to: number): Promise<Findings> {
	await eventually(`block ${to} is final`, async () => (await finalized(node)) >= to || undefined, 120_000)
	const found: Findings = { short: [], slashed: [], suspended: [], revisions: 0, parked: 0 }
	for (let number = from; number <= to; number++) {
		const hash = await node.blockHash(number)
		const at = await node.api.at(hash)
		for (const { event } of (await at.query.system!.events!()) as unknown as EventRecord[]) {
			const name = `${event.section}.${event.method}`
			const who = () => (event.data.toHuman() as { operator: string }).operator
			if (name === 'operators.Slashed' || name === 'operators.EquivocationProven') found.slashed.push(who())
			if (name === 'operators.Suspended') found.suspended.push(who())
			if (name === 'dynamicAssets.Revised') found.revisions++
			if (name === 'deadlines.Parked') found.parked++
		}
		for (const [collection, item] of ASSETS) {
			found.short.push(...fewer(`${collection}/${item}`, await asset(node, collection, item, hash), number))
		}
	}
	return found
}
