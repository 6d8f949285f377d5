// scripts/network, as people use it: a network of four is started, one fails and is brought back, and all is ended.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { NAMES } from '../lib/network.ts'
import { type Ended, inRepository, run, temporary } from '../lib/processes.ts'
import { eventually } from '../lib/wait.ts'

const STATE = join(temporary(), 'network')
const PROGRAMS = [...NAMES, 'simulator']

const network = (...words: string[]) => run(inRepository('scripts/network'), words, { env: { VIVARIUM_NETWORK: STATE } })

/** The process of a program of the network. */
const pid = (name: string) => Number(readFileSync(join(STATE, `${name}.pid`), 'utf8'))

/** Starts what does not run. */
async function up(): Promise<void> {
	const { code, stdout, stderr } = await network('up', '--built')
	expect(code, `${stdout}\n${stderr}`).toBe(0)
}

/** What the script says of the network, once it ends with this code and has said so. */
const told = (code: number, said: RegExp): Promise<Ended> =>
	eventually(`status ${code}, ${said}`, async () => {
		const status = await network('status')
		if (status.code === code && said.test(status.stdout)) return status
		throw new Error(`${status.code}: ${status.stdout}${status.stderr}`)
	}, 120_000)

/** The line of a node that does well. */
const well = (name: string) => new RegExp(`^${name} +\\d+ +\\d+ +\\d+ +\\d+  all live$`, 'm')

afterAll(async () => {
	if (existsSync(STATE)) expect(await network('down')).toMatchObject({ code: 0 })
}, 180_000)

test('what the script does not know begins nothing', async () => {
	for (const words of [[], ['sideways'], ['up', '--fast'], ['status', 'dave']]) {
		const { code, stdout } = await network(...words)
		expect([code, stdout], words.join(' ')).toEqual([2, expect.stringContaining('scripts/network up --built')])
	}
	const { code, stderr } = await network('status')
	expect([code, stderr]).toEqual([1, expect.stringContaining('There is no network')])
	expect(existsSync(STATE)).toBe(false)
})

test('up starts four nodes and a simulator, and ends when all assets live', async () => {
	await up()
	const { stdout } = await told(0, well('dave'))
	for (const name of NAMES) expect(stdout).toMatch(well(name))
	expect(stdout).toMatch(/^simulator +\d+$/m)
}, 420_000)

test('status tells who fell, and up brings back no other', async () => {
	const before = PROGRAMS.map(pid)
	process.kill(pid('dave'))
	const { stdout, stderr } = await told(1, /^dave +does not run$/m)
	expect(stdout).toMatch(/^alice +\d+ +\d+ +\d+ +\d+  /m)
	expect(stderr).toContain('Not all is well')
	await up()
	await told(0, well('dave'))
	const changed = PROGRAMS.filter((name, position) => pid(name) !== before[position])
	expect(changed).toEqual(['dave'])
}, 420_000)

test('down ends all and keeps the chain, and purge leaves nothing', async () => {
	const down = await network('down')
	expect([down.code, down.stdout]).toEqual([0, expect.stringContaining('Ended: 5 of 5 programs.')])
	const { stdout } = await told(1, /^simulator +does not run$/m)
	for (const name of NAMES) {
		expect(stdout).toMatch(new RegExp(`^${name} +does not run$`, 'm'))
		expect(existsSync(join(STATE, name, 'chains'))).toBe(true)
	}
	expect(await network('purge')).toMatchObject({ code: 0 })
	expect(existsSync(STATE)).toBe(false)
	const { code, stderr } = await network('status')
	expect([code, stderr]).toEqual([1, expect.stringContaining('There is no network')])
})
