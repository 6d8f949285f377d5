import type { EventRecord } from '@polkadot/types/interfaces'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Node } from './node.ts'
import { standIns } from './oracle.ts'
import { type Ended, inRepository, Program, run, temporary } from './processes.ts'
import { Simulator } from './simulator.ts'

/** What a block told. */
export interface Told {
	block: number
	name: string
	/** Its fields, by their names, as numbers and texts. */
	fields: Record<string, any>
}

/** A story of examples/stories, told on a chain of its own by the program that a user runs. */
export class Telling {
	private constructor(
		readonly simulator: Simulator,
		readonly node: Node,
		/** The exit code of the program, and what it printed. */
		readonly code: number,
		readonly printed: string,
		/** Where the user's copy of the examples is, and what its scripts are told. */
		private readonly folder: string,
		private readonly env: Record<string, string>,
	) {}

	static async of(name: string): Promise<Telling> {
		// As if a user had copied the folders, and run `npm ci` beside them.
		const folder = temporary()
		const isOurs = (path: string) => !path.endsWith('node_modules')
		for (const part of ['assets', 'stories']) cpSync(inRepository(`examples/${part}`), join(folder, part), { recursive: true, filter: isOurs })
		symlinkSync(inRepository('e2e/node_modules'), join(folder, 'node_modules'))
		const simulator = await Simulator.start()
		const node = await Node.start({ args: ['--oracle-config', standIns({ image: 'stand-in-image' }), '--state-pruning', 'archive'] })
		const env = {
			VIVARIUM_NODE: `ws://127.0.0.1:${node.rpcPort}`,
			VIVARIUM_GATEWAY: `http://127.0.0.1:${node.gatewayPort}`,
			PATH: [process.env.VIVARIUM_PROGRAMS, process.env.PATH].join(delimiter),
		}
		const program = Program.start('node', ['--import', 'tsx', join('stories', name, 'story.ts')], folder, env)
		const code = await program.ended()
		return new Telling(simulator, node, code, readFileSync(program.log, 'utf8'), folder, env)
	}

	/** How many blocks the story says that it took, however slow the machine is. */
	get blocks(): number {
		return Number(/ s and (\d+) blocks\.$/m.exec(this.printed)?.[1] ?? NaN)
	}

	/** Runs another script of the copy, as `assets/audit.ts`, until it ends. */
	script(...args: string[]): Promise<Ended> {
		return run('node', ['--import', 'tsx', ...args], { cwd: this.folder, env: this.env })
	}

	/** What a module of the copy exports. */
	module(path: string): Promise<any> {
		return import(join(this.folder, path))
	}

	/** What all blocks told. */
	async told(): Promise<Told[]> {
		const found: Told[] = []
		for (let block = 1, last = await this.node.blockNumber(); block <= last; block++) {
			const at = await this.node.api.at(await this.node.blockHash(block))
			for (const { event } of (await at.query.system!.events!()) as unknown as EventRecord[]) {
				const fields = (event.data.names ?? []).map((name, index) => [name, event.data[index]!.toJSON()])
				found.push({ block, name: `${event.section}.${event.method}`, fields: Object.fromEntries(fields) })
			}
		}
		return found
	}

	/** The states through which an item passed, by what its blocks show; a state for each time that it was entered. */
	async states(collection: number, item: number): Promise<string[]> {
		const found: string[] = []
		for (let block = 1, last = await this.node.blockNumber(); block <= last; block++) {
			const at = await this.node.api.at(await this.node.blockHash(block))
			const asset = (await at.call.dynamicAssetsApi!.asset!(collection, item)).toHuman() as { state: string } | null
			if (asset && asset.state !== found.at(-1)) found.push(asset.state)
		}
		return found
	}

	async end(): Promise<void> {
		await this.node.stop()
		await this.simulator.kill()
	}
}
