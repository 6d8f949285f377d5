// A disk that is full: a small file system in memory, filled to its end.

import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { run, temporary } from '../lib/processes.ts'
import type { Fault } from './fault.ts'
import { best, grown, HEARTBEAT, live } from './witness.ts'

const SIZE = '256m'
let disk: string

/** Writes until there is no room left. */
function fill(file: string): void {
	for (const piece of [1 << 20, 1 << 12]) {
		const open = openSync(file, 'a')
		try {
			for (;;) writeSync(open, Buffer.alloc(piece))
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
		} finally {
			closeSync(open)
		}
	}
}

export const DISK: Fault = {
	name: 'disk-full',
	what: "one operator's disk full, then room again",
	finality: 'goes on',
	// Who is root in a user namespace alone may not.
	unfit: () => (/^\s*0\s+0\s/.test(readFileSync('/proc/self/uid_map', 'utf8')) && process.getuid!() === 0 ? undefined : 'it mounts a small file system, which needs root'),
	settings() {
		disk = join(temporary(), 'disk')
		mkdirSync(disk)
		return { basePath: { dave: disk } }
	},
	async prepare() {
		const { code, stderr } = await run('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', disk])
		if (code !== 0) throw new Error(`no small file system: ${stderr}`)
	},
	async strike(network) {
		fill(join(disk, 'filler'))
		const struck = await best(network)
		await live(network.node('alice'), struck + HEARTBEAT)
		await grown(network, 4 * HEARTBEAT)
		return `the assets lived on; dave's node ${network.node('dave').isAlive ? 'stayed up' : 'ended'}`
	},
	async mend(network) {
		rmSync(join(disk, 'filler'))
		await network.stop('dave', 'SIGKILL')
		await network.restart('dave')
	},
	async tidy() {
		await run('umount', [disk])
	},
}
