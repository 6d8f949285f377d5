// The next runtime, authorized, applied, and awaited until its migrations have ended.

import type { ApiPromise } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { KeyringPair } from '@polkadot/keyring/types'
import type { EventRecord } from '@polkadot/types/interfaces'
import { u8aToHex } from '@polkadot/util'
import { blake2AsHex, xxhashAsHex } from '@polkadot/util-crypto'

/** How long a chain may be without a new block, in milliseconds. */
const SILENCE = 60_000
/** How often it is asked, in milliseconds. */
const PERIOD = 500
/** More than authorizing a runtime weighs. */
const WEIGHT = { refTime: 20_000_000_000n, proofSize: 1_000_000n }
/** The key of what migrations have come to. */
const CURSOR = xxhashAsHex('Migrations', 128) + xxhashAsHex('Cursor', 128).slice(2)

/** The key of the code that runs. */
const CODE = '0x3a636f6465'
/** For how many blocks a transaction that the library signs is valid, unless said. */
const MORTALITY = 64

/** What became of an upgrade, by the numbers of blocks. */
export interface Enacted {
	hash: string
	from: number
	to: number
	/** The block of the authorization, if it was not authorized before. */
	authorized?: number
	/** The block with the new code. From the next one on it runs. */
	applied: number
	/** The blocks of the migration, both ends included: in them are inherents only. */
	migration: { first: number; last: number }
}

/** Somebody says what is being done. */
export type Say = (what: string) => void

interface Included {
	block: number
	events: EventRecord[]
}

/** Signs and sends a call; resolves when it is in a block, and throws the error that it meets. */
export function submit(api: ApiPromise, call: SubmittableExtrinsic<'promise'>, signer: KeyringPair): Promise<Included> {
	return new Promise((resolve, reject) => {
		call.signAndSend(signer, { nonce: -1 }, ({ status, events, dispatchError }) => {
			if (status.isInvalid || status.isDropped || status.isUsurped) {
				reject(new Error(`the pool does not take the transaction any more: ${status.type}. Start again.`))
			} else if (status.isInBlock) {
				if (dispatchError) reject(new Error(told(api, dispatchError)))
				else api.rpc.chain.getHeader(status.asInBlock).then((header) => resolve({ block: header.number.toNumber(), events }), reject)
			}
		}).catch(reject)
	})
}

/** What an error of a dispatch says. */
function told(api: ApiPromise, error: any): string {
	if (!error.isModule) return error.toString()
	const { section, name, docs } = api.registry.findMetaError(error.asModule)
	return `${section}.${name}: ${docs.join(' ')}`
}

const happened = (events: EventRecord[], name: string): any =>
	events.find(({ event }) => `${event.section}.${event.method}` === name)?.event.data

/** The digest under which a runtime is authorized. */
export const digestOf = (code: Uint8Array) => blake2AsHex(code)

/** The digest that is authorized on the chain, if one is. */
async function authorizedOn(api: ApiPromise): Promise<string | undefined> {
	const found: any = await api.query.system!.authorizedUpgrade!()
	return found.isSome ? found.unwrap().codeHash.toHex() : undefined
}

/** Authorizes a runtime: by the sudo key, or, where there is none, by the council. Returns the block, if it was not authorized yet. */
export async function authorize(api: ApiPromise, signers: KeyringPair[], hash: string, say: Say): Promise<number | undefined> {
	if ((await authorizedOn(api)) === hash) {
		say('it is authorized already')
		return undefined
	}
	const root: any = await api.query.sudo?.key?.()
	const key = root?.isSome ? root.unwrap().toString() : undefined
	const sudoer = signers.find(({ address }) => api.createType('AccountId', address).toString() === key)
	if (sudoer) {
		const { block, events } = await submit(api, api.tx.sudo!.sudo!(api.tx.system!.authorizeUpgrade!(hash)), sudoer)
		const outcome = happened(events, 'sudo.Sudid')?.[0]
		if (!outcome?.isOk) throw new Error(`the authorization is refused: ${outcome ? told(api, outcome.asErr) : 'nothing was done'}`)
		return block
	}
	if (!api.tx.upgrades || !api.query.council) {
		throw new Error(`only the sudo key ${key ?? '(there is none)'} can authorize a runtime of this chain. Name its secret by --suri.`)
	}
	return byCouncil(api, signers, hash, key, say)
}

