// The usage log of a licence: exported with everything that is needed to check it, and checked without any node. What is
// trusted is one block hash, which whoever checks takes from where they trust it.
//
//   block hash ─▶ header ─▶ state root ─▶ storage proof ─▶ the licence's log: its head, and how many entries it has
//                                                               │ each entry is hashed with the head before
//   nothing ◀─ entry 1 ◀─ … ◀─ the last entry ◀─────────────────┘

import type { ApiPromise } from '@polkadot/api'
import { TypeRegistry } from '@polkadot/types'
import { compactFromU8a, hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util'
import { blake2AsU8a, xxhashAsU8a } from '@polkadot/util-crypto'

/** A log, as it is kept in a file. */
export interface Exported {
	licence: number
	/** The header of the block whose state vouches for the log. */
	header: string
	/** The nodes of the state's trie that lead to the licence. */
	proof: string[]
	/** The entries as they were hashed, newest first. */
	entries: string[]
}

/** What a meter showed. */
export interface Usage {
	number: number
	/** The block in which it was read. */
	block: number
	/** The term to which it belongs. */
	term: number
	/** The units used in that term so far. */
	total: bigint
}

const hash = (bytes: Uint8Array) => blake2AsU8a(bytes, 256)
const NOTHING = u8aToHex(new Uint8Array(32))
/** What stands between the head before and an entry where both are hashed. */
const TAG = new TextEncoder().encode('vivarium::licence::usage')

/** A licence in the state, as spec_version 2 encodes it. It is written here so that no node is asked what bytes mean. */
const registry = new TypeRegistry()
registry.register({
	By: { _enum: { Metric: '(u32, u8)', Publisher: 'AccountId32' } },
	Refund: { _enum: ['Nothing', 'ProRata'] },
	Renewal: { automatic: 'bool', count: 'Option<u16>', price: 'u128', grace: 'u32' },
	Meter: { by: 'By', included: 'u64', unitPrice: 'u128', cap: 'Option<u64>' },
	Threshold: { at: 'u64', permissions: 'u8', price: 'Option<u128>' },
	Terms: {
		permissions: 'u8', exclusive: 'bool', duration: 'Option<u32>', price: 'u128', renewal: 'Option<Renewal>', meter: 'Option<Meter>',
		thresholds: 'Vec<Threshold>', suspendingTriggers: 'u32', revocation: 'Option<Refund>', income: 'u32',
	},
	Grace: { until: 'u32', units: 'u64' },
	Course: {
		term: 'u32', start: 'u32', end: 'Option<u32>', paid: 'u128', used: 'u64', owed: 'u128', renewals: 'Option<u16>', automatic: 'bool',
		ahead: 'Option<u128>', grace: 'Option<Grace>',
	},
	Licence: {
		collection: 'u32', item: 'u32', licensee: 'AccountId32', terms: 'Terms', course: 'Course', held: 'u128', deposit: 'u128',
		serial: 'u32', suspended: 'Option<u32>', counter: 'Option<u64>', head: 'H256', count: 'u32', armed: 'Option<u32>',
	},
})

/** The key under which a licence is in the state. */
function keyOf(licence: number): Uint8Array {
	const number = registry.createType('u32', licence).toU8a()
	return u8aConcat(xxhashAsU8a('Licensing', 128), xxhashAsU8a('Licences', 128), blake2AsU8a(number, 128), number)
}

/** Exports the log of a licence that lives, as it was at a block. The node must keep that block's state and the log. */
export async function exported(api: ApiPromise, licence: number, block: string): Promise<Exported> {
	const key = u8aToHex(keyOf(licence))
	const { proof } = await api.rpc.state.getReadProof([key], block)
	const header = (await api.rpc.chain.getHeader(block)).toHex()
	const log: Exported = { licence, header, proof: proof.map((node) => node.toHex()), entries: [] }
	for (let { head } = logOf(log, block); head !== NOTHING; head = log.entries.at(-1)!.slice(0, 66)) {
		const [entry] = (await api.rpc('dynamicAssets_documents', [head])) as unknown as (string | null)[]
		if (!entry) throw new Error(`The node has no entry ${head}: it did not execute its block, or does not index. Ask another one.`)
		log.entries.push(entry)
	}
	return log
}

/** Checks a log against the hash of a block that is trusted. Gives what was used, oldest first; throws what does not hold. */
export function verified(log: Exported, trusted: string): Usage[] {
	let { head, count } = logOf(log, trusted)
	const found: Usage[] = []
	for (const entry of log.entries) {
		const bytes = hexToU8a(entry)
		if (u8aToHex(hash(bytes)) !== head) throw new Error(`Entry ${count} is not what the one after it vouches for.`)
		const usage = usageOf(bytes, log.licence)
		if (usage.number !== count--) throw new Error(`Entry ${usage.number} is not where it belongs.`)
		found.unshift(usage)
		head = entry.slice(0, 66)
	}
	if (head !== NOTHING || count !== 0) throw new Error(`${count} entries are missing.`)
	return found
}

/** Head and length of a licence's log, proved from the hash of a block. */
function logOf({ licence, header, proof }: Exported, block: string): { head: string; count: number } {
	const bytes = hexToU8a(header)
	if (u8aToHex(hash(bytes)) !== block) throw new Error(`The header is not that of block ${block}.`)
	// The parent's hash, the number, and then the root.
	const root = 32 + compactFromU8a(bytes.subarray(32))[0]
	const value = proved(bytes.subarray(root, root + 32), proof.map((node) => hexToU8a(node)), keyOf(licence))
	if (!value) throw new Error(`There was no licence ${licence} in block ${block}: it had ended, or never was.`)
	const found = registry.createType('Licence', value) as any
	if (found.encodedLength !== value.length) throw new Error('The licence is encoded as another version of the runtime does it.')
	return { head: found.head.toHex(), count: found.count.toNumber() }
}

/** An entry, as it was hashed: the head before, a tag, the format, and what a meter showed. */
function usageOf(bytes: Uint8Array, licence: number): Usage {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
	const isEntry = bytes.length === 81 && TAG.every((byte, at) => bytes[32 + at] === byte) && bytes[56] === 1
	if (!isEntry || view.getUint32(57, true) !== licence) throw new Error(`There is something that is no entry of licence ${licence}.`)
	const [number, block, term] = [61, 65, 69].map((at) => view.getUint32(at, true)) as [number, number, number]
	return { number, block, term, total: view.getBigUint64(73, true) }
}

/** The value of a key in the state with this root, by the nodes of the trie that lead to it; nothing where there is none. */
function proved(root: Uint8Array, nodes: Uint8Array[], key: Uint8Array): Uint8Array | undefined {
	const known = new Map(nodes.map((node) => [u8aToHex(hash(node)), node]))
	const named = (name: Uint8Array): Uint8Array => {
		const node = known.get(u8aToHex(name))
		if (!node) throw new Error(`The proof does not lead from the state root to the licence: ${u8aToHex(name)} is missing.`)
		return node
	}
	let wanted = [...key].flatMap((byte) => [byte >> 4, byte & 15])
	let node = named(root)
	for (;;) {
		const { partial, value, isHash, children } = decoded(node)
		if (partial.some((nibble, at) => nibble !== wanted[at])) return undefined
		wanted = wanted.slice(partial.length)
		if (!wanted.length) return value && isHash ? named(value) : value
		const child = children[wanted.shift()!]
		if (!child) return undefined
		node = child.length === 32 ? named(child) : child
	}
}

interface TrieNode {
	/** The part of the key that the node is about, a nibble each. */
	partial: number[]
	value?: Uint8Array
	/** Whether the value is the hash of what is kept. */
	isHash: boolean
	/** Hashes of nodes, or small nodes themselves. */
	children: (Uint8Array | undefined)[]
}

/** A node of the trie: two to four bits of kind, the length of its part of the key, that part, children, value. */
function decoded(node: Uint8Array): TrieNode {
	let at = 0
	const take = (length: number): Uint8Array => {
		const taken = node.subarray(at, (at += length))
		if (taken.length !== length) throw new Error('A node of the proof is cut off.')
		return taken
	}
	const sized = (): Uint8Array => {
		const [prefix, length] = compactFromU8a(node.subarray(at))
		take(prefix)
		return take(length.toNumber())
	}
	const first = take(1)[0]!
	if (first === 0) return { partial: [], isHash: false, children: [] }
	const kind = KINDS.find(({ bits, mark }) => first >> (8 - bits) === mark)
	if (!kind) throw new Error('A node of the proof is of an unknown kind.')
	const most = (1 << (8 - kind.bits)) - 1
	let nibbles = first & most
	for (let more = nibbles === most ? 255 : 0; more === 255; nibbles += more) more = take(1)[0]!
	const partial = [...take((nibbles + 1) >> 1)].flatMap((byte) => [byte >> 4, byte & 15]).slice(nibbles % 2)
	const bitmap = kind.isBranch ? take(2).reduce((sum, byte, index) => sum | (byte << (8 * index)), 0) : 0
	const value = kind.value === 'none' ? undefined : kind.value === 'hash' ? take(32) : sized()
	const children = Array.from({ length: 16 }, (_, index) => (bitmap & (1 << index) ? sized() : undefined))
	return { partial, value, isHash: kind.value === 'hash', children }
}

/** The kinds of nodes, by their first bits. */
const KINDS = [
	{ bits: 2, mark: 0b01, isBranch: false, value: 'here' },
	{ bits: 2, mark: 0b10, isBranch: true, value: 'none' },
	{ bits: 2, mark: 0b11, isBranch: true, value: 'here' },
	{ bits: 3, mark: 0b001, isBranch: false, value: 'hash' },
	{ bits: 4, mark: 0b0001, isBranch: true, value: 'hash' },
] as const
