import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BadInput, type Call } from '#platform/command/index.ts'
import { type Tried, untried } from '../draft/tried.ts'
import { checkCommand } from './check-commands.ts'
import { doubtful, remark } from './found.ts'

const sound = readFileSync('test/broken-standards/2020-01-01.yaml', 'utf8')
const folder = mkdtempSync(join(tmpdir(), 'standards-'))
afterAll(() => rmSync(folder, { recursive: true }))

let made = 0
/** A folder with files, and what standard check says of it, without the folder's name. */
const folderOf = (files: Readonly<Record<string, string>>) => {
	made += 1
	const path = join(folder, String(made))
	mkdirSync(path)
	for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
	return path
}
const check = async (positionals: readonly string[], lang: string | undefined = undefined, tried: Tried = untried) => {
	const said: string[] = []
	const call = { positionals, values: { lang }, out: async (text: string) => void said.push(text) }
	const code = await checkCommand(tried).run(call as unknown as Call)
	return { code, said: said.join('').replaceAll(new RegExp(`${relative('.', folder)}/\\d+/`, 'g'), '') }
}

test('versions that both claim a day', async () => {
	const later = (validFrom: string) => `continues: 2020-01-01\nvalidFrom: ${validFrom}\n`
	const path = folderOf({ '2020-01-01.yaml': sound, '2024-01-01.yaml': later('2024-01-01') })
	expect(await check([path])).toEqual({
		code: 1,
		said: [
			'2020-01-01.yaml: proeveby@2020-01-01, 6 criteria, 1 exclusion, 1 intervention',
			'2024-01-01.yaml:1:1: error: begins on 2024-01-01, while 2020-01-01.yaml says it is in force to 2025-06-30; two versions cannot govern the same day: let the earlier end the day before this one begins',
			'2024-01-01.yaml: proeveby@2024-01-01, 6 criteria, 1 exclusion, 1 intervention\n',
		].join('\n'),
	})
	expect((await check([path], 'da')).said).toContain('2024-01-01.yaml:1:1: fejl: begynder 2024-01-01, mens')
})

test('an open end gives way to the next version', async () => {
	const open = sound.replace('validTo: 2025-06-30\n', '').replace(/legalBasis.*/, 'legalBasis: { da: Eget, en: Own }')
	const path = folderOf({ '2020-01-01.yaml': open, '2024-01-01.yaml': open.replace('2020-01-01', '2024-01-01') })
	expect((await check([path])).code).toBe(0)
})

test('what trying it out finds stands among the problems, by line; a warning is no reason to fail', async () => {
	const tried: Tried = () => [
		doubtful(['groups', 'risks', 'criteria', 'lonely'], 'prøvet', 'tried'),
		remark(['validFrom'], 'bemærket', 'noted'),
	]
	const path = folderOf({ '2020-01-01.yaml': sound.replace('  on: 2019-12-01\n', '') })
	const { code, said } = await check([path], 'en', tried)
	expect(code).toBe(0)
	expect(said.split('\n').map((line) => line.replace(/^(\S+ \w+: \w+).*/, '$1'))).toEqual([
		'2020-01-01.yaml:5:12: note: noted',
		'2020-01-01.yaml:8:3: warning: no',
		'2020-01-01.yaml:65:9: warning: tried',
		'2020-01-01.yaml: proeveby@2020-01-01, 6 criteria, 1 exclusion, 1 intervention',
		'',
	])
})

test('a file named twice is checked once', async () => {
	const path = folderOf({ '2020-01-01.yaml': sound })
	expect((await check([path, join(path, '2020-01-01.yaml'), path])).said.split('\n')).toHaveLength(2)
})

test('what is wrong with several files stands file by file', async () => {
	const path = folderOf({ 'a.yaml': 'x', 'b.yaml': sound.replace('minutes: 60', 'minutes: 1'), 'c.txt': 'no standard' })
	const { code, said } = await check([path])
	expect(code).toBe(1)
	expect(said.split('\n').map((line) => line.slice(0, 20))).toEqual([
		'a.yaml:1:1: error: t',
		'b.yaml:38:16: error:',
		'',
	])
})

test.each([
	['nothing', [], undefined, 'Name the file'],
	['a folder without a standard', [folderOf({ 'readme.md': '' })], undefined, 'the folder holds no .yaml'],
	['a language that is not spoken', ['x.yaml'], 'de', '--lang de: choose da or en'],
])('%s is input that cannot be used', async (_, paths, lang, says) => {
	await expect(check(paths, lang)).rejects.toThrow(BadInput)
	await expect(check(paths, lang)).rejects.toThrow(says)
})

test('what is wrong in two ways at one place is told once', async () => {
	const path = folderOf({ '2020-01-01.yaml': sound.replace('phoneAfterSilences: 2', 'phoneAfterSilences: 1e30') })
	const { said } = await check([path])
	expect(said.match(/phoneAfterSilences/g)).toHaveLength(1)
})
