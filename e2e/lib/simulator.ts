import { Program } from './processes.ts'
import { eventually } from './wait.ts'

/** Where the genesis of the development chain expects the simulator. */
const PORT = 9100
/** Where it tells of the machine. */
export const TELEMETRY = `http://127.0.0.1:${PORT}`
/** Where its pumps do: three gauges that measure the same. */
export const GAUGES = [9101, 9102, 9103].map((port) => `http://127.0.0.1:${port}`)
/** Where its inference server listens, a rule-based stand-in and not an AI. */
export const INFERENCE_PORT = 9104

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

/** How a track is used. */
export interface Usage {
	plays_per_minute: number
	plays: number
	minutes: number
	listeners: number
}

/** What goes wrong at an endpoint, as `docs/simulator.md` writes it. */
export type Fault = string | Record<string, unknown>

/** A question to the inference server, as it came. Of a key, only whether there was one. */
export interface Asked {
	received_ms: number
	authorized: boolean
	bytes: number
	sha256: string
	/** The status of the answer, before any fault. */
	status: number
	/** This, and what follows, if it could be read. */
	model?: string
	mode?: string
	/** How many orders it found in the data and obeyed, if it was *injected*: where it is 0, nothing was tried. */
	obeyed?: number
	format?: 'json_schema' | 'json_object' | 'text'
	seed?: number
	prompt?: string
}

/** How a model of the inference server behaves. */
export type Mode =
	| 'honest'
	| 'disagreeing'
	| 'injected'
	| 'hallucinating'
	| { biased: { trait: string; disfavoured: string | boolean | number } }

/** Which of its endpoints. */
export type InferenceEndpoint = 'models' | 'chat/completions' | 'images/generations'

/** What a fault of the inference server is about, and for how many answers; without, chat, and until it is cleared. */
export interface FaultOf {
	endpoint?: InferenceEndpoint
	model?: string
	times?: number
}

type Ask = <T>(method: string, path: string, body?: unknown) => Promise<T>

/** The inference server: models `stand-in` and `stand-in-image`, and instances of them such as `stand-in@bob`. */
export class Inference {
	constructor(private readonly ask: Ask) {}

	/** What goes into `oracle.toml`, before `/chat/completions`. */
	readonly base = `http://127.0.0.1:${INFERENCE_PORT}/v1`

	/** Tells a model how to behave; an instance behaves as its base until it is told. */
	async mode(mode: Mode, model = 'stand-in'): Promise<void> {
		await this.ask('POST', '/inference', { model, mode })
	}

	/** Lets a model answer with this, whatever it is asked: the content, or an image's base64. */
	async answer(answer: string, model = 'stand-in'): Promise<void> {
		await this.ask('POST', '/inference', { model, answer })
	}

	/** Replaces parts of a model's answer. */
	async override(override: Record<string, unknown>, model = 'stand-in'): Promise<void> {
		await this.ask('POST', '/inference', { model, override })
	}

	/** Lets a model be honest again, or all. */
	async honest(model?: string): Promise<void> {
		await this.ask('DELETE', model === undefined ? '/inference' : `/inference?model=${model}`)
	}

	/** Puts a fault in force. */
	async fault(fault: Fault, { endpoint, model, times }: FaultOf = {}): Promise<void> {
		await this.ask('POST', '/faults', { endpoint: this.name(endpoint, model), fault, times })
	}

	/** Ends a fault. */
	async clear({ endpoint, model }: FaultOf = {}): Promise<void> {
		await this.ask('DELETE', `/faults?endpoint=${this.name(endpoint, model)}`)
	}

	/** What an endpoint lately answered, oldest first. */
	served(endpoint?: InferenceEndpoint): Promise<(Served & { asked: Asked })[]> {
		return this.ask('GET', `/served?endpoint=${this.name(endpoint)}`)
	}

	/** What a model was lately asked, or all, oldest first. */
	async asked(model?: string, endpoint?: InferenceEndpoint): Promise<Asked[]> {
		const asked = (await this.served(endpoint)).map((served) => served.asked)
		return model === undefined ? asked : asked.filter((question) => question.model === model)
	}

	private name(endpoint: InferenceEndpoint = 'chat/completions', model?: string): string {
		return `${INFERENCE_PORT}/v1/${endpoint}${model === undefined ? '' : `/${model}`}`
	}
}

export class Simulator {
	/** Its inference server. */
	readonly inference = new Inference(<T>(method: string, path: string, body?: unknown) => this.ask<T>(method, path, body))

	private constructor(private readonly program: Program) {}

	/** With the key that its inference server asks for, if any. */
	static async start({ inferenceKey }: { inferenceKey?: string } = {}): Promise<Simulator> {
		const key = inferenceKey === undefined ? [] : ['--inference-key', inferenceKey]
		const ports = ['--port', String(PORT), '--inference', String(INFERENCE_PORT)]
		const program = Program.start('vivarium-simulator', [...ports, ...key])
		await eventually('the simulator answers', async () => {
			if (!program.running) throw new Error(`the simulator ended: is port ${PORT} in use? Stop scripts/dev first`)
			return (await fetch(`${TELEMETRY}/host/served`)).ok || undefined
		}, 20_000)
		return new Simulator(program)
	}

	/** What an endpoint lately served, oldest first. */
	served(endpoint = '/host'): Promise<Served[]> {
		return this.ask('GET', `/served?endpoint=${endpoint}`)
	}

	/** Puts a fault in force, for all who ask or for one. */
	async fault(endpoint: string, fault: Fault, caller?: string): Promise<void> {
		await this.ask('POST', '/faults', { endpoint, fault, caller })
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

	/** Adds plays of a track, or says how often it is played; answers how it is used then. */
	play(id: string, change: Partial<Pick<Usage, 'plays_per_minute' | 'plays'>>): Promise<Usage> {
		return this.ask('POST', `/media/${id}`, change)
	}

	kill(): Promise<void> {
		return this.program.stop('SIGKILL')
	}

	private async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
		const answer = await fetch(`${TELEMETRY}${path}`, { method, body: body === undefined ? undefined : JSON.stringify(body) })
		const text = await answer.text()
		if (!answer.ok) throw new Error(`${method} ${path}: ${text}`)
		return (text ? JSON.parse(text) : undefined) as T
	}
}
