import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { Node } from './node.ts'
import { eventually } from './wait.ts'

/** What a model wrote and drew of an asset. */
export interface Face {
	revision: string
	model: string
	narrative: string
	image: { digest: string; bytes: string } | null
	adjustment: string
}

/** A proposal that waits for review. */
export interface Waiting {
	collection: string
	item: string
	externalId: string
	/** Its digest, which `approve` and `reject` want. */
	proposal: string
	request: string
	occasion: string
	model: string
	/** What it would change, a line each. */
	diff: string[]
	approvals: string[]
	rejections: string[]
	reviewers: string[]
	threshold: string
	until: string
}

/** What is shown of an asset beside its life, if a model said something. */
export async function face(node: Node, collection: number, item: number): Promise<Face | null> {
	return (await node.api.call.synthesisApi!.face!(collection, item)).toHuman() as unknown as Face | null
}

/** The proposals of a collection that wait for review. */
export async function waiting(node: Node, collection: number): Promise<Waiting[]> {
	return (await node.api.call.synthesisApi!.waiting!(collection, 0)).toHuman() as unknown as Waiting[]
}

/** The proposal that waits for an asset, once one does. */
export function held(node: Node, collection: number, item: number, deadlineMs = 120_000): Promise<Waiting> {
	return eventually(`a proposal for ${collection}/${item} that waits`, async () => {
		return (await waiting(node, collection)).find((waiting) => waiting.item === String(item))
	}, deadlineMs)
}

/** The calls of governance that register models, as one registered before, and let them speak. */
export async function registering(node: Node, ids: number[], like: number, name: string): Promise<SubmittableExtrinsic<'promise'>[]> {
	const { models } = node.api.tx
	const known: any = (await node.api.call.modelsApi!.model!(like)).toJSON()
	return ids.flatMap((id) => [models!.register!(id, { ...known.details, name }), models!.setStatus!(id, 'Active')])
}
