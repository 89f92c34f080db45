import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Call } from '#platform/command/index.ts'
import { commands } from '../src/app.tsx'

/** Each file says in its first lines what `standard check` is to say of it. */
const folder = 'test/broken-standards'
const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'))
const command = commands.find(({ name }) => name === 'standard check')!

const check = async (path: string, lang: 'da' | 'en') => {
	const said: string[] = []
	const call = { positionals: [path], values: { lang }, out: async (text: string) => void said.push(text) }
	const code = await command.run(call as unknown as Call)
	return { code, lines: said.join('').split('\n').filter(Boolean) }
}

/** Problems alone, without the folder and the file itself, without numbers of trials and lists of all that is known. */
const told = (lines: readonly string[], file: string): string[] =>
	lines
		.filter((line) => /^\S+:\d+:\d+: /.test(line))
		.map((line) => line.replace(`${folder}/`, '').replace(`${file}:`, ''))
		.map(shortened)
const shortened = (line: string): string =>
	line.replaceAll(/\b\d+ trials/g, 'n trials').replace(/ (Known|Known here|Kendt|Her kendes): .*/, ' $1: …')

const expected = (file: string): string[] =>
	readFileSync(join(folder, file), 'utf8')
		.split('\n')
		.flatMap((line) => (line.startsWith('# → ') ? [shortened(line.slice(4))] : []))

describe.each(files)('%s', (file) => {
	test('is told as it says itself, at its lines, with exit code 1 for errors alone', async () => {
		const { code, lines } = await check(join(folder, file), 'en')
		expect(told(lines, file)).toEqual(expected(file))
		expect(code).toBe(expected(file).some((line) => line.includes(' error: ')) ? 1 : 0)
	})

	test('is told in Danish as well', async () => {
		const { lines } = await check(join(folder, file), 'da')
		const problems = told(lines, file)
		expect(problems).toHaveLength(expected(file).length)
		for (const line of problems) {
			expect(line).toMatch(/: (fejl|advarsel|bemærkning): /)
			expect(expected(file)).not.toContain(line.replace(': fejl: ', ': error: ').replace(': advarsel: ', ': warning: '))
		}
	})
})

test('the folder is checked as a whole: problems by file and line, and a closing line for each sound file', async () => {
	const { code, lines } = await check(folder, 'en')
	expect(code).toBe(1)
	expect(lines[0]).toBe(`${folder}/2020-01-01.yaml: proeveby@2020-01-01, 6 criteria, 1 exclusion, 1 intervention`)
	expect(new Set(lines).size).toBe(lines.length)
})
