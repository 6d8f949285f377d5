// What stories share: they do something, tell what happens on the chain meanwhile, and end with 1 where something that they
// say does not hold.

import { ApiPromise, WsProvider } from '@polkadot/api'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import type { KeyringPair } from '@polkadot/keyring/types'
import type { EventRecord } from '@polkadot/types/interfaces'
import { execFile } from 'node:child_process'
import { basename, dirname } from 'node:path'
import { promisify } from 'node:util'
import { fieldsOf, nameOf, NODE, submit } from '../assets/chain.ts'
import { OF_ITEMS, OF_LICENCES, OF_ROYALTIES } from '../assets/words.ts'

/** Where the simulator listens to orders, and where the node's gateway shows assets. */
const SIMULATOR = process.env.VIVARIUM_SIMULATOR ?? 'http://127.0.0.1:9100'
const GATEWAY = process.env.VIVARIUM_GATEWAY ?? 'http://127.0.0.1:9955'
/** Polkadot.js Apps, at the story's node. */
const APPS = `https://polkadot.js.org/apps/?rpc=${encodeURIComponent(NODE)}#`

/** Something that a block told. */
export interface Happening {
	block: number
	/** As `market.Sold`. */
	name: string
	fields: Record<string, any>
}

/** An asset as Polkadot.js Apps shows it. */
export interface Asset {
	name: string
	state: string
	health: string | null
	readings: { metric: string; value: string | null; freshness: string | object }[]
	traits: [name: string, value: string][]
	flags: string[]
	revision: string
}

/** What was promised does not hold. */
class Broken extends Error {}

export class Story {
	/** What blocks told since the story began, oldest first. */
	readonly happened: Happening[] = []
	/** The last block that was heard of. */
	block = 0
	private readonly words: Record<string, (fields: any) => string> = { ...OF_ITEMS, ...OF_LICENCES, ...OF_ROYALTIES }
	/** The collections that it is about; what is told of the items of others is left out. */
	private collections: number[] = []

	constructor(readonly api: ApiPromise) {}

	/** Names the collections that the story is about, and puts more events into words. */
	about(collections: number[], words: Record<string, (fields: any) => string> = {}): void {
		this.collections = collections
		Object.assign(this.words, words)
	}

	/** A headline: what comes next. */
	chapter(text: string): void {
		console.log(`\n${text}`)
	}

	/** Says something that is so. */
	say(text: string): void {
		console.log(`        ${text}`)
	}

	/** Says that something holds, or ends the story. */
	holds(text: string, isSo: boolean): void {
		if (!isSo) throw new Broken(`It does not hold: ${text}`)
		console.log(`      ✓ ${text}`)
	}

