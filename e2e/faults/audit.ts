// What was changed while something went wrong, and by whom: read from the chain, of every block.

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { EventRecord } from '@polkadot/types/interfaces'
import { asset, count, shards, type Asset } from '../lib/assets.ts'
import type { Node } from '../lib/node.ts'
import { run } from '../lib/processes.ts'
import { eventually } from '../lib/wait.ts'
import { ASSETS, finalized, HEARTBEAT, QUORUM } from './witness.ts'

/** What is found in the blocks of a fault. */
export interface Findings {
	/** Readings and revisions that rest on fewer operators than a quorum. */
	short: string[]
	/** The accounts of operators that lost their bond. */
	slashed: string[]
	/** The accounts of operators that were suspended. */
	suspended: string[]
	/** How many revisions were looked at. */
	revisions: number
	/** How many accepted readings were looked at. */
	readings: number
	/** Deadlines that failed, were given up, or were left for a later block. */
	late: string[]
	/** Assets that a round failed at. */
	failed: string[]
}

/** Who has reported: of each shard, in the round that was last reported, and in which block somebody last did. */
type Reporters = Map<number, { round: number; operators: Set<string>; block: number }>

/** What is accepted is so in the block of a report, from at least a quorum of them; more than half of the values agree. */
const few = (of: string, shard: number, shown: Asset, number: number, reporters: Reporters, found: Findings) => {
	const accepted = shown.readings.filter(({ freshness, block }) => freshness === 'Fresh' && block !== null && count(block) === number)
	found.readings += accepted.length
	const reported = reporters.get(shard)
	const operators = reported?.block === number ? reported.operators.size : 0
	const short = accepted.filter(({ values }) => operators < QUORUM || 2 * count(values) <= QUORUM)
	found.short.push(...short.map(({ metric, values }) => `${of} ${metric} at block ${number}: ${values} values of ${operators} reports`))
}

/** The shard of each asset. */
async function shardOf(node: Node): Promise<Map<string, number>> {
	return new Map((await shards(node)).flatMap(({ id, collection, members }) => members.map((item) => [`${collection}/${item}`, id] as const)))
}

/** How many operators stand behind a revision, by its origin; nothing where it is not theirs to make. */
function behind(origin: any): number | undefined {
	if (origin.Telemetry) return origin.Telemetry.reporters.length
	if (origin.Synthesis) return 1 + origin.Synthesis.attesters.length
	return undefined
}

async function look(node: Node, number: number, of: Map<string, number>, reporters: Reporters, found: Findings): Promise<void> {
	const hash = await node.blockHash(number)
	const at = await node.api.at(hash)
	const revised = new Map<string, [number, number]>()
	for (const { event } of (await at.query.system!.events!()) as unknown as EventRecord[]) {
		const name = `${event.section}.${event.method}`
		const data = event.data.toHuman() as any
		if (name === 'dynamicAssets.Reported') {
			const [shard, round] = [count(data.shard), count(data.round)]
			const known = reporters.get(shard)
			const operators = known?.round === round ? known.operators.add(data.operator) : new Set<string>([data.operator])
			reporters.set(shard, { round, operators, block: number })
		}
		if (name === 'operators.Slashed') found.slashed.push(data.operator)
		if (name === 'operators.Suspended') found.suspended.push(data.operator)
		if (name === 'deadlines.Parked' || name === 'deadlines.Failed') found.late.push(`block ${number}: ${JSON.stringify(data)}`)
		if (name === 'deadlines.Acted' && data.isBehind) found.late.push(`block ${number} left deadlines for the next one`)
		if (name === 'dynamicAssets.AssetFailed') found.failed.push(`block ${number}: ${JSON.stringify(data)}`)
		if (name === 'dynamicAssets.Revised') revised.set(`${data.collection}/${data.item}`, [count(data.collection), count(data.item)])
	}
	for (const [name, [collection, item]] of revised) {
		const records = (await at.call.dynamicAssetsApi!.revisions!(collection, item)).toHuman() as any[]
		const ofBlock = records.map((record) => record.V1).filter((record) => count(record.block) === number)
		if (ofBlock.length === 0) found.short.push(`${name} was revised in block ${number}, and its record is gone`)
		found.revisions += ofBlock.length
		for (const { origin } of ofBlock) {
			const operators = behind(origin)
			if (operators !== undefined && operators < QUORUM) found.short.push(`${name} was revised in block ${number} by ${operators}`)
		}
	}
	for (const [collection, item] of ASSETS) {
		const name = `${collection}/${item}`
		few(name, of.get(name)!, await asset(node, collection, item, hash), number, reporters, found)
	}
}

/** Reads these blocks, both ends included, once they are final. */
export async function findings(node: Node, from: number, to: number): Promise<Findings> {
	await eventually(`block ${to} is final`, async () => (await finalized(node)) >= to || undefined, 120_000)
	const found: Findings = { short: [], slashed: [], suspended: [], revisions: 0, readings: 0, late: [], failed: [] }
	const [of, reporters] = [await shardOf(node), new Map() as Reporters]
	// Of a round that was open before, reports have come already.
	const before: Findings = { short: [], slashed: [], suspended: [], revisions: 0, readings: 0, late: [], failed: [] }
	for (let number = Math.max(1, from - HEARTBEAT); number < from; number++) await look(node, number, of, reporters, before)
	for (let number = from; number <= to; number++) await look(node, number, of, reporters, found)
	return found
}

/** Whether `try_state` of all pallets holds on the state of a block; the reason where it does not, or was not looked at. */
export async function tryState(node: Node, number: number): Promise<{ holds: boolean | undefined; reason: string }> {
	if (!existsSync(join(process.env.VIVARIUM_PROGRAMS!, 'vivarium-trial'))) return { holds: undefined, reason: 'there is no vivarium-trial' }
	const at = await node.blockHash(number)
	const { code, stdout, stderr } = await run('vivarium-trial', ['check', '--url', `ws://127.0.0.1:${node.rpcPort}`, '--at', at])
	return { holds: code === 0, reason: `${stdout}${stderr}`.trim() }
}
