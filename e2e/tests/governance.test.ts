// The council, proxies and multisigs, as their people use them.

import type { KeyringPair } from '@polkadot/keyring/types'
import type { SubmittableExtrinsic } from '@polkadot/api/types'
import { createKeyMulti, encodeAddress, blake2AsHex, sortAddresses } from '@polkadot/util-crypto'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asset, reading } from '../lib/assets.ts'
import { blueprint, foundation } from '../lib/blueprints.ts'
import { close, decide, event, outcome, propose, vote } from '../lib/council.ts'
import { alice, bob, charlie, dave, Node, VIV } from '../lib/node.ts'
import { inRepository, run, RUNTIME, RUNTIME_PLAIN } from '../lib/processes.ts'
import { registering } from '../lib/synthesis.ts'
import { eventually } from '../lib/wait.ts'
import { authorize } from '../upgrade/enact.ts'

const COLLECTION = 7
/** The metric that is published. */
const PURCHASES = 1
const MODEL = 77

/** A brand's customers: how many purchases they made. */
const CUSTOMERS = blueprint(`
name = "Customer"
heartbeat = 43200
states = ["member"]

[[metric]]
name = "disk"
unit = "%"
minimum = 0
maximum = 100
tolerance = 100
deviation = 100

[[metric]]
name = "purchases"
kind = "counter"
minimum = 0
maximum = 1_000_000
tolerance = 0
deviation = 10

[[source]]
url = "http://127.0.0.1:9100/host"

[source.pointers]
disk = "/disk_percent"
purchases = "/disk_percent"
`)

let node: Node
/** The publisher, and the server that publishes in its name. */
let [brand, server]: KeyringPair[] = []

beforeAll(async () => {
	node = await Node.start()
	;[brand, server] = [await node.newcomer(), await node.newcomer()]
	const { utility, dynamicAssets, publishers } = node.api.tx
	const first = { collection: COLLECTION, item: 0, externalId: 'customer-0', owner: alice.address }
	const calls = node.batched(await foundation(CUSTOMERS, first)).map((call) => {
		if (call.section !== 'dynamicAssets' || call.method !== 'setBlueprint') return call
		const [collection, core, texts] = call.args.map((arg) => arg.toJSON()) as [number, any, any]
		core.metrics[PURCHASES].minSources = 0
		for (const source of texts.sources) source.pointers = source.pointers.filter(({ metric }: any) => metric !== PURCHASES)
		return dynamicAssets!.setBlueprint!(collection, core, texts)
	})
	const admission = publishers!.admit!(COLLECTION, brand!.address, 100, 1 << PURCHASES, false)
	await node.send(utility!.batchAll!([...calls, admission]), alice)
}, 120_000)

afterAll(async () => {
	await node?.stop()
})

const model = async () => (await node.api.call.modelsApi!.model!(MODEL)).toJSON() as any
const owner = async () => ((await node.api.query.uniques!.asset!(COLLECTION, 0)).toJSON() as any)?.owner

test('a motion of three of four admits a model, and another one ejects it', async () => {
	const [register, activate] = await registering(node, [MODEL], 1, 'second')
	expect(await decide(node, [alice, bob, charlie], node.api.tx.utility!.batchAll!([register!, activate!]))).toBe('Ok')
	expect(await model()).toMatchObject({ granted: 'Active' })

	const suspend = node.api.tx.models!.setStatus!(MODEL, 'Suspended')
	const motion = await propose(node, dave, 3, suspend)
	await vote(node, dave, motion, true)
	await vote(node, bob, motion, true)
	await expect(close(node, alice, motion)).rejects.toThrow('council.TooEarly')
	await vote(node, alice, motion, false)
	await vote(node, charlie, motion, true)
	// Anyone closes it.
	expect(await close(node, server!, motion)).toBe('Ok')
	expect(await model()).toMatchObject({ granted: 'Suspended' })
	expect(await decide(node, [bob, charlie, dave], node.api.tx.models!.remove!(MODEL))).toBe('Ok')
	expect(await model()).toBeNull()
}, 120_000)

