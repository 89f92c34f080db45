import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { hindranceText } from './not-gone-ahead.ts'
import { freeWords, type NoteBody } from './note/note.ts'
import { isLateEntry } from './note/signing.ts'
import { correctionText, formText, isStruck, type Note, occasionText, type Visit } from './visit.ts'

type Besides = (note: Note) => readonly Text[]
type NameOf = (staff: StaffId) => string | undefined
type HeldAt = (visit: Visit) => Instant

const visitLine = (visit: Visit, heldAt: HeldAt, nameOf: NameOf): Told => {
	const form = formText(visit.form)
	const about = { at: heldAt(visit), who: nameOf(visit.staff) }
	if (visit.notGoneAhead !== null) {
		const why = hindranceText(visit.notGoneAhead)
		return {
			...about,
			on: visit.plannedOn,
			at: visit.notGoneAheadAt,
			what: text(`${form.da} blev ikke gennemført: ${why.da}`, `${form.en} did not go ahead: ${why.en}`),
			words: visit.notGoneAheadNote || undefined,
		}
	}
	if (visit.tookPlaceOn === null)
		return { ...about, on: visit.plannedOn, what: text(`${form.da} begyndt`, `${form.en} begun`) }
	const why = occasionText(visit.occasion)
	return {
		...about,
		on: visit.tookPlaceOn,
		what: text(`${form.da} gennemført. ${why.da}`, `${form.en} held. ${why.en}`),
	}
}

/** The note's words as one text, topics first. */
export const wordsOf = (body: NoteBody): string =>
	[...body.topics.map((topic) => topic.words), ...freeWords.map((field) => body[field])].filter(Boolean).join('\n')

const noteLines = (note: Note, besides: Besides): Told[] => {
	if (note.signedAt === null || note.happenedOn === null) return []
	const [on, at] = [note.happenedOn, note.signedAt]
	const late = isLateEntry(on, at)
	const written = writeShortDay(dayOf(at))
	const kind =
		note.kind === 'journal'
			? text('Journalnotat', 'Journal entry')
			: text('Administrativt notat', 'Administrative note')
	const who = [note.authorName, note.profession].filter(Boolean).join(', ')
	return [
		{
			on,
			at,
			what: late ? text(`${kind.da}, skrevet senere: ${written}`, `${kind.en}, written later: ${written}`) : kind,
			words: wordsOf(note.body) || undefined,
			who,
			struck: isStruck(note),
		},
		...besides(note).map((what) => ({ on, at, what, who, struck: isStruck(note) })),
		...note.corrections.map((one) => ({
			on: dayOf(one.writtenAt),
			at: one.writtenAt,
			what: text(
				`${correctionText(one.kind).da} til ${kind.da.toLowerCase()}`,
				`${correctionText(one.kind).en} to ${kind.en.toLowerCase()}`,
			),
			words: one.words,
			who: [one.author, one.profession].filter(Boolean).join(', '),
		})),
	]
}

/** The story that visits and notes tell; drafts are not told. `heldAt`: see momentHeld. `besides`: what a note says that is not in its words. */
export const toldOf = (
	visits: readonly Visit[],
	notes: readonly Note[],
	heldAt: HeldAt,
	nameOf: NameOf,
	besides: Besides = () => [],
): Told[] => [
	...visits.map((visit) => visitLine(visit, heldAt, nameOf)),
	...notes.flatMap((note) => noteLines(note, besides)),
]
