// What Prometheus and Grafana of docker/ ask of a node, asked by a real Prometheus of a running one.

import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { alice, Node, VIV } from '../lib/node.ts'
import { inRepository, run } from '../lib/processes.ts'
import { ALERTS, dashboard, Prometheus } from '../lib/prometheus.ts'
import { Simulator } from '../lib/simulator.ts'
import { eventually } from '../lib/wait.ts'

let simulator: Simulator
let node: Node
let prometheus: Prometheus

/** The collection with the track, which Alice owns. */
const MEDIA = 2

/** Panels that show nothing while nothing of the kind happens. */
const MAY_BE_EMPTY = new Set<string>([])

/** Names of metrics in an expression. */
const named = (expr: string) => expr.match(/\b(?:vivarium|substrate)_[a-z0-9_]+|\bup\b/g) ?? []

/** Waits until an expression's sum is at least so much. */
const atLeast = (expr: string, least: number, deadlineMs = 120_000) =>
	eventually(`${expr} is ${least}`, async () => ((await prometheus.sum(expr)) >= least ? true : undefined), deadlineMs)

beforeAll(async () => {
	simulator = await Simulator.start()
	node = await Node.demo()
	prometheus = await Prometheus.start(node.prometheusPort)
})

afterAll(async () => {
	await prometheus?.stop()
	await node?.stop()
	await simulator?.kill()
})

test('rounds, values, latency and operators are told', async () => {
	await atLeast('vivarium_rounds_total{outcome="complete"}', 3)
	await atLeast('vivarium_values_total{outcome="accepted"}', 3)
	await atLeast('vivarium_revision_latency_seconds_count', 1)
	const mean = 'vivarium_revision_latency_blocks_sum / vivarium_revision_latency_blocks_count'
	expect(await prometheus.sum(mean)).toBeGreaterThanOrEqual(1)
	expect(await prometheus.sum(mean)).toBeLessThanOrEqual(15)
	const operators = (await node.api.call.operatorsApi!.operators!()).toHuman() as { account: string }[]
	const shown = await prometheus.query('vivarium_operator_serves')
	expect(shown.map(({ metric }) => metric.operator)).toEqual(operators.map(({ account }) => account))
	await atLeast('vivarium_operator_rounds_total', 3)
	expect(await prometheus.sum('vivarium_operator_suspended')).toBe(0)
	expect(await prometheus.sum('vivarium_metrics_skipped_blocks_total')).toBe(0)
})

test('what is missing is told by its cause', async () => {
	expect(await prometheus.sum('vivarium_observations_missing_total{cause="status_5xx"}')).toBe(0)
	await simulator.fault('/host', { status: { code: 503 } })
	await atLeast('vivarium_observations_missing_total{cause="status_5xx"}', 1)
	await atLeast('vivarium_values_total{outcome="missing"}', 1)
	await simulator.clear()
})

test('a proposal that waits for reviewers is told, and one that comes true', async () => {
	await simulator.wear('pump-2', 0.6)
	await atLeast('vivarium_proposals_waiting', 1, 150_000)
	expect(await prometheus.sum('vivarium_requests_total')).toBeGreaterThanOrEqual(1)
	await simulator.wear('pump-1', 0.6)
	await atLeast('vivarium_requests_ended_total{end="applied"}', 1, 150_000)
}, 300_000)

test('what falls due is told, and when it is done', async () => {
	const done = await prometheus.sum('vivarium_deadlines_acted_total{outcome="done"}')
	await node.send(node.api.tx.market!.list!(MEDIA, 0, VIV, (await node.blockNumber()) + 8), alice)
	await atLeast('vivarium_deadlines_due', 1)
	await atLeast('vivarium_deadlines_acted_total{outcome="done"}', done + 1)
	expect(await prometheus.sum('vivarium_deadlines_late + vivarium_deadlines_parked')).toBe(0)
	expect(await prometheus.sum('vivarium_deadlines_lateness_blocks')).toBe(0)
})

test('every query of the dashboard is valid and gives data', async () => {
	const queries = dashboard()
	expect(queries.length).toBeGreaterThan(20)
	const names = await prometheus.names()
	for (const { panel, expr } of queries) {
		for (const name of named(expr)) expect(names, `${panel}: ${expr}`).toContain(name)
		if (MAY_BE_EMPTY.has(panel)) await prometheus.query(expr)
		// A rate wants two scrapes.
		else await eventually(`${panel}: ${expr}`, async () => ((await prometheus.query(expr)).length > 0 ? true : undefined), 30_000)
	}
	for (const topic of ['Rounds by outcome', 'Values missing, by cause', 'From telemetry to revision', 'Proposals waiting', 'Deadlines due and late', "Operators' record"]) {
		expect(queries.map(({ panel }) => panel)).toContain(topic)
	}
})

test('every alert can be evaluated, and one that is to come comes', async () => {
	const checked = await run('promtool', ['check', 'config', inRepository('docker/prometheus/prometheus.yml')])
	expect(checked, checked.stderr).toMatchObject({ code: 0 })

	const names = await prometheus.names()
	const declared = readFileSync(inRepository(ALERTS), 'utf8').match(/- alert:/g)!.length
	const alerts = await prometheus.alerts()
	expect(alerts.length).toBe(declared)
	for (const { name, query, health, lastError } of alerts) {
		expect(health, `${name}: ${lastError}`).toBe('ok')
		for (const metric of named(query)) expect(names, `${name}: ${query}`).toContain(metric)
	}
	const state = async (wanted: string) => (await prometheus.alerts()).find(({ name }) => name === wanted)!.state
	expect(await state('NodeDown')).toBe('inactive')
	await node.stop()
	await eventually('the alert', async () => ((await state('NodeDown')) !== 'inactive' ? true : undefined), 30_000)
})
