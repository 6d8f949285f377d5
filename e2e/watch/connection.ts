// A connection to a node's RPC that says why a subscription ended: the library under Polkadot.js Apps keeps that to itself.

import { WebSocket } from '@polkadot/x-ws'

interface Answer {
	id?: number
	result?: any
	error?: { message: string }
	params?: { subscription: string | number; result?: any; error?: unknown }
}

/** What the node refuses, in its own words. */
export class Refusal extends Error {}

export class Connection {
	private last = 0
	private readonly waiting = new Map<number, (answer: Answer) => void>()
	private readonly told = new Map<string | number, (params: NonNullable<Answer['params']>) => void>()
	/** What came for a subscription before the answer that names it was taken in. */
	private readonly early = new Map<string | number, NonNullable<Answer['params']>[]>()
	/** Resolves when the connection is gone. */
	readonly gone: Promise<void>

	private constructor(private readonly socket: WebSocket) {
		socket.onmessage = ({ data }) => this.take(JSON.parse(String(data)))
		this.gone = new Promise((resolve) => {
			socket.onclose = () => {
				this.waiting.forEach((answer) => answer({ error: { message: 'the node went away' } }))
				resolve()
			}
		})
	}

	static open(url: string): Promise<Connection> {
		return new Promise((resolve, reject) => {
			const socket = new WebSocket(url)
			socket.onerror = () => reject(new Error(`nobody answers at ${url}`))
			socket.onopen = () => resolve(new Connection(socket))
		})
	}

	close(): void {
		this.socket.close()
	}

	private take(answer: Answer): void {
		const { id, params } = answer
		if (id !== undefined) {
			this.waiting.get(id)?.(answer)
			this.waiting.delete(id)
		} else if (params) {
			const tell = this.told.get(params.subscription)
			if (tell) tell(params)
			else this.early.set(params.subscription, [...(this.early.get(params.subscription) ?? []), params])
		}
	}

	/** Asks a method. What the node refuses is thrown as a `Refusal`. */
	request(method: string, params: unknown[]): Promise<any> {
		const id = ++this.last
		return new Promise((resolve, reject) => {
			this.waiting.set(id, ({ result, error }) => {
				if (!error) resolve(result)
				else reject(this.socket.readyState === WebSocket.OPEN ? new Refusal(error.message) : new Error(error.message))
			})
			this.socket.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
		})
	}

	/** Subscribes. `ended` is told why the node ended it. */
	async subscribe(method: string, params: unknown[], each: (item: any) => void, ended: (reason: string) => void): Promise<void> {
		const id = await this.request(method, params)
		const tell = ({ result, error }: NonNullable<Answer['params']>) => {
			if (error === undefined) each(result)
			else ended(typeof error === 'string' ? error : JSON.stringify(error))
		}
		this.told.set(id, tell)
		this.early.get(id)?.forEach(tell)
		this.early.delete(id)
	}
}
