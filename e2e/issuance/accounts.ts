// The accounts of the pallets: nobody has their keys, so whatever leaves them is told by an event of theirs.

import { decodeAddress, encodeAddress } from '@polkadot/util-crypto'
import { hexToU8a, stringToU8a, u8aConcat, u8aEq } from '@polkadot/util'

/** The ids of the pallets that have accounts, as their constants name them. */
export interface PalletIds {
	royalties?: Uint8Array
	assetAccounts?: Uint8Array
	licensing?: Uint8Array
	workOrders?: Uint8Array
}

const MODULE = stringToU8a('modl')

/** Whose an account of a pallet's may be, after the id. */
const ITEM = 1
const COLLECTION = 2

export class Accounts {
	constructor(
		private readonly ids: PalletIds,
		private readonly prefix: number,
	) {}

	/** Where royalties lie until they are paid. */
	royalties = () => this.derived(this.ids.royalties)
	/** Where fees lie until operators are paid. */
	fees = () => this.derived(this.ids.assetAccounts)
	/** Through which licences are paid. */
	till = () => this.derived(this.ids.licensing)
	/** Where fees of work orders lie until they are paid. */
	escrow = () => this.derived(this.ids.workOrders)
	/** What an asset has. */
	purse = (collection: number, item: number) => this.derived(this.ids.assetAccounts, [ITEM], u32(collection), u32(item))
	/** What the owner of a collection gave. */
	sponsorship = (collection: number) => this.derived(this.ids.assetAccounts, [COLLECTION], u32(collection))

	/** What an account is, if it is one of a pallet's. */
	label(address: string): string | undefined {
		const bytes = decodeAddress(address)
		if (!u8aEq(bytes.subarray(0, 4), MODULE)) return undefined
		const is = (id?: Uint8Array) => id && u8aEq(bytes.subarray(4, 12), id)
		const number = (at: number) => new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true)
		if (is(this.ids.royalties)) return 'the royalties’ pot'
		if (is(this.ids.licensing)) return 'the licences’ till'
		if (is(this.ids.workOrders)) return 'the work orders’ escrow'
		if (!is(this.ids.assetAccounts)) return undefined
		if (bytes[12] === ITEM) return `the purse of ${number(13)}/${number(17)}`
		if (bytes[12] === COLLECTION) return `the sponsorship of ${number(13)}`
		return 'the operators’ pot'
	}

	private derived(id: Uint8Array | undefined, ...rest: (Uint8Array | number[])[]): string {
		if (!id) throw new Error('the runtime has no such pallet')
		const account = new Uint8Array(32)
		account.set(u8aConcat(MODULE, id, ...rest))
		return encodeAddress(account, this.prefix)
	}
}

function u32(number: number): Uint8Array {
	const bytes = new Uint8Array(4)
	new DataView(bytes.buffer).setUint32(0, number, true)
	return bytes
}

/** The bytes of a pallet's id, as a constant shows it. */
export const palletId = (constant: { toHex(): string } | undefined) => constant && hexToU8a(constant.toHex())
