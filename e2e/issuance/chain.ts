import { ApiPromise, WsProvider } from '@polkadot/api'
import type { EventRecord } from '@polkadot/types/interfaces'
import { Accounts, palletId } from './accounts.ts'
import type { Account, Told } from './told.ts'

/** What there is at a block. */
export interface State {
	issuance: bigint
	accounts: Map<string, Account>
}

/** A chain, as far as an audit reads it. */
export interface Chain {
	/** The accounts of its pallets. */
	readonly accounts: Accounts
	/** The number of the last final block. */
	finalized(): Promise<number>
	/** What was told in a block. */
	told(block: number): Promise<Told[]>
	/** What state says at a block, of some accounts or of all. */
	state(block: number, accounts?: string[]): Promise<State>
}

/** The chain of a node that has its states: one that archives them. */
export class Connected implements Chain {
	private constructor(
		private readonly api: ApiPromise,
		readonly accounts: Accounts,
	) {}

	static async to(url: string): Promise<Connected> {
		const provider = new WsProvider(url, false)
		const reached = new Promise<void>((resolve, reject) => {
			provider.on('connected', resolve)
			provider.on('error', () => reject(new Error(`nobody answers at ${url}. Name a node: scripts/issuance ws://HOST:PORT`)))
		})
		await provider.connect()
		await reached
		const api = await ApiPromise.create({ provider, noInitWarn: true })
		const id = (pallet: string) => palletId(api.consts[pallet]?.palletId)
		const ids = {
			royalties: id('royalties'), assetAccounts: id('assetAccounts'), licensing: id('licensing'), workOrders: id('workOrders'),
		}
		return new Connected(api, new Accounts(ids, api.registry.chainSS58 ?? 42))
	}

	async finalized(): Promise<number> {
		return (await this.api.rpc.chain.getHeader(await this.api.rpc.chain.getFinalizedHead())).number.toNumber()
	}

	async told(block: number): Promise<Told[]> {
		const at = await this.at(block)
		const records = (await at.query.system!.events!()) as unknown as EventRecord[]
		return records.map(({ event, phase }) => {
			const names = event.data.names ?? []
			const data = Object.fromEntries(event.data.map((value, position) => [names[position] ?? position, value.toJSON()]))
			const part = phase.isApplyExtrinsic ? `call ${phase.asApplyExtrinsic.toNumber()}` : phase.type
			return { name: `${event.section}.${event.method}`, phase: part, data }
		})
	}

	async state(block: number, accounts?: string[]): Promise<State> {
		const { query } = await this.at(block)
		const { account } = query.system!
		const issuance = BigInt((await query.balances!.totalIssuance!()).toString())
		const found: [string, any][] = accounts
			? (await account!.multi(accounts)).map((info, position) => [accounts[position]!, info])
			: (await account!.entries()).map(([key, info]) => [key.args[0]!.toString(), info])
		const has = found.map(([who, { data }]): [string, Account] => {
			return [who, { free: data.free.toBigInt(), reserved: data.reserved.toBigInt() }]
		})
		return { issuance, accounts: new Map(has) }
	}

	disconnect(): Promise<void> {
		return this.api.disconnect()
	}

	private async at(block: number) {
		return this.api.at(await this.api.rpc.chain.getBlockHash(block))
	}
}
