import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, openSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder with the programs that were built. */
const PROGRAMS = process.env.VIVARIUM_PROGRAMS ?? ''
if (!PROGRAMS) throw new Error('VIVARIUM_PROGRAMS does not name the folder of the built programs: run scripts/test')

/** The runtime that was built. */
export const RUNTIME = join(PROGRAMS, 'wbuild/vivarium-runtime/vivarium_runtime.compact.compressed.wasm')
/** The same, before it was compressed. */
export const RUNTIME_PLAIN = join(PROGRAMS, 'wbuild/vivarium-runtime/vivarium_runtime.compact.wasm')

/** A file of the repository. */
export const inRepository = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Ours by its name; the system's too. */
const pathOf = (name: string) => (name.startsWith('vivarium-') ? join(PROGRAMS, name) : name)

/** A program under test, ended with the test. */
export class Program {
	private constructor(
		private readonly child: ChildProcess,
		readonly log: string,
	) {}

	static start(name: string, args: string[], cwd?: string, env: Record<string, string> = {}): Program {
		const log = join(temporary(), `${basename(name)}.log`)
		const output = openSync(log, 'w')
		const child = spawn(pathOf(name), args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', output, output] })
		return new Program(child, log)
	}

	get running(): boolean {
		return this.child.exitCode === null && this.child.signalCode === null
	}

	/** Waits until the program ends by itself; its exit code, -1 where a signal ended it. */
	async ended(): Promise<number> {
		if (this.running) await new Promise((resolve) => this.child.once('exit', resolve))
		return this.child.exitCode ?? -1
	}

	/** Ends the program, and waits until it is gone. */
	async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
		if (!this.running) return
		const gone = new Promise((resolve) => this.child.once('exit', resolve))
		this.child.kill(signal)
		await gone
	}
}

/** What a program printed that ended by itself. */
export interface Ended {
	code: number
	stdout: string
	stderr: string
}

/** Runs a program until it ends by itself. */
export function run(name: string, args: string[], options: { cwd?: string; env?: Record<string, string> } = {}): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const settings = { cwd: options.cwd, env: { ...process.env, ...options.env }, maxBuffer: 64 * 1024 * 1024 }
		const child = execFile(pathOf(name), args, settings, (error, stdout, stderr) => {
			if (error && child.exitCode === null) reject(error)
			else resolve({ code: child.exitCode!, stdout, stderr })
		})
	})
}

const folders: string[] = []

/** A folder that goes with the process. */
export function temporary(): string {
	const folder = mkdtempSync(join(tmpdir(), 'vivarium-'))
	folders.push(folder)
	return folder
}
process.once('exit', () => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })))

/** A port that is free on the loopback. */
export function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const server = createServer()
		server.once('error', reject)
		server.listen(0, '127.0.0.1', () => {
			const { port } = server.address() as { port: number }
			server.close(() => resolve(port))
		})
	})
}
