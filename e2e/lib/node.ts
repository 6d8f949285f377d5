import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { KeyringPair } from '@polkadot/keyring/types'
import type { Call, EventRecord } from '@polkadot/types/interfaces'
import { mnemonicGenerate } from '@polkadot/util-crypto'
import { readFileSync } from 'node:fs'
import { freePort, inRepository, Program, temporary } from './processes.ts'
import { eventually } from './wait.ts'

/** The names of a subscription. */
export interface Subscription {
	notification: string
	subscribe: string
	unsubscribe: string
}

/** Whose well-known keys a node has. */
export type As = 'alice' | 'bob' | 'charlie' | 'dave' | 'eve' | 'nobody'

/** A development node, and the library under Polkadot.js Apps connected to it. */
export class Node {
	private constructor(
		private readonly program: Program,
		private provider: WsProvider,
		private library: ApiPromise,
		readonly rpcPort: number,
		readonly prometheusPort: number,
		readonly gatewayPort: number,
	) {}

	/** Starts a node: of the development chain, or of another one by name or file; with a well-known account's keys, or as nobody. */
	static async start(
		options: { basePath?: string; rpcPort?: number; port?: number; chain?: string; as?: As; args?: string[]; env?: Record<string, string> } = {},
	): Promise<Node> {
		const [rpc, p2p, prometheus] = [options.rpcPort ?? (await freePort()), options.port ?? (await freePort()), await freePort()]
		const gateway = await freePort()
		const { chain, as } = options
		const program = Program.start('vivarium-node', [
			...(chain || as ? ['--chain', chain ?? 'dev'] : ['--dev']),
			...(as && as !== 'nobody' ? [`--${as}`, '--unsafe-force-node-key-generation'] : []),
			'--base-path', options.basePath ?? temporary(),
			'--rpc-port', String(rpc),
			'--port', String(p2p),
			'--prometheus-port', String(prometheus),
			'--gateway-port', String(gateway),
			'--no-telemetry',
			...(options.args ?? []),
		], undefined, options.env)
		await eventually('the node answers', async () => {
			if (!program.running) throw new Error(`the node ended:\n${readFileSync(program.log, 'utf8')}`)
			return (await fetch(`http://127.0.0.1:${rpc}/health`)).ok || undefined
		}, 150_000).catch(async (error) => {
			await program.stop()
			throw error
		})
		const provider = new WsProvider(`ws://127.0.0.1:${rpc}`)
		const api = await ApiPromise.create({ provider, noInitWarn: true })
		return new Node(program, provider, api, rpc, prometheus, gateway)
	}

	/** Starts the demo chain, as `scripts/dev` does: with pumps, and with the simulator's stand-ins as models. */
	static demo(options: { basePath?: string; oracle?: string; args?: string[]; env?: Record<string, string> } = {}): Promise<Node> {
		const { basePath, oracle, args, env } = options
		const models = ['--oracle-config', oracle ?? inRepository('examples/oracle-demo.toml')]
		return Node.start({ basePath, env, chain: 'demo', as: 'alice', args: ['--force-authoring', '--enable-offchain-indexing', 'true', ...models, ...(args ?? [])] })
	}

	/** Whether it still runs: it may have ended by itself. */
	get isAlive(): boolean {
		return this.program.running
	}

	get log(): string {
		return readFileSync(this.logFile, 'utf8')
	}

	get logFile(): string {
		return this.program.log
	}

	/** What Prometheus would read. */
	async metrics(): Promise<string> {
		return (await fetch(`http://127.0.0.1:${this.prometheusPort}/metrics`)).text()
	}

	async stop(signal?: NodeJS.Signals): Promise<void> {
		await this.api.disconnect()
		await this.program.stop(signal)
	}

	/** Asks a method of the node's RPC. */
	request<T>(method: string, ...params: unknown[]): Promise<T> {
		return this.provider.send(method, params) as Promise<T>
	}

	/** Subscribes to what the node's RPC tells under `notification`; the answer ends it. */
	async subscribe<T>(names: Subscription, params: unknown[], told: (item: T) => void): Promise<() => Promise<boolean>> {
		const { notification, subscribe, unsubscribe } = names
		const id = await this.provider.subscribe(notification, subscribe, params, (error, item) => {
			if (!error) told(item as T)
		})
		return () => this.provider.unsubscribe(notification, unsubscribe, id)
	}

	/** The library, connected. */
	get api(): ApiPromise {
		return this.library
	}

	/** Connects the library anew, as a page that is loaded again: what it knows of runtime APIs is lost at an upgrade. */
	async reconnect(): Promise<void> {
		await this.library.disconnect()
		this.provider = new WsProvider(`ws://127.0.0.1:${this.rpcPort}`)
		this.library = await ApiPromise.create({ provider: this.provider, noInitWarn: true })
	}

	/** Where other nodes find it. */
	async address(): Promise<string> {
		const addresses = (await this.api.rpc.system.localListenAddresses()).map(String)
		return addresses.find((address) => address.startsWith('/ip4/127.0.0.1/tcp/'))!
	}

	async blockNumber(): Promise<number> {
		return (await this.api.rpc.chain.getHeader()).number.toNumber()
	}

	/** The hash of a block, once it is there. */
	async blockHash(number: number): Promise<string> {
		await eventually(`block ${number}`, async () => (await this.blockNumber()) >= number || undefined)
		return (await this.api.rpc.chain.getBlockHash(number)).toHex()
	}

	/** The call that call data stands for. */
	call(data: string): SubmittableExtrinsic<'promise'> {
		return this.api.tx(this.api.createType('Call', data) as Call)
	}

	/** The calls of a batch, so that they can go into another one. */
	batched(data: string): Call[] {
		return [...(this.api.createType('Call', data).args[0] as unknown as Call[])]
	}

	/** An account that nobody knew, with money of Alice's. */
	async newcomer(): Promise<KeyringPair> {
		const newcomer = keyring.addFromUri(mnemonicGenerate())
		await this.send(this.api.tx.balances!.transferKeepAlive!(newcomer.address, 1_000n * VIV), alice)
		return newcomer
	}

	/** What an account can spend, in units. */
	async balance(address: string): Promise<bigint> {
		return BigInt(((await this.api.query.system!.account!(address)) as any).data.free.toString())
	}

	/** Signs and sends a call; resolves with its events when it is in a block, and throws the error that it meets. */
	send(call: SubmittableExtrinsic<'promise'>, signer: KeyringPair): Promise<EventRecord[]> {
		return new Promise((resolve, reject) => {
			call.signAndSend(signer, { nonce: -1 }, ({ status, events, dispatchError }) => {
				if (dispatchError?.isModule) {
					const { section, name, docs } = this.api.registry.findMetaError(dispatchError.asModule)
					reject(new Error(`${section}.${name}: ${docs.join(' ')}`))
				} else if (dispatchError) {
					reject(new Error(dispatchError.toString()))
				} else if (status.isInBlock) {
					resolve(events)
				}
			}).catch(reject)
		})
	}
}

/** One VIV. */
export const VIV = 10n ** 12n

const keyring = new Keyring({ type: 'sr25519' })
export const alice = keyring.addFromUri('//Alice')
/** Reviews the assets of the demo. */
export const charlie = keyring.addFromUri('//Charlie')
export const bob = keyring.addFromUri('//Bob')
export const dave = keyring.addFromUri('//Dave')
export const eve = keyring.addFromUri('//Eve')
export const ferdie = keyring.addFromUri('//Ferdie')
