// A device: makes a key, and signs what it reads, a line each: ITEM POSITION=VALUE ..., with the positions of metrics and
// values in their decimals, as in `0 2=315`. It needs no account, no network, and nothing but Node.js.

import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

const [act, file, genesis, collection] = process.argv.slice(2)

/** Keeps the key, and how many samples it has signed. */
function keep(state) {
	writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 })
	renameSync(`${file}.new`, file)
}

/** A number in so many bytes, the lowest first. */
function bytes(number, length) {
	const result = Buffer.alloc(length)
	for (let index = 0, rest = BigInt.asUintN(8 * length, BigInt(number)); index < length; index++, rest >>= 8n) {
		result[index] = Number(rest & 0xffn)
	}
	return result
}

/** What is signed of a line, but for where it counts. */
function sample(line, sequence) {
	const [item, ...values] = line.trim().split(/\s+/)
	const isSound = /^\d+$/.test(item) && values.every((value) => /^\d+=-?\d+$/.test(value))
	if (!isSound || values.length < 1 || values.length > 16) {
		console.error(`${line}: write ITEM POSITION=VALUE ..., with 1 to 16 values`)
		process.exitCode = 1
		return undefined
	}
	const pairs = values.map((value) => value.split('='))
	return Buffer.concat([
		bytes(item, 4), bytes(sequence, 8), bytes(Date.now(), 8),
		bytes(pairs.length << 2, 1), ...pairs.flatMap(([metric, value]) => [bytes(metric, 1), bytes(value, 8)]),
	])
}

if (act === 'new' && file) {
	if (existsSync(file)) {
		console.error(`${file} is there already`)
		process.exit(1)
	}
	const { privateKey } = generateKeyPairSync('ed25519')
	keep({ secret: privateKey.export({ type: 'pkcs8', format: 'pem' }), sequence: 0 })
	const { x } = privateKey.export({ format: 'jwk' })
	console.log(`0x${Buffer.from(x, 'base64url').toString('hex')}`)
} else if (act === 'sign' && collection) {
	const state = JSON.parse(readFileSync(file, 'utf8'))
	const key = createPrivateKey(state.secret)
	const device = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x, 'base64url')
	const domain = Buffer.concat([Buffer.from('vivarium:device1'), Buffer.from(genesis.slice(2), 'hex'), bytes(collection, 4)])
	for await (const line of createInterface({ input: process.stdin })) {
		const signed = sample(line, state.sequence + 1)
		if (!signed) continue
		// Kept first: a count that is lost is only missing, one that is used twice is refused.
		keep({ ...state, sequence: ++state.sequence })
		console.log(`0x${Buffer.concat([device, signed, sign(null, Buffer.concat([domain, signed]), key)]).toString('hex')}`)
	}
} else {
	console.error('usage: node device.mjs new FILE\n       node device.mjs sign FILE GENESIS COLLECTION')
	process.exit(2)
}
