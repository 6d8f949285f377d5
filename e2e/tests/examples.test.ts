// What examples/assets promises: an asset is made, sold and licensed by its scripts, and the watch tells of it.

import type { KeyringPair } from '@polkadot/keyring/types'
import { stringCamelCase } from '@polkadot/util'
import { cpSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { more } from '../lib/blueprints.ts'
import { alice, bob, charlie, Node, VIV } from '../lib/node.ts'
import { freePort, inRepository, Program, run, temporary, type Ended } from '../lib/processes.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

const COLLECTION = 7

const basePath = temporary()
const folder = join(temporary(), 'assets')
/** Where the node is, also after it was started again. */
const rpcPort = await freePort()
const settings = { cwd: folder, env: { VIVARIUM_NODE: `ws://127.0.0.1:${rpcPort}` } }
let simulator: Simulator
let node: Node
/** Of everything, and of item 1 alone. */
let watch: Program
let watchOfOne: Program

/** Runs a script of the example until it ends: `npx tsx` with less around it. */
const ended = (...args: string[]): Promise<Ended> => run('node', ['--import', 'tsx', ...args], settings)

/** Runs a script, as its user does; the lines that it prints. */
async function script(...args: string[]): Promise<string[]> {
	const { code, stdout, stderr } = await ended(...args)
	if (code !== 0) throw new Error(stderr)
	return stdout.trim().split('\n')
}

async function watching(...args: string[]): Promise<Program> {
	const program = Program.start('node', ['--import', 'tsx', 'watch.ts', ...args], settings.cwd, settings.env)
	await eventually('the watch begins', async () => readFileSync(program.log, 'utf8').includes('watching from block') || undefined, 150_000)
	return program
}

/** What a watch has told, without the numbers of blocks. */
const told = ({ log }: Program) => readFileSync(log, 'utf8').split('\n').flatMap((line) => /^#\d+ (.*)/.exec(line)?.[1] ?? [])

/** The line of the watch that begins so, once it is there. */
const line = (beginning: string) =>
	eventually(`the line "${beginning}"`, async () => told(watch).find((line) => line.startsWith(beginning)), 90_000)

const short = ({ address }: KeyringPair) => `${address.slice(0, 6)}…${address.slice(-4)}`
/** The arguments by which a script says that one goes on. */
const proposed = (lines: string[]) => /Buy (?:it|one) so: npx tsx (.*)/.exec(lines.join('\n'))![1]!.split(' ')

beforeAll(async () => {
	const isOurs = (path: string) => !path.endsWith('node_modules')
	cpSync(inRepository('examples/assets'), folder, { recursive: true, filter: isOurs })
	// What `npm ci` would install there.
	symlinkSync(inRepository('e2e/node_modules'), join(folder, 'node_modules'))
	const started = [Simulator.start(), Node.start({ basePath, rpcPort }), watching(), watching(String(COLLECTION), '1')] as const
	;[simulator, node, watch, watchOfOne] = await Promise.all(started)
}, 180_000)

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
	expect(await script('fund.ts', '//Alice', '7', '0', '1')).toEqual(['7/0 has 1 VIV in its purse: rounds cost nothing here'])
	await script('royalty.ts', '//Alice', '7', '10', '//Bob=60', `${charlie.address}=40`)
	expect(await script('list.ts', '//Alice', '7', '0', '10')).toEqual(['7/0 is listed for 10 VIV, of which 1 VIV are royalty'])
	expect(await line('7/0 is listed')).toBe(`7/0 is listed by ${short(alice)} for 10 VIV`)
}, 120_000)

