// Publishes what it reads, a line each: ITEM METRIC VALUE, as in `0 charge 81.5` and `fleet/0/charge 81.5`; or JSON with any
// metrics of an item, and perhaps a note, as in {"item": 0, "charge": 81.5, "note": "parked"}.

import { account, complain, connect, fail, given, lines, metricsOf, MOST, report, submit } from './chain.mjs'

const [who, collection] = given(2, 'node push.mjs WHO COLLECTION')
const [api, signer] = [await connect(), account(who)]
const metrics = await metricsOf(api, collection)

/** A value in its metric's decimals, with the metric's position. */
function value(name, written) {
	const position = metrics.findIndex((metric) => metric.name === name)
	if (position < 0) throw new Error(`${name} is no metric: there are ${metrics.map(({ name }) => name).join(', ')}`)
	const { decimals } = metrics[position]
	const [, sign, whole, part = ''] = new RegExp(`^([-+]?)(\\d+)(?:\\.(\\d{0,${decimals}})0*)?$`).exec(written) ?? []
	if (!whole) throw new Error(`${written} is no number with ${decimals} decimals at most`)
	return [position, BigInt((sign === '-' ? '-' : '') + whole + part.padEnd(decimals, '0'))]
}

function parse(line) {
	const [place, metric, last] = line.trim().split(/[\s/]+/).slice(-3)
	const { item, note = null, ...values } = line.startsWith('{') ? JSON.parse(line) : { item: place, [metric]: last }
	if (!/^\d+$/.test(item)) throw new Error('it names no item')
	const text = note === null ? null : `0x${Buffer.from(note).toString('hex')}`
	return { item: Number(item), note: text, values: Object.entries(values).map(([name, written]) => value(name, String(written))) }
}

/** Takes as many entries as fit one call, in their order, those of an item joined. */
function join(waiting) {
	const entries = new Map()
	for (const { item, note, values } of [...waiting]) {
		const entry = entries.get(item) ?? { item, note: null, values: [] }
		const isThere = values.some(([metric]) => entry.values.some(([other]) => other === metric))
		if (isThere || (note && entry.note) || (entries.size === MOST && !entries.has(item))) break
		entries.set(item, { item, note: entry.note ?? note, values: [...entry.values, ...values] })
		waiting.shift()
	}
	return [...entries.values()]
}

for await (const came of lines()) {
	const waiting = came.filter((line) => line.trim()).flatMap((line) => {
		try { return [parse(line)] } catch ({ message }) { return complain(`${line}: ${message}`) ?? [] }
	})
	while (waiting.length > 0) report(api, await submit(api, signer, api.tx.publishers.publish(collection, join(waiting))).catch(fail))
}
process.exit()
