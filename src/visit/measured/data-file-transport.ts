import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BadInput } from '#platform/command/index.ts'
import type { DataFile } from './data-file.ts'

/** How a file's text is read; `file` is named in what is wrong. */
type Reading<Content> = (yaml: string, file: string) => DataFile<Content>

/** What the files hold, in this order; a stop that tells all that is wrong with any of them. */
const readFiles = <Content>(
	files: readonly string[],
	read: Reading<Content>,
	whatTheyAre: string,
): readonly Content[] => {
	const all = files.map((file) => read(readFileSync(file, 'utf8'), `${basename(dirname(file))}/${basename(file)}`))
	const wrong = all.flatMap((one) => one.wrong)
	if (wrong.length > 0) throw new BadInput(`${whatTheyAre} cannot be read.\n${wrong.join('\n')}`)
	return all.flatMap(({ content }) => (content === null ? [] : [content]))
}

/** What every YAML file of a folder holds, by the files' names; `whatTheyAre` as in: The conditions. */
export const readFolder = <Content>(folder: string, read: Reading<Content>, whatTheyAre: string): readonly Content[] =>
	readFiles(
		readdirSync(folder)
			.filter((name) => name.endsWith('.yaml'))
			.sort()
			.map((name) => join(folder, name)),
		read,
		whatTheyAre,
	)

/** What one file holds. */
export const readOneFile = <Content>(file: string, read: Reading<Content>, whatItIs: string): Content => {
	const [content] = readFiles([file], read, whatItIs)
	if (content === undefined) throw new BadInput(`${whatItIs} cannot be read: ${file} holds nothing.`)
	return content
}
