import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import { needsOf } from '#offer/actions.ts'
import type { ToKnow } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Ask } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import type { Standard } from '#standard/index.ts'
import { type Before, nothingBefore } from './day/before.ts'
import { beforeVisits } from './day/before-actions.ts'
import { type LeftDraft, leftDrafts } from './device/entries-left-actions.ts'
import type { LocalOffer } from './local-offer/local-offer.ts'
import { everyLocalOffer, toldIn } from './local-offer/local-offer-actions.ts'
import type { Measuring } from './measured/measured.ts'
import { measuringOf } from './measured/measured-actions.ts'
import type { Important } from './note/important.ts'
import { emptyNote } from './note/note.ts'
import { notesOf } from './note/note-actions.ts'
import { findBasis } from './store.ts'
import { importantTopics } from './tell-actions.ts'
import type { Note, Visit } from './visit.ts'

/** What a note on a visit is written with. */
export type WrittenVisit = {
	readonly visit: Visit
	/** Of everyone, oldest first. */
	readonly notes: readonly Note[]
	/** The draft of whoever asks; null before there is one. */
	readonly mine: Note | null
	readonly standards: readonly Standard[]
	readonly important: readonly Important[]
}

export const writtenVisit = async (db: Db, visit: Visit, writer: StaffId): Promise<WrittenVisit> => {
	const notes = await notesOf(db, [visit.id])
	return {
		visit,
		notes,
		mine: notes.find((note) => note.author === writer && note.signedAt === null) ?? null,
		standards: await listStandards(db),
		important: (await importantTopics(db, [visit.person])).get(visit.person) ?? [],
	}
}

/** Everything that the page of a visit shows, loaded once. */
export type ShownVisit = WrittenVisit & {
	readonly reader: { readonly id: StaffId; readonly roles: readonly string[] }
	readonly today: Day
	readonly citizen: Citizen
	readonly names: ReadonlyMap<string, string>
	readonly basis: Text | null
	readonly before: Before
	readonly toKnow: ToKnow | null
	/** Local offers that signed notes tell of, by the note's id. */
	readonly told: ReadonlyMap<string, readonly LocalOffer[]>
	readonly localOffers: readonly LocalOffer[]
	readonly measuring: Measuring
	readonly left: readonly LeftDraft[]
	/** Fresh ids: for a correction, and for rows not written in yet. */
	readonly fresh: {
		readonly correction: string
		readonly agreements: readonly string[]
		readonly handOvers: readonly string[]
	}
}

/** Null when the citizen is no longer there. */
export const shownVisit = async (
	{ db, at, today, atWork }: Pick<Ask, 'db' | 'at' | 'today' | 'atWork'>,
	visit: Visit,
): Promise<ShownVisit | null> => {
	const citizen = await findCitizen(db, visit.person)
	if (citizen === null) return null
	const reader = atWork()
	const written = await writtenVisit(db, visit, reader.id)
	return {
		...written,
		reader,
		today,
		citizen,
		names: await staffNames(db),
		basis: await findBasis(db, visit.id),
		before: (await beforeVisits(db, [citizen], visit.plannedOn)).get(citizen.id) ?? nothingBefore,
		toKnow: await needsOf(db, visit.person),
		told: await toldIn(
			db,
			written.notes.filter((note) => note.signedAt !== null),
		),
		localOffers: await everyLocalOffer(db),
		measuring: await measuringOf(db, citizen, written.mine?.body ?? emptyNote),
		left: await leftDrafts(db, at, visit.id, reader.id),
		fresh: {
			correction: crypto.randomUUID(),
			agreements: [crypto.randomUUID(), crypto.randomUUID()],
			handOvers: [crypto.randomUUID()],
		},
	}
}
