import type { Day } from '#kernel/day.ts'
import type { Db } from '#platform/db/index.ts'
import type { Draft } from '../draft/draft.ts'
import { earlierAmong } from '../draft/draft-actions.ts'
import { selectDrafts } from '../draft/draft-store.ts'
import { wholeText } from '../draft/draft-text.ts'
import type { Tried } from '../draft/tried.ts'
import { readStandard } from '../format/read.ts'
import { inOrderOfPlace, type Problem } from '../problem.ts'
import type { Standard } from '../standard.ts'
import { selectWritten } from '../store.ts'

/** A version on file, what the check says of it today, and the draft it was, if it was decided here. */
export type CheckedVersion = {
	readonly standard: Standard
	readonly problems: readonly Problem[]
	readonly draft: Draft | null
}

const fileName = (file: string, validFrom: Day): string =>
	file.startsWith('draft:') ? `${validFrom}.yaml` : (file.split('/').at(-1) ?? file)

/** Oldest first. */
export const checkedVersions = async (db: Db, tried: Tried): Promise<CheckedVersion[]> => {
	const versions = await selectWritten(db)
	const decided = (await selectDrafts(db)).filter(({ end }) => end?.is === 'in_force')
	return versions.map(({ standard, file: path, yaml }) => {
		const file = fileName(path, standard.validFrom)
		const { problems, placed } = readStandard(yaml, file, earlierAmong(versions))
		const found = tried(standard).map(placed)
		return {
			standard,
			problems: inOrderOfPlace([...problems, ...found]),
			draft: decided.find(({ id }) => path === `draft:${id}`) ?? null,
		}
	})
}

/** A version's text, standing alone: put in the folder of standards it says the same. Null when there is none of that day. */
export const versionText = async (db: Db, validFrom: Day): Promise<string | null> => {
	const versions = await selectWritten(db)
	const found = versions.find(({ standard }) => standard.validFrom === validFrom)
	return found === undefined ? null : wholeText(found.yaml, earlierAmong(versions))
}
