import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { no, type Outcome, yes } from '#kernel/outcome.ts'

export { typesetApart } from './apart.ts'
export { fontsOfManyScripts, latinFonts, signsOf } from './fonts.ts'
export { type Line, readPdf, type Side } from './read-pdf.ts'
export { textsInSignsAtHand } from './signs-of-font.ts'

/** Why a letter could not be set; `detail` is what the typesetter said, without the letter's own words. */
export type Unset = 'no_such_template' | 'cannot_be_set' | 'sign_missing_in_font'

export type Typesetter = {
	/** A tagged PDF/UA-1; the same template and data give the same bytes. */
	readonly typeset: (template: string, data: unknown) => Promise<Outcome<Uint8Array, Unset>>
	/** The words of every template in use, by file name: what is checked before a letter is dated. */
	readonly sources: ReadonlyMap<string, string>
}

/** Memory grows without end unless the cache is emptied and the engine gets a turn to free it. */
const lettersBetweenSweeps = 50

/**
 * Opens the typesetter on a folder of `.typ` files; what is `laid` over them replaces files of the same name.
 * `fonts` are TrueType files. Templates name one of them and `fallback: false`: another font of the machine never steps in.
 */
export const openTypesetter = (from: {
	readonly fonts: readonly string[]
	readonly templates: string
	readonly laid?: ReadonlyMap<string, string>
}): Typesetter => {
	const workspace = from.templates
	const compiler = NodeCompiler.create({
		workspace,
		fontArgs: [{ fontBlobs: from.fonts.map((font) => readFileSync(font)) }],
	})
	const sources = new Map([...templatesIn(workspace), ...(from.laid ?? [])])
	for (const [name, source] of sources) compiler.addSource(join(workspace, name), source)
	let set = 0

	const typeset = async (template: string, data: unknown): Promise<Outcome<Uint8Array, Unset>> => {
		if (!sources.has(template)) return no('no_such_template', template)
		set += 1
		if (set % lettersBetweenSweeps === 0) {
			compiler.evictCache(0)
			await nextTurn()
		}
		const made = compiler.compile({
			mainFilePath: join(workspace, template),
			inputs: { data: JSON.stringify(data) },
		})
		const complaint = made.hasError() ? made.takeError() : made.takeWarnings()
		if (complaint !== null || made.result === null) return no('cannot_be_set', messagesOf(complaint?.shortDiagnostics))
		const document = made.result
		return Promise.try(() => compiler.pdf(document, { pdfStandard: 'ua-1' })).then(
			(pdf) => yes(new Uint8Array(pdf)),
			(refusal: unknown) => refused(String(refusal)),
		)
	}
	return { typeset, sources }
}

/** The templates of a folder with their words, by name; none when there is no such folder. */
export const templatesIn = (folder: string): ReadonlyMap<string, string> =>
	new Map(
		(existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
			.filter((entry) => entry.isFile() && entry.name.endsWith('.typ'))
			.map((entry): [string, string] => [entry.name, readFileSync(join(folder, entry.name), 'utf8')])
			.toSorted(([a], [b]) => (a < b ? -1 : 1)),
	)

const messagesOf = (diagnostics: readonly { message?: string }[] | undefined): string =>
	(diagnostics ?? []).map((diagnostic) => diagnostic.message ?? '').join('; ')

/** PDF/UA-1 refuses a letter with a sign that no font has; the sign itself may be part of a name and is not repeated. */
const refused = (said: string): Outcome<never, Unset> =>
	said.includes('could not be displayed with font')
		? no('sign_missing_in_font')
		: no('cannot_be_set', said.slice(0, 300))
