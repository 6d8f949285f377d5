import { Program } from './processes.ts'
import { eventually } from './wait.ts'

/** Where the genesis of the development chain expects the simulator. */
const PORT = 9100
const URL = `http://127.0.0.1:${PORT}`

/** A response of the simulator, as it was sent. */
export interface Served {
	at_ms: number
	body: string
	fault?: string
}

/** The truth about a pump, which its gauges only measure. */
export interface Truth {
	wear: number
	vibration_mm_s: number
	temperature_c: number
	pressure_bar: number
	running_hours: number
	strokes: number
}

/** What goes wrong at an endpoint, as `docs/simulator.md` writes it. */
export type Fault = string | Record<string, unknown>

export class Simulator {
	private constructor(private readonly program: Program) {}

	static async start(): Promise<Simulator> {
		const program = Program.start('vivarium-simulator', ['--port', String(PORT)])
		await eventually('the simulator answers', async () => {
			if (!program.running) throw new Error(`the simulator ended: is port ${PORT} in use? Stop scripts/dev first`)
			return (await fetch(`${URL}/host/served`)).ok || undefined
		}, 20_000)
		return new Simulator(program)
	}

	/** What an endpoint lately served, oldest first. */
	served(endpoint = '/host'): Promise<Served[]> {
		return this.ask('GET', `/served?endpoint=${endpoint}`)
	}

	/** Puts a fault in force. */
	async fault(endpoint: string, fault: Fault): Promise<void> {
		await this.ask('POST', '/faults', { endpoint, fault })
	}

	/** Ends all faults, or that of an endpoint. */
	async clear(endpoint?: string): Promise<void> {
		await this.ask('DELETE', endpoint === undefined ? '/faults' : `/faults?endpoint=${endpoint}`)
	}

	/** How many responses the fault at an endpoint has spoiled. */
	async spoiled(endpoint: string): Promise<number> {
		const faults = await this.ask<{ endpoint: string; spoiled: number }[]>('GET', '/faults')
		return faults.find((fault) => fault.endpoint === endpoint)?.spoiled ?? 0
	}

	/** The truth about a pump. */
	pump(id: string): Promise<Truth> {
		return this.ask('GET', `/pumps/${id}`)
	}

	/** Wears a pump, or repairs it. */
	async wear(id: string, wear: number): Promise<void> {
		await this.ask('POST', `/pumps/${id}`, { wear })
	}

	kill(): Promise<void> {
		return this.program.stop('SIGKILL')
	}

	private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await fetch(`${URL}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) })
		const text = await answer.text()
		if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
		return (text ? JSON.parse(text) : undefined) as T
	}
}
