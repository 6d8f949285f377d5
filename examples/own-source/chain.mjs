import { ApiPromise, Keyring, WsProvider } from '@polkadot/api'

const NODE = process.env.NODE ?? 'ws://127.0.0.1:9944'

/**
 * Signs the transaction that `make` makes, submits it, prints what it did, and ends the program: with 0 when it is in a
 * block and did what it should, else with 1 and the reason.
 */
export async function submit(secret, make) {
	const api = await ApiPromise.create({ provider: new WsProvider(NODE), noInitWarn: true })
	const signer = new Keyring({ type: 'sr25519' }).addFromUri(secret)
	const fail = (reason) => {
		console.error(reason)
		process.exit(1)
	}
	const told = ({ status, events, dispatchError }) => {
		if (dispatchError?.isModule) {
			const { section, name, docs } = api.registry.findMetaError(dispatchError.asModule)
			fail(`${section}.${name}: ${docs.join(' ')}`)
		} else if (dispatchError) {
			fail(String(dispatchError))
		} else if (status.isInvalid || status.isDropped || status.isUsurped) {
			fail(`the transaction is ${status.type}`)
		} else if (status.isInBlock) {
			events.forEach(({ event }) => console.log(`${event.section}.${event.method}`))
			process.exit(0)
		}
	}
	await make(api).signAndSend(signer, { nonce: -1 }, told).catch((error) => fail(error.message))
}
