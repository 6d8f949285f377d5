// Lets an account (its address) or a device (its public key, 0x…) push metrics of a collection, as the collection's owner:
// 1000 entries in each half hour, and of a device nothing that was sampled more than an hour ago.

import { account, connect, fail, given, metricsOf, submit } from './chain.mjs'

const [PER_PERIOD, MAX_AGE] = [1000, 3600]
const [who, collection, pusher, ...names] = given(4, 'node admit.mjs WHO COLLECTION ADDRESS_OR_KEY METRIC...')
const api = await connect()
const metrics = await metricsOf(api, collection)
const bits = names.reduce((sum, name) => {
	const position = metrics.findIndex((metric) => metric.name === name)
	if (position < 0) fail(new Error(`${name} is no metric: there are ${metrics.map(({ name }) => name).join(', ')}`))
	return sum | (1 << position)
}, 0)
const { admit, admitDevice } = api.tx.publishers
const call = /^0x[0-9a-f]{64}$/.test(pusher)
	? admitDevice(collection, pusher, '', { scope: 'All', metrics: bits, perPeriod: PER_PERIOD, maxAge: MAX_AGE })
	: admit(collection, /^\/\//.test(pusher) ? account(pusher).address : pusher, PER_PERIOD, bits, true)
await submit(api, account(who), call).catch(fail)
console.log(`${pusher} may push ${names.join(', ')} of collection ${collection}`)
process.exit()
