import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporary } from './processes.ts'

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

/** An `oracle.toml` of the test's own. */
export function oracle(models: ModelEntry[]): string {
	const written = (value: unknown): string => {
		if (typeof value !== 'object') return JSON.stringify(value)
		return `{ ${Object.entries(value!).map(([key, value]) => `${key} = ${written(value)}`).join(', ')} }`
	}
	const lines = (entry: ModelEntry) => Object.entries(entry).map(([key, value]) => `${key} = ${written(value)}`)
	const path = join(temporary(), 'oracle.toml')
	writeFileSync(path, models.map((entry) => ['[[model]]', ...lines(entry), ''].join('\n')).join('\n'))
	return path
}

/** How many jobs ended in a cause, by the proxy's counter. */
export function jobs(metrics: string, cause: string): number {
	return Number(new RegExp(`^vivarium_egress_jobs_total{.*cause="${cause}".*} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0)
}
