import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { HandOverId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Consent, Partner } from '#visit/index.ts'
import { endings, type KeptHandOver, type SharingConsent, type Step, type StepKind, type Way } from './hand-over.ts'

type Row = {
	id: HandOverId
	person: PersonId
	visit: VisitId | null
	note: string | null
	partner: Partner
	what: string
	made_by: StaffId
	made_at: string
}
type ConsentRow = {
	hand_over: HandOverId
	how: Consent
	given_on: Day
	recorded_by: StaffId
	withdrawn_on: Day | null
	withdrawn_by: StaffId | null
}
type StepRow = {
	id: string
	hand_over: HandOverId
	step: StepKind
	way: Way | null
	happened_on: Day
	words: string
	taken_by: StaffId | null
	taken_at: string
	undone_because: string | null
	undone_by: StaffId | null
	undone_at: string | null
}

const consentOf = (row: ConsentRow): SharingConsent => ({
	how: row.how,
	on: row.given_on,
	recordedBy: row.recorded_by,
	withdrawn:
		row.withdrawn_on === null || row.withdrawn_by === null ? null : { on: row.withdrawn_on, by: row.withdrawn_by },
})

const undoneOf = ({ undone_because, undone_by, undone_at }: StepRow): Step['undone'] =>
	undone_because === null || undone_by === null || undone_at === null
		? null
		: { because: undone_because, by: undone_by, at: instant(undone_at) }

const stepOf = (row: StepRow): Step => ({
	id: row.id,
	step: row.step,
	way: row.way,
	on: row.happened_on,
	words: row.words,
	by: row.taken_by,
	at: instant(row.taken_at),
	undone: undoneOf(row),
})

const some = async (db: Db, where: RawBuilder<unknown>): Promise<KeptHandOver[]> => {
	const { rows } = await sql<Row>`
		select id, person, visit, note, partner, what, made_by, made_at from followup.hand_over where ${where}
		order by made_at, id`.execute(db)
	if (rows.length === 0) return []
	const ids = sql`any(${rows.map((row) => row.id)}::uuid[])`
	const consents = await sql<ConsentRow>`
		select hand_over, how, given_on, recorded_by, withdrawn_on, withdrawn_by
		from followup.sharing_consent where hand_over = ${ids} order by nth`.execute(db)
	const steps = await sql<StepRow>`
		select id, hand_over, step, way, happened_on, words, taken_by, taken_at, undone_because, undone_by, undone_at
		from followup.hand_over_step where hand_over = ${ids} order by nth`.execute(db)
	const consentsOf = Map.groupBy(consents.rows, (row) => row.hand_over)
	const stepsOf = Map.groupBy(steps.rows, (row) => row.hand_over)
	return rows.map(({ id, person, visit, note, partner, what, made_by, made_at }) => ({
		...{ id, person, visit, note, to: partner, what, madeBy: made_by, madeAt: instant(made_at) },
		consents: (consentsOf.get(id) ?? []).map(consentOf),
		steps: (stepsOf.get(id) ?? []).map(stepOf),
	}))
}

const notOver = sql`not exists (select from followup.hand_over_step s where s.hand_over = followup.hand_over.id
	and s.undone_at is null and s.step = any(${[...endings]}))`

export const findHandOver = async (db: Db, id: HandOverId): Promise<KeptHandOver | null> =>
	(await some(db, sql`id = ${id}`))[0] ?? null
export const findHandOversOf = (db: Db, persons: readonly PersonId[]): Promise<KeptHandOver[]> =>
	some(db, sql`person = any(${[...persons]}::uuid[])`)
/** Those with something still to do; with the others of the last days where `since` is given. */
export const findHandOvers = (db: Db, since: Instant | null): Promise<KeptHandOver[]> =>
	some(db, since === null ? notOver : sql`(${notOver} or made_at >= ${since})`)