test('too few ayes carry a motion whose call is refused', async () => {
	const fees = node.api.tx.assetAccounts!.setFees!({ round: 7, synthesis: 7 })
	expect(await decide(node, [alice, bob], fees)).toBe('BadOrigin')
	await expect(propose(node, server!, 2, fees)).rejects.toThrow('council.NotMember')
	await expect(node.send(fees, alice)).rejects.toThrow('BadOrigin')
	const refused = await propose(node, alice, 3, fees)
	await vote(node, bob, refused, false)
	await vote(node, charlie, refused, false)
	expect(await close(node, alice, refused)).toBeUndefined()
	expect((await node.api.query.assetAccounts!.fees!()).toJSON()).toEqual({ round: 0, synthesis: 0 })
}, 120_000)

/** Somebody does this in the name of somebody else. Returns what became of it. */
async function forOther(who: KeyringPair, real: KeyringPair, call: SubmittableExtrinsic<'promise'>): Promise<string> {
	const records = await node.send(node.api.tx.proxy!.proxy!(real.address, null, call), who)
	return outcome(node, event(records, 'proxy.ProxyExecuted')[0])
}

test('a proxy publishes for a brand, and cannot transfer', async () => {
	const { balances, proxy, publishers, utility } = node.api.tx
	const publication = publishers!.publish!(COLLECTION, [{ item: 0, values: [[PURCHASES, 3]], note: null }])
	await expect(node.send(publication, server!)).rejects.toThrow('publishers.')
	await node.send(proxy!.addProxy!(server!.address, 'Publishing', 0), brand!)
	expect(await forOther(server!, brand!, publication)).toBe('Ok')
	expect(reading(await asset(node, COLLECTION, 0), 'purchases').value).toBe('3')

	const before = await node.balance(brand!.address)
	const transfer = balances!.transferAll!(server!.address, false)
	expect(await forOther(server!, brand!, transfer)).toBe('system.CallFiltered')
	expect(await forOther(server!, brand!, utility!.batchAll!([publication, transfer]))).toBe('system.CallFiltered')
	expect(await forOther(server!, brand!, proxy!.addProxy!(server!.address, 'Any', 0))).toBe('system.CallFiltered')
	expect(await node.balance(brand!.address)).toBe(before)

	await node.send(proxy!.removeProxy!(server!.address, 'Publishing', 0), brand!)
	await expect(forOther(server!, brand!, publication)).rejects.toThrow('proxy.NotProxy')
}, 120_000)

test('two of three move what the three own together', async () => {
	const people = [bob, charlie, dave]
	const addresses = people.map(({ address }) => address)
	const prefix = node.api.registry.chainSS58!
	const shared = encodeAddress(createKeyMulti(addresses, 2), prefix)
	const { balances, multisig, uniques, utility } = node.api.tx
	await node.send(
		utility!.batchAll!([balances!.transferKeepAlive!(shared, 10n * VIV), uniques!.transfer!(COLLECTION, 0, shared)]),
		alice,
	)
	const agree = (who: KeyringPair, asked: unknown, call: SubmittableExtrinsic<'promise'>) => {
		const others = sortAddresses(addresses.filter((address) => address !== who.address), prefix)
		return node.send(multisig!.asMulti!(2, others, asked, call, { refTime: 10_000_000_000n, proofSize: 1_000_000n }), who)
	}
	const asked = async (call: SubmittableExtrinsic<'promise'>) => {
		const open: any = await node.api.query.multisig!.multisigs!(shared, call.method.hash.toHex())
		return open.unwrap().when.toJSON()
	}
	const burn = uniques!.burn!(COLLECTION, 0, null)
	await agree(bob, null, burn)
	const filtered = await agree(dave, await asked(burn), burn)
	expect(outcome(node, event(filtered, 'multisig.MultisigExecuted')[4])).toBe('system.CallFiltered')

	const give = uniques!.transfer!(COLLECTION, 0, alice.address)
	await agree(charlie, null, give)
	expect(await owner()).toBe(shared)
	const done = await agree(bob, await asked(give), give)
	expect(outcome(node, event(done, 'multisig.MultisigExecuted')[4])).toBe('Ok')
	expect(await owner()).toBe(alice.address)
}, 120_000)

test('the issuance and all balances are what the blocks say', async () => {
	const { code, stdout } = await run(inRepository('scripts/issuance'), [`ws://127.0.0.1:${node.rpcPort}`])
	expect([code, stdout]).toEqual([0, expect.stringContaining('It holds')])
})

