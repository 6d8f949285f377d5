// Carries in what devices signed, a line each, as device.mjs prints it. Whoever signs here pays, and vouches for nothing.

import { account, complain, connect, fail, given, lines, MOST, report, submit } from './chain.mjs'

const [who, collection] = given(2, 'node relay.mjs WHO COLLECTION')
const [api, signer] = [await connect(), account(who)]
const { relay } = api.tx.publishers

/** Whether a line is a reading, and nothing more. */
function isReading(line) {
	try { return relay(collection, [line]).args[1][0].toHex() === line } catch { return false }
}

for await (const came of lines()) {
	const readings = came.map((line) => line.trim()).filter((line) => isReading(line) || complain(`${line} is no signed reading`))
	while (readings.length > 0) report(api, await submit(api, signer, relay(collection, readings.splice(0, MOST))).catch(fail))
}
process.exit()
