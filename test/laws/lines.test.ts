import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { codeOf, type House, isCode, plain, readHouse, withFile } from './house.ts'

const house = readHouse()

/** What each line of code must not hold: [law, where it counts, what gives it away, a planted violation]. */
type LineLaw = {
	readonly law: string
	readonly counts: (file: string) => boolean
	readonly sign: RegExp
	/** Looked for in the text as written, and not in the code that runs. */
	readonly asWritten?: true
	readonly planted: readonly [string, string][]
}

const isPage = (file: string): boolean => file.endsWith('.tsx')
const laws: readonly LineLaw[] = [
	{
		law: 'doors list names: no export *',
		counts: isCode,
		sign: /\bexport\s*\*/,
		planted: [['src/offer/index.ts', `export * from './offer.ts'`]],
	},
	{
		law: 'named exports only',
		counts: isCode,
		sign: /\bexport\s*default\b|\bas default\b/,
		planted: [['src/offer/word.ts', 'export default 1']],
	},
	{
		law: 'no inline style or script: the policy for content forbids both',
		counts: isPage,
		sign: /\bstyle:|"style"[,:)]|jsxs?\("style"|\bdangerouslySetInnerHTML\b|\bon(click|change|submit|load|error|input|keydown|keyup|focus|blur)\b\s*:/i,
		planted: [
			['src/offer/pages.tsx', `export const x = <p style="color:red">x</p>`],
			['src/offer/pages.tsx', `export const x = <style>p {'{'}</style>`],
			['src/offer/pages.tsx', `export const x = <a onclick="go()">x</a>`],
		],
	},
	{
		law: 'scripts come from a file',
		counts: isPage,
		sign: /jsxs?\("script",\{(?![^}]*\bsrc:)/,
		planted: [['src/offer/pages.tsx', `export const x = <script>alert(1)</script>`]],
	},
	{
		law: 'no part of a page is handed a “key”: the page-maker keeps it for itself and hands on nothing',
		counts: isPage,
		sign: /\skey=\{/,
		asWritten: true,
		planted: [['src/offer/pages.tsx', `export const x = <Form key={randomUUID()} />`]],
	},
]

const broken = (house: House, { counts, sign, asWritten }: LineLaw): string[] =>
	codeOf(house)
		.filter(([file, text]) => counts(file) && sign.test(asWritten ? text : plain(file, text)))
		.map(([file]) => file)

describe.each(laws)('$law', (law) => {
	test('is kept', () => expect(broken(house, law)).toEqual([]))
	test.each(law.planted)('a planted violation in %s is seen: %s', (file, text) =>
		expect(broken(withFile(new Map(), file, text), law)).toEqual([file]),
	)
})

/** Every word by which a municipality of the demonstration could be known. */
const municipalityNames = readdirSync('municipalities', { withFileTypes: true })
	.filter((entry) => entry.isDirectory())
	.flatMap(({ name }) => [name, name.replaceAll('oe', 'ø').replaceAll('ae', 'æ').replaceAll('aa', 'å')])

/** A comment may give an example. */
const said = (file: string, text: string): string =>
	isCode(file) ? plain(file, text) : file.endsWith('.sql') ? text.replaceAll(/--.*$/gm, '') : text

const namesAMunicipality = (house: House): string[] =>
	[...house]
		.filter(([file]) => /^(src|bin|migrations)\//.test(file) && !/\.test\.tsx?$/.test(file))
		.flatMap(([file, text]) =>
			municipalityNames
				.filter((name) => said(file, text).toLowerCase().includes(name))
				.map((name) => `${file}: names ${name}`),
		)

describe('code never names a municipality', () => {
	test('is kept', () => {
		expect(municipalityNames.length).toBeGreaterThanOrEqual(4)
		expect(namesAMunicipality(house)).toEqual([])
	})
	test('a planted violation is seen', () =>
		expect(
			namesAMunicipality(withFile(new Map(), 'src/offer/word.ts', `if (code === '${municipalityNames[0]}') x()`)),
		).toHaveLength(1))
})

/** Where exceptions may be caught: the web edge, the job runner, the command edge; everything else lets a bug be a bug. */
const edges = /^src\/(main\.ts|platform\/(web\/edge\.tsx?|jobs\/.*\.ts|command\/.*\.ts))$/

const catches = (house: House): string[] =>
	codeOf(house)
		.filter(
			([file, text]) =>
				!edges.test(file) && /\bcatch\s*[({]/.test(plain(file, text).replaceAll(/\.catch\(/g, '.CATCH(')),
		)
		.map(([file]) => file)

describe('exceptions are caught at the edges only', () => {
	test('is kept', () => expect(catches(house)).toEqual([]))
	test('a planted violation is seen', () =>
		expect(catches(withFile(new Map(), 'src/offer/actions.ts', 'try { send() } catch { }'))).toHaveLength(1))
})

/** Forms that ask by their address, and what is typed or chosen in them; none may take a name. */
const asksByAddress: Readonly<Record<string, string>> = {
	'src/platform/web/chooser.tsx': 'one choice',
	'src/access/read-log-page.tsx': 'a member of staff by choice, days',
	'src/desk/board/board-move-page.tsx': 'a member of staff by choice, a day, a clock',
	'src/insight/capacity/capacity-assumed.tsx': 'two numbers',
	'src/insight/simulation/simulation-page.tsx': 'choices and numbers',
	'src/standard/version/difference-page.tsx': 'two choices',
	'src/offer/batch/batch-page.tsx': 'boxes ticked',
	'src/visit/along/along-page.tsx': 'a field without a name, which no browser sends',
	'src/visit/along/along-take.tsx': 'a field without a name, which no browser sends',
}

const sendsByAddress = (house: House): string[] =>
	codeOf(house)
		.filter(([file, text]) => isPage(file) && /jsxs?\("form",\{(?!method:"post")/.test(plain(file, text)))
		.map(([file]) => file)

describe('what is typed stands in no address: forms are sent by post', () => {
	test('is kept, but for forms that take no words', () =>
		expect(sendsByAddress(house).toSorted()).toEqual(Object.keys(asksByAddress).toSorted()))
	test.each(['<form method="get"><input name="q" /></form>', '<form action="/x" />'])(
		'a planted violation is seen: %s',
		(form) =>
			expect(sendsByAddress(withFile(new Map(), 'src/offer/pages.tsx', `export const x = ${form}`))).toHaveLength(1),
	)
})
