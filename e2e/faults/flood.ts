// Transactions without a fee that nobody may send, by the thousand.

import { compactAddLength, compactStripLength, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util'
import { randomBytes } from 'node:crypto'
import { shards, type Shard } from '../lib/assets.ts'
import { reports } from '../lib/blocks.ts'
import type { Network } from '../lib/network.ts'
import type { Node } from '../lib/node.ts'
import { ACCOUNTS, type Fault } from './fault.ts'
import { best, grown, HEARTBEAT, QUORUM } from './witness.ts'

/** How many at least, in all; and for how many blocks at least. */
const [FORGERIES, BLOCKS] = [10_000, 3 * HEARTBEAT]
/** How many each node is sent at once. */
const AT_ONCE = 32
/** The length of a slot, in milliseconds. */
const SLOT = 2_000

const signature = () => ({ Sr25519: u8aToHex(randomBytes(64)) })
const digest = () => u8aToHex(randomBytes(32))

/** What is sent with a call that needs no signature and no fee: all that comes before it. */
async function before(node: Node): Promise<Uint8Array> {
	for (let number = await node.blockNumber(); ; number--) {
		const hash = await node.blockHash(number)
		const { block } = await node.request<{ block: { extrinsics: string[] } }>('chain_getBlock', hash)
		const { extrinsics } = (await node.api.rpc.chain.getBlock(hash)).block
		const place = extrinsics.findIndex(({ method }) => `${method.section}.${method.method}` === 'dynamicAssets.report')
		if (place < 0) continue
		const [, bytes] = compactStripLength(hexToU8a(block.extrinsics[place]!))
		return bytes.subarray(0, bytes.length - extrinsics[place]!.method.toU8a().length)
	}
}

/** The ways in which a transaction can be none, each by a check of its own: how it is made, for a block of this number. */
function ways(node: Node, shards: Shard[]): Record<string, (at: number, count: number) => Uint8Array> {
	const { dynamicAssets, synthesis } = node.api.tx
	const operators = Object.values(ACCOUNTS)
	const report = (shard: number, round: number, operator: string) => dynamicAssets!.report!(shard, round, operator, [], signature()).method.toU8a()
	const of = <T>(all: T[], count: number) => all[count % all.length]!
	/** The round of a shard that opened last before the block. */
	const open = ({ phase }: Shard, at: number) => at - 1 - ((((at - 1 - phase) % HEARTBEAT) + HEARTBEAT) % HEARTBEAT)
	return {
		'bytes of no meaning': () => new Uint8Array(randomBytes(200)),
		'no such shard': (at, count) => report(1_000_000 + count, at, of(operators, count)),
		'a round that is over': (at, count) => report(of(shards, count).id, Math.max(0, open(of(shards, count), at) - 2 * HEARTBEAT), of(operators, count)),
		'a round to come': (at, count) => report(of(shards, count).id, open(of(shards, count), at) + 20 * HEARTBEAT, of(operators, count)),
		'nobody of the committee': (at, count) => report(of(shards, count).id, open(of(shards, count), at), digest()),
		'no such request': (_, count) => synthesis!.attest!(1, 0, digest(), of(operators, count), { proposal: digest(), agrees: true }, signature()).method.toU8a(),
		'a forged signature': (at, count) => {
			// A round that has just opened, so that nobody has reported it yet.
			const shard = shards.find((shard) => open(shard, at) === at - 1) ?? of(shards, count)
			return report(shard.id, open(shard, at), of(operators, count))
		},
	}
}

/** Sends one; why it was refused. */
async function refused(node: Node, before: Uint8Array, call: Uint8Array): Promise<string> {
	const bytes = u8aConcat(before, call)
	try {
		await node.request('author_submitExtrinsic', u8aToHex(compactAddLength(bytes)))
	} catch (error) {
		return `${error instanceof Error ? error.message : error}`
	}
	throw new Error(`a node took a transaction in that nobody may send: ${u8aToHex(bytes)}`)
}

/** Sends a node forgeries of all ways in turns, until it is enough; how many, and why they were refused. */
async function flood(node: Node, shards: Shard[], isEnough: (sent: number) => boolean): Promise<Map<string, number>> {
	const [prefix, all] = [await before(node), Object.values(ways(node, shards))]
	const reasons = new Map<string, number>()
	/** The next block, which is what a transaction is checked for. */
	const next = async () => (await node.blockNumber()) + 1
	let [sent, at] = [0, await next()]
	const one = async (): Promise<void> => {
		while (!isEnough(sent)) {
			const count = sent++
			if (count % (AT_ONCE * all.length) === 0) at = await next()
			const make = all[count % all.length]!
			const reason = await refused(node, prefix, make(at, Math.floor(count / all.length)))
			reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
		}
	}
	await Promise.all(Array.from({ length: AT_ONCE }, one))
	return reasons
}

const time = async (node: Node, number: number) => Number(await (await node.api.at(await node.blockHash(number))).query.timestamp!.now!())

/** The rounds that opened after a block and were over by another one, and how many operators reported each. */
async function rounds(node: Node, shards: Shard[], from: number, to: number): Promise<{ name: string; operators: number }[]> {
	const found = await reports(node, from, to)
	const opened = shards.flatMap(({ id, phase }) => {
		const blocks = Array.from({ length: to - from - HEARTBEAT }, (_, index) => from + index).filter((block) => block % HEARTBEAT === phase)
		return blocks.map((round) => ({ shard: id, round }))
	})
	return opened.map(({ shard, round }) => {
		const operators = found.filter((report) => report.shard === shard && report.round === round).length
		return { name: `round ${round} of shard ${shard}`, operators }
	})
}

async function strike(network: Network): Promise<string> {
	const node = network.node('alice')
	const known = await shards(node)
	const [from, since] = [await best(network), Date.now()]
	let isLong = false
	// Blocks that do not come end the flood too.
	const passed = grown(network, BLOCKS).finally(() => (isLong = true))
	const each = Math.ceil(FORGERIES / network.running.length)
	const [floods] = await Promise.all([Promise.all(network.running.map((node) => flood(node, known, (sent) => isLong && sent >= each))), passed])
	const [to, seconds] = [await best(network), (Date.now() - since) / 1_000]

	const reasons = new Map<string, number>()
	for (const [reason, count] of floods.flatMap((reasons) => [...reasons])) reasons.set(reason, (reasons.get(reason) ?? 0) + count)
	const sent = [...reasons.values()].reduce((sum, count) => sum + count, 0)
	const forged = [...reasons].filter(([reason]) => /bad signature/i.test(reason)).reduce((sum, [, count]) => sum + count, 0)
	// A seventh forges a signature; where no round has just opened, it has been reported or closed.
	if (forged < sent / 50) throw new Error(`${forged} of ${sent} met the check of their signature: ${JSON.stringify([...reasons])}`)
	const slots = Math.round(((await time(node, to)) - (await time(node, from))) / SLOT)
	if (2 * (to - from) < slots) throw new Error(`${to - from} blocks in ${slots} slots`)
	const reported = await rounds(node, known, from + 1, to)
	const starved = reported.filter(({ operators }) => operators < QUORUM)
	if (starved.length > 0) throw new Error(starved.map(({ name, operators }) => `${name} was reported by ${operators}`).join(', '))
	if (reported.length === 0) throw new Error('no round was over while the flood lasted')
	return `${sent} refused, ${Math.round(sent / seconds)} a second, ${forged} of them by their signature; ${to - from} blocks in ${slots} slots; ${reported.length} rounds, all reported by a quorum`
}

/** Each node is sent its share of them. */
export const FLOOD: Fault = {
	name: 'flood',
	what: '10,000 forged transactions without a fee',
	finality: 'goes on',
	strike,
	mend: async () => {},
}
