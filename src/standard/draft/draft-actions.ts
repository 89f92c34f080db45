import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type Earlier, readStandard } from '../format/read.ts'
import { inOrderOfPlace, type Problem } from '../problem.ts'
import type { Standard } from '../standard.ts'
import { selectWritten, type WrittenVersion } from '../store.ts'
import { type Draft, type DraftId, draftFile, longestDraft, longestTitle } from './draft.ts'
import { insertDraft, lockDraft, markGivenUp, selectDraft, selectDrafts, writeDraft } from './draft-store.ts'
import { asNextVersion, wholeText } from './draft-text.ts'
import { type Tried, untried } from './tried.ts'

/** A draft with what it says, or what is wrong with it. */
export type ReadDraft = Draft & { readonly standard: Standard | null; readonly problems: readonly Problem[] }

/** What a version on file says in writing, for texts that continue it. */
export const earlierAmong =
	(versions: readonly WrittenVersion[]): Earlier =>
	(validFrom) => {
		const found = versions.find(({ standard }) => standard.validFrom === validFrom)
		return found === undefined ? null : { yaml: found.yaml, file: `${validFrom}.yaml` }
	}

/** What texts would say as standards, each with what is wrong; nothing is kept. */
export const readTexts = async (
	db: Db,
	texts: readonly string[],
	tried: Tried = untried,
): Promise<Pick<ReadDraft, 'standard' | 'problems'>[]> => {
	const earlier = earlierAmong(await selectWritten(db))
	return texts.map((yaml) => {
		const { standard, problems, placed } = readStandard(yaml, draftFile, earlier)
		const found = standard === null ? [] : tried(standard).map(placed)
		return { standard, problems: inOrderOfPlace([...problems, ...found]) }
	})
}

/** Every draft there was, the one changed last first. */
export const listDrafts = (db: Db): Promise<Draft[]> => selectDrafts(db)

export const findDraft = async (db: Db, id: DraftId, tried: Tried = untried): Promise<ReadDraft | null> => {
	const draft = await selectDraft(db, id)
	if (draft === null) return null
	const [read] = await readTexts(db, [draft.yaml], tried)
	return { ...draft, standard: null, problems: [], ...read }
}

type Writing = { readonly title: string; readonly yaml: string }
type CannotKeep = 'title_missing' | 'text_missing' | 'too_large'

/** A draft may be wrong, but not without a name, empty, or a book. */
const cannotKeep = ({ title, yaml }: Writing): CannotKeep | null => {
	if (title === '' || title.length > longestTitle) return 'title_missing'
	if (yaml.trim() === '') return 'text_missing'
	return yaml.length > longestDraft ? 'too_large' : null
}

/** A whole version as the next one begins: from a day, replacing it. */
export type Copy = { readonly from: Day; readonly validFrom: Day }

/** Begins a draft: as a copy of a version, or from a text. With an id that is there already nothing is done. */
export const beginDraft = async (
	db: Db,
	at: Instant,
	command: {
		readonly id: DraftId
		readonly title: string
		readonly from: Copy | string
		readonly by: StaffId
	},
): Promise<Outcome<DraftId, CannotKeep | 'no_such_version'>> => {
	const { id, title, from, by } = command
	const versions = await selectWritten(db)
	const earlier = earlierAmong(versions)
	const copied = typeof from === 'string' ? null : from.from
	const version = versions.find(({ standard }) => standard.validFrom === copied)
	if (typeof from !== 'string' && version === undefined) return no('no_such_version', from.from)
	const yaml =
		typeof from === 'string'
			? from
			: asNextVersion(wholeText(version?.yaml ?? '', earlier), { replaces: from.from, validFrom: from.validFrom })
	const why = cannotKeep({ title, yaml })
	if (why) return no(why)
	await insertDraft(db, at, { id, title, yaml: wholeText(yaml, earlier), copiedFrom: copied, madeBy: by })
	return yes(id)
}

/** Saves what was written over the revision that was read, and says the next revision. What changes nothing changes no revision. */
export const saveDraft = (
	db: Db,
	at: Instant,
	command: Writing & { readonly draft: DraftId; readonly revision: number; readonly by: StaffId },
): Promise<Outcome<number, CannotKeep | 'no_such_draft' | 'closed' | 'changed_meanwhile'>> => {
	const { draft: id, title, yaml, revision, by } = command
	return inTransaction(db, async (tx) => {
		const draft = await lockDraft(tx, id)
		if (draft === null) return no('no_such_draft')
		if (draft.end !== null) return no('closed')
		const why = cannotKeep(command)
		if (why) return no(why)
		if (draft.title === title && draft.yaml === yaml) return yes(draft.revision)
		const next = await writeDraft(tx, at, { id, title, yaml, revision, by })
		return next === null ? no('changed_meanwhile') : yes(next)
	})
}

/** Closes a draft; it stays to be read. Given up twice is given up once. */
export const giveUpDraft = (
	db: Db,
	at: Instant,
	{ draft: id, by }: { readonly draft: DraftId; readonly by: StaffId },
): Promise<Outcome<null, 'no_such_draft' | 'in_force'>> =>
	inTransaction(db, async (tx) => {
		const draft = await lockDraft(tx, id)
		if (draft === null) return no('no_such_draft')
		if (draft.end?.is === 'in_force') return no('in_force')
		if (draft.end === null) await markGivenUp(tx, at, id, by)
		return yes(null)
	})
