// What an operator does not allow is never contacted: shown at sockets that would know.

import { writeFileSync } from 'node:fs'
import { createServer as createHttp, type Server as Http } from 'node:http'
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blueprint } from '../lib/blueprints.ts'
import { run, temporary } from '../lib/processes.ts'
import { eventually } from '../lib/wait.ts'

/** A private address that nobody allowed, and how many came. */
let secret: Server
let came = 0
/** An origin that is allowed, and leads there. */
let open: Http

const portOf = (server: Server | Http) => (server.address() as AddressInfo).port

beforeAll(async () => {
	secret = createServer((socket) => {
		came++
		// After the request: what is left unread would reset the connection.
		socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n{"v":1}'))
	})
	await new Promise<void>((resolve) => secret.listen(0, '127.0.0.1', resolve))
	open = createHttp((request, response) => {
		if (request.url === '/good') return response.end('{"v":1}')
		response.writeHead(302, { location: `http://127.0.0.1:${portOf(secret)}/` }).end()
	})
	await new Promise<void>((resolve) => open.listen(0, '127.0.0.1', resolve))
})

afterAll(() => {
	secret?.close()
	open?.close()
})

/** What an operator's node would make of a URL under this oracle.toml. */
async function fetched(url: string, oracle: string): Promise<string> {
	const config = join(temporary(), 'oracle.toml')
	writeFileSync(config, oracle)
	const file = blueprint(`
name = "Probe"
heartbeat = 5
states = ["there"]
[[metric]]
name = "v"
minimum = 0
maximum = 9
tolerance = 0
deviation = 0
[[source]]
url = "${url}"
[source.pointers]
v = "/v"
`)
	const { stdout } = await run('vivarium-node', [
		'blueprint', 'check', file, '--fetch', '--external-id', 'x', '--oracle-config', config,
	])
	return /^together\n +v +([a-z_0-9]+)/m.exec(stdout)?.[1] ?? stdout
}

const origin = (url: string, isPrivate = false) => `[[origin]]\nurl = "${url}"\nprivate = ${isPrivate}\n`

test('an origin that is not allowed is not contacted: by address, by redirect, or by a name that is private', async () => {
	const [hidden, allowed] = [portOf(secret), `http://127.0.0.1:${portOf(open)}`]
	expect(await fetched(`${allowed}/good`, origin(allowed)), 'the way is open').toBe('1')

	expect(await fetched(`http://127.0.0.1:${hidden}/`, origin(allowed))).toBe('not_allowed')
	expect(await fetched(`${allowed}/elsewhere`, origin(allowed))).toBe('redirect')
	expect(await fetched(`http://localhost:${hidden}/`, origin(`http://localhost:${hidden}`))).toBe('not_allowed')
	expect(came).toBe(0)

	// It would have answered, and it would have been counted.
	expect(await fetched(`http://localhost:${hidden}/`, origin(`http://localhost:${hidden}`, true))).toBe('1')
	connect(hidden, '127.0.0.1').end()
	await eventually('both visits', async () => (came === 2 ? true : undefined), 10_000)
})
