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
	timeout_s?: number
	parallel?: number
}

/** An `oracle.toml` of the test's own. */
export function oracle(models: ModelEntry[]): string {
	const lines = (entry: ModelEntry) => Object.entries(entry).map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
	const path = join(temporary(), 'oracle.toml')
	writeFileSync(path, models.map((entry) => ['[[model]]', ...lines(entry), ''].join('\n')).join('\n'))
	return path
}
