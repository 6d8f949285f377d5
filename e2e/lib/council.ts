import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { KeyringPair } from '@polkadot/keyring/types'
import type { EventRecord } from '@polkadot/types/interfaces'
import type { Node } from './node.ts'

/** More than any call of these tests weighs. */
const WEIGHT = { refTime: 20_000_000_000n, proofSize: 1_000_000n }

/** A motion of the council. */
export interface Motion {
	hash: string
	index: number
	/** An upper bound of its length. */
	length: number
}

/** The data of the first event of this name. */
export const event = (records: EventRecord[], name: string): any =>
	records.find(({ event }) => `${event.section}.${event.method}` === name)?.event.data

/** What a result of a dispatch says: `Ok`, or the name of the error. */
export function outcome(node: Node, result: any): string {
	if (result.isOk) return 'Ok'
	const error = result.asErr
	if (!error.isModule) return error.type
	const { section, name } = node.api.registry.findMetaError(error.asModule)
	return `${section}.${name}`
}

/** Somebody proposes a motion that takes so many ayes, at least two. */
export async function propose(node: Node, who: KeyringPair, threshold: number, call: SubmittableExtrinsic<'promise'>): Promise<Motion> {
	const length = call.method.encodedLength
	const records = await node.send(node.api.tx.council!.propose!(threshold, call, length), who)
	const [, index, hash] = event(records, 'council.Proposed')
	return { hash: hash.toHex(), index: index.toNumber(), length: length + 4 }
}

export const vote = (node: Node, who: KeyringPair, { hash, index }: Motion, aye: boolean) =>
	node.send(node.api.tx.council!.vote!(hash, index, aye), who)

/** Somebody closes a motion. Returns what became of its call, or `undefined` where it was not carried. */
export async function close(node: Node, who: KeyringPair, { hash, index, length }: Motion): Promise<string | undefined> {
	const records = await node.send(node.api.tx.council!.close!(hash, index, WEIGHT, length), who)
	const executed = event(records, 'council.Executed')
	return executed && outcome(node, executed[1])
}

/** These members carry a motion, and no others. Returns what became of its call. */
export async function decide(node: Node, ayes: KeyringPair[], call: SubmittableExtrinsic<'promise'>): Promise<string | undefined> {
	const motion = await propose(node, ayes[0]!, ayes.length, call)
	await Promise.all(ayes.map((member) => vote(node, member, motion, true)))
	return close(node, ayes[0]!, motion)
}
