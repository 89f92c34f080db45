import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { type DraftId, draftFile } from '../draft/draft.ts'
import { earlierAmong } from '../draft/draft-actions.ts'
import { lockDraft, markInForce, writeDraft } from '../draft/draft-store.ts'
import { wholeText, withApproval } from '../draft/draft-text.ts'
import { type Hindrance, hindranceTo } from '../draft/may-begin.ts'
import { readStandard } from '../format/read.ts'
import { hasErrors, problemLines } from '../problem.ts'
import type { Standard } from '../standard.ts'
import { holdVersions, putVersion, selectWritten, type WrittenVersion } from '../store.ts'

export type PutInForce = {
	readonly draft: DraftId
	/** The revision that the one who decides has read. */
	readonly revision: number
	/** The municipality whose database this is; the standard must name it. */
	readonly municipality: string
	readonly approvedBy: Text
	readonly approvedOn: Day
	readonly by: StaffId
}

export type NotPutInForce =
	| 'no_such_draft'
	| 'given_up'
	| 'changed_meanwhile'
	| 'approver_missing'
	| 'approved_later'
	| 'has_errors'
	| 'another_municipality'
	| 'changes_what_is_decided'
	| 'begins_the_same_day'
	| 'overlaps'

/** A version that has not begun and was put in force here; a new decision may take its place. A file's version is changed in its file. */
const isReplaceable = ({ standard, file }: WrittenVersion, today: Day): boolean =>
	standard.validFrom > today && file.startsWith('draft:')

/** What keeps a standard from beginning beside the versions on file. */
const hindranceAmong = (versions: readonly WrittenVersion[], standard: Standard, today: Day): Hindrance | null => {
	const staying = versions.filter(
		(version) => version.standard.validFrom !== standard.validFrom || !isReplaceable(version, today),
	)
	return hindranceTo(
		standard,
		staying.map((version) => version.standard),
		today,
	)
}

export const hindranceOf = async (db: Db, at: Instant, standard: Standard): Promise<Hindrance | null> =>
	hindranceAmong(await selectWritten(db), standard, dayOf(at))

/**
 * Makes a draft the standard from its first day on, with who approved it written into its text.
 * Done twice it is done once; nothing that was decided on a day up to today changes.
 */
export const putInForce = (db: Db, at: Instant, command: PutInForce): Promise<Outcome<Day, NotPutInForce>> =>
	inTransaction(db, async (tx) => {
		const draft = await lockDraft(tx, command.draft)
		if (draft === null) return no('no_such_draft')
		if (draft.end?.is === 'in_force') return yes(draft.end.validFrom)
		if (draft.end?.is === 'given_up') return no('given_up')
		if (draft.revision !== command.revision) return no('changed_meanwhile')
		if (command.approvedBy.da === '' || command.approvedBy.en === '') return no('approver_missing')
		if (command.approvedOn > dayOf(at)) return no('approved_later')
		await holdVersions(tx)
		const versions = await selectWritten(tx)
		const approval = { by: command.approvedBy, on: command.approvedOn }
		const yaml = withApproval(wholeText(draft.yaml, earlierAmong(versions)), approval)
		const { standard, problems } = readStandard(yaml, draftFile, earlierAmong(versions))
		if (standard === null || hasErrors(problems)) return no('has_errors', problemLines(problems))
		if (standard.municipality !== command.municipality) return no('another_municipality', standard.municipality)
		const hindrance = hindranceAmong(versions, standard, dayOf(at))
		if (hindrance) return no(hindrance.why, hindrance.version.validFrom)
		await putVersion(tx, at, { standard, file: `draft:${draft.id}`, yaml })
		await writeDraft(tx, at, { ...draft, yaml, by: command.by })
		await markInForce(tx, at, draft.id, command.by, standard.validFrom)
		return yes(standard.validFrom)
	})
