import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run, temporary } from './processes.ts'

/** A blueprint of `examples/blueprints`. */
export const example = (name: string) => new URL(`../../examples/blueprints/${name}.toml`, import.meta.url).pathname

/** A blueprint of the test's own. */
export function blueprint(text: string): string {
	const path = join(temporary(), 'blueprint.toml')
	writeFileSync(path, text)
	return path
}

/** The call data that makes a collection with one living asset. */
export async function foundation(
	file: string,
	{ collection, item, externalId, owner }: { collection: number; item: number; externalId: string; owner: string },
): Promise<string> {
	const { code, stdout, stderr } = await run('vivarium-node', [
		'blueprint', 'encode', file, '--collection', String(collection), '--item', String(item),
		'--new-collection', '--mint', '--enrol', '--external-id', externalId, '--owner', owner,
	])
	if (code !== 0) throw new Error(stderr)
	return stdout.trim()
}
