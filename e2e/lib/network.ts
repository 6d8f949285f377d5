import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CALLER, named, standIns } from './oracle.ts'
import { Node } from './node.ts'
import { freePort, run, temporary } from './processes.ts'
import { Simulator } from './simulator.ts'
import { eventually } from './wait.ts'

/** Who validate and operate chain `network`. */
export const NAMES = ['alice', 'bob', 'charlie', 'dave'] as const
export type Name = (typeof NAMES)[number]

/** Where others find a node: its secret, so that it stays the same, and what follows of it. */
interface Place {
	key: string
	peer: string
	port: number
}

/** Without places for others, a node lets go whom it reserves no more; and takes nobody whom it was not started to reserve. */
export const CLOSED = ['--in-peers', '0', '--out-peers', '0']

/** How the nodes are started, beyond what every one gets. */
export interface Settings {
	/** Another chain than `network`, by name or file. */
	chain?: string
	/** Arguments of single nodes. */
	args?: Partial<Record<Name, string[]>>
	/** The `oracle.toml` of single nodes; unless said, one by which the simulator knows who asks. */
	oracle?: Partial<Record<Name, string>>
	/** The environment of single nodes. */
	env?: Partial<Record<Name, Record<string, string>>>
	/** The folders of single nodes; temporary ones unless said. */
	basePath?: Partial<Record<Name, string>>
}

/** A simulator, and four nodes on one machine who know each other and nobody else: validators who are the operators. */
export class Network {
	private readonly nodes = new Map<Name, Node>()
	private readonly folders = new Map<Name, string>()

	private constructor(
		readonly simulator: Simulator,
		private readonly places: Map<Name, Place>,
		private readonly settings: Settings,
	) {}

	/** Starts all of it; resolves when each node answers. */
	static async start(settings: Settings = {}): Promise<Network> {
		const places = new Map<Name, Place>()
		for (const name of NAMES) places.set(name, await place())
		// The genesis is computed once, and not by each node: that takes a minute of four.
		const chain = settings.chain ?? (await rawSpec('network'))
		const network = new Network(await Simulator.start(), places, { ...settings, chain })
		try {
			await Promise.all(NAMES.map((name) => network.restart(name)))
		} catch (error) {
			await network.end()
			throw error
		}
		return network
	}

	/** A node that runs. */
	node(name: Name): Node {
		const node = this.nodes.get(name)
		if (!node) throw new Error(`${name}'s node does not run`)
		return node
	}

	/** The nodes that run: one may have ended by itself. */
	get running(): Node[] {
		return [...this.nodes.values()].filter(({ isAlive }) => isAlive)
	}

	isRunning(name: Name): boolean {
		return this.nodes.get(name)?.isAlive ?? false
	}

	/** The folder of a node, which is kept while it is stopped. */
	basePath(name: Name): string {
		const folder = this.folders.get(name) ?? this.settings.basePath?.[name] ?? temporary()
		this.folders.set(name, folder)
		return folder
	}

	/** Ends a node, by SIGTERM unless said. */
	async stop(name: Name, signal?: NodeJS.Signals): Promise<void> {
		const node = this.node(name)
		this.nodes.delete(name)
		await node.stop(signal)
	}

	/** Starts a node that does not run, with the state that it has. */
	async restart(name: Name): Promise<Node> {
		if (this.isRunning(name)) throw new Error(`${name}'s node runs already`)
		const { key, port } = this.places.get(name)!
		const others = NAMES.filter((other) => other !== name).map((other) => this.address(other))
		const node = await Node.start({
			basePath: this.basePath(name),
			port,
			chain: this.settings.chain,
			as: name,
			env: { [CALLER]: name, ...this.settings.env?.[name] },
			args: [
				'--node-key', key,
				'--reserved-only', ...others.flatMap((address) => ['--reserved-nodes', address]),
				'--enable-offchain-indexing', 'true',
				'--oracle-config', this.settings.oracle?.[name] ?? named(name),
				...(this.settings.args?.[name] ?? []),
			],
		})
		this.nodes.set(name, node)
		return node
	}

	/** Starts one more node of this chain; the others are told of it. Whoever calls this ends it. */
	async join(args: string[] = []): Promise<Node> {
		const { key, peer, port } = await place()
		const others = NAMES.map((name) => this.address(name))
		await Promise.all(this.running.map((node) => node.request('system_addReservedPeer', at(port, peer))))
		return Node.start({
			port,
			chain: this.settings.chain,
			args: [
				'--node-key', key,
				'--reserved-only', ...others.flatMap((address) => ['--reserved-nodes', address]),
				'--oracle-config', standIns(),
				...args,
			],
		})
	}

	/** Takes these from the others: neither side hears of the other until `heal`. Every node must be started with `CLOSED`. */
	async partition(these: Name[]): Promise<void> {
		await this.across(these, (node, name) => node.request('system_removeReservedPeer', this.places.get(name)!.peer))
		await eventually('the sides are apart', async () => {
			const peers = await Promise.all(these.filter((name) => this.isRunning(name)).map(async (name) => {
				const met = (await this.node(name).api.rpc.system.peers()).map(({ peerId }) => peerId.toString())
				return NAMES.filter((other) => !these.includes(other) && met.includes(this.places.get(other)!.peer))
			}))
			return peers.flat().length === 0 || undefined
		})
	}

	/** Ends the partition. */
	async heal(these: Name[]): Promise<void> {
		await this.across(these, (node, name) => node.request('system_addReservedPeer', this.address(name)))
	}

	/** Ends all of it. */
	async end(): Promise<void> {
		await Promise.all([...this.nodes.keys()].map((name) => this.stop(name)))
		await this.simulator.kill()
	}

	/** Tells each running node of these about each of the others, and the other way round. */
	private async across(these: Name[], tell: (node: Node, other: Name) => Promise<unknown>): Promise<void> {
		const pairs = these.flatMap((one) => NAMES.filter((name) => !these.includes(name)).map((other) => [one, other] as const))
		const both = pairs.flatMap(([one, other]) => [[one, other] as const, [other, one] as const])
		await Promise.all(both.filter(([one]) => this.isRunning(one)).map(([one, other]) => tell(this.node(one), other)))
	}

	private address(name: Name): string {
		const { port, peer } = this.places.get(name)!
		return at(port, peer)
	}
}

/** The file with the specification of a chain, by name or file, its genesis as the state that it is. */
export async function rawSpec(chain: string): Promise<string> {
	const { code, stdout, stderr } = await run('vivarium-node', ['export-chain-spec', '--chain', chain, '--raw'])
	if (code !== 0) throw new Error(stderr)
	const file = join(temporary(), 'raw.json')
	writeFileSync(file, stdout)
	return file
}

const at = (port: number, peer: string) => `/ip4/127.0.0.1/tcp/${port}/p2p/${peer}`

async function place(): Promise<Place> {
	const file = join(temporary(), 'node-key')
	const key = randomBytes(32).toString('hex')
	writeFileSync(file, key)
	const peer = (await run('vivarium-node', ['key', 'inspect-node-key', '--file', file])).stdout.trim()
	return { key, peer, port: await freePort() }
}
