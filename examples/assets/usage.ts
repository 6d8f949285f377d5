// Reports what was used under a licence in its term so far, as the publisher that its terms name.

import { account, given, run, submit, viv } from './chain.ts'

const [who, licence, total] = given(3, 'npx tsx usage.ts PUBLISHER LICENCE UNITS')

await run(async (api) => {
	const view = async () => (await api.call.licensingApi.licence(licence)).toJSON() as any
	const before = await view()
	if (!before) throw new Error(`There is no licence ${licence}: it has ended, or never was.`)
	// In grace it is the next term that uses count for.
	const running = before.state === 'Grace' ? before.term + 1 : before.term
	await submit(api, account(who!), api.tx.licensing.reportUsage(licence, running, total))
	const { used, term, owed } = await view()
	console.log(`licence ${licence} is metered: ${used} units in term ${term}, of which ${viv(owed)} are owed`)
})
