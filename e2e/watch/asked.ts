// What the arguments of scripts/watch ask for.

export const USAGE =
	'scripts/watch [--node WS_URL] [--from BLOCK] [--account ACCOUNT] [--collection COLLECTION [--item ITEM]] ' +
	'[--flag FLAG]... [--state STATE]... [--trigger TRIGGER]... [--health-below HEALTH]'

/** What is watched. Flags, states and triggers are names or positions. */
export interface Asked {
	node: string
	from?: number
	account?: string
	collection?: number
	item?: number
	flags: string[]
	states: string[]
	triggers: string[]
	healthBelow?: number
}

/** What the arguments ask for; throws where they are not understood. */
export function asked(args: string[]): Asked {
	const found: Asked = { node: 'ws://127.0.0.1:9944', flags: [], states: [], triggers: [] }
	const not = (what: string) => new Error(`this was not understood: ${what}. Say ${USAGE}`)
	for (let position = 0; position < args.length; position += 2) {
		const [option, value] = [args[position]!, args[position + 1]]
		if (value === undefined) throw not(option)
		const number = () => {
			if (!/^\d+$/.test(value)) throw not(`${option} ${value}`)
			return Number(value)
		}
		switch (option) {
			case '--node':
				if (!/^wss?:\/\//.test(value)) throw not(`${option} ${value}`)
				found.node = value
				break
			case '--from': found.from = number(); break
			case '--account': found.account = value; break
			case '--collection': found.collection = number(); break
			case '--item': found.item = number(); break
			case '--flag': found.flags.push(value); break
			case '--state': found.states.push(value); break
			case '--trigger': found.triggers.push(value); break
			case '--health-below': found.healthBelow = number(); break
			default: throw not(option)
		}
	}
	if (found.item !== undefined && found.collection === undefined) throw not(`--item ${found.item} without --collection`)
	return found
}
