// scripts/upgrade: see there.

import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { enact, report } from './enact.ts'

const USAGE = 'scripts/upgrade [--url WS_URL] [--suri SECRET]... [--wasm FILE] [--check-only] [--yes]'
/** How long the node may take to answer first, in milliseconds. */
const PATIENCE = 20_000

interface Asked {
	url: string
	suris: string[]
	wasm: string
	isOnlyChecked: boolean
	isAgreed: boolean
}

/** What the arguments ask for. */
function asked(args: string[]): Asked {
	const found: Asked = { url: 'ws://127.0.0.1:9944', suris: [], wasm: '', isOnlyChecked: false, isAgreed: false }
	const rest = [...args]
	const value = (name: string): string => {
		const given = rest.shift()
		if (!given) throw new Error(`${name} wants a value. Say ${USAGE}`)
		return given
	}
	for (let name = rest.shift(); name !== undefined; name = rest.shift()) {
		if (name === '--url') found.url = value(name)
		else if (name === '--suri') found.suris.push(value(name))
		else if (name === '--wasm') found.wasm = value(name)
		else if (name === '--check-only') found.isOnlyChecked = true
		else if (name === '--yes') found.isAgreed = true
		else throw new Error(`this was not understood: ${name}. Say ${USAGE}`)
	}
	if (!/^wss?:\/\//.test(found.url)) throw new Error(`--url must begin with ws:// or wss://, not ${found.url}`)
	if (found.suris.length === 0) found.suris.push('//Alice')
	return found
}

/** Runs the program that tries runtimes, and shows what it says; throws where something does not hold. */
function tried(args: string[]): Promise<void> {
	const program = join(process.env.VIVARIUM_PROGRAMS ?? '', 'vivarium-trial')
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, { stdio: 'inherit' })
		child.once('error', () => reject(new Error(`${program} is not there. Build it: cargo build --release --locked --workspace`)))
		child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('Nothing was done to the chain.'))))
	})
}

async function connected(url: string): Promise<ApiPromise> {
	const provider = new WsProvider(url, false)
	await provider.connect()
	const api = new ApiPromise({ provider, noInitWarn: true })
	const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`${url} does not answer. Start the node, or name another by --url.`)), PATIENCE).unref())
	return Promise.race([api.isReadyOrError, late])
}

/** Whether whoever sits there says yes. */
async function agrees(question: string): Promise<boolean> {
	if (!process.stdin.isTTY) throw new Error('Nobody is there to say yes. Say --yes to enact it, or --check-only.')
	const line = createInterface({ input: process.stdin, output: process.stdout })
	try {
		return /^y(es)?$/i.test((await line.question(`${question} [y/N] `)).trim())
	} finally {
		line.close()
	}
}

async function main(): Promise<number> {
	const { url, suris, wasm, isOnlyChecked, isAgreed } = asked(process.argv.slice(2))
	const code = readFileSync(wasm)
	console.log(`\nWhat those who use the chain will see differ (+ new, - gone, ~ changed, ! broken):\n`)
	await tried(['metadata', '--old', url, '--new', wasm])
	console.log(`\nThe migrations, tried over the state of the chain:\n`)
	await tried(['migrate', '--url', url, '--wasm', wasm])
	if (isOnlyChecked) return 0
	const api = await connected(url)
	try {
		const name = await api.rpc.system.chain()
		if (!isAgreed && !(await agrees(`\nUpgrade ${name} at ${url}?`))) {
			console.log('Nothing was done to the chain.')
			return 1
		}
		const keyring = new Keyring({ type: 'sr25519' })
		const enacted = await enact(api, suris.map((suri) => keyring.addFromUri(suri)), code, (what) => console.log(`- ${what}`))
		console.log(['', ...report(enacted), ''].join('\n'))
	} finally {
		await api.disconnect()
	}
	await tried(['check', '--url', url])
	return 0
}

main().then(
	(code) => process.exit(code),
	(error: Error) => {
		console.error(`\n${error.message}`)
		process.exit(2)
	},
)
