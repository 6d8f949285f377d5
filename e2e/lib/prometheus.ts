import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, inRepository, Program, temporary } from './processes.ts'
import { eventually } from './wait.ts'

/** The alerts of docker/. */
export const ALERTS = 'docker/prometheus/alerts.yml'
/** The dashboard of docker/. */
const DASHBOARD = 'docker/grafana/dashboards/vivarium.json'
/** What Grafana puts in for `$__rate_interval`: four scrapes at least. */
const RATE_INTERVAL = '20s'

/** A series at a moment. */
export interface Sample {
	metric: Record<string, string>
	value: [number, string]
}

/** An alerting rule, and how it stands. */
export interface Alert {
	name: string
	query: string
	state: 'inactive' | 'pending' | 'firing'
	/** Whether its expression could be evaluated. */
	health: 'ok' | 'err' | 'unknown'
	lastError?: string
}

/** A query of a panel. */
export interface Query {
	panel: string
	expr: string
}

/** The queries of the dashboard, as Grafana would ask them. */
export function dashboard(): Query[] {
	const { panels } = JSON.parse(readFileSync(inRepository(DASHBOARD), 'utf8')) as {
		panels: { title: string; targets?: { expr: string }[] }[]
	}
	return panels.flatMap(({ title, targets = [] }) =>
		targets.map(({ expr }) => ({ panel: title, expr: expr.replaceAll('$__rate_interval', RATE_INTERVAL) })),
	)
}

/** A Prometheus that scrapes a node every second, with the alerts of docker/. */
export class Prometheus {
	private constructor(
		private readonly program: Program,
		private readonly port: number,
	) {}

	/** Starts it, for the node whose metrics are at this port. */
	static async start(target: number): Promise<Prometheus> {
		const folder = temporary()
		cpSync(inRepository(ALERTS), join(folder, 'alerts.yml'))
		writeFileSync(join(folder, 'prometheus.yml'), `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [alerts.yml]
scrape_configs:
  - job_name: vivarium
    static_configs:
      - targets: ["127.0.0.1:${target}"]
        labels: { node: alice }
`)
		const port = await freePort()
		const program = Program.start('prometheus', [
			`--config.file=${join(folder, 'prometheus.yml')}`,
			`--storage.tsdb.path=${join(folder, 'data')}`,
			`--web.listen-address=127.0.0.1:${port}`,
		])
		await eventually('Prometheus answers', async () => {
			if (!program.running) throw new Error(`Prometheus ended:\n${readFileSync(program.log, 'utf8')}`)
			return (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok || undefined
		})
		return new Prometheus(program, port)
	}

	/** What an expression gives now; throws what is wrong with it. */
	async query(expr: string): Promise<Sample[]> {
		const { resultType, result } = await this.ask<{ resultType: string; result: Sample[] }>('query', { query: expr })
		if (resultType !== 'vector') throw new Error(`${expr} gives a ${resultType}`)
		return result
	}

	/** The sum of what an expression gives now. */
	async sum(expr: string): Promise<number> {
		return (await this.query(expr)).reduce((sum, { value }) => sum + Number(value[1]), 0)
	}

	/** All alerts, and how they stand. */
	async alerts(): Promise<Alert[]> {
		const { groups } = await this.ask<{ groups: { rules: Alert[] }[] }>('rules', { type: 'alert' })
		return groups.flatMap(({ rules }) => rules)
	}

	/** The names of all metrics. */
	async names(): Promise<Set<string>> {
		return new Set(await this.ask<string[]>('label/__name__/values', {}))
	}

	stop(): Promise<void> {
		return this.program.stop()
	}

	private async ask<T>(path: string, parameters: Record<string, string>): Promise<T> {
		const answer = await fetch(`http://127.0.0.1:${this.port}/api/v1/${path}?${new URLSearchParams(parameters)}`)
		const { status, data, error } = (await answer.json()) as { status: string; data: T; error?: string }
		if (status !== 'success') throw new Error(`${path} ${JSON.stringify(parameters)}: ${error}`)
		return data
	}
}
