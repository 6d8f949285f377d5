import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { temporary } from './processes.ts'
import { INFERENCE_PORT } from './simulator.ts'

/** Models of the simulator's inference server, as an operator knows them. */
export interface Models {
	/** What stands for model 1, which writes; `stand-in` unless said. */
	chat?: string
	/** What stands for model 2, which draws; nothing unless said. */
	image?: string
	/** Seconds for one job; 60 unless said. */
	timeout?: number
}

/** The configuration of an operator's node that may ask the simulator for telemetry, and these models. */
export function oracle({ chat = 'stand-in', image, timeout = 60 }: Models = {}): string {
	const model = (id: number, kind: string, name: string) => `
[[model]]
id = ${id}
kind = "${kind}"
base = "http://127.0.0.1:${INFERENCE_PORT}/v1"
name = "${name}"
timeout_s = ${timeout}
parallel = 8
`
	const models = [model(1, 'chat', chat), ...(image === undefined ? [] : [model(2, 'image', image)])]
	const file = join(temporary(), 'oracle.toml')
	writeFileSync(file, `[[origin]]\nurl = "http://127.0.0.1:9100"\n${models.join('')}`)
	return file
}
