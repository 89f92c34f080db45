import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import type { Submittable } from 'pg'

/** As much of each peer's interface as is used here; they are installed by bench/package.json only. */
type Rows = { getRowsJS(): Promise<unknown[][]> }
type Connection = { run(sql: string): Promise<unknown>; runAndReadAll(sql: string): Promise<Rows> }
type Peers = {
	'@duckdb/node-api': {
		version(): string
		DuckDBInstance: {
			create(path: string, settings: Record<string, string>): Promise<{ connect(): Promise<Connection> }>
		}
	}
	'@gorules/zen-engine': { evaluateExpressionSync(expression: string, context: unknown): unknown }
	'json-rules-engine': {
		Engine: new (
			rules: readonly unknown[],
		) => {
			run(facts: Record<string, unknown>): Promise<{ events: readonly { type: string }[] }>
			on(event: 'success', then: () => void): void
			stop(): void
		}
	}
	feelin: { evaluate(expression: string, context: unknown): { value: unknown } }
	'pg-copy-streams': { from(sql: string): Writable & Submittable }
}

const manifest = resolve('bench', 'package.json')

export const peersAreInstalled = (): boolean => existsSync(resolve('bench', 'node_modules', '@duckdb'))

export const peer = <Name extends keyof Peers>(name: Name): Peers[Name] => createRequire(manifest)(name) as Peers[Name]
