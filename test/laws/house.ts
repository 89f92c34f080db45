import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { transformSync } from 'esbuild'

/** Path from the project's folder → what stands in the file. */
export type House = ReadonlyMap<string, string>

/** The citizen's journey read aloud; a room imports only rooms before it. */
export const rooms = [
	...['kernel', 'platform', 'access', 'population', 'standard', 'eligibility', 'inquiry', 'booking', 'offer'],
	...['visit', 'followup', 'desk', 'insight'],
]

/** The files that put the rooms together: the start, the composition, and the first set-up of the demonstration. */
export const roots = [
	'src/main.ts',
	'src/main-sign-in.ts',
	'src/app.tsx',
	'src/demonstration.ts',
	'src/demonstration-weeks.ts',
	'src/demonstration-inquiries.ts',
	'src/demonstration-keeping.ts',
	'src/demonstration-citizens.ts',
]

const textOf = /\.(ts|tsx|js|cjs|sql|md|css|typ|yaml)$/

/** The house as it stands. */
export const readHouse = (): House =>
	new Map(
		['src', 'bin', 'migrations', 'docs']
			.flatMap((folder) => readdirSync(folder, { recursive: true, withFileTypes: true }))
			.filter((entry) => entry.isFile() && textOf.test(entry.name))
			.map((entry) => posix.join(entry.parentPath.replaceAll('\\', '/'), entry.name))
			.sort()
			.map((file) => [file, readFileSync(file, 'utf8')]),
	)

/** The same house with one file added or replaced: how a law is shown to fail. */
export const withFile = (house: House, file: string, text: string): House => new Map([...house, [file, text]])

/** What a check finds after planting a file that it did not find before. */
export const foundByPlanting = (
	check: (house: House) => string[],
	house: House,
	file: string,
	text: string,
): string[] => {
	const before = check(house)
	return check(withFile(house, file, text)).filter((found) => !before.includes(found))
}

export const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file)
export const isCode = (file: string): boolean => /^src\/.*\.tsx?$/.test(file)

/** Code of the product itself, without tests. */
export const codeOf = (house: House): [string, string][] => [...house].filter(([file]) => isCode(file) && !isTest(file))

/** `src/offer/pages.tsx` → `offer`; the roots belong to none. */
export const roomOf = (file: string): string | null => /^src\/([^/]+)\//.exec(file)?.[1] ?? null

/** `src/offer/batch/batch-pages.tsx` → `batch-pages` */
export const nameOf = (file: string): string => posix.basename(file).replace(/(\.test|\.db\.test)?\.tsx?$/, '')

const reserved = ['store', 'actions', 'pages', 'jobs', 'commands', 'transport', 'browser']

/** The reserved name a file bears (`note-store.ts` is a store), or null: then it is named by a domain word and pure. */
export const kindOf = (file: string): string | null =>
	reserved.find((kind) => nameOf(file) === kind || nameOf(file).endsWith(`-${kind}`)) ?? null

export type Import = { readonly from: string; readonly file: string | null; readonly typesOnly: boolean }

const imported = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g

/** Every import and re-export of a file; `file` is set when it stays inside the house. */
export const importsOf = (path: string, text: string): Import[] => {
	const values = new Set([...plain(path, text).matchAll(imported)].map((found) => found[2]))
	return [...new Set([...text.matchAll(imported)].map((found) => found[2] ?? ''))].map((from) => ({
		from,
		file: from.startsWith('#')
			? `src/${from.slice(1)}`
			: from.startsWith('.')
				? posix.join(posix.dirname(path), from)
				: null,
		typesOnly: !values.has(from),
	}))
}

const plained = new Map<string, string>()

/** The code that runs: no types, no comments, JSX turned into calls. */
export const plain = (path: string, text: string): string => {
	const known = plained.get(`${path}\n${text}`)
	if (known !== undefined) return known
	const { code } = transformSync(text, {
		loader: path.endsWith('x') ? 'tsx' : 'ts',
		sourcefile: path,
		jsx: 'automatic',
		jsxImportSource: 'hono/jsx',
		minifyWhitespace: true,
		charset: 'utf8',
		tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
	})
	plained.set(`${path}\n${text}`, code)
	return code
}