/** The runtime that was built, but one version ahead: so it says in the section that nodes read. */
function next(): Buffer {
	const code = readFileSync(RUNTIME_PLAIN)
	const name = Buffer.from('\x20vivarium', 'latin1')
	const section = Buffer.concat([Buffer.from('\x0fruntime_version', 'latin1'), name, name])
	const at = code.indexOf(section)
	expect(at, 'the version stands in the runtime').toBeGreaterThan(0)
	expect(code.indexOf(section, at + 1), 'and only once').toBe(-1)
	// After the names come the versions of authoring and of the specification.
	const position = at + section.length + 4
	code.writeUInt32LE(code.readUInt32LE(position) + 1, position)
	// Compressed as runtimes are, a mark ahead: the plain one does not fit into a transaction.
	const mark = Buffer.from([82, 188, 83, 118, 70, 219, 142, 5])
	return Buffer.concat([mark, execFileSync('zstd', ['--quiet', '--stdout', '-3'], { input: code, maxBuffer: 1 << 24 })])
}

test('members whose secrets are at hand authorize a runtime as scripts/upgrade does, and others do not', async () => {
	const apply = node.api.tx.system!.applyAuthorizedUpgrade!(`0x${next().toString('hex')}`)
	await expect(node.send(apply, server!)).rejects.toThrow('system.NothingAuthorized')
	const authorized = async () => ((await node.api.query.system!.authorizedUpgrade!()) as any).unwrap().codeHash.toHex()
	const hash = blake2AsHex('another one')
	await expect(authorize(node.api, [server!], hash, () => {})).rejects.toThrow('nor a member of the council')
	expect(await authorize(node.api, [bob, charlie, dave], hash, () => {})).toBeGreaterThan(0)
	expect(await authorized()).toBe(hash)
	expect(await authorize(node.api, [server!], hash, () => {}), 'it is authorized already').toBeUndefined()
})

test('members who are on machines of their own authorize a runtime together, and each may start anew', async () => {
	const hash = blake2AsHex('one of several machines')
	const heard: string[] = []
	const alone = authorize(node.api, [bob], hash, (what) => heard.push(what))
	await eventually('bob has proposed it, and waits', async () => heard.length > 0 || undefined)
	expect(heard[0]).toContain('waits for 2 more ayes')
	expect(await authorize(node.api, [bob, charlie, dave], hash, () => {})).toBeGreaterThan(0)
	expect(await alone).toBeGreaterThan(0)
})

test('the council authorizes a runtime, and whoever has its code applies it', async () => {
	const { system, upgrades } = node.api.tx
	const hex = (bytes: Buffer) => `0x${bytes.toString('hex')}`
	const [present, ahead] = [readFileSync(RUNTIME), next()]
	const version = node.api.runtimeVersion.specVersion.toNumber()
	await expect(node.send(upgrades!.authorize!(blake2AsHex(ahead)), alice)).rejects.toThrow('BadOrigin')

	expect(await decide(node, [alice, bob, dave], upgrades!.authorize!(blake2AsHex(present)))).toBe('Ok')
	const same = await node.send(system!.applyAuthorizedUpgrade!(hex(present)), server!)
	expect(event(same, 'system.RejectedInvalidAuthorizedUpgrade'), 'it is no newer').toBeDefined()

	expect(await decide(node, [alice, bob, dave], upgrades!.authorize!(blake2AsHex(ahead)))).toBe('Ok')
	await expect(node.send(system!.applyAuthorizedUpgrade!(hex(present)), server!)).rejects.toThrow('system.Unauthorized')
	// Nobody signs it.
	await node.api.rpc.author.submitExtrinsic(system!.applyAuthorizedUpgrade!(hex(ahead)))
	const from = await node.blockNumber()
	await node.blockHash(from + 4)
	const code = await node.api.rpc.state.getStorage<any>('0x3a636f6465')
	expect(blake2AsHex(code.unwrap().toU8a(true))).toBe(blake2AsHex(ahead))
	expect((await node.api.rpc.state.getRuntimeVersion()).specVersion.toNumber()).toBe(version + 1)
}, 180_000)
