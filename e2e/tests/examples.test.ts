// What examples/assets promises: an asset is made, sold and licensed by its scripts, and the watch tells of it.

import type { KeyringPair } from '@polkadot/keyring/types'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, bob, charlie, Node } from '../lib/node.ts'
import { inRepository, Program, run, temporary, type Ended } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7
const VIV = 10n ** 12n

const basePath = temporary()
const folder = join(temporary(), 'assets')
let simulator: Simulator
let node: Node
/** Of everything, and of item 1 alone. */
let watch: Program
let watchOfOne: Program

/** What `npx tsx` runs in the folder, and what it is told. */
const TSX = 'node_modules/tsx/dist/cli.mjs'
const environment = () => ({ NODE: `ws://127.0.0.1:${node.rpcPort}` })
const ended = (...args: string[]): Promise<Ended> => run('node', [TSX, ...args], { cwd: folder, env: environment() })

/** Runs a script, as its user does; the lines that it prints. */
async function script(...args: string[]): Promise<string[]> {
	const { code, stdout, stderr } = await ended(...args)
	if (code !== 0) throw new Error(stderr)
	return stdout.trim().split('\n')
}

async function watching(...args: string[]): Promise<Program> {
	const program = Program.start('node', [TSX, 'watch.ts', ...args], folder, environment())
	await eventually('the watch begins', async () => readFileSync(program.log, 'utf8').includes('watching from block') || undefined)
	return program
}

/** What a watch has told, without the numbers of blocks. */
const told = ({ log }: Program) => readFileSync(log, 'utf8').split('\n').flatMap((line) => /^#\d+ (.*)/.exec(line)?.[1] ?? [])

/** The line of the watch that begins so, once it is there. */
const line = (beginning: string) =>
	eventually(`the line "${beginning}"`, async () => told(watch).find((line) => line.startsWith(beginning)), 90_000)

const short = ({ address }: KeyringPair) => `${address.slice(0, 6)}…${address.slice(-4)}`
/** The arguments by which a script says that one goes on. */
const proposed = (lines: string[]) => /Buy it so: npx tsx (.*)/.exec(lines.join('\n'))![1]!.split(' ')

beforeAll(async () => {
	const isOurs = (path: string) => !path.endsWith('node_modules')
	cpSync(inRepository('examples/assets'), folder, { recursive: true, filter: isOurs })
	// What `npm ci` would install there.
	symlinkSync(inRepository('e2e/node_modules'), join(folder, 'node_modules'))
	simulator = await Simulator.start()
	node = await Node.start({ basePath })
	;[watch, watchOfOne] = await Promise.all([watching(), watching(String(COLLECTION), '1')])
}, 120_000)

afterAll(async () => {
	await Promise.all([watch?.stop(), watchOfOne?.stop()])
	await node?.stop()
	await simulator?.kill()
})

test('an item is minted, lives by a blueprint, and is listed with a royalty', async () => {
	expect(await script('mint.ts', '//Alice', '7', '0')).toEqual([`7/0 belongs to ${alice.address}`])
	const encoded = await run('vivarium-node', ['blueprint', 'encode', join(folder, 'picture.toml'), '--collection', '7'])
	const lives = await script('enrol.ts', '//Alice', '7', '0', 'picture-0', encoded.stdout.trim())
	expect(lives).toEqual(['7/0 lives: Picture picture-0, state kept'])
	await script('royalty.ts', '//Alice', '7', '10', '//Bob=60', `${charlie.address}=40`)
	expect(await script('list.ts', '//Alice', '7', '0', '10')).toEqual(['7/0 is listed for 10 VIV, of which 1 VIV are royalty'])
	expect(await line('7/0 is listed')).toBe(`7/0 is listed by ${short(alice)} for 10 VIV`)
	// Another one in the same collection, by what is there.
	await script('mint.ts', '//Alice', '7', '1')
	await script('enrol.ts', '//Alice', '7', '1', 'picture-1')
	await script('list.ts', '//Alice', '7', '1', '2.5', '1000')
}, 120_000)

test('a mistake is told in the words of the chain, or by how a script is used', async () => {
	const again = await ended('mint.ts', '//Alice', '7', '0')
	expect([again.code, again.stdout, again.stderr.trim().split('\n').at(-1)])
		.toEqual([1, '', 'uniques.AlreadyExists: The item ID has already been used for an item.'])
	const unknown = await ended('buy.ts', '//Dave', '7', '2')
	expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('7/2 is not for sale')])
	const short = await ended('list.ts', '//Alice', '7')
	expect([short.code, short.stderr]).toEqual([2, 'usage: npx tsx list.ts WHO COLLECTION ITEM PRICE [BLOCKS]\n'])
})

