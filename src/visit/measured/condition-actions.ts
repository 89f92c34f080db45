import { join } from 'node:path'
import type { Text } from '#kernel/language.ts'
import { projectFolder } from '#platform/root.ts'
import { type Condition, namesIn } from './condition.ts'
import { readConditionFile } from './condition-file.ts'
import { readFolder } from './data-file-transport.ts'

/** Every condition that the files of a folder know. */
const readConditions = (folder: string): readonly Condition[] =>
	readFolder(folder, readConditionFile, 'The conditions').flat()

let known: readonly Condition[] | null = null
/** Conditions that may be chosen; the folder is read once. */
export const allConditions = (): readonly Condition[] => {
	known ??= readConditions(join(projectFolder, 'conditions'))
	return known
}

export const conditionNames = (codes: readonly string[]): readonly Text[] => namesIn(allConditions(), codes)
