import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporary } from './processes.ts'

/** A file of release 1. */
export const released = (file: string) => readFileSync(new URL(`../../releases/1/${file}`, import.meta.url))

/** The code of release 1. */
export const WASM = 'vivarium_runtime.compact.compressed.wasm'

export const hex = (bytes: Uint8Array) => `0x${Buffer.from(bytes).toString('hex')}`

/** A chain that begins with release 1, in which Alice validates, operates and governs, unless its genesis is changed. */
export function release1(change: (genesis: any) => void = () => {}): string {
	const code = hex(released(WASM))
	const patch = JSON.parse(released('genesis.json').toString())
	change(patch)
	const file = join(temporary(), 'release-1.json')
	const genesis = { runtimeGenesis: { code, patch } }
	const properties = { tokenDecimals: 12, tokenSymbol: 'VIV' }
	const spec = { name: 'Release 1', id: 'release_1', chainType: 'Development', bootNodes: [], properties, genesis }
	writeFileSync(file, JSON.stringify(spec))
	return file
}
