import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { BookingId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Answer, Answerer, AnswerKind, CallTime, Need, ToKnow, WayOfAnswering } from './answer.ts'

type AnswerRow = {
	id: string
	offer: OfferId
	kind: AnswerKind
	given_by: Answerer
	given_by_name: string
	given_on: Day
	words: string
	call_on: Day | null
	until: Day | null
	booking: BookingId | null
	recorded_at: string
	recorded_by: StaffId | null
	needs: Need[]
	interpreter: string
	companion: boolean
	together: boolean
	call_when: CallTime | null
	through: WayOfAnswering
	settles: boolean
	seat: string | null
}

const answerOf = (row: AnswerRow): Answer => ({
	id: row.id,
	offer: row.offer,
	kind: row.kind,
	by: row.given_by,
	byName: row.given_by_name,
	on: row.given_on,
	words: row.words,
	callOn: row.call_on,
	until: row.until,
	booking: row.booking,
	recordedAt: instant(row.recorded_at),
	recordedBy: row.recorded_by,
	needs: row.needs,
	interpreter: row.interpreter,
	companion: row.companion,
	together: row.together,
	callWhen: row.call_when,
	through: row.through,
	settles: row.settles,
	seat: row.seat,
})

const answerColumns = sql`id, offer, kind, given_by, given_by_name, given_on, words, call_on, until, booking, recorded_at, recorded_by,
	needs, interpreter, companion, together, call_when, through, settles, seat`

/** The form it came by, and what it said there. */
export type FormSent = { readonly key: string; readonly says: string }

/** Null when another offer was answered by this form. One form sent again with something else in it is another answer. */
export const insertAnswer = async (
	db: Db,
	{ key, says }: FormSent,
	answer: Omit<Answer, 'id'>,
): Promise<Answer | null> => {
	const { rows } = await sql<AnswerRow>`
		insert into offer.answer (offer, key, kind, given_by, given_by_name, given_on, words, call_on, until, booking, recorded_at, recorded_by,
			needs, interpreter, companion, together, call_when, through, settles, seat, says)
		select ${answer.offer}, ${key} || case when count(*) = 0 then '' else ' ' || count(*) + 1 end, ${answer.kind}, ${answer.by}, ${answer.byName}, ${answer.on}, ${answer.words}, ${answer.callOn},
			${answer.until}, ${answer.booking}, ${answer.recordedAt}, ${answer.recordedBy}, ${[...answer.needs]}::text[], ${answer.interpreter},
			${answer.companion}, ${answer.together}, ${answer.callWhen}, ${answer.through}, ${answer.settles}, ${answer.seat}, ${says}
		from offer.answer where offer = ${answer.offer} and (key = ${key} or starts_with(key, ${key} || ' '))
		on conflict on constraint answer_is_recorded_once do nothing returning ${answerColumns}`.execute(db)
	return rows[0] === undefined ? null : answerOf(rows[0])
}

/** The answer recorded in a call. */
export const answerWithKey = async (db: Db, key: string): Promise<Answer | null> => {
	const { rows } = await sql<AnswerRow>`select ${answerColumns} from offer.answer where key = ${key}`.execute(db)
	return rows[0] === undefined ? null : answerOf(rows[0])
}

/** The last answer to this offer by a form, if that is what the form says now. */
export const answerByForm = async (db: Db, offer: OfferId, { key, says }: FormSent): Promise<Answer | null> => {
	const { rows } = await sql<AnswerRow & { says: string }>`
		select ${answerColumns}, says from offer.answer
		where offer = ${offer} and (key = ${key} or starts_with(key, ${key} || ' ')) order by number desc limit 1`.execute(
		db,
	)
	return rows[0] === undefined || (rows[0].says !== '' && rows[0].says !== says) ? null : answerOf(rows[0])
}

/** An answer given in a call that was recorded wrongly does not stand. */
export const standsAs = (answer: string): RawBuilder<boolean> => sql`not exists (
	select from offer.call wrong join offer.call corrected on corrected.corrects = wrong.id where wrong.key = ${sql.ref(`${answer}.key`)})`

/** As they were recorded, also what was heard in a call recorded wrongly; oldest first. */
export const answersRecorded = async (
	db: Db,
	offers: readonly OfferId[],
): Promise<(Answer & { readonly stands: boolean })[]> => {
	const { rows } = await sql<AnswerRow & { stands: boolean }>`
		select ${answerColumns}, ${standsAs('a')} as stands from offer.answer a where offer = any(${[...offers]}::uuid[])
		order by recorded_at, number`.execute(db)
	return rows.map((row) => ({ ...answerOf(row), stands: row.stands }))
}

/** Those that stand, oldest first. */
export const answersTo = async (db: Db, offers: readonly OfferId[] | 'all'): Promise<Answer[]> => {
	const which = offers === 'all' ? sql`true` : sql`offer = any(${[...offers]}::uuid[])`
	const { rows } = await sql<AnswerRow>`
		select ${answerColumns} from offer.answer a where ${which} and ${standsAs('a')} order by recorded_at, number`.execute(
		db,
	)
	return rows.map(answerOf)
}

/** Offers that more than one person has answered, and whose they are. */
export const offersWithTwoVoices = async (db: Db): Promise<ReadonlyMap<OfferId, PersonId>> => {
	const { rows } = await sql<{ offer: OfferId; person: PersonId }>`
		select o.id as offer, o.person from offer.offer o
		where o.id in (select offer from offer.answer group by offer having count(distinct (given_by, given_by_name)) > 1)`.execute(
		db,
	)
	return new Map(rows.map(({ offer, person }) => [offer, person]))
}

/** What the visitor is to know of each: as the latest answer that spoke of it says; who told nothing is absent. */
export const needsOfPersons = async (db: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, ToKnow>> => {
	const { rows } = await sql<ToKnow & { person: PersonId }>`
		select distinct on (o.person) o.person, a.needs, a.interpreter, a.companion, a.together
		from offer.answer a join offer.offer o on o.id = a.offer
		where o.person = any(${[...persons]}::uuid[]) and (a.kind = 'yes' or a.needs <> '{}' or a.companion) and ${standsAs('a')}
		order by o.person, a.recorded_at desc, a.number desc`.execute(db)
	return new Map(rows.map(({ person, ...told }) => [person, told]))
}

/** The same of one; null when nothing was told. */
export const needsOf = async (db: Db, person: PersonId): Promise<ToKnow | null> =>
	(await needsOfPersons(db, [person])).get(person) ?? null
