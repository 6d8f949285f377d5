// What a fault is, and what is looked at while a network suffers it.

import { NAMES, Network, type Name, type Settings } from '../lib/network.ts'
import { alice, bob, charlie, dave } from '../lib/node.ts'
import { findings, tryState } from './audit.ts'
import { best, final, live, RECOVERY, together } from './witness.ts'

/** The accounts of operators, by name. */
export const ACCOUNTS: Record<Name, string> = {
	alice: alice.address,
	bob: bob.address,
	charlie: charlie.address,
	dave: dave.address,
}

/** Something that goes wrong. */
export interface Fault {
	/** Its name for the command line. */
	name: string
	/** What goes wrong, in words. */
	what: string
	/** Whether blocks go on becoming final meanwhile; *either* where it depends on when it strikes. */
	finality: 'goes on' | 'stops' | 'either'
	/** Who proves to have said two things of one round, and is to lose its bond; everybody else is honest. */
	guilty?: Name
	/** Why it cannot be shown here, if so. */
	unfit?: () => string | undefined
	/** What its network must be started with; such a fault needs a network of its own. */
	settings?: () => Settings
	/** What must be there before the network starts. */
	prepare?: () => Promise<void>
	/** Lets it happen, and waits until what it does to the chain is seen; throws where that is not what it should be. Says what was seen. */
	strike(network: Network): Promise<string>
	/** Ends it. */
	mend(network: Network): Promise<void>
	/** Gives back what `prepare` took, once the network is gone. */
	tidy?: () => Promise<void>
}

/** What came of a fault. */
export interface Outcome {
	fault: Fault
	/** What was seen of it. */
	seen: string
	/** Blocks from the end of the fault until every asset had been read again. */
	recovered: number
	/** How far finality came during the fault, of so many blocks. */
	finalized: { blocks: number; of: number }
	/** Readings and revisions that rest on fewer operators than a quorum, and of how many. */
	short: string[]
	looked: number
	/** Operators slashed that are honest, and whether those that are not were. */
	slashed: { honest: string[]; guilty: boolean }
	/** Whether `try_state` held; undefined where it was not looked at. */
	tryState: boolean | undefined
	/** What did not hold, a sentence each; what was not looked at is not among them. */
	broken: string[]
}

/** Lets a network that is well suffer a fault, and tells what came of it. The network must be well afterwards. */
export async function suffer(network: Network, fault: Fault): Promise<Outcome> {
	await live(network.running[0]!, 0)
	const from = (await together(network)) + 1
	const seen = await fault.strike(network)
	const lasted = (await best(network)) - from + 1
	const ended = await final(network)
	await fault.mend(network)

	const gone = NAMES.filter((name) => !network.isRunning(name))
	const over = await together(network)
	const node = network.running[0]!
	const read = await live(node, over)
	const found = await findings(node, from, read)
	const state = await tryState(node, read)
	const guilty = fault.guilty && ACCOUNTS[fault.guilty]
	const outcome: Outcome = {
		fault,
		seen,
		recovered: read - over,
		finalized: { blocks: Math.max(0, ended - from + 1), of: lasted },
		short: found.short,
		looked: found.readings + found.revisions,
		slashed: {
			honest: found.slashed.filter((account) => account !== guilty),
			guilty: guilty === undefined || found.slashed.includes(guilty),
		},
		tryState: state.holds,
		broken: [],
	}
	const { broken } = outcome
	broken.push(...gone.map((name) => `${name}'s node does not run after it`))
	if (outcome.recovered > RECOVERY) broken.push(`the assets lived again only after ${outcome.recovered} blocks, not within ${RECOVERY}`)
	if (fault.finality === 'goes on' && ended < from) broken.push(`no block of the fault became final while it lasted: ${ended} is, it began with ${from}`)
	if (fault.finality === 'stops' && ended > from + 1) broken.push(`blocks became final where no quorum was: ${ended} is, it began with ${from}`)
	broken.push(...found.short, ...found.late, ...found.failed)
	if (outcome.looked === 0) broken.push('nothing was accepted in all its blocks, so nothing was looked at')
	broken.push(...outcome.slashed.honest.map((account) => `${account} is honest and lost its bond`))
	if (!outcome.slashed.guilty) broken.push(`${fault.guilty} equivocated and kept its bond`)
	if (state.holds === false) broken.push(`try_state does not hold: ${state.reason}`)
	return outcome
}

/** A network for a fault alone. */
export async function alone(fault: Fault): Promise<Outcome> {
	const settings = fault.settings?.()
	await fault.prepare?.()
	try {
		const network = await Network.start(settings)
		try {
			return await suffer(network, fault)
		} finally {
			await network.end()
		}
	} finally {
		await fault.tidy?.()
	}
}
