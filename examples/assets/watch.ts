// Prints a line for each event of money in finalized blocks: of all items, of a collection's, or of one. It follows a node
// that is started again without a gap, until it is interrupted.

import { ApiPromise, WsProvider } from '@polkadot/api'
import type { ApiDecoration } from '@polkadot/api/types'
import type { Event, EventRecord } from '@polkadot/types/interfaces'
import { fieldsOf, nameOf, NODE } from './chain.ts'
import { OF_ITEMS, OF_LICENCES, OF_ROYALTIES } from './words.ts'

type Block = ApiDecoration<'promise'>
interface Place { collection: number; item: number }

const [collection, item] = process.argv.slice(2).map(Number)
if (Number.isNaN(collection) || Number.isNaN(item)) {
	console.error('usage: npx tsx watch.ts [COLLECTION [ITEM]]')
	process.exit(2)
}
const isWatched = (place: Place) =>
	(collection === undefined || place.collection === collection) && (item === undefined || place.item === item)

/** Where the licences are that were heard of. */
const places = new Map<number, Place>()
/** What those of them permitted last that usage narrows. */
let permitted = new Map<number, string[]>()

const licenceAt = async (block: Block, licence: number) => (await block.call.licensingApi.licence(licence)).toJSON() as any
const named = (licence: number) => `licence ${licence} of ${places.get(licence)!.collection}/${places.get(licence)!.item}`

/** Notes a licence that an event tells of. */
async function hear(fields: Record<string, any>, block: Block, parent: Block): Promise<void> {
	const { licence } = fields
	if (places.has(licence)) return
	const [before, after] = [await licenceAt(parent, licence), await licenceAt(block, licence)]
	places.set(licence, before ?? after ?? fields)
	if (after?.terms.thresholds.length && isWatched(after)) permitted.set(licence, (before ?? after).permissions)
}

/** An event in words, if it is one of money, and of what is watched. */
async function line(event: Event, block: Block, parent: Block): Promise<string[]> {
	const [name, fields] = [nameOf(event), fieldsOf(event)]
	if (name in OF_ROYALTIES && collection === undefined) return [OF_ROYALTIES[name]!(fields)]
	if (name in OF_ITEMS && isWatched(fields as Place)) return [`${fields.collection}/${fields.item} ${OF_ITEMS[name]!(fields)}`]
	if (!(name in OF_LICENCES)) return []
	await hear(fields, block, parent)
	return isWatched(places.get(fields.licence)!) ? [`${named(fields.licence)} ${OF_LICENCES[name]!(fields)}`] : []
}

/** What usage changed of what licences permit. */
async function narrowed(block: Block): Promise<string[]> {
	const lines: string[] = []
	const now = new Map(permitted)
	for (const [licence, before] of permitted) {
		const view = await licenceAt(block, licence)
		if (!view) now.delete(licence)
		if (!view || view.state === 'Suspended' || view.permissions.join() === before.join()) continue
		const how = view.permissions.length < before.length ? 'is narrowed by usage: it permits' : 'permits again'
		lines.push(`${named(licence)} ${how} ${view.permissions.join(', ').toLowerCase() || 'nothing'}, with ${view.used} units in term ${view.term}`)
		now.set(licence, view.permissions)
	}
	permitted = now
	return lines
}

async function linesOf(number: number): Promise<string[]> {
	const [block, parent] = [await blockAt(number), await blockAt(number - 1)]
	const records = (await block.query.system.events()) as unknown as EventRecord[]
	const lines: string[] = []
	for (const { event } of records) lines.push(...(await line(event, block, parent)))
	return [...lines, ...(await narrowed(block))]
}

process.on('SIGINT', () => process.exit(0)).on('SIGTERM', () => process.exit(0))

const api = await ApiPromise.create({ provider: new WsProvider(NODE), noInitWarn: true })
const blockAt = async (number: number) => api.at(await api.rpc.chain.getBlockHash(number))
let next = (await api.rpc.chain.getHeader(await api.rpc.chain.getFinalizedHead())).number.toNumber() + 1
console.log(`watching from block ${next} on`)

let telling = Promise.resolve()
/** Tells of all blocks up to this one. Where the node goes away meanwhile, the next call goes on with the same block. */
async function follow(last: number): Promise<void> {
	for (; next <= last; next++) {
		const lines = await linesOf(next).catch((error: Error) => {
			if (!error.message.includes('discarded')) throw error
			return ['is too old: the node has discarded its state']
		})
		lines.forEach((line) => console.log(`#${next} ${line}`))
	}
}
await api.rpc.chain.subscribeFinalizedHeads(({ number }) => {
	telling = telling.then(() => follow(number.toNumber())).catch((error: Error) => console.error(error.message))
})
