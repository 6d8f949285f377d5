// A device: a key that signs what it measures. Anybody may carry that in; the chain takes nothing else from it.

import type { ApiPromise } from '@polkadot/api'
import { bnToBn, hexToU8a, u8aToHex } from '@polkadot/util'
import { ed25519PairFromString, ed25519Sign } from '@polkadot/util-crypto'

/** What a device signed, as `publishers.relay` carries it in. */
export interface SignedReading {
	device: string
	sample: { item: number; sequence: number; sampled: number; values: [metric: number, value: number][] }
	signature: string
}

const DOMAIN = new TextEncoder().encode('vivarium:device1')

export class Device {
	private readonly pair
	private sequence = 0

	/** A device of a demonstration: its key is made of its name. A real one makes its own, and keeps it. */
	constructor(readonly name: string, private readonly genesis: Uint8Array, private readonly collection: number) {
		this.pair = ed25519PairFromString(`//vivarium/demonstration/${name}`)
	}

	/** Its public key. */
	get key(): string {
		return u8aToHex(this.pair.publicKey)
	}

	/** Signs what it measures of an item now: values by the metrics' positions, in their decimals. */
	measures(item: number, values: [metric: number, value: number][]): SignedReading {
		const sample = { item, sequence: ++this.sequence, sampled: Date.now(), values }
		return { device: this.key, sample, signature: u8aToHex(ed25519Sign(this.message(sample), this.pair)) }
	}

	/** The bytes that it signs: all numbers are little-endian, and the number of values is its fourfold, as SCALE has it. */
	private message({ item, sequence, sampled, values }: SignedReading['sample']): Uint8Array {
		const bytes = new Uint8Array(16 + 32 + 4 + 4 + 8 + 8 + 1 + 9 * values.length)
		const view = new DataView(bytes.buffer)
		bytes.set(DOMAIN, 0)
		bytes.set(this.genesis, 16)
		view.setUint32(48, this.collection, true)
		view.setUint32(52, item, true)
		view.setBigUint64(56, BigInt(sequence), true)
		view.setBigUint64(64, BigInt(sampled), true)
		view.setUint8(72, 4 * values.length)
		values.forEach(([metric, value], index) => {
			view.setUint8(73 + 9 * index, metric)
			view.setBigInt64(74 + 9 * index, BigInt(value), true)
		})
		return bytes
	}
}

/** Why readings were refused, as `publishers.NotInSequence`, of what carrying them in made happen. */
export function refusals(api: ApiPromise, told: { name: string; fields: Record<string, any> }[]): string[] {
	return told.filter(({ name }) => name === 'publishers.ReadingRefused').map(({ fields: { error } }) => {
		if (!error.module) return JSON.stringify(error)
		const { section, name } = api.registry.findMetaError({ index: bnToBn(error.module.index), error: hexToU8a(error.module.error) } as any)
		return `${section}.${name}`
	})
}

/** Devices of a chain's collection, by their names. */
export const devices = (api: ApiPromise, collection: number, ...names: string[]) =>
	names.map((name) => new Device(name, api.genesisHash.toU8a(), collection))
