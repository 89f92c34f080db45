import { defineConfig } from 'vitest/config'
import { postgresAtHand } from './test/postgres-at-hand.ts'
import { Summary } from './test/summary.ts'

const databaseTests = ['src/**/*.db.test.ts', 'src/**/*.db.test.tsx', 'test/**/*.db.test.ts']
/** One process takes file after file: what a file imports is read once, not three hundred times. Nothing of ours keeps anything of a file. */
const inTurn = { isolate: false }
const withDatabase = { ...inTurn, setupFiles: ['test/close-databases.ts'], testTimeout: 60_000, hookTimeout: 120_000 }

const pglite = {
	extends: true as const,
	test: {
		name: 'pglite',
		include: databaseTests,
		globalSetup: ['test/pglite-template.ts'],
		provide: { engine: 'pglite' as const },
		...withDatabase,
	},
}
const postgres = {
	extends: true as const,
	test: {
		name: 'postgres',
		include: databaseTests,
		globalSetup: ['test/postgres-template.ts'],
		provide: { engine: 'postgres' as const },
		...withDatabase,
	},
}

const chromium = 'test/chromium-at-hand.ts'
const patient = { testTimeout: 180_000, hookTimeout: 240_000 }

export default defineConfig({
	test: {
		reporters: ['default', new Summary()],
		maxWorkers: '100%',
		setupFiles: ['test/temporary-home.ts'],
		projects: [
			{
				extends: true,
				test: {
					name: 'pure',
					include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/{laws,hostile}/*.test.ts', 'test/*.test.ts'],
					exclude: ['**/*.db.test.ts', '**/*.db.test.tsx'],
					testTimeout: 30_000,
					...inTurn,
				},
			},
			pglite,
			...(postgresAtHand() === null ? [] : [postgres]),
			{
				extends: true,
				test: {
					name: 'journeys',
					include: ['test/journeys/*.test.ts'],
					globalSetup: [chromium, 'test/demonstration.ts'],
					...patient,
				},
			},
		],
	},
})
