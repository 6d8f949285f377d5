/** A JSON number, as it stands in the text, rounded half away from zero to so many decimals. */
export function rounded(text: string, decimals: number): string {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
	if (!match) throw new Error(`${text} is not a plain number`)
	const [, sign, whole, fraction = ''] = match
	const digits = BigInt(whole! + fraction.padEnd(decimals, '0').slice(0, decimals))
	const up = Number(fraction[decimals] ?? '0') >= 5 ? 1n : 0n
	const padded = (digits + up).toString().padStart(decimals + 1, '0')
	const printed = decimals === 0 ? padded : `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
	return sign + printed
}
