import type { Reporter, TestModule } from 'vitest/node'
import { postgresAtHand } from './postgres-at-hand.ts'
import { isFullSize } from './size.ts'

type Count = { passed: number; failed: number; skipped: number }
const none = (): Count => ({ passed: 0, failed: 0, skipped: 0 })

/** What could not be tested and why, said by the set-up of a floor and shown again at the end; one list for the whole process. */
const shared = globalThis as { hjemmebesoegNotices?: Set<string> }
shared.hjemmebesoegNotices ??= new Set()
export const notices: Set<string> = shared.hjemmebesoegNotices

/** Counts of one test file; a file that could not be loaded, or a hook that failed, is one failure. */
const countOf = (module: TestModule): Count => {
	const count = none()
	for (const test of module.children.allTests()) {
		const { state } = test.result()
		if (state === 'passed') count.passed++
		else if (state === 'failed') count.failed++
		else count.skipped++
	}
	if (count.failed === 0 && module.state() === 'failed') count.failed++
	return count
}

const line = ({ passed, failed, skipped }: Count): string =>
	`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/** Ends every run with what was skipped and why, the counts of each floor, and as the very last line the counts of all. */
export class Summary implements Reporter {
	onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
		const floors = new Map<string, Count>()
		for (const module of modules) {
			const floor = floors.get(module.project.name) ?? none()
			const count = countOf(module)
			floors.set(module.project.name, {
				passed: floor.passed + count.passed,
				failed: floor.failed + count.failed,
				skipped: floor.skipped + count.skipped,
			})
		}
		const said = new Set(notices)
		if (!isFullSize) said.add('Long tests ran at their everyday size. Whole: FULL_SIZE=1 npm test')
		const embedded = floors.get('pglite')
		if (embedded && postgresAtHand() === null) {
			floors.set('postgres', { ...none(), skipped: embedded.passed + embedded.failed + embedded.skipped })
			said.add(
				'PostgreSQL WAS NOT TESTED: no TEST_POSTGRES_URL, and neither initdb nor pg_ctl on this machine. The database tests ran on PGlite only.',
			)
		}
		const all = none()
		for (const count of floors.values()) {
			all.passed += count.passed
			all.failed += count.failed
			all.skipped += count.skipped
		}
		all.failed += errors.length
		if (modules.length === 0) all.failed++
		if (all.failed > 0) process.exitCode = 1
		process.once('exit', () => {
			const out = [
				'',
				...[...said].map((notice) => `!! ${notice}`),
				...[...floors].map(([name, count]) => `${name.padEnd(15)}${line(count)}`),
				line(all),
			]
			process.stdout.write(`${out.join('\n')}\n`)
		})
	}
}
