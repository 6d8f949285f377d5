import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'
import { existsSync, readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'

/** How many entries a call may have, and how many lines may wait. */
export const [MOST, WAITING] = [64, 4096]

/** What follows the script's name. Where that is less than it needs, it says how it is used, and ends. */
export function given(least, usage) {
	const found = process.argv.slice(2)
	if (found.length >= least) return found
	console.error(`usage: ${usage}`)
	process.exit(2)
}

/** Connects to the node that VIVARIUM_NODE names. Once that is gone the script ends, so that it can be started again. */
export async function connect() {
	const provider = new WsProvider(process.env.VIVARIUM_NODE ?? 'ws://127.0.0.1:9944')
	const api = await ApiPromise.create({ provider, noInitWarn: true, throwOnConnect: true }).catch(fail)
	return api.on('disconnected', () => fail(new Error('The node is gone.')))
}

/** Ends with the reason. */
export function fail(error) {
	console.error(error.message)
	process.exit(1)
}

/** Who signs: `//Alice`, a secret phrase, or the file that `vivarium-node key generate --output-type json` prints. */
export const account = (name) =>
	new Keyring({ type: 'sr25519' }).addFromUri(existsSync(name) ? JSON.parse(readFileSync(name, 'utf8')).secretPhrase : name)

/** The metrics of a collection's blueprint, by their positions: names and decimals. */
export async function metricsOf(api, collection) {
	const version = await api.query.dynamicAssets.latestVersion(collection)
	const found = await api.call.dynamicAssetsApi.blueprint(collection, version.unwrapOr(0))
	if (found.isNone) fail(new Error(`Collection ${collection} has no blueprint.`))
	const [core, texts] = found.unwrap()
	return texts.metrics.map(({ name }, position) => ({ name: name.toUtf8(), decimals: core.metrics[position].decimals.toNumber() }))
}

/** The lines of standard input: all that came while the last ones were dealt with. Who writes faster is held up. */
export async function* lines() {
	const came = []
	let [isOpen, wake] = [true, () => {}]
	const input = createInterface({ input: process.stdin })
	input.on('close', () => { isOpen = false; wake() }).on('line', (line) => {
		if (came.push(line) >= WAITING) input.pause()
		wake()
	})
	while (isOpen || came.length > 0) {
		if (came.length > 0) {
			yield came.splice(0)
			if (isOpen) input.resume()
		} else {
			await new Promise((resolve) => (wake = resolve))
		}
	}
}

/** An error of the chain in its own words, and in how many blocks what it refused may go through. */
function refusal({ registry }, error) {
	if (!error.isModule) return new Error(error.toString())
	const { section, name, docs } = registry.findMetaError(error.asModule)
	const [, low, high] = error.asModule.error
	const blocks = name === 'OverRate' ? low + 256 * high : undefined
	return Object.assign(new Error(`${section}.${name}: ${docs.join(' ')}`), { blocks })
}

/** Signs a call and submits it. Gives what happened once it is in a block; where it failed, throws why. */
function once(api, signer, call) {
	return new Promise((resolve, reject) => {
		call.signAndSend(signer, { nonce: -1 }, ({ status, events, dispatchError }) => {
			if (dispatchError) reject(refusal(api, dispatchError))
			else if (status.isInBlock) resolve(events.map(({ event }) => event))
			else if (status.isUsurped) reject(Object.assign(new Error('Another program signs with this account.'), { blocks: 1 }))
			else if (status.isInvalid || status.isDropped) reject(new Error(`The transaction is ${status.type}.`))
		}).catch((error) => {
			// Another transaction with the same number was quicker.
			const isTaken = /outdated|priority is too low/i.test(error.message)
			reject(isTaken ? Object.assign(new Error('Another program signs with this account.'), { blocks: 1 }) : error)
		})
	})
}

/** The same, again where the period's rate is used up, or another program signs with the account. */
export async function submit(api, signer, call) {
	for (;;) {
		try {
			return await once(api, signer, call)
		} catch (error) {
			if (!error.blocks) throw error
			console.error(`${error.message} Again in ${error.blocks} blocks.`)
			await after(api, error.blocks)
		}
	}
}

async function after(api, blocks) {
	const now = (await api.rpc.chain.getHeader()).number.toNumber()
	await new Promise((resolve) => {
		const stop = api.rpc.chain.subscribeNewHeads(async ({ number }) => {
			if (number.toNumber() < now + blocks) return
			;(await stop)()
			resolve()
		})
	})
}

/** Says what of a call was taken, and what was refused. The script will have failed where something was. */
export function report(api, events) {
	for (const { method, data } of events.filter(({ section }) => section === 'publishers')) {
		if (method === 'EntryRefused' || method === 'ReadingRefused') {
			complain(`item ${data.item}${data.sequence ? `, count ${data.sequence},` : ''} is refused: ${refusal(api, data.error).message}`)
		} else if (method === 'Published' || method === 'Relayed') {
			console.log(`${data.accepted} taken, ${data.refused} refused`)
		}
	}
}

/** Says what is wrong, and goes on. */
export function complain(words) {
	console.error(words)
	process.exitCode = 1
}
