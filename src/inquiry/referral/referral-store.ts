import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { addMinutes, type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { comparedWords, type Lately } from './held-back.ts'
import {
	ends,
	type HeldBack,
	type Needs,
	type Referral,
	type ReferralId,
	type Relation,
	type Said,
	type Sender,
	type Sex,
	type Step,
	type StepKind,
	type Tells,
	type Topic,
} from './referral.ts'

/** Arrays go over as PostgreSQL writes them: both databases read that. */
const words = (list: readonly string[]): string => `{${list.join(',')}}`

/** Null when the key is known: the same form again. */
export const insertReferral = async (
	db: Db,
	at: Instant,
	{ said, tells, key, by }: { said: Said; tells: Tells; key: string; by: StaffId | null },
): Promise<ReferralId | null> => {
	const { rows } = await sql<{ id: ReferralId }>`
		insert into inquiry.referral (key, received_at, channel, recorded_by, relation, name, born, cpr, sex, street, town,
			phone, topics, words, told_citizen, trapped, shown_seconds)
		values (${key}, ${at}, ${by === null ? 'web' : 'staff'}, ${by}, ${said.relation}, ${said.name}, ${said.born},
			${said.cpr}, ${said.sex}, ${said.street}, ${said.town}, ${said.phone}, ${words(said.topics)}::text[],
			${said.words}, ${said.toldCitizen}, ${tells.trapped}, ${tells.shownSeconds})
		on conflict on constraint referral_is_received_once do nothing returning id`.execute(db)
	return rows[0]?.id ?? null
}

export const referralByKey = async (db: Db, key: string): Promise<ReferralId | null> =>
	(await sql<{ id: ReferralId }>`select id from inquiry.referral where key = ${key}`.execute(db)).rows[0]?.id ?? null

export const insertSender = async (db: Db, referral: ReferralId, sender: Sender): Promise<void> => {
	await sql`insert into inquiry.referral_sender (referral, name, phone, email, organisation, may_be_named)
		values (${referral}, ${sender.name}, ${sender.phone}, ${sender.email}, ${sender.organisation}, ${sender.mayBeNamed})`.execute(
		db,
	)
}

/** Nobody to show: kept apart, so that a reading of referrals never holds it. */
const nobody: Sender = { name: '', phone: '', email: '', organisation: '', mayBeNamed: false }

export const selectSender = async (db: Db, referral: ReferralId): Promise<Sender> =>
	(
		await sql<Sender>`
			select name, phone, email, organisation, may_be_named as "mayBeNamed"
			from inquiry.referral_sender where referral = ${referral}`.execute(db)
	).rows[0] ?? nobody

type Row = {
	id: ReferralId
	received_at: string
	channel: 'web' | 'staff'
	recorded_by: StaffId | null
	relation: Relation
	name: string
	born: string
	cpr: string | null
	sex: Sex | null
	street: string
	town: string
	phone: string
	topics: Topic[]
	words: string
	told_citizen: boolean | null
	trapped: boolean
	shown_seconds: number | null
	held_back: HeldBack[] | null
	released_at: string | null
	worked_at: string | null
	person: PersonId | null
	needs: Needs | null
	notice_key: string | null
}
type StepRow = {
	referral: ReferralId
	id: string
	kind: StepKind
	happened_on: Day
	how: string | null
	words: string | null
	recorded_at: string
	recorded_by: StaffId | null
	undoes: string | null
}

const stepOf = (row: StepRow): Step => ({
	id: row.id,
	kind: row.kind,
	on: row.happened_on,
	how: row.how,
	words: row.words,
	at: instant(row.recorded_at),
	by: row.recorded_by,
	undoes: row.undoes,
})

const referralOf = (row: Row, steps: readonly StepRow[]): Referral => ({
	id: row.id,
	receivedAt: instant(row.received_at),
	channel: row.channel,
	recordedBy: row.recorded_by,
	said: {
		relation: row.relation,
		name: row.name,
		born: row.born,
		cpr: row.cpr,
		sex: row.sex,
		street: row.street,
		town: row.town,
		phone: row.phone,
		topics: row.topics,
		words: row.words,
		toldCitizen: row.told_citizen,
	},
	tells: { trapped: row.trapped, shownSeconds: row.shown_seconds },
	heldBack: row.held_back,
	releasedAt: row.released_at === null ? null : instant(row.released_at),
	workedAt: row.worked_at === null ? null : instant(row.worked_at),
	person: row.person,
	needs: row.needs,
	noticeKey: row.notice_key,
	steps: steps.map(stepOf),
})

/** One referral, those about a citizen, those nobody has answered, or all. */
export type Which = ReferralId | { readonly person: PersonId } | 'unanswered' | 'all'

const fits = (which: Which) =>
	which === 'all'
		? sql`true`
		: which === 'unanswered'
			? sql`not exists (
				select from inquiry.referral_step s
				where s.referral = r.id and s.kind = any(${words(ends)}::text[])
					and not exists (select from inquiry.referral_step u where u.undoes = s.id))`
			: typeof which === 'string'
				? sql`r.id = ${which}`
				: sql`r.person = ${which.person}`

/** The oldest first. */
export const selectReferrals = async (db: Db, which: Which): Promise<Referral[]> => {
	const { rows } = await sql<Row>`
		select r.id, received_at, channel, recorded_by, relation, name, born, cpr, sex, street, town, phone, topics, words,
			told_citizen, trapped, shown_seconds, held_back, released_at, worked_at, person, needs, notice_key
		from inquiry.referral r where ${fits(which)} order by received_at, r.id`.execute(db)
	const steps = await sql<StepRow>`
		select referral, id, kind, happened_on, how, words, recorded_at, recorded_by, undoes
		from inquiry.referral_step where referral = any(${words(rows.map(({ id }) => id))}::uuid[]) order by number`.execute(
		db,
	)
	const byReferral = Map.groupBy(steps.rows, ({ referral }) => referral)
	return rows.map((row) => referralOf(row, byReferral.get(row.id) ?? []))
}

/** The next one nobody has looked at, marked as taken up now; each once for the same moment. */
export const takeNext = async (db: Db, at: Instant): Promise<ReferralId | null> =>
	(
		await sql<{ id: ReferralId }>`
			update inquiry.referral set tried_at = ${at} where id = (
				select id from inquiry.referral
				where worked_at is null and held_back is null and (tried_at is null or tried_at < ${at})
				order by tried_at nulls first, received_at, id limit 1 for update skip locked)
			returning id`.execute(db)
	).rows[0]?.id ?? null

/** Held fast until the transaction ends: two at a time see each other's deeds. */
export const holdFast = async (db: Db, referral: ReferralId): Promise<void> => {
	await sql`select id from inquiry.referral where id = ${referral} for update`.execute(db)
}

/** What came in on the web in the time before a referral. */
export const selectLately = async (db: Db, { id, receivedAt, said }: Referral): Promise<Lately> => {
	const { rows } = await sql<{ id: ReferralId; words: string; hour: boolean }>`
		select id, words, received_at > ${addMinutes(receivedAt, -60)}::timestamptz as hour from inquiry.referral
		where channel = 'web' and id <> ${id}
			and received_at <= ${receivedAt} and received_at > ${addMinutes(receivedAt, -24 * 60)}`.execute(db)
	const own = comparedWords(said.words)
	return {
		sameWords: own === null ? 0 : rows.filter((row) => comparedWords(row.words) === own).length,
		inAnHour: rows.filter(({ hour }) => hour).length,
	}
}

export const holdBack = async (db: Db, referral: ReferralId, because: readonly HeldBack[]): Promise<void> => {
	await sql`update inquiry.referral set held_back = ${words(because)}::text[] where id = ${referral}`.execute(db)
}

export const release = async (db: Db, at: Instant, referral: ReferralId, by: StaffId): Promise<void> => {
	await sql`update inquiry.referral set released_at = ${at}, released_by = ${by} where id = ${referral}`.execute(db)
}

export const setWorked = async (
	db: Db,
	at: Instant,
	referral: ReferralId,
	found: Pick<Referral, 'person' | 'needs' | 'noticeKey'>,
): Promise<void> => {
	await sql`update inquiry.referral
		set worked_at = ${at}, person = ${found.person}, needs = ${found.needs}, notice_key = ${found.noticeKey}
		where id = ${referral}`.execute(db)
}

type NewStep = Omit<Step, 'id' | 'at'> & { readonly referral: ReferralId; readonly key: string }

/** False when the key is known, or the step was undone already. */
export const insertStep = async (db: Db, at: Instant, step: NewStep): Promise<boolean> =>
	(
		await sql`
			insert into inquiry.referral_step (referral, kind, happened_on, how, words, key, recorded_at, recorded_by, undoes)
			values (${step.referral}, ${step.kind}, ${step.on}, ${step.how}, ${step.words}, ${step.key}, ${at}, ${step.by},
				${step.undoes})
			on conflict do nothing returning id`.execute(db)
	).rows.length > 0

/** Did its key bring just this step? */
export const isThatStep = async (db: Db, { key, referral, kind, on, by, how, words }: NewStep): Promise<boolean> => {
	const { rows } = await sql`select id from inquiry.referral_step
		where key = ${key} and referral = ${referral} and kind = ${kind} and happened_on = ${on}
			and recorded_by is not distinct from ${by}::uuid and how is not distinct from ${how}::text
			and words is not distinct from ${words}::text`.execute(db)
	return rows.length > 0
}

/** Nothing happens when there is none, or it was withdrawn already. */
export const withdrawByKey = async (
	db: Db,
	at: Instant,
	key: string,
	because: string,
	by: StaffId | null,
): Promise<void> => {
	await sql`update inquiry.notice set withdrawn_at = ${at}, withdrawn_by = ${by}, withdrawn_because = ${because}
		where key = ${key} and withdrawn_at is null`.execute(db)
}

/** Who first decided about a citizen after a moment, and on which day: on a ground, or on a visit beyond the rules. */
export const assessedAfter = async (
	db: Db,
	person: PersonId,
	at: Instant,
): Promise<{ readonly on: Day; readonly by: StaffId } | null> =>
	(
		await sql<{ on: Day; by: StaffId }>`
			select assessed_on as "on", recorded_by as "by", recorded_at from inquiry.assessment
			where person = ${person} and recorded_at > ${at} and withdrawn_at is null
			union all
			select decided_on, recorded_by, recorded_at from inquiry.further_visit
			where person = ${person} and recorded_at > ${at} and withdrawn_at is null
			order by recorded_at limit 1`.execute(db)
	).rows[0] ?? null
