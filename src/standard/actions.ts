import { dayOf, type Instant } from '#kernel/instant.ts'
import { BadInput } from '#platform/command/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { hasErrors, problemLine } from './problem.ts'
import type { Standard } from './standard.ts'
import { putVersion, selectHashes, selectVersions } from './store.ts'
import { type ReadFile, readStandardFile, readStandardFolder } from './transport.ts'

/** Every version on file, oldest first. */
export const listStandards = (db: Db): Promise<Standard[]> => selectVersions(db)

const changedInUse = (file: string, validFrom: string): string =>
	`${file}: this version has been in force since ${validFrom}, and what was decided under it must stay as it was. ` +
	`Take the file (and the version it continues) back to what it was, and write the change as a new version: a file named for its first day, beginning with “continues: ${validFrom}”.`

const loadable = (read: ReadFile): Standard => {
	if (read.standard === null || hasErrors(read.problems))
		throw new BadInput(`A standard cannot be used; nothing was loaded.\n${read.problems.map(problemLine).join('\n')}`)
	return read.standard
}

/**
 * Brings the versions in a folder on file; what is there already is left alone. Bad input when a file is wrong,
 * or when a version that has come into force was changed: then nothing is loaded.
 */
export const loadStandards = async (db: Db, at: Instant, folder: string): Promise<{ readonly added: number }> => {
	const files = readStandardFolder(folder).map((read) => ({ ...read, standard: loadable(read) }))
	return inTransaction(db, async (tx) => {
		const known = await selectHashes(tx)
		const fresh = files.filter(({ standard }) => known.get(standard.validFrom) !== standard.hash)
		for (const { file, yaml, standard } of fresh) {
			if (known.has(standard.validFrom) && standard.validFrom <= dayOf(at))
				throw new BadInput(changedInUse(file, standard.validFrom))
			await putVersion(tx, at, { standard, file, yaml })
		}
		return { added: fresh.length }
	})
}

/** The standard in a file, or bad input that lists what is wrong with it. */
export const standardInFile = (file: string): Standard => {
	const { standard, problems } = readStandardFile(file)
	if (standard === null) throw new BadInput(problems.map(problemLine).join('\n'))
	return standard
}
