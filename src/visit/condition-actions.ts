import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Text } from '#kernel/language.ts'
import { BadInput } from '#platform/command/index.ts'
import { projectFolder } from '#platform/root.ts'
import { type Condition, namesIn } from './condition.ts'
import { readConditionFile } from './condition-file.ts'

/** Every condition that the files of a folder know. */
export const readConditions = (folder = join(projectFolder, 'conditions')): readonly Condition[] => {
	const read = readdirSync(folder)
		.filter((name) => name.endsWith('.yaml'))
		.sort()
		.map((name) => readConditionFile(readFileSync(join(folder, name), 'utf8'), `${basename(folder)}/${name}`))
	const wrong = read.flatMap((one) => one.wrong)
	if (wrong.length > 0) throw new BadInput(`The conditions cannot be read.\n${wrong.join('\n')}`)
	return read.flatMap(({ content }) => content ?? [])
}

let known: readonly Condition[] | null = null
/** Conditions that may be chosen; the folder is read once. */
export const allConditions = (): readonly Condition[] => {
	known ??= readConditions()
	return known
}

export const conditionNames = (codes: readonly string[]): readonly Text[] => namesIn(allConditions(), codes)
