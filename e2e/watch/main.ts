// scripts/watch: see there.

import { ApiPromise, WsProvider } from '@polkadot/api'
import { asked, type Asked } from './asked.ts'
import { Connection, Refusal } from './connection.ts'
import { Blueprints, position, words, type Names, type Notice } from './names.ts'

/** How long a node that went away is left alone, in milliseconds. */
const PAUSE = 2_000
/** How many blocks back a node goes in no time, and after how many milliseconds what it told of them is here for sure. */
const [NEAR, SOON] = [300, 30_000]
/** How many blocks what is told may be behind the head. */
const BEHIND = 15
/** How many notices are remembered, so that none is printed twice. */
const REMEMBERED = 10_000

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The filter of the RPC. */
function filter(watched: Asked, names: Names | undefined): Record<string, unknown> {
	const { account, collection, item, healthBelow } = watched
	const positions = (kind: keyof Names) =>
		watched[kind].length ? watched[kind].map((name) => position(kind, name, names)) : undefined
	return { account, collection, item, healthBelow, flags: positions('flags'), states: positions('states'), triggers: positions('triggers') }
}

class Watch {
	/** The first block of which something may be missing. */
	private next: number | undefined
	private readonly printed = new Set<string>()
	/** Lines are printed in the order in which they are told. */
	private printing = Promise.resolve()

	constructor(
		private readonly watched: Asked,
		private readonly blueprints: Blueprints,
		private readonly filter: Record<string, unknown>,
	) {
		this.next = watched.from
	}

	/** Follows a node until it goes away, or ends it. */
	async follow(): Promise<void> {
		const connection = await Connection.open(this.watched.node)
		try {
			const head = async () => Number((await connection.request('chain_getHeader', [])).number)
			const best = await head()
			const from = this.next ?? best + 1
			const ended = new Promise<string>((resolve, reject) => {
				const params = [this.filter, Math.min(from, best + 1)]
				connection.subscribe('notifications_subscribe', params, (notice) => this.take(notice), resolve).catch(reject)
			})
			this.next = from
			const began = Date.now()
			const heads = setInterval(() => {
				if (best - from > NEAR || Date.now() - began < SOON) return
				head().then((head) => this.reach(head - BEHIND)).catch(() => undefined)
			}, PAUSE)
			const reason = await Promise.race([ended, connection.gone]).finally(() => clearInterval(heads))
			if (reason) console.error(`the node ended the subscription: ${reason}`)
		} finally {
			connection.close()
			await this.printing
		}
	}

	/** What the node refuses to tell of the past is said, and passed over. */
	async skip({ message }: Refusal): Promise<void> {
		console.error(`what happened from block ${this.next} on is not known: ${message}`)
		this.next = undefined
	}

	/** Nothing is missing before this block. */
	private reach(block: number): void {
		if (this.next === undefined || block > this.next) this.next = block
	}

	private take(notice: Notice): void {
		const { best, ...what } = notice
		const key = JSON.stringify(what)
		this.reach(notice.blockNumber)
		if (best && this.printed.has(key)) return
		if (best) this.printed.add(key)
		else this.printed.delete(key)
		if (this.printed.size > REMEMBERED) this.printed.delete(this.printed.values().next().value!)
		this.printing = this.printing.then(() => this.print(notice)).catch((error: Error) => console.error(error.message))
	}

	private async print(notice: Notice): Promise<void> {
		const { blockNumber, best, collection, item, kind, version } = notice
		const names = kind === 'notified' ? await this.blueprints.names(collection, version) : { flags: [], states: [], triggers: [] }
		const asset = item === null ? `collection ${collection}` : `${collection}/${item}${await this.blueprints.asset(collection, item)}`
		console.log(`#${blockNumber} ${asset}: ${best ? '' : 'undone, a fork took the place of its block: '}${words(notice, names)}`)
	}
}

async function main(): Promise<never> {
	const watched = asked(process.argv.slice(2))
	// Says at once where nobody is there.
	const first = await Connection.open(watched.node).catch((error: Error) => {
		throw new Error(`${error.message}. Name a node: scripts/watch --node ws://HOST:PORT`)
	})
	first.close()
	const api = await ApiPromise.create({ provider: new WsProvider(watched.node), noInitWarn: true })
	const blueprints = new Blueprints(api)
	const names = watched.collection === undefined ? undefined : await blueprints.latest(watched.collection)
	const watch = new Watch(watched, blueprints, filter(watched, names))
	console.log(`watching ${watched.node}${watched.from === undefined ? '' : ` from block ${watched.from} on`}`)
	for (let isFirst = true; ; isFirst = false) {
		await watch.follow().catch((error: Error) => {
			// What is refused at first is asked for; later it is a past that the node does not keep.
			if (error instanceof Refusal && isFirst) throw error
			if (error instanceof Refusal) return watch.skip(error)
			console.error(`${error.message}; it is tried again`)
		})
		await wait(PAUSE)
	}
}

process.on('SIGINT', () => process.exit(0)).on('SIGTERM', () => process.exit(0))

main().catch((error: Error) => {
	console.error(error.message)
	process.exit(2)
})
