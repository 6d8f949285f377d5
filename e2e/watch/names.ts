// The names that blueprints give to what is told by positions, and what is told in words.

import type { ApiPromise } from '@polkadot/api'

/** What the node tells, by `notifications_subscribe`. */
export interface Notice {
	block: string
	blockNumber: number
	best: boolean
	collection: number
	item: number | null
	kind: 'notified' | 'ended'
	version: number
	transition: [number, number] | null
	triggers: number[]
	raised: number[]
	health: [number | null, number | null]
	subscribers: string[]
}

/** What a blueprint names, by position. */
export interface Names {
	flags: string[]
	states: string[]
	triggers: string[]
}

export class Blueprints {
	private readonly known = new Map<string, Names>()

	constructor(private readonly api: ApiPromise) {}

	/** The names of a version of a collection's blueprint; none where it is gone. */
	async names(collection: number, version: number): Promise<Names> {
		const key = `${collection} ${version}`
		const known = this.known.get(key)
		if (known) return known
		const found: any = await this.api.call.dynamicAssetsApi!.blueprint!(collection, version)
		const none: Names = { flags: [], states: [], triggers: [] }
		if (found.isNone) return none
		const [, texts] = found.unwrap()
		const names = (all: any): string[] => [...all].map((name: any) => name.toUtf8())
		const named = { flags: names(texts.flags), states: names(texts.states), triggers: names(texts.triggers) }
		this.known.set(key, named)
		return named
	}

	/** The names of a collection's latest blueprint. */
	async latest(collection: number): Promise<Names> {
		const version: any = await this.api.query.dynamicAssets!.latestVersion!(collection)
		if (version.isNone) throw new Error(`collection ${collection} has no blueprint`)
		return this.names(collection, version.unwrap().toNumber())
	}

	/** An asset's name, as long as it is one. */
	async asset(collection: number, item: number): Promise<string> {
		const found: any = await this.api.call.dynamicAssetsApi!.asset!(collection, item)
		return found.isNone ? '' : ` ${found.unwrap().name.toString()}`
	}
}

/** The position of a name, or the position that was given as such. */
export function position(kind: keyof Names, name: string, names: Names | undefined): number {
	if (/^\d+$/.test(name)) return Number(name)
	const one = kind.slice(0, -1)
	if (!names) throw new Error(`--${one} ${name} is a name: say of which --collection, or give its position`)
	const found = names[kind].indexOf(name)
	if (found < 0) throw new Error(`the blueprint has no ${one} ${name}. It has: ${names[kind].join(', ') || 'none'}`)
	return found
}

/** What happened, in words. */
export function words(notice: Notice, { flags, states, triggers }: Names): string {
	const { kind, transition, raised, health: [before, after] } = notice
	if (kind === 'ended') return 'is not told of any more: it has retired, or its collection was cleared; the deposits are released'
	const name = (names: string[], position: number) => names[position] ?? String(position)
	const parts: string[] = []
	if (transition) parts.push(`state ${name(states, transition[0])} → ${name(states, transition[1])}`)
	parts.push(...raised.map((flag) => `flag ${name(flags, flag)} raised`))
	parts.push(...notice.triggers.map((code) => `trigger ${name(triggers, code)} fired`))
	if (after !== null && after !== before) parts.push(before === null ? `health ${after}` : `health ${before} → ${after}`)
	return parts.join(', ')
}
