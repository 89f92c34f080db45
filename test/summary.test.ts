import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(resolve('node_modules/.summary-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs vitest as `npm test` does on files of our making. */
const runOn = (files: Record<string, string>): { last: string; code: number | null } => {
	for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
	writeFileSync(
		join(folder, 'vitest.config.ts'),
		`import { Summary } from '${resolve('test/summary.ts')}'
		export default { test: { reporters: [new Summary()], projects: [{ extends: true, test: { name: 'pure', include: ['*.test.ts'] } }] } }`,
	)
	const ran = spawnSync(process.execPath, [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder], {
		encoding: 'utf8',
		env: { ...process.env, NO_COLOR: '1' },
	})
	for (const name of Object.keys(files)) rmSync(join(folder, name))
	return { last: ran.stdout.trimEnd().split('\n').at(-1) ?? '', code: ran.status }
}

const passing = `import { test } from 'vitest'\ntest('yes', () => {})\n`

test('a run that passes ends with one plain line and code 0', () => {
	expect(runOn({ 'a.test.ts': passing })).toEqual({ last: '1 passed, 0 failed', code: 0 })
})

test('a test that fails, a file that cannot be loaded and a hook that breaks each count as failed; a skipped one is told', () => {
	const ran = runOn({
		'a.test.ts': `${passing}test.skip('later', () => {})\ntest('no', () => { throw new Error('no') })\n`,
		'b.test.ts': `import './not-there.ts'\n${passing}`,
		'c.test.ts': `import { beforeAll } from 'vitest'\nbeforeAll(() => { throw new Error('no') })\n${passing}`,
	})
	expect(ran.last).toMatch(/^1 passed, 3 failed, [12] skipped$/)
	expect(ran.code).toBe(1)
})

test('a run without a single test has failed', () => {
	expect(runOn({ 'a.test.ts': '' })).toEqual({ last: '0 passed, 1 failed', code: 1 })
})
