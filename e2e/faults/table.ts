// What came of faults, as a table in markdown.

import type { Outcome } from './fault.ts'

const HEAD = ['fault', 'seen', 'recovered within', 'final during it', 'changed by fewer than a quorum', 'honest slashed', '`try_state`', 'holds']

/** What stands in the line of a fault. */
const cells = ({ fault, seen, recovered, finalized, short, looked, slashed, tryState, broken }: Outcome): string[] => [
	fault.what,
	seen,
	`${recovered} blocks`,
	`${finalized.blocks} of ${finalized.of} blocks`,
	`${short.length} of ${looked}`,
	`${slashed.honest.length}`,
	tryState === undefined ? 'not run' : tryState ? 'holds' : 'does not hold',
	isWell({ broken, tryState }) ? 'yes' : '**no**',
]

const line = (cells: string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`

/** Whether all of an outcome holds: what was not looked at does not. */
export const isWell = ({ broken, tryState }: Pick<Outcome, 'broken' | 'tryState'>) => broken.length === 0 && tryState === true

/** The first two lines. */
export const head = () => [line(HEAD), line(HEAD.map(() => '---'))].join('\n')

/** A fault's line. */
export const row = (outcome: Outcome) => line(cells(outcome))

/** The line of a fault of which nothing came: it could not be shown, or something threw. */
export const empty = (what: string, reason: string, holds: string) => line([what, reason.replaceAll(/\s+/g, ' ').slice(0, 300), ...HEAD.slice(3).map(() => ''), holds])
