import { dayOf, type Instant } from '#kernel/instant.ts'
import { BadInput } from '#platform/command/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { earlierAmong } from './draft/draft-actions.ts'
import { readStandard } from './format/read.ts'
import { hashWithoutStaff } from './format/resolve.ts'
import { hasErrors, problemLines } from './problem.ts'
import type { Standard } from './standard.ts'
import { holdVersions, putReading, putVersion, selectVersions, selectWritten, type WrittenVersion } from './store.ts'
import { type ReadFile, readStandardFile, readStandardFolder } from './transport.ts'

export {
	beginDraft,
	findDraft,
	giveUpDraft,
	listDrafts,
	type ReadDraft,
	readTexts,
	saveDraft,
} from './draft/draft-actions.ts'
export { readNationalMinimum } from './law-transport.ts'
export { hindranceOf, putInForce } from './version/in-force-actions.ts'
export { type CheckedVersion, checkedVersions, versionText } from './version/version-actions.ts'

/** Every version on file, oldest first. */
export const listStandards = (db: Db): Promise<Standard[]> => selectVersions(db)

const changedInUse = (file: string, validFrom: string): string =>
	`${file}: this version has been in force since ${validFrom}, and what was decided under it must stay as it was. ` +
	`Take the file (and the version it continues) back to what it was, and write the change as a new version: a file named for its first day, beginning with “continues: ${validFrom}”.`

const decidedHere = (file: string, validFrom: string): string =>
	`${file}: the version from ${validFrom} was put in force in the system and says something else. ` +
	`Take it out as YAML on the page Standard and put it in the place of this file, or remove the file.`

const loadable = (read: ReadFile): Standard => {
	if (read.standard === null || hasErrors(read.problems))
		throw new BadInput(`A standard cannot be used; nothing was loaded.\n${problemLines(read.problems)}`)
	return read.standard
}

/** What the versions on file say to a program that may know more of the format than the one that put them there. */
const readAnew = async (tx: Db, versions: readonly WrittenVersion[]): Promise<ReadonlyMap<string, string | null>> => {
	const hashes = new Map<string, string | null>()
	for (const { standard: before, yaml, file } of versions) {
		const { standard } = readStandard(yaml, file, earlierAmong(versions))
		hashes.set(before.validFrom, standard?.hash ?? null)
		if (standard !== null && standard.hash !== before.hash) await putReading(tx, before.validFrom, standard)
	}
	return hashes
}

/**
 * Brings the versions in a folder on file; what is there already is left alone, also what has no file. Bad input when a
 * file is wrong, or when a version that has come into force was changed: then nothing is loaded. A text in an older
 * writing, which this program no longer reads, is taken from its file again; a version on file that says nothing of the background
 * demanded of staff learns it from its file, for nobody's verdict follows from it.
 */
export const loadStandards = async (db: Db, at: Instant, folder: string): Promise<{ readonly added: number }> => {
	const files = readStandardFolder(folder).map((read) => ({ ...read, standard: loadable(read) }))
	return inTransaction(db, async (tx) => {
		await holdVersions(tx)
		const versions = await selectWritten(tx)
		const known = await readAnew(tx, versions)
		const fresh = files.filter(({ standard }) => known.get(standard.validFrom) !== standard.hash)
		for (const { file, yaml, standard } of fresh) {
			const version = versions.find(({ standard: { validFrom } }) => validFrom === standard.validFrom)
			const isReadable = known.get(standard.validFrom) !== null
			const saysMoreOfStaff = known.get(standard.validFrom) === hashWithoutStaff(standard)
			if (version && isReadable && standard.validFrom <= dayOf(at) && !saysMoreOfStaff)
				throw new BadInput(changedInUse(file, standard.validFrom))
			if (version?.file.startsWith('draft:')) throw new BadInput(decidedHere(file, standard.validFrom))
			await putVersion(tx, at, { standard, file, yaml })
		}
		return { added: fresh.length }
	})
}

/** The standard in a file, or bad input that lists what is wrong with it. */
export const standardInFile = (file: string): Standard => {
	const { standard, problems } = readStandardFile(file)
	if (standard === null) throw new BadInput(problemLines(problems))
	return standard
}
