import type { Node } from './node.ts'

/** What the runtime API says of a reading. */
export interface Reading {
	metric: string
	unit: string
	value: string | null
	freshness: 'Unknown' | 'Fresh' | 'Held' | 'Disputed' | { Stale: string | { Status: string } }
	block: string | null
	/** How many operators' values agreed, and the fewest origins behind one of them. */
	values: string
	sources: string
	held: string | null
}

/** What the runtime API says of an asset. */
export interface Asset {
	name: string
	externalId: string
	state: string
	health: string | null
	readings: Reading[]
	/** Names and values in words. */
	traits: [string, string][]
	flags: string[]
	revision: string
	head: string
	/** When it entered its state, in milliseconds since 1970. Not in answers of release 1, as the next two. */
	since: string
	/** What is accumulated of its metrics. */
	measures: { name: string; unit: string; value: string | null }[]
	/** The reasons of the rules that made its last revision. */
	why: string[]
}

/** What `dynamicAssets_history` answers. */
export interface History {
	records: { number: number; hash: string; bytes: string }[]
	next: [number, string] | null
	gap: string | null
}

/** What `dynamicAssets_verify` answers. */
export interface Verification {
	holds: boolean
	records: number
	head: string
	next: [number, string] | null
	reason: string | null
}

/** Assets that are reported together: rounds open at blocks b ≡ phase (mod heartbeat). */
export interface Shard {
	id: number
	collection: number
	heartbeat: number
	phase: number
	members: number[]
}

/** All shards. */
export async function shards(node: Node): Promise<Shard[]> {
	const entries = await node.api.query.dynamicAssets!.shards!.entries()
	return entries.map(([key, shard]) => ({ id: Number(key.args[0]!.toString()), ...(shard.toJSON() as unknown as Omit<Shard, 'id'>) }))
}

/** An asset as Polkadot.js Apps shows it, now or at a block. */
export async function asset(node: Node, collection: number, item: number, at?: string): Promise<Asset> {
	const api = at ? await node.api.at(at) : node.api
	const found = (await api.call.dynamicAssetsApi!.asset!(collection, item)).toHuman()
	if (!found) throw new Error(`${collection}/${item} is not enrolled`)
	return found as unknown as Asset
}

export function reading(asset: Asset, metric: string): Reading {
	const found = asset.readings.find((reading) => reading.metric === metric)
	if (!found) throw new Error(`${asset.name} has no metric ${metric}`)
	return found
}

/** A number of the runtime API, which is shown with separators: `1,234`. */
export function count(shown: string | null): number {
	if (shown === null) throw new Error('there is no number')
	return Number(shown.replaceAll(',', ''))
}