/** What an open motion of the council has come to; undefined where none of this digest is open. */
async function votes(api: ApiPromise, motion: string): Promise<{ index: number; threshold: number; ayes: Set<string>; end: number } | undefined> {
	const found: any = await api.query.council!.voting!(motion)
	if (found.isNone) return undefined
	const { index, threshold, ayes, end } = found.unwrap()
	return { index: index.toNumber(), threshold: threshold.toNumber(), ayes: new Set(ayes.map(String)), end: end.toNumber() }
}

/** A motion, or the one that is open already, with the ayes of those signers who are members; waits for those of others where they
 * are too few. */
async function byCouncil(api: ApiPromise, signers: KeyringPair[], hash: string, key: string | undefined, say: Say): Promise<number> {
	const members: string[] = ((await api.query.council!.members!()) as any).map(String)
	const voters = signers.filter(({ address }) => members.includes(api.createType('AccountId', address).toString()))
	const [first] = voters
	if (!first) {
		const who = key ? `neither the sudo key ${key} nor a member of the council` : 'no member of the council'
		throw new Error(`${signers.map(({ address }) => address).join(', ')} is ${who} (${members.join(', ') || 'nobody'}). Name a secret that is, by --suri.`)
	}
	const call = api.tx.upgrades!.authorize!(hash)
	const threshold = Math.ceil((members.length * 3) / 4)
	// A motion of one is carried at once, without a vote.
	if (threshold < 2) {
		const { block } = await submit(api, api.tx.council!.propose!(threshold, call, call.method.encodedLength), first)
		if ((await authorizedOn(api)) !== hash) throw new Error('the council carried it, and it was refused')
		return block
	}
	const motion = call.method.hash.toHex()
	const close = async (index: number): Promise<number | undefined> => {
		const { block, events } = await submit(api, api.tx.council!.close!(motion, index, WEIGHT, call.method.encodedLength + 4), first)
		const executed = happened(events, 'council.Executed')
		if (executed && !executed[1].isOk) throw new Error('the council carried it, and it was refused')
		return executed && block
	}
	let open = await votes(api, motion)
	// One whose time is over is carried by the ayes that it has, or makes room.
	if (open && open.end <= (await height(api))) {
		const block = await close(open.index)
		if (block) return block
		open = undefined
	}
	if (!open) {
		await submit(api, api.tx.council!.propose!(threshold, call, call.method.encodedLength), first)
		open = await votes(api, motion)
		if (!open) throw new Error(`the motion ${motion} is gone again. Start again.`)
	}
	const { index, ayes } = open
	for (const voter of voters) {
		const address = api.createType('AccountId', voter.address).toString()
		if (ayes.has(address)) continue
		await submit(api, api.tx.council!.vote!(motion, index, true), voter)
		ayes.add(address)
	}
	if (ayes.size >= open.threshold) {
		const block = await close(index)
		if (!block) throw new Error('the council did not carry it')
		return block
	}
	say(`motion ${index} (${motion}) waits for ${open.threshold - ayes.size} more ayes, and for being closed: Apps, council, or this script with other members' secrets. Interrupt and start again at any time.`)
	return until(api, async () => (await authorizedOn(api)) === hash, Infinity)
}

