// Lets a network of four suffer a fault, and judges what came of it.

import { NAMES, Network, type Name } from '../lib/network.ts'
import { alice, bob, charlie, dave } from '../lib/node.ts'
import { eventually } from '../lib/wait.ts'
import type { Fault } from './faults.ts'
import { best, finalized, findings, HEARTBEAT, live } from './witness.ts'

/** What came of a fault. */
export interface Outcome {
	fault: string
	/** Blocks that were finalized while it lasted. */
	finalized: number
	/** Blocks from its end until every asset was read anew. */
	recovery: number
	revisions: number
	/** What does not hold; nothing, if all does. */
	wrong: string[]
}

/** Two heartbeats, and the blocks that a round's reports and their decision take. */
const RECOVERY = 2 * HEARTBEAT + 3
const ADDRESSES: Record<Name, string> = { alice: alice.address, bob: bob.address, charlie: charlie.address, dave: dave.address }

/** Makes a fault happen, ends it, and looks whether what must hold does. */
export async function suffer(network: Network, fault: Fault): Promise<Outcome> {
	const wrong: string[] = []
	const complain = (what: string) => void wrong.push(what)
	const before = await best(network)
	await live(network.node('alice'), before - 2 * HEARTBEAT)
	const finalBefore = await finalized(network.node('alice'))

	await fault.suffer(network).catch((error: Error) => complain(error.message))
	const survivor = network.running[0]
	const finalAfter = survivor ? await finalized(survivor) : finalBefore
	const last = survivor ? await best(network) : before
	if (fault.lives) await live(survivor!, last - RECOVERY, 30_000).catch(() => complain('assets did not live meanwhile'))

	await fault.heal(network)
	for (const name of NAMES) {
		if (network.isRunning(name)) continue
		complain(`${name} does not run again`)
		return { fault: fault.title, finalized: 0, recovery: NaN, revisions: 0, wrong }
	}
	const node = network.node('alice')
	// A node that comes back catches up first.
	await eventually('every node is at the head', async () => {
		const numbers = await Promise.all(network.running.map((node) => node.blockNumber()))
		return Math.max(...numbers) - Math.min(...numbers) <= 1 && Math.max(...numbers) >= last ? true : undefined
	}, 120_000)
	const healed = await best(network)
	const recovered = await live(node, healed)
	if (recovered - healed > RECOVERY) complain(`assets lived again only after ${recovered - healed} blocks`)

	const found = await findings(node, before + 1, recovered)
	found.short.forEach((what) => complain(`accepted from too few values: ${what}`))
	const expected = fault.slashed ? [ADDRESSES[fault.slashed]] : []
	if (JSON.stringify(found.slashed) !== JSON.stringify(expected)) complain(`slashed: ${found.slashed.join(', ') || 'nobody'}`)
	if (found.parked > 0) complain(`${found.parked} deadlines were given up`)
	const blocks = finalAfter - finalBefore
	if (fault.finality && blocks < HEARTBEAT) complain(`only ${blocks} blocks were finalized meanwhile`)
	return { fault: fault.title, finalized: blocks, recovery: recovered - healed, revisions: found.revisions, wrong }
}

/** What came of the faults, as a table of Markdown. */
export function table(outcomes: Outcome[]): string {
	const rows = outcomes.map(({ fault, finalized, recovery, revisions, wrong }) => {
		return `| ${fault} | ${finalized} | ${recovery} | ${revisions} | ${wrong.length === 0 ? 'holds' : `**does not hold**: ${wrong.join('; ')}`} |`
	})
	return ['| fault | blocks finalized meanwhile | blocks until all live | revisions | |', '|---|---:|---:|---:|---|', ...rows].join('\n')
}