/** The hand-over, locked until the transaction ends. */
export const lockHandOver = async (db: Db, id: HandOverId): Promise<KeptHandOver | null> => {
	await sql`select 1 from followup.hand_over where id = ${id} for update`.execute(db)
	return findHandOver(db, id)
}

export type NewHandOver = {
	readonly id: HandOverId
	readonly person: PersonId
	readonly visit: VisitId | null
	/** The signed note it was written in and its row there; null for one made outside a note. */
	readonly note: { readonly id: string; readonly key: string } | null
	readonly to: Partner
	readonly what: string
	readonly consent: Consent
	readonly consentedOn: Day
	readonly by: StaffId
}

/** Sent twice with one id, or from one row of a note, it is made once; false then. */
export const insertHandOver = async (db: Db, at: Instant, one: NewHandOver): Promise<boolean> => {
	const { rows } = await sql`
		insert into followup.hand_over (id, person, visit, note, key, partner, what, made_by, made_at)
		values (${one.id}, ${one.person}, ${one.visit}, ${one.note?.id ?? null}, ${one.note?.key ?? null}, ${one.to},
			${one.what}, ${one.by}, ${at})
		on conflict do nothing returning id`.execute(db)
	if (rows.length > 0) await insertConsent(db, at, one.id, 1, { how: one.consent, on: one.consentedOn, by: one.by })
	return rows.length > 0
}

export const insertConsent = async (
	db: Db,
	at: Instant,
	handOver: HandOverId,
	nth: number,
	given: { readonly how: Consent; readonly on: Day; readonly by: StaffId },
): Promise<void> => {
	await sql`insert into followup.sharing_consent (hand_over, nth, how, given_on, recorded_by, recorded_at)
		values (${handOver}, ${nth}, ${given.how}, ${given.on}, ${given.by}, ${at})`.execute(db)
}

export const setConsentWithdrawn = async (
	db: Db,
	at: Instant,
	handOver: HandOverId,
	on: Day,
	by: StaffId,
): Promise<void> => {
	await sql`update followup.sharing_consent set withdrawn_on = ${on}, withdrawn_by = ${by}, withdrawn_at = ${at}
		where hand_over = ${handOver} and withdrawn_on is null`.execute(db)
}

export type NewStep = {
	readonly id: string
	readonly step: StepKind
	readonly way: Way | null
	readonly on: Day
	readonly words: string
	readonly by: StaffId | null
}

/** False when another hand-over has a step of that id. */
export const insertStep = async (db: Db, at: Instant, of: KeptHandOver, step: NewStep): Promise<boolean> => {
	const { rows } =
		await sql`insert into followup.hand_over_step (id, hand_over, nth, step, way, happened_on, words, taken_by, taken_at)
		values (${step.id}, ${of.id}, ${of.steps.length + 1}, ${step.step}, ${step.way}, ${step.on}, ${step.words}, ${step.by}, ${at})
		on conflict (id) do nothing returning id`.execute(db)
	return rows.length > 0
}

export const setStepUndone = async (db: Db, at: Instant, step: string, because: string, by: StaffId): Promise<void> => {
	await sql`update followup.hand_over_step set undone_because = ${because}, undone_by = ${by}, undone_at = ${at}
		where id = ${step} and undone_at is null`.execute(db)
}

/** Everything not over yet with these citizens ends; the system does it, so nobody's name stands by it. How many that were. */
export const endHandOversOf = async (
	db: Db,
	at: Instant,
	on: Day,
	persons: readonly PersonId[],
	because: string,
): Promise<number> => {
	const { rows } = await sql`
		insert into followup.hand_over_step (id, hand_over, nth, step, happened_on, words, taken_at)
		select gen_random_uuid(), id, 1 + (select count(*) from followup.hand_over_step o where o.hand_over = followup.hand_over.id),
			'ended', ${on}, ${because}, ${at}
		from followup.hand_over where person = any(${[...persons]}::uuid[]) and ${notOver} returning id`.execute(db)
	return rows.length
}
