import type { EventRecord } from '@polkadot/types/interfaces'
import type { Node } from './node.ts'
import { eventually } from './wait.ts'

/** A report, as it stands in a block or in the pool. */
export interface Report {
	shard: number
	/** The round, by its opening block. */
	round: number
	/** What was said of the assets, encoded. */
	payload: string
}

interface Method {
	section: string
	method: string
	args: { toString(): string; toHex(): string }[]
}

/** The report that a transaction brings, if it brings one. */
export function report({ section, method, args }: Method): Report[] {
	if (`${section}.${method}` !== 'dynamicAssets.report') return []
	const [shard, round, , observations] = args
	return [{ shard: Number(shard!.toString()), round: Number(round!.toString()), payload: observations!.toHex() }]
}

/** The reports in the pool. */
export async function pendingReports(node: Node): Promise<Report[]> {
	const pending = await node.api.rpc.author.pendingExtrinsics()
	return pending.flatMap(({ method }) => report(method as unknown as Method))
}

/** The reports of these blocks, both ends included. */
export async function reports(node: Node, from: number, to: number): Promise<Report[]> {
	const found: Report[] = []
	for (let number = from; number <= to; number++) {
		const { block } = await node.api.rpc.chain.getBlock(await node.blockHash(number))
		found.push(...block.extrinsics.flatMap(({ method }) => report(method as unknown as Method)))
	}
	return found
}

/** The names of what happened in these blocks, both ends included, with their data as people see it. */
export async function events(node: Node, from: number, to: number): Promise<[string, unknown][]> {
	const found: [string, unknown][] = []
	for (let number = from; number <= to; number++) {
		const at = await node.api.at(await node.blockHash(number))
		const records = (await at.query.system!.events!()) as unknown as EventRecord[]
		records.forEach(({ event }) => found.push([`${event.section}.${event.method}`, event.data.toHuman()]))
	}
	return found
}

/** The first event of one of these names from a block on that fits, with its data as people see it, once there is one. */
export function firstOf(node: Node, names: string[], from: number, fits: (data: any) => boolean, deadlineMs = 120_000): Promise<[string, any]> {
	return eventually(names.join(' or '), async () => {
		const happened = (await events(node, from, await node.blockNumber())) as [string, any][]
		return happened.find(([event, data]) => names.includes(event) && fits(data))
	}, deadlineMs)
}

/** The data of the first event of this name, see `firstOf`. */
export async function awaited(node: Node, name: string, from: number, fits: (data: any) => boolean, deadlineMs?: number): Promise<any> {
	return (await firstOf(node, [name], from, fits, deadlineMs))[1]
}

/** The data of what a call made happen, as people see it: only events of this name, `synthesis.Applied`. */
export function told(records: EventRecord[], name: string): any[] {
	const named = records.filter(({ event }) => `${event.section}.${event.method}` === name)
	return named.map(({ event }) => event.data.toHuman())
}