	/** Says that two values are the same, or ends the story. */
	same(text: string, found: unknown, expected: unknown): void {
		const [one, other] = [found, expected].map((value) => JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? `${part}` : part)))
		if (one !== other) throw new Broken(`It does not hold: ${text}\n  found     ${one}\n  expected  ${other}`)
		console.log(`      ✓ ${text}`)
	}

	/** Signs a call and submits it; ends the story where the chain refuses it. */
	async does(signer: KeyringPair, ...calls: SubmittableExtrinsic<'promise'>[]): Promise<Happening[]> {
		const call = calls.length === 1 ? calls[0]! : this.api.tx.utility.batchAll(calls)
		const events = await submit(this.api, signer, call)
		await this.caughtUp()
		return events.map((event) => ({ block: this.block, name: nameOf(event), fields: fieldsOf(event) }))
	}

	/** Says that the chain refuses a call with this error, `market.OwnSale`, in its own words. */
	async refused(text: string, signer: KeyringPair, call: SubmittableExtrinsic<'promise'>, error: string): Promise<void> {
		const told = await submit(this.api, signer, call).then(() => 'it was not refused', ({ message }: Error) => message)
		if (!told.startsWith(`${error}:`)) throw new Broken(`${text} is to be refused with ${error}: ${told}`)
		console.log(`      ✗ ${text}: refused, ${told}`)
	}

	/** Lets all be told that has happened by now. */
	private async caughtUp(): Promise<void> {
		const head = (await this.api.rpc.chain.getHeader()).number.toNumber()
		await this.until(`block ${head} is told`, () => this.block >= head || undefined)
	}

	/** Asks until there is an answer. */
	async until<T>(what: string, probe: () => T | undefined | Promise<T | undefined>, seconds = 60): Promise<T> {
		const end = Date.now() + seconds * 1_000
		for (;;) {
			const found = await probe()
			if (found !== undefined) return found
			if (Date.now() > end) throw new Broken(`It did not happen within ${seconds} s: ${what}`)
			await new Promise((resolve) => setTimeout(resolve, 200))
		}
	}

	/** What a block told under this name, once it did, since a block if one is named. */
	happens(name: string, fits: (fields: Record<string, any>) => boolean = () => true, since = 0, seconds = 60): Promise<Happening> {
		return this.until(name, () => this.happened.find((told) => told.name === name && told.block >= since && fits(told.fields)), seconds)
	}

	/** An asset, as it is now. */
	async asset(collection: number, item: number): Promise<Asset> {
		return (await this.api.call.dynamicAssetsApi.asset(collection, item)).toHuman() as unknown as Asset
	}

	/** An asset, once it is in this state; and its card shows that. */
	async reaches(collection: number, item: number, state: string, seconds = 60): Promise<Asset> {
		const found = await this.until(`${collection}/${item} is ${state}`, async () => {
			const found = await this.asset(collection, item)
			return found.state === state ? found : undefined
		}, seconds)
		await this.caughtUp()
		const card = await this.card(collection, item)
		this.holds(`the card of ${collection}/${item} shows at a glance that it is ${state}`, card.includes(`: ${state}"`) || card.includes(`>${state}`))
		return found
	}

	/** The card of an asset, as the gateway draws it. */
	async card(collection: number, item: number): Promise<string> {
		return (await fetch(`${GATEWAY}/assets/${collection}/${item}/image.svg`)).text()
	}

	/** The hash of a finalized block in which all that was told so far has happened. */
	finalized(): Promise<string> {
		const last = this.block
		return this.until(`block ${last} is finalized`, async () => {
			const hash = await this.api.rpc.chain.getFinalizedHead()
			return (await this.api.rpc.chain.getHeader(hash)).number.toNumber() >= last ? hash.toHex() : undefined
		})
	}

	/** What an account can spend, in units. */
	async balance(address: string): Promise<bigint> {
		return BigInt(((await this.api.query.system.account(address)) as any).data.free.toString())
	}

	/** Tells the simulator what is to become of the world, as docs/simulator.md writes it. */
	async world(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<any> {
		const answer = await fetch(`${SIMULATOR}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) })
		const text = await answer.text()
		if (!answer.ok) throw new Broken(`${method} ${path}: ${text}`)
		return text ? JSON.parse(text) : undefined
	}

	/** The call of a blueprint's file, made by `vivarium-node blueprint encode` with these arguments. */
	async encoded(file: URL, ...args: string[]): Promise<SubmittableExtrinsic<'promise'>> {
		const { stdout } = await promisify(execFile)('vivarium-node', ['blueprint', 'encode', file.pathname, ...args])
		return this.api.tx(this.api.createType('Call', stdout.trim()) as any)
	}

	/** Makes a collection with one living item: a call of its owner. */
	founds(owner: KeyringPair, file: URL, collection: number, item: number, externalId: string): Promise<SubmittableExtrinsic<'promise'>> {
		return this.encoded(
			file, '--collection', `${collection}`, '--item', `${item}`, '--new-collection', '--mint', '--enrol',
			'--external-id', externalId, '--owner', owner.address,
		)
	}

	/** Says where in Polkadot.js Apps to see what: runtime calls with their arguments, and blocks. */
	look(calls: [call: string, what: string][], blocks: [block: number, what: string][], card: [collection: number, item: number]): void {
		const name = basename(dirname(process.argv[1]!))
		console.log(`\nWhere to see it, as long as the chain runs (scripts/examples ${name} --stay leaves it running)\n`)
		console.log(`  ${APPS}/runtime\n    Developer > Runtime calls:`)
		const width = Math.max(...calls.map(([call]) => call.length))
		calls.forEach(([call, what]) => console.log(`      ${call.padEnd(width)}   ${what}`))
		blocks.forEach(([block, what]) => console.log(`  ${APPS}/explorer/query/${block}   ${what}`))
		console.log(`  ${GATEWAY}/assets/${card.join('/')}/image.svg   the card\n  ${GATEWAY}/assets/${card.join('/')}/history   every revision`)
	}

	/** Takes in a block, and tells what is to be told of it. */
	async hear(number: number): Promise<void> {
		const block = await this.api.at(await this.api.rpc.chain.getBlockHash(number))
		const revised = (await block.call.dynamicAssetsApi!.revised!()).toHuman() as unknown as Record<string, string>[]
		const records = (await block.query.system!.events!()) as unknown as EventRecord[]
		const told = (line: string) => console.log(`${`#${number}`.padStart(5)}   ${line}`)
		const isAbout = (collection: number | undefined) => collection === undefined || this.collections.includes(collection)
		for (const { collection, item, name, number, line } of revised) {
			if (isAbout(Number(collection))) told(`${name} (${collection}/${item}) revision ${number}: ${line}`)
		}
		for (const { event } of records) {
			const [name, fields] = [nameOf(event), fieldsOf(event)]
			this.happened.push({ block: number, name, fields })
			const { licence, collection, item } = fields
			if (!(name in this.words) || !isAbout(collection)) continue
			const of = name in OF_LICENCES ? `licence ${licence} ` : collection === undefined ? '' : `${collection}/${item} `
			told(of + this.words[name]!(fields))
		}
		this.block = number
	}
}

/** Tells a story from the node's present block on, and ends: with 0 where all of it holds. */
export async function tell(work: (story: Story) => Promise<void>): Promise<never> {
	const began = Date.now()
	try {
		const api = await ApiPromise.create({ provider: new WsProvider(NODE), noInitWarn: true, throwOnConnect: true })
		const story = new Story(api)
		let next = (await api.rpc.chain.getHeader()).number.toNumber() + 1
		let hearing = Promise.resolve()
		const failed = new Promise<never>((_, reject) => {
			void api.rpc.chain.subscribeNewHeads(({ number }) => {
				hearing = hearing.then(async () => {
					while (next <= number.toNumber()) await story.hear(next++)
				})
				hearing.catch(reject)
			})
		})
		await Promise.race([work(story), failed])
		console.log(`\nAll of it holds, after ${Math.round((Date.now() - began) / 1_000)} s and ${story.block} blocks.`)
		process.exit(0)
	} catch (error) {
		const told = error instanceof Broken ? error.message : (error as Error).stack ?? `No node answers at ${NODE}.`
		console.error(`\n${told}`)
		process.exit(1)
	}
}
