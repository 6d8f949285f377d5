/** An event of a block, as it was told. */
export interface Told {
	/** `royalties.Accrued` */
	name: string
	/** The part of the block in which it happened: a call by its position, or what comes before and after all calls. */
	phase: string
	/** Its data, by the names of the fields; numbers as JSON has them. */
	data: any
}

/** What an account has. */
export interface Account {
	free: bigint
	reserved: bigint
}

/** A sum that is kept for each of many. */
export class Sums extends Map<string, bigint> {
	of(key: string): bigint {
		return this.get(key) ?? 0n
	}

	add(key: string, by: bigint): void {
		this.set(key, this.of(key) + by)
	}
}

/** An amount, as JSON has it: a number, or hexadecimal where it is large. */
export const amount = (json: number | string): bigint => BigInt(json)

const VIV = 10n ** 12n

/** An amount in VIV, to the unit. */
export function viv(units: bigint): string {
	const [sign, all] = units < 0n ? ['-', -units] : ['', units]
	const whole = (all / VIV).toString().replace(/\B(?=(\d{3})+$)/g, ',')
	const rest = (all % VIV).toString().padStart(12, '0').replace(/0+$/, '')
	return `${sign}${whole}${rest && `.${rest}`} VIV`
}

/** An event in a line, to be read. */
export function line({ name, phase, data }: Told): string {
	return `${name} ${JSON.stringify(data)} (${phase})`
}
