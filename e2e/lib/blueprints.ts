import type { SubmittableExtrinsic } from '@polkadot/api/types'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alice, type Node } from './node.ts'
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

/** The calls by which Alice makes more living assets in a collection of hers: `machine-1`, `machine-2`. */
export function more(node: Node, collection: number, items: number[], name: string): SubmittableExtrinsic<'promise'>[] {
	const { uniques, dynamicAssets } = node.api.tx
	return items.flatMap((item) => [
		uniques!.mint!(collection, item, alice.address),
		dynamicAssets!.enrol!(collection, item, `${name}-${item}`),
	])
}
