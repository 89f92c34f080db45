import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import type { Problem } from './problem.ts'
import { readStandard } from './read.ts'
import type { Standard } from './standard.ts'

/** A standard's file as it was read, with what it says or what is wrong with it. */
export type ReadFile = {
	readonly file: string
	readonly yaml: string
	readonly standard: Standard | null
	readonly problems: readonly Problem[]
}

const largest = 4_000_000

const textOf = (path: string): string | null => {
	const found = statSync(path, { throwIfNoEntry: false })
	if (!found?.isFile() || found.size > largest) return null
	return readFileSync(path, 'utf8')
}

const unreadable = (path: string, file: string): ReadFile => {
	const found = statSync(path, { throwIfNoEntry: false })
	const what = found?.isFile()
		? `the file is larger than ${largest} bytes; a standard is a few pages of text`
		: 'there is no such file; name a YAML file of a standard, as in municipalities/<name>/standard/2025-07-01.yaml'
	return { file, yaml: '', standard: null, problems: [{ kind: 'error', file, line: 1, column: 1, what }] }
}

const misnamed = ({ validFrom }: Standard, file: string): readonly Problem[] =>
	/^\d{4}-\d{2}-\d{2}\.yaml$/.test(basename(file)) && basename(file) !== `${validFrom}.yaml`
		? [
				{
					kind: 'error',
					file,
					line: 1,
					column: 1,
					what: `begins on ${validFrom}, so the file is to be named ${validFrom}.yaml`,
				},
			]
		: []

/** Reads one file, and the earlier versions beside it that it continues. */
export const readStandardFile = (path: string): ReadFile => {
	const file = relative('.', path) || path
	const yaml = textOf(path)
	if (yaml === null) return unreadable(path, file)
	const { standard, problems } = readStandard(yaml, file, (validFrom) => {
		const earlier = join(dirname(path), `${basename(validFrom)}.yaml`)
		const text = textOf(earlier)
		return text === null ? null : { yaml: text, file: relative('.', earlier) }
	})
	const named = standard === null ? [] : misnamed(standard, file)
	return { file, yaml, standard: named.length > 0 ? null : standard, problems: [...problems, ...named] }
}

/** Every `.yaml` of a municipality's folder of standards, oldest first. */
export const readStandardFolder = (folder: string): readonly ReadFile[] =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => readStandardFile(join(folder, name)))
