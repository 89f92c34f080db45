import type { PersonId, VisitId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Db } from '#platform/db/index.ts'
import { invalidNotes } from '#visit/actions.ts'
import { agreementKindText, type CameOfNote, type InvalidNote, partnerText } from '#visit/index.ts'
import type { Agreement, KeptAgreement } from './agreement.ts'
import { type HandOver, isSeenToSince, type KeptHandOver, lastStep } from './hand-over/hand-over.ts'
import { findHandOversOf } from './hand-over/hand-over-store.ts'
import type { NoteStruck } from './note-struck.ts'
import { findOfPersons } from './store.ts'

const struckOf = (note: InvalidNote | undefined): NoteStruck | null =>
	note === undefined ? null : { at: note.struckAt, on: dayOf(note.struckAt), because: note.because }

const visitsOf = (made: readonly { readonly visit: VisitId | null }[]): VisitId[] => [
	...new Set(made.flatMap(({ visit }) => visit ?? [])),
]

/** The note of an agreement: the one of its visit that its owner signed in the moment in which it was made. */
const noteOf = ({ visit, owner, madeAt }: KeptAgreement, invalid: readonly InvalidNote[]): InvalidNote | undefined =>
	invalid.find((note) => note.visit === visit && note.author === owner && note.signedAt === madeAt)

/** Agreements, each with whether its note has been struck as invalid. */
export const groundedAgreements = async (db: Db, kept: readonly KeptAgreement[]): Promise<Agreement[]> => {
	const invalid = await invalidNotes(db, visitsOf(kept))
	return kept.map((one) => ({ ...one, noteStruck: struckOf(noteOf(one, invalid)) }))
}

/** Hand-overs, each with whether its note has been struck as invalid. */
export const groundedHandOvers = async (db: Db, kept: readonly KeptHandOver[]): Promise<HandOver[]> => {
	const invalid = new Map((await invalidNotes(db, visitsOf(kept))).map((note) => [note.id, note]))
	return kept.map((one) => ({ ...one, noteStruck: struckOf(invalid.get(one.note ?? '')) }))
}

/** What came from the invalid notes of a visit and still lives: agreements open, and hand-overs that were not called off. */
export const cameOfInvalid = async (
	db: Db,
	visit: { readonly id: VisitId; readonly person: PersonId },
): Promise<CameOfNote[]> => {
	const invalid = await invalidNotes(db, [visit.id])
	if (invalid.length === 0) return []
	const agreed = (await findOfPersons(db, [visit.person])).flatMap((one) => {
		const note = one.doneAt === null && one.cancelledAt === null ? noteOf(one, invalid) : undefined
		return note === undefined ? [] : [{ ...one, note }]
	})
	const given = (await findHandOversOf(db, [visit.person])).flatMap((one) => {
		const note = invalid.find(({ id, struckAt }) => id === one.note && !isSeenToSince(one, struckAt))
		return note === undefined ? [] : [{ ...one, note }]
	})
	return [
		...given.map((one) => {
			const to = partnerText(one.to)
			return {
				note: one.note.id,
				what: text(`Overlevering: ${to.da}`, `Hand-over: ${to.en}`),
				todo:
					lastStep(one, 'sent') === null
						? text('Ikke sendt. Træk den tilbage.', 'Not sent. Withdraw it.')
						: text('Er sendt. Giv modtageren besked.', 'Was sent. Tell the receiver.'),
				to: `/overleveringer/${one.id}`,
			}
		}),
		...agreed.map(({ id, kind, dueOn, note }) => {
			const [what, due] = [agreementKindText(kind), writeShortDay(dueOn)]
			return {
				note: note.id,
				what: text(`Aftale: ${what.da}, senest ${due}`, `Agreement: ${what.en}, by ${due}`),
				todo: text('Er åben. Annullér den, eller gør den færdig.', 'Is open. Cancel it, or finish it.'),
				to: `/opfoelgning/${id}`,
			}
		}),
	]
}
