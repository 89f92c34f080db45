import { basename, dirname, join, relative } from 'node:path'
import { type Text, text } from '#kernel/language.ts'
import type { Found } from './check/found.ts'
import { readStandard } from './format/read.ts'
import { foundAt, textFile, yamlIn } from './format/text-file-transport.ts'
import type { Problem } from './problem.ts'
import type { Standard } from './standard.ts'

/** A standard's file as it was read, with what it says or what is wrong with it. */
export type ReadFile = {
	readonly file: string
	readonly yaml: string
	readonly standard: Standard | null
	readonly problems: readonly Problem[]
	/** Where something found later stands in it. */
	readonly placed: (found: Found) => Problem
}

const atTop = (file: string, what: Text): Problem => ({ kind: 'error', file, line: 1, column: 1, what })

const misnamed = ({ validFrom }: Standard, file: string): readonly Problem[] =>
	/^\d{4}-\d{2}-\d{2}\.yaml$/.test(basename(file)) && basename(file) !== `${validFrom}.yaml`
		? [
				atTop(
					file,
					text(
						`udgaven begynder ${validFrom}, så filen skal hedde ${validFrom}.yaml`,
						`begins on ${validFrom}, so the file is to be named ${validFrom}.yaml`,
					),
				),
			]
		: []

/** Reads one file, and the earlier versions beside it that it continues or replaces. */
export const readStandardFile = (path: string): ReadFile => {
	const file = relative('.', path) || path
	const written = textFile(path)
	if ('refused' in written) {
		const problem = atTop(file, written.refused)
		return { file, yaml: '', standard: null, problems: [problem], placed: () => problem }
	}
	const { yaml } = written
	const { standard, problems, placed } = readStandard(yaml, file, (validFrom) => {
		const earlier = join(dirname(path), `${basename(validFrom)}.yaml`)
		const found = textFile(earlier)
		return 'refused' in found ? null : { yaml: found.yaml, file: relative('.', earlier) }
	})
	const named = standard === null ? [] : misnamed(standard, file)
	return { file, yaml, standard: named.length > 0 ? null : standard, problems: [...problems, ...named], placed }
}

/** Every `.yaml` of a municipality's folder of standards, oldest first. */
export const readStandardFolder = (folder: string): readonly ReadFile[] => yamlIn(folder).map(readStandardFile)

/** The standards that a path names: the file, or every `.yaml` of the folder; null where the folder holds none. */
export const pathsAt = (path: string): readonly string[] | null => {
	if (!foundAt(path)?.isDirectory()) return [path]
	const paths = yamlIn(path)
	return paths.length > 0 ? paths : null
}
