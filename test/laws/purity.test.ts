import { describe, expect, test } from 'vitest'
import { codeOf, type House, importsOf, kindOf, plain, readHouse, roomOf, roots, withFile } from './house.ts'

const house = readHouse()

/** Packages that only compute: no file, no clock, no network. */
const purePackages =
	/^(fast-xml-builder|saxes|uqr|hono\/jsx(\/jsx-runtime)?|zod|yaml|d3-(array|scale|shape)|date-holidays|ical-generator)$/
/** Services of the building that only compute. */
const pureServices = /^src\/platform\/(csv\/index\.ts|web\/(parts|list)\.tsx)$/

/** What a view may take from the web's door: it asks nothing of the world. */
const pureOfTheWeb =
	/import \{\s*((type \w+( as \w+)?|useAround|formOf|listPage),?\s*)+\} from '#platform\/web\/index\.ts'/

const theWorld: readonly [RegExp, string][] = [
	[/\bDate\.now\b|\bnew Date\b(?!\(\w|\(.)|\bnew Date\(\)|\bTemporal\.Now\b|\bperformance\.now\b/, 'reads the clock'],
	[/\bMath\.random\b|\bcrypto\b\.|\brandomUUID\b|\brandomBytes\b/, 'draws random numbers'],
	[/\bfetch\(|\bXMLHttpRequest\b|\bWebSocket\b/, 'uses the network'],
	[
		/\bprocess\.(env|argv|cwd|exit|on|once|std|pid|hrtime|nextTick|memory|uptime|kill|platform|version)/,
		'reads the process',
	],
	[/\bconsole\.|\bsetTimeout\(|\bsetInterval\(|\bsetImmediate\(/, 'acts on the world'],
]

/** Files named by a domain word: everything in the rooms that bears no reserved name. */
const pureFiles = (house: House): [string, string][] =>
	codeOf(house).filter(([file]) => !roots.includes(file) && roomOf(file) !== 'platform' && kindOf(file) === null)

const impure = (house: House): string[] =>
	pureFiles(house).flatMap(([file, text]) => [
		...theWorld.filter(([sign]) => sign.test(plain(file, text))).map(([, what]) => `${file}: ${what}`),
		...importsOf(file, text).flatMap(({ from, file: target, typesOnly }) => {
			if (target === null) return pureOutside(text, from, typesOnly) ? [] : [`${file}: imports ${from}`]
			if (kindOf(target) === 'store') return [`${file}: imports ${from}`]
			if (/^src\/platform\/db\//.test(target) && roomOf(file) !== 'platform' && !typesOnly)
				return [`${file}: imports ${from}`]
			if (typesOnly) return []
			if (target === 'src/platform/web/index.ts' && pureOfTheWeb.test(text)) return []
			if (roomOf(target) === 'platform') return pureServices.test(target) ? [] : [`${file}: imports ${from}`]
			return kindOf(target) === null ? [] : [`${file}: imports ${from}`]
		}),
	])
/** A hash is computed, so `createHash` alone may come from node:crypto. */
const pureOutside = (text: string, from: string, typesOnly: boolean): boolean =>
	purePackages.test(from) ||
	(typesOnly && !/^(kysely|pg)/.test(from)) ||
	(from === 'node:crypto' && /import \{ createHash \} from 'node:crypto'/.test(text))

/** SQL is written in stores; a store speaks only of its own room's tables. */
const sqlElsewhere = (house: House): string[] =>
	codeOf(house)
		.filter(([file]) => !roots.includes(file) && roomOf(file) !== 'platform')
		.flatMap(([file, text]) => {
			const room = roomOf(file) ?? ''
			const writesSql = importsOf(file, text).some(({ from, typesOnly }) => from === 'kysely' && !typesOnly)
			if (kindOf(file) !== 'store') return writesSql ? [`${file}: writes SQL outside a store`] : []
			const tables =
				/\b(?:from|join|into|update|table|references)\s+(\w+)\.\w+|['"`](\w+)\.\w+(?: as \w+)?['"`]\s*[,):]/gi
			return [...plain(file, text).matchAll(tables)]
				.map((found) => found[1] ?? found[2] ?? '')
				.filter((schema) => otherRooms(room).includes(schema))
				.map((schema) => `${file}: speaks of the tables of ${schema}`)
		})
const otherRooms = (room: string): string[] =>
	'access population standard eligibility inquiry booking offer visit followup desk insight'
		.split(' ')
		.filter((name) => name !== room)

/** A secret is made and compared by the building's one door. */
const secretsElsewhere = (house: House): string[] =>
	codeOf(house)
		.filter(([file]) => roomOf(file) !== 'platform')
		.filter(([file, text]) => /\brandomBytes\b|\btimingSafeEqual\b/.test(plain(file, text)))
		.map(([file]) => `${file}: makes or compares a secret of its own`)

/** A browser's program reaches only pure files and parts of such programs, and none that needs Temporal: tablets may lack it. */
const tooMuchForABrowser = (house: House): string[] =>
	codeOf(house)
		.filter(([file]) => kindOf(file) === 'browser')
		.flatMap(([file]) =>
			[...reachedFrom(house, file)]
				.filter((reached) => reached !== file)
				.flatMap((reached) => [
					...((kindOf(reached) ?? 'browser') !== 'browser' || roomOf(reached) === 'platform'
						? [`${file}: reaches ${reached}`]
						: []),
					...(/\bTemporal\b/.test(plain(reached, house.get(reached) ?? ''))
						? [`${file}: reaches ${reached}, which needs Temporal`]
						: []),
				]),
		)

const reachedFrom = (house: House, file: string, seen = new Set<string>()): Set<string> => {
	if (seen.has(file)) return seen
	seen.add(file)
	for (const { file: target, typesOnly } of importsOf(file, house.get(file) ?? ''))
		if (target !== null && !typesOnly) reachedFrom(house, target, seen)
	return seen
}

describe('a file named by a domain word', () => {
	test('is pure', () => expect(impure(house)).toEqual([]))
	test.each([
		[`export const now = () => Date.now()`, 'reads the clock'],
		[`export const now = () => new Date()`, 'reads the clock'],
		[`export const today = () => Temporal.Now.plainDateISO()`, 'reads the clock'],
		[`export const luck = () => Math.random()`, 'draws random'],
		[`export const id = () => crypto.randomUUID()`, 'draws random'],
		[`export const ask = () => fetch('/x')`, 'network'],
		[`export const where = () => process.env.HOME`, 'process'],
		[`import { readFile } from 'node:fs/promises'\nexport const x = readFile`, 'node:fs/promises'],
		[`import { sql } from 'kysely'\nexport const x = sql`, 'kysely'],
		[`import { findOffer } from './store.ts'\nexport const x = findOffer`, './store.ts'],
		[`import { sendOffer } from './actions.ts'\nexport const x = sendOffer`, './actions.ts'],
		[`import { webApp } from '#platform/web/index.ts'\nexport const x = webApp`, '#platform/web'],
		[`import { inTransaction } from '#platform/db/index.ts'\nexport const x = inTransaction`, '#platform/db'],
	])('a planted violation is seen: %s', (text, said) =>
		expect(impure(withFile(new Map(), 'src/offer/word.ts', text))).toContainEqual(expect.stringContaining(said)),
	)
	test('may name a day, speak of a process, and use types', () =>
		expect(
			impure(
				withFile(
					new Map(),
					'src/offer/word.ts',
					`import type { Offer } from './actions.ts'\n// Date.now()\nexport const x = new Date('2026-03-09')\nexport const y = 'in process.'\nexport type Z = Offer`,
				),
			),
		).toEqual([]))
})

describe('SQL', () => {
	test('stands in stores, each speaking of its own tables', () => expect(sqlElsewhere(house)).toEqual([]))
	test.each([
		['src/offer/actions.ts', "import { sql } from 'kysely'\nexport const x = sql`select 1`", 'outside a store'],
		[
			'src/offer/store.ts',
			"import { sql } from 'kysely'\nexport const x = sql`select * from population.person`",
			'population',
		],
		['src/offer/store.ts', "export const x = (db) => db.selectFrom('booking.booking').selectAll()", 'booking'],
	])('a planted violation in %s is seen: %s', (file, text, said) =>
		expect(sqlElsewhere(withFile(new Map(), file, text))).toEqual([expect.stringContaining(said)]),
	)
})

describe('a secret', () => {
	test('is made and known again by one door', () => expect(secretsElsewhere(house)).toEqual([]))
	test('a planted violation is seen', () =>
		expect(
			secretsElsewhere(
				withFile(new Map(), 'src/visit/x-actions.ts', `import { randomBytes } from 'node:crypto'\nrandomBytes(32)`),
			),
		).toEqual([expect.stringContaining('src/visit/x-actions.ts')]))
})

describe('a program for the browser', () => {
	test('reaches only pure files and parts for the browser, without Temporal', () =>
		expect(tooMuchForABrowser(house)).toEqual([]))
	test('a planted violation is seen', () => {
		const far = withFile(
			house,
			'src/visit/word.ts',
			`import { addMinutes } from '#kernel/instant.ts'\nexport const x = addMinutes`,
		)
		const planted = withFile(far, 'src/visit/browser.ts', `import { x } from './word.ts'\nx()`)
		expect(tooMuchForABrowser(planted)).toContainEqual(expect.stringContaining('needs Temporal'))
		expect(
			tooMuchForABrowser(withFile(house, 'src/visit/browser.ts', `import { sign } from './actions.ts'\nsign()`)),
		).toContainEqual(expect.stringContaining('reaches src/visit/actions.ts'))
		const part = withFile(house, 'src/visit/part-browser.ts', `import { sign } from './actions.ts'\nsign()`)
		expect(
			tooMuchForABrowser(withFile(part, 'src/visit/browser.ts', `import { x } from './part-browser.ts'\nx()`)),
		).toContainEqual(expect.stringContaining('src/visit/browser.ts: reaches src/visit/actions.ts'))
	})
})
