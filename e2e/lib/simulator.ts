import { Program } from './processes.ts'
import { eventually } from './wait.ts'

/** Where the genesis of the development chain expects the simulator. */
const PORT = 9100
const URL = `http://127.0.0.1:${PORT}`

/** A response of the simulator, as it was sent. */
export interface Served {
	at_ms: number
	body: string
}

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

	/** What was lately served at `/host`, oldest first. */
	async served(): Promise<Served[]> {
		return (await fetch(`${URL}/host/served`)).json() as Promise<Served[]>
	}

	kill(): Promise<void> {
		return this.program.stop('SIGKILL')
	}
}