/** Brings the code of a runtime that is authorized. Returns the block. */
export async function apply(api: ApiPromise, signer: KeyringPair, code: Uint8Array): Promise<number> {
	const signed = await api.tx.system!.applyAuthorizedUpgrade!(u8aToHex(code)).signAsync(signer, { nonce: -1 })
	const sent = await height(api)
	await api.rpc.author.submitExtrinsic(signed)
	// Found by its bytes: the events of its block are in the old layout, and the library takes the new one for them.
	for (let number = sent + 1; number <= sent + MORTALITY; number++) {
		await until(api, async (block) => block >= number)
		const hash = await api.rpc.chain.getBlockHash(number)
		const { block } = (await api.rpc.chain.getBlock.raw(hash.toHex())) as unknown as { block: { extrinsics: string[] } }
		if (!block.extrinsics.includes(signed.toHex())) continue
		const runs = await api.rpc.state.getStorageHash(CODE, hash.toHex())
		if (runs.toHex() === digestOf(code)) return number
		const events = (await (await api.at(hash)).query.system!.events!()) as unknown as EventRecord[]
		const reason = happened(events, 'system.RejectedInvalidAuthorizedUpgrade')?.[1] ?? happened(events, 'system.ExtrinsicFailed')?.[0]
		throw new Error(`the chain refuses the runtime: ${reason ? told(api, reason) : 'it says no reason'}. Raise spec_version in runtime/src/lib.rs, build it, and start again.`)
	}
	throw new Error(`the code was not taken into a block for ${MORTALITY} blocks. Start again: the runtime stays authorized.`)
}

const height = async (api: ApiPromise) => (await api.rpc.chain.getHeader()).number.toNumber()

/** Waits until something is so, and the chain gets on; the number of the block in which it was seen. */
async function until(api: ApiPromise, isSo: (block: number) => Promise<boolean>, silence = SILENCE): Promise<number> {
	let [last, since] = [-1, Date.now()]
	for (;;) {
		const block = await height(api)
		if (await isSo(block)) return block
		if (block > last) [last, since] = [block, Date.now()]
		if (Date.now() - since > silence) throw new Error(`no block came after ${block} for ${silence / 1_000} s. docs/upgrading.md says what to do.`)
		await new Promise((resolve) => setTimeout(resolve, PERIOD))
	}
}

/** Waits until the migrations of a runtime that was applied in a block have ended; their blocks. */
export async function migrated(api: ApiPromise, applied: number): Promise<{ first: number; last: number }> {
	for (let number = applied + 1; ; number++) {
		await until(api, async (block) => block >= number)
		const hash = await api.rpc.chain.getBlockHash(number)
		const cursor = (await api.rpc.state.getStorage.raw(CURSOR, hash.toHex())) as unknown as string | null
		if (cursor === null) return { first: applied + 1, last: number }
		// The second variant: a migration that failed.
		if (cursor.startsWith('0x01')) {
			throw new Error(`a migration failed in block ${number}, and the chain takes no transactions any more. docs/upgrading.md says what to do.`)
		}
	}
}

/** The `spec_version` that runs after a block. */
async function versionAt(api: ApiPromise, number: number): Promise<number> {
	return (await api.rpc.state.getRuntimeVersion(await api.rpc.chain.getBlockHash(number))).specVersion.toNumber()
}

/** Authorizes and applies a runtime, and waits until it runs and its migrations have ended. */
export async function enact(api: ApiPromise, signers: KeyringPair[], code: Uint8Array, say: Say): Promise<Enacted> {
	const hash = digestOf(code)
	const from = await versionAt(api, await height(api))
	say(`authorize ${hash}`)
	const authorized = await authorize(api, signers, hash, say)
	say(`apply its ${code.length} bytes`)
	const applied = await apply(api, signers[0]!, code)
	say(`it is in block ${applied}; wait for its migrations`)
	const migration = await migrated(api, applied)
	const to = await versionAt(api, migration.last)
	return { hash, from, to, authorized, applied, migration }
}

/** The log of an upgrade, a line each. */
export function report({ hash, from, to, authorized, applied, migration: { first, last } }: Enacted): string[] {
	return [
		`runtime              spec_version ${from} to ${to}, ${hash}`,
		`authorized           ${authorized === undefined ? 'before' : `block ${authorized}`}`,
		`applied              block ${applied}`,
		`runs from            block ${first}`,
		`inherents only       blocks ${first} to ${last}: ${last - first + 1}`,
	]
}
