import { relative } from 'node:path'
import { type Language, type Text, text } from '#kernel/language.ts'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import type { Tried } from '../draft/tried.ts'
import { hasErrors, inOrderOfPlace, problemLine } from '../problem.ts'
import { standardName } from '../standard.ts'
import { pathsAt, type ReadFile, readStandardFile } from '../transport.ts'
import { overlaps } from './overlap.ts'

const count = (all: readonly unknown[], one: Text, many: Text, language: Language): string =>
	`${all.length} ${all.length === 1 ? one[language] : many[language]}`

/** The closing line of a sound file: what was read. */
const summary = ({ file, standard }: ReadFile, language: Language): string =>
	standard === null
		? ''
		: `${file}: ${standardName(standard)}, ${[
				count(standard.criteria, text('kriterium', 'criterion'), text('kriterier', 'criteria'), language),
				count(standard.exclusions, text('undtagelse', 'exclusion'), text('undtagelser', 'exclusions'), language),
				count(standard.interventions, text('indsats', 'intervention'), text('indsatser', 'interventions'), language),
			].join(', ')}\n`

const pathsOf = ({ positionals }: Call): readonly string[] => {
	if (positionals.length === 0)
		throw new BadInput(
			'Name the file, files or folder to check, as in: standard check municipalities/NAME/standard/2025-07-01.yaml',
		)
	const paths = positionals.flatMap((path) => {
		const found = pathsAt(path)
		if (found === null) throw new BadInput(`${path}: the folder holds no .yaml; name one that holds standards`)
		return found
	})
	return [...new Map(paths.map((path) => [relative('.', path), path])).values()]
}

const check =
	(tried: Tried) =>
	async (call: Call): Promise<number> => {
		const { lang = 'en' } = call.values
		if (lang !== 'da' && lang !== 'en') throw new BadInput(`--lang ${String(lang)}: choose da or en`)
		const files = pathsOf(call).map(readStandardFile)
		const sound = files.flatMap(({ file, standard }) => (standard === null ? [] : [{ file, standard }]))
		const crossing = overlaps(sound)
		let isWrong = false
		const said = new Set<string>()
		for (const read of files) {
			const { file, standard, problems, placed } = read
			const own = [
				...problems,
				...crossing.filter((problem) => problem.file === file),
				...(standard === null ? [] : tried(standard).map(placed)),
			]
			isWrong ||= hasErrors(own)
			const lines = new Set(inOrderOfPlace(own).map((problem) => problemLine(problem, lang)))
			for (const line of lines) {
				if (said.has(line)) continue
				said.add(line)
				await call.out(`${line}\n`)
			}
			await call.out(summary(read, lang))
		}
		return isWrong ? 1 : 0
	}

/** `standard check`: what is wrong with standards, where, and what would be right. */
export const checkCommand = (tried: Tried): Command => ({
	name: 'standard check',
	summary:
		'validates standards: errors (exit 1) and warnings, each with file, line, what is wrong and what would be right',
	usage: 'FILE|FOLDER… [--lang da|en]',
	options: { lang: { type: 'string' } },
	run: check(tried),
})