// Its terms last half a minute each. What is tested meanwhile leaves them alone.
test('a licence is offered, and bought on the terms that were shown', async () => {
	const stranger = ended('license.ts', '//Dave', '7', '0', 'terms.json')
	expect(await script('license.ts', '//Eve', '7', '0')).toEqual(['No licence of 7/0 is offered.'])
	expect(await stranger).toMatchObject({ code: 1, stderr: expect.stringContaining('licensing.NotOwner: Only the owner of the item may') })

	const shown = await script('license.ts', '//Alice', '7', '0', 'terms.json')
	expect(shown).toEqual(expect.arrayContaining(['  permits    display, commercial', '  price      1 VIV for 15 blocks']))
	const [, , , , offer, digest] = proposed(shown)
	const [bought, permits] = await script('license.ts', '//Eve', '7', '0', offer!, digest!, '2')
	expect(bought).toMatch(/^licence 0 of 7\/0 is bought by \S+ until block \d+, with 2 VIV set aside; paid 1 VIV \(0\.06 VIV royalty /)
	expect(permits).toBe('It permits to display, commercial.')
	const used = await script('usage.ts', '//Charlie', '0', '35')
	expect(used).toEqual(['licence 0 is metered: 35 units in term 1, of which 0.25 VIV are owed'])
	await script('license.ts', '//Ferdie', '7', '0', offer!, digest!)
}, 120_000)

test('the events that the watch has words for are the chain’s, with these fields', async () => {
	const words: Record<string, Record<string, (fields: object) => string>> = await import(join(folder, 'words.ts'))
	const { registry, events } = node.api
	const all = Object.values(words).flatMap((group) => Object.entries(group))
	expect(all.length).toBeGreaterThan(25)
	for (const [name, inWords] of all) {
		const [section, method] = name.split('.') as [string, string]
		const { fields } = events[section]![method]!.meta
		const value = (type: (typeof fields)[number]['type']) => registry.createType(registry.createLookupType(type)).toJSON()
		// What they are when nothing is said of them.
		const named = fields.map(({ name, type }) => [stringCamelCase(name.unwrap().toString()), value(type)])
		expect(inWords(Object.fromEntries(named)), name).not.toMatch(/undefined|NaN/)
	}
})

test('a mistake is told in the words of the chain, or by how a script is used', async () => {
	const told = async (...args: string[]) => {
		const { code, stdout, stderr } = await ended(...args)
		return [code, stdout, stderr.trim().split('\n').at(-1)]
	}
	const twice = told('mint.ts', '//Alice', '7', '0')
	const absent = told('buy.ts', '//Dave', '7', '2')
	const tooLittle = told('list.ts', '//Alice', '7')
	expect(await twice).toEqual([1, '', 'uniques.AlreadyExists: The item ID has already been used for an item.'])
	expect(await absent).toEqual([1, '', '7/2 is not for sale'])
	expect(await tooLittle).toEqual([2, '', 'usage: npx tsx list.ts WHO COLLECTION ITEM PRICE [BLOCKS]'])
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
}, 120_000)

test('the watch tells of an asset that goes dormant and wakes, and one of an item of nothing else', async () => {
	const { sudo, utility, market, assetAccounts } = node.api.tx
	await node.send(utility!.batchAll!([...more(node, COLLECTION, [1], 'picture'), market!.list!(COLLECTION, 1, VIV, null)]), alice)
	await node.send(sudo!.sudo!(assetAccounts!.setFees!({ round: VIV, synthesis: 0 })), alice)
	expect(await line('7/1 is dormant')).toMatch(/^7\/1 is dormant from round \d+ on: nobody can pay for it$/)
	await node.send(assetAccounts!.fund!(COLLECTION, 1, 400n * VIV), bob)
	expect(await line('7/1 is awake')).toMatch(/^7\/1 is awake again from round \d+ on$/)
	expect(told(watch)).toContain(`7/1 is funded with 400 VIV by ${short(bob)}`)
	const ofOne = await eventually('the same, of item 1', async () => {
		const lines = told(watchOfOne)
		return lines.some((line) => line.startsWith('7/1 is awake')) ? lines : undefined
	})
	expect(ofOne[0]).toBe(`7/1 is listed by ${short(alice)} for 1 VIV`)
	expect(ofOne.filter((line) => !line.startsWith('7/1 '))).toEqual([])
}, 120_000)

test('the watch tells how licences are narrowed, renewed, in grace, suspended and over, also of a node that went away', async () => {
	expect(await line('licence 0 of 7/0 is narrowed')).toBe('licence 0 of 7/0 is narrowed by usage: it permits display, with 35 units in term 1')
	expect(await line('licence 0 of 7/0 is renewed')).toMatch(
		/renewed: term 2 until block \d+ for 0\.8 VIV; 35 units of term 1 are billed 0\.25 VIV; paid 1\.05 VIV \(0\.063 VIV royalty to .*, 0\.945 VIV to its owner /,
	)
	expect(await line('licence 0 of 7/0 permits again')).toBe('licence 0 of 7/0 permits again display, commercial, with 0 units in term 2')

	await node.stop()
	node = await Node.start({ basePath, rpcPort })
	expect(await line('licence 1 of 7/0 is in grace')).toMatch(/until block \d+: the next term costs 0\.8 VIV, and 0 VIV are owed for usage$/)
	const { synthesis, licensing } = node.api.tx
	await node.send(synthesis!.setReviewers!(COLLECTION, [bob.address], 1), alice)
	await node.send(licensing!.suspend!(1), bob)
	expect(await line('licence 1 of 7/0 is suspended')).toBe(`licence 1 of 7/0 is suspended by ${short(bob)}`)
	expect(await line('licence 0 of 7/0 has ended')).toBe('licence 0 of 7/0 has ended: Expired; 0.95 VIV are released')
}, 180_000)

test('what is claimed is what the watch has told, and each thing was told once', async () => {
	await node.send(node.api.tx.royalties!.claim!(bob.address), alice)
	const claimed = await line('royalties:')
	const lines = told(watch)
	const before = lines.slice(0, lines.indexOf(claimed)).join('\n')
	const credits = [...before.matchAll(/([\d.]+) VIV royalty to ([^\s,]+)/g)].filter(([, , who]) => who === short(bob))
	const sum = credits.reduce((sum, [, amount]) => sum + Number(amount), 0)
	expect(credits).toHaveLength(4)
	expect(claimed).toBe(`royalties: ${short(bob)} is paid ${Number(sum.toFixed(9))} VIV, by a claim`)
	for (const beginning of ['7/0 is sold', 'licence 0 of 7/0 is bought', 'licence 0 of 7/0 is renewed', 'licence 1 of 7/0 is in grace']) {
		expect(lines.filter((line) => line.startsWith(beginning)), beginning).toHaveLength(1)
	}
}, 60_000)
