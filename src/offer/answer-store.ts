import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { BookingId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
import type { Answer, Answerer, AnswerKind, CallTime, Need, WayOfAnswering } from './answer.ts'
import type { OptOut } from './opt-out.ts'

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

/** `key` is the form's own: sent twice, the answer is recorded once and null is given the second time. */
export const insertAnswer = async (db: Db, key: string, answer: Omit<Answer, 'id'>): Promise<Answer | null> => {
	const { rows } = await sql<AnswerRow>`
		insert into offer.answer (offer, key, kind, given_by, given_by_name, given_on, words, call_on, until, booking, recorded_at, recorded_by,
			needs, interpreter, companion, together, call_when, through, settles, seat)
		values (${answer.offer}, ${key}, ${answer.kind}, ${answer.by}, ${answer.byName}, ${answer.on}, ${answer.words}, ${answer.callOn},
			${answer.until}, ${answer.booking}, ${answer.recordedAt}, ${answer.recordedBy}, ${[...answer.needs]}::text[], ${answer.interpreter},
			${answer.companion}, ${answer.together}, ${answer.callWhen}, ${answer.through}, ${answer.settles}, ${answer.seat})
		on conflict on constraint answer_is_recorded_once do nothing returning ${answerColumns}`.execute(db)
	return rows[0] === undefined ? null : answerOf(rows[0])
}

export const answerWithKey = async (db: Db, key: string): Promise<Answer | null> => {
	const { rows } = await sql<AnswerRow>`select ${answerColumns} from offer.answer where key = ${key}`.execute(db)
	return rows[0] === undefined ? null : answerOf(rows[0])
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

/** What the latest answer that spoke of it says the visitor is to know. */
export const needsToldBy = async (
	db: Db,
	person: PersonId,
): Promise<Pick<Answer, 'needs' | 'interpreter' | 'companion' | 'together'> | null> => {
	const { rows } = await sql<Pick<Answer, 'needs' | 'interpreter' | 'companion' | 'together'>>`
		select a.needs, a.interpreter, a.companion, a.together from offer.answer a join offer.offer o on o.id = a.offer
		where o.person = ${person} and (a.kind = 'yes' or a.needs <> '{}' or a.companion)
		order by a.recorded_at desc, a.number desc limit 1`.execute(db)
	return rows[0] ?? null
}

type OptOutRow = {
	id: string
	person: PersonId
	begun_on: Day
	until: Day | null
	asked_by: Answerer
	words: string
	recorded_at: string
	recorded_by: StaffId | null
	ended_on: Day | null
	ended_words: string | null
	ended_by: StaffId | null
}

const optOutOf = (row: OptOutRow): OptOut => ({
	id: row.id,
	person: row.person,
	on: row.begun_on,
	until: row.until,
	askedBy: row.asked_by,
	words: row.words,
	recordedAt: instant(row.recorded_at),
	recordedBy: row.recorded_by,
	endedOn: row.ended_on,
	endedWords: row.ended_words,
	endedBy: row.ended_by,
})
const optOutColumns = sql`id, person, begun_on, until, asked_by, words, recorded_at, recorded_by, ended_on, ended_words, ended_by`

/** A new opt-out takes the place of one still standing. */
export const insertOptOut = async (
	db: Db,
	at: Instant,
	given: Pick<OptOut, 'person' | 'on' | 'until' | 'askedBy' | 'words' | 'recordedBy'> & {
		readonly offer: OfferId | null
	},
): Promise<void> => {
	await sql`update offer.opt_out set ended_on = ${given.on}, ended_words = 'replaced', ended_at = ${at}, ended_by = ${given.recordedBy}
		where person = ${given.person} and ended_on is null`.execute(db)
	await sql`insert into offer.opt_out (person, offer, begun_on, until, asked_by, words, recorded_at, recorded_by)
		values (${given.person}, ${given.offer}, ${given.on}, ${given.until}, ${given.askedBy}, ${given.words}, ${at}, ${given.recordedBy})`.execute(
		db,
	)
}

/** False when none was standing. */
export const endOptOut = async (
	db: Db,
	at: Instant,
	person: PersonId,
	on: Day,
	words: string,
	by: StaffId | null,
): Promise<boolean> => {
	const { rows } = await sql`
		update offer.opt_out set ended_on = ${on}, ended_words = ${words}, ended_at = ${at}, ended_by = ${by}
		where person = ${person} and ended_on is null returning id`.execute(db)
	return rows.length > 0
}

/** Wishes not to be contacted that were recorded here; with those told by a list: `optOutsOf`. */
export const recordedOptOuts = async (db: Db, whom: Among<PersonId>): Promise<OptOut[]> => {
	const { rows } = await sql<OptOutRow>`
		select ${optOutColumns} from offer.opt_out
		where ${isAmong('person', whom)} order by person, recorded_at`.execute(db)
	return rows.map(optOutOf)
}
