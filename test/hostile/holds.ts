import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { vi } from 'vitest'
import { isFullSize } from '../size.ts'

/** Which attempts are made: the same every time, so that a failure is the change's and not the day's. HOSTILE_SEED=1 makes others. */
const seed = Number(process.env.HOSTILE_SEED ?? 20_260_309)
/** A quarter every day; HOSTILE_TIMES=20 makes twenty times as many as the whole. */
const times = Number(process.env.HOSTILE_TIMES ?? (isFullSize ? 1 : 0.25))

/** Where what was found is kept to be looked at, after the run too. */
const kept = 'node_modules/.cache/hjemmebesoeg'

// thousands of attempts take a while on a busy machine
vi.setConfig({ testTimeout: 180_000 })

/** Tries so many values and fails on the first of which a promise is not kept, with the smallest like it in a file to look at. */
export const holds = async <Value>(
	values: fc.Arbitrary<Value>,
	usually: number,
	brokenPromises: (value: Value) => readonly string[] | Promise<readonly string[]>,
): Promise<void> => {
	const numRuns = Math.round(usually * times)
	const told = await fc.check(
		fc.asyncProperty(values, async (value) => {
			const broken = await brokenPromises(value)
			if (broken.length > 0) throw new Error([...new Set(broken)].join('; '))
		}),
		{ seed, numRuns, interruptAfterTimeLimit: times > 1 ? undefined : 100_000 },
	)
	process.stdout.write(
		`${told.numRuns} hostile attempts (${isFullSize ? 'full' : 'everyday'} size), HOSTILE_SEED=${seed}\n`,
	)
	if (!told.failed && !told.interrupted) return
	const [found] = told.counterexample ?? []
	mkdirSync(kept, { recursive: true })
	const file = join(mkdtempSync(join(kept, 'hostile-')), 'found')
	writeFileSync(file, found instanceof Uint8Array ? found : (JSON.stringify(found, null, 1) ?? ''))
	const thrown = told.errorInstance instanceof Error ? told.errorInstance.stack : 'not done in time'
	throw new Error(`${thrown}\nHOSTILE_SEED=${seed}, path ${told.counterexamplePath}; ${file}`)
}
