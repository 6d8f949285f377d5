import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporary } from './processes.ts'
import { INFERENCE_PORT, TELEMETRY } from './simulator.ts'

/** A `[[model]]` of an `oracle.toml`, as `docs/models.md` has it. */
export interface ModelEntry {
	id: number
	base: string
	name: string
	kind?: 'chat' | 'image'
	key_env?: string
	timeout_s?: number
	parallel?: number
}

/** An `oracle.toml` of the test's own: models, and origins of telemetry beside the loopback of development chains. */
export function oracle(models: ModelEntry[], origins: string[] = []): string {
	const lines = (entry: object) => Object.entries(entry).map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
	const entries = [
		...origins.map((url) => ['[[origin]]', ...lines({ url }), '']),
		...models.map((entry) => ['[[model]]', ...lines(entry), '']),
	]
	const path = join(temporary(), 'oracle.toml')
	writeFileSync(path, entries.map((entry) => entry.join('\n')).join('\n'))
	return path
}

/** Models of the simulator's inference server, as an operator knows them. */
export interface StandIns {
	/** What stands for model 1, which writes; `stand-in` unless said. */
	chat?: string
	/** What stands for model 2, which draws; nothing unless said. */
	image?: string
	/** Seconds for one job; 60 unless said. */
	timeout?: number
}

/** The configuration of an operator's node that may ask the simulator for telemetry, and these models. */
export function standIns({ chat = 'stand-in', image, timeout = 60 }: StandIns = {}): string {
	const served = { base: `http://127.0.0.1:${INFERENCE_PORT}/v1`, timeout_s: timeout, parallel: 8 }
	const painters = image === undefined ? [] : [{ ...served, id: 2, kind: 'image' as const, name: image }]
	return oracle([{ ...served, id: 1, name: chat }, ...painters], [TELEMETRY])
}
