// The terms of licences: from a file as people write it, and in words.

import { readFileSync } from 'node:fs'
import { address, short, units, viv } from './chain.ts'

/** Each permission is a bit, the first the lowest. */
const PERMISSIONS = ['display', 'reproduce', 'commercial', 'derivative', 'sublicense']

function bits(names: string[]): number {
	return names.reduce((sum, name) => {
		if (!PERMISSIONS.includes(name)) throw new Error(`${name} is no permission: there are ${PERMISSIONS.join(', ')}`)
		return sum | (1 << PERMISSIONS.indexOf(name))
	}, 0)
}

const named = (bits: number) => PERMISSIONS.filter((_, index) => bits & (1 << index)).join(', ') || 'nothing'

/** Who or what counts: the account of a publisher, or a metric of the item, by its position in a version of its blueprint. */
const by = ({ publisher, metric, version = 1 }: any) =>
	publisher === undefined ? { Metric: { version, metric } } : { Publisher: address(publisher) }

/** The terms of a file, as the chain takes them. */
export const fromFile = (file: string) => fromWords(JSON.parse(readFileSync(file, 'utf8')))

/** Terms as people write them, amounts in VIV, as the chain takes them. */
export function fromWords({ renewal, meter, thresholds = [], ...terms }: any) {
	return {
		permissions: bits(terms.permissions),
		exclusive: terms.exclusive ?? false,
		duration: terms.duration ?? null,
		price: units(terms.price),
		renewal: renewal ? { ...renewal, price: units(renewal.price) } : null,
		meter: meter
			? { by: by(meter), included: meter.included, unitPrice: units(meter.unitPrice), cap: meter.cap }
			: null,
		thresholds: thresholds.map(({ at, permissions, price }: any) => ({
			at, permissions: bits(permissions), price: price ? units(price) : null,
		})),
		suspendingTriggers: (terms.suspendedBy ?? []).reduce((sum: number, code: number) => sum | (1 << code), 0),
		revocation: terms.revocable ? 'ProRata' : null,
		income: 0,
	}
}

/** The terms of the chain, a line each. */
export function inWords({ permissions, exclusive, duration, price, renewal, meter, thresholds, revocation }: any): string[] {
	const lines = [`permits    ${named(permissions)}${exclusive ? ', exclusively' : ''}`]
	lines.push(`price      ${viv(price)} ${duration === null ? 'for ever' : `for ${duration} blocks`}`)
	if (renewal) {
		const often = renewal.count === null ? 'any number of times' : renewal.count === 1 ? 'once' : `up to ${renewal.count} times`
		const how = renewal.automatic ? 'from what you set aside' : 'by hand'
		lines.push(`renewal    ${viv(renewal.price)}, ${often}, ${how}, with ${renewal.grace} blocks of grace`)
	}
	if (meter) {
		const by = meter.by.publisher ? short(meter.by.publisher) : 'a counter of the item'
		const cap = meter.cap === null ? '' : `, nothing beyond ${meter.cap}`
		lines.push(`usage      ${viv(meter.unitPrice)} a unit beyond ${meter.included} of a term${cap}; counted by ${by}`)
	}
	for (const { at, permissions, price } of thresholds) {
		lines.push(`from ${at} units on it permits ${named(permissions)}${price === null ? '' : `, and the next term costs ${viv(price)}`}`)
	}
	if (revocation) lines.push(`its owner may revoke it, and pays back ${revocation === 'ProRata' ? 'what is left of the term' : 'nothing'}`)
	return lines
}