test('what has changed since the buyer looked is not bought, and what was looked at again is', async () => {
	const looked = proposed(await script('buy.ts', '//Dave', '7', '0'))
	await node.send(node.api.tx.dynamicAssets!.setTrait!(COLLECTION, 0, 0, { Number: 12 }), alice)
	const refused = await ended(...looked)
	expect(refused.code).toBe(1)
	expect(refused.stderr).toMatch(/^market\.MaterialChanged: The asset has changed since the buyer looked: .* Look again, and/m)

	const [bought] = await script(...proposed(await script('buy.ts', '//Dave', '7', '0')))
	const dave = /to (\S+) for/.exec(bought!)![1]
	expect(bought).toBe(
		`7/0 is sold by ${short(alice)} to ${dave} for 10 VIV ` +
			`(0.6 VIV royalty to ${short(bob)}, 0.4 VIV royalty to ${short(charlie)}, 9 VIV to the seller)`,
	)
	expect(await line('7/0 is sold')).toBe(bought)
	await node.send(node.api.tx.royalties!.claim!(bob.address), alice)
	expect(await line('royalties:')).toBe(`royalties: ${short(bob)} is paid 0.6 VIV, by a claim`)
}, 120_000)

test('a licence is narrowed by usage, renews, and expires; another one falls into grace and is suspended', async () => {
	expect(await script('license.ts', '//Dave', '7', '0')).toEqual(['No licence of 7/0 is offered.'])
	const stranger = await ended('license.ts', '//Alice', '7', '0', 'terms.json')
	expect([stranger.code, stranger.stderr]).toEqual([1, expect.stringContaining('licensing.NotOwner: Only the owner')])
	const shown = await script('license.ts', '//Dave', '7', '0', 'terms.json')
	expect(shown).toEqual(expect.arrayContaining(['  permits    display, commercial', '  price      1 VIV for 15 blocks']))

	const [, , , , offer, digest] = proposed(shown)
	const [bought, permits] = await script('license.ts', '//Eve', '7', '0', offer!, digest!, '2')
	expect(bought).toMatch(/^licence 0 of 7\/0 is bought by \S+ until block \d+, with 2 VIV set aside; paid 1 VIV \(0\.06 VIV royalty /)
	expect(permits).toBe('It permits to display, commercial.')
	expect(await script('usage.ts', '//Charlie', '0', '35')).toEqual(['licence 0 is metered: 35 units in term 1, of which 0.25 VIV are owed'])
	await script('license.ts', '//Ferdie', '7', '0', offer!, digest!)

	expect(await line('licence 0 of 7/0 is narrowed')).toBe('licence 0 of 7/0 is narrowed by usage: it permits display, with 35 units in term 1')
	expect(await line('licence 0 of 7/0 is renewed')).toMatch(
		/renewed: term 2 until block \d+ for 0\.8 VIV; 35 units of term 1 are billed 0\.25 VIV; paid 1\.05 VIV \(0\.063 VIV royalty to .*, 0\.945 VIV to its owner /,
	)
	expect(await line('licence 0 of 7/0 permits again')).toBe('licence 0 of 7/0 permits again display, commercial, with 0 units in term 2')

	// A node that goes away and comes back is followed on.
	const { rpcPort } = node
	await node.stop('SIGKILL')
	node = await Node.start({ basePath, rpcPort })
	expect(await line('licence 1 of 7/0 is in grace')).toMatch(/until block \d+: the next term costs 0\.8 VIV, and 0 VIV are owed for usage$/)
	await node.send(node.api.tx.synthesis!.setReviewers!(COLLECTION, [bob.address], 1), alice)
	await node.send(node.api.tx.licensing!.suspend!(1), bob)
	expect(await line('licence 1 of 7/0 is suspended')).toBe(`licence 1 of 7/0 is suspended by ${short(bob)}`)
	expect(await line('licence 0 of 7/0 has ended')).toBe('licence 0 of 7/0 has ended: Expired; 0.95 VIV are released')
}, 180_000)

test('an asset goes dormant and wakes, and each line was told once, to whom it may concern', async () => {
	const { sudo, assetAccounts } = node.api.tx
	await node.send(sudo!.sudo!(assetAccounts!.setFees!({ round: VIV, synthesis: 0 })), alice)
	expect(await line('7/1 is dormant')).toMatch(/^7\/1 is dormant from round \d+ on: nobody can pay for it$/)
	await node.send(assetAccounts!.fund!(COLLECTION, 1, 400n * VIV), bob)
	expect(await line('7/1 is awake')).toMatch(/^7\/1 is awake again from round \d+ on$/)

	const lines = told(watch)
	const once = (beginning: string) => expect(lines.filter((line) => line.startsWith(beginning))).toHaveLength(1)
	;['7/0 is sold', 'licence 0 of 7/0 is bought', 'licence 0 of 7/0 is renewed', 'licence 0 of 7/0 has ended'].forEach(once)
	expect(lines).toContain(`7/1 is funded with 400 VIV by ${short(bob)}`)
	await eventually('what is told of item 1', async () => told(watchOfOne).some((line) => line.startsWith('7/1 is awake')) || undefined)
	expect(told(watchOfOne)[0]).toMatch(/^7\/1 is listed by .* for 2\.5 VIV until block \d+$/)
	expect(told(watchOfOne).filter((line) => !line.startsWith('7/1 '))).toEqual([])
}, 120_000)
