import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { KeyringPair } from '@polkadot/keyring/types'
import type { Event } from '@polkadot/types/interfaces'
import { existsSync, readFileSync } from 'node:fs'

/** Where the node is. */
export const NODE = process.env.VIVARIUM_NODE ?? 'ws://127.0.0.1:9944'
const keyring = new Keyring({ type: 'sr25519' })

/** What follows the script's name. Where that is less than it needs, it says how it is used, and ends. */
export function given(least: number, ...usage: string[]): string[] {
	const found = process.argv.slice(2)
	if (found.length >= least) return found
	console.error(`usage: ${usage.join('\n       ')}`)
	process.exit(2)
}

/** Connects, does the work, and ends: with 0, or with 1 and the reason. */
export async function run(work: (api: ApiPromise) => Promise<void>): Promise<never> {
	try {
		await work(await ApiPromise.create({ provider: new WsProvider(NODE), noInitWarn: true, throwOnConnect: true }))
		process.exit(0)
	} catch (error) {
		console.error((error as Error).message)
		process.exit(1)
	}
}

/** Who signs: `//Alice`, a secret phrase, or the file that `vivarium-node key generate --output-type json` prints. */
export function account(name: string): KeyringPair {
	return keyring.addFromUri(existsSync(name) ? JSON.parse(readFileSync(name, 'utf8')).secretPhrase : name)
}

/** An address, or that of who signs as above. */
export const address = (name: string) => (/^[1-9A-HJ-NP-Za-km-z]{46,}$/.test(name) ? name : account(name).address)

/** Signs a call and submits it. Gives what happened once it is in a block; where it failed, throws the chain's words. */
export function submit(api: ApiPromise, signer: KeyringPair, call: SubmittableExtrinsic<'promise'>): Promise<Event[]> {
	return new Promise((resolve, reject) => {
		call.signAndSend(signer, { nonce: -1 }, ({ status, events, dispatchError }) => {
			if (dispatchError?.isModule) {
				const { section, name, docs } = api.registry.findMetaError(dispatchError.asModule)
				reject(new Error(`${section}.${name}: ${docs.join(' ')}`))
			} else if (dispatchError) {
				reject(new Error(dispatchError.toString()))
			} else if (status.isInvalid || status.isDropped || status.isUsurped) {
				reject(new Error(`the transaction is ${status.type}`))
			} else if (status.isInBlock) {
				resolve(events.map(({ event }) => event))
			}
		}).catch(reject)
	})
}

/** An event's name, as `market.Sold`. */
export const nameOf = (event: Event) => `${event.section}.${event.method}`

/** An event's fields by their names. */
export function fieldsOf({ data }: Event): Record<string, any> {
	return Object.fromEntries((data.names ?? []).map((name, index) => [name, data[index]!.toJSON()]))
}

/** The decimals of a VIV. */
const DECIMALS = 12

/** An amount as the chain counts it, of one as people write it: `1.5`. */
export function units(viv: string): bigint {
	const [, whole, part = ''] = new RegExp(`^(\\d+)(?:\\.(\\d{1,${DECIMALS}}))?$`).exec(viv) ?? []
	if (!whole) throw new Error(`${viv} is no amount: write VIV as 1.5, with ${DECIMALS} decimals at most`)
	return BigInt(whole + part.padEnd(DECIMALS, '0'))
}

/** An amount as people read it, of one as the chain counts it. */
export function viv(units: number | string | bigint): string {
	const digits = BigInt(units).toString().padStart(DECIMALS + 1, '0')
	return `${digits.slice(0, -DECIMALS)}.${digits.slice(-DECIMALS)}`.replace(/\.?0+$/, '') + ' VIV'
}

/** An address as people tell it from others. */
export const short = (address: string) => `${address.slice(0, 6)}…${address.slice(-4)}`
