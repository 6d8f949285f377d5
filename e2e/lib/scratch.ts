import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * For vitest: one temporary folder for the whole run, removed at its end. A worker of vitest is ended by a signal, so what
 * it removes as it exits would stay.
 */
export default function (): () => void {
	const folder = mkdtempSync(join(tmpdir(), 'vivarium-'))
	process.env.TMPDIR = folder
	return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}
