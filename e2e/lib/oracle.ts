import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporary } from './processes.ts'
import { GAUGES, INFERENCE_PORT, TELEMETRY } from './simulator.ts'

/** A `[[model]]` of an `oracle.toml`, as `docs/models.md` has it. */
export interface ModelEntry {
	id: number
	base: string
	name: string
	kind?: 'chat' | 'image'
	key_env?: string
	header?: { name: string; env: string }
	timeout_s?: number
	parallel?: number
}

/** An `[[origin]]` of an `oracle.toml`. */
export interface OriginEntry {
	url: string
	header?: { name: string; env: string }
}

/** An `oracle.toml` of the test's own: models, and origins of telemetry beside the loopback of development chains. */
export function oracle(models: ModelEntry[], origins: (string | OriginEntry)[] = []): string {
	const written = (value: unknown): string => {
		if (typeof value !== 'object') return JSON.stringify(value)
		return `{ ${Object.entries(value!).map(([key, value]) => `${key} = ${written(value)}`).join(', ')} }`
	}
	const lines = (entry: object) => Object.entries(entry).map(([key, value]) => `${key} = ${written(value)}`)
	const entries = [
		...origins.map((origin) => ['[[origin]]', ...lines(typeof origin === 'string' ? { url: origin } : origin), '']),
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
	return oracle([{ ...served, id: 1, name: chat }, ...painters], [TELEMETRY, ...GAUGES])
}

/** The variable that says who an operator of `named` is. */
export const CALLER = 'CALLER'

/** The same of an operator that says who it is, so that the simulator can treat it apart: its telemetry, by a header that has
 * the value of `CALLER`, and its instances of the models, `stand-in@bob`. */
export function named(name: string): string {
	const served = { base: `http://127.0.0.1:${INFERENCE_PORT}/v1`, timeout_s: 60, parallel: 8 }
	const models = [{ ...served, id: 1, name: `stand-in@${name}` }, { ...served, id: 2, kind: 'image' as const, name: `stand-in-image@${name}` }]
	return oracle(models, [TELEMETRY, ...GAUGES].map((url) => ({ url, header: { name: 'x-caller', env: CALLER } })))
}

/** How many jobs ended in a cause, by the proxy's counter. */
export function jobs(metrics: string, cause: string): number {
	return Number(new RegExp(`^vivarium_egress_jobs_total{.*cause="${cause}".*} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0)
}
