import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong, manyRows } from '#platform/db/index.ts'
import type { Debt } from './debt.ts'
import type { Recorded } from './record.ts'
import type { Stance, VerdictWord } from './verdict.ts'
import type { Mark } from './weighed.ts'

export type StanceRow = Recorded & { readonly id: number; readonly person: PersonId }

const stances = (where: RawBuilder<unknown>): RawBuilder<StanceRow> => sql<StanceRow>`
	select id, person, content as stance, since, began_on as "beganOn", digest from eligibility.stance where ${where}`

export const selectMarks = async (db: Db, whom: Among<PersonId>): Promise<ReadonlyMap<PersonId, Mark>> => {
	const rows = await manyRows(
		db,
		sql<
			Mark & { person: PersonId }
		>`select id, person, began_on as "beganOn", digest, case when verdict = 'offer' then content end as due
			from eligibility.stance where ended_on is null and ${isAmong('person', whom)}`,
	)
	return new Map(rows.map((mark) => [mark.person, mark]))
}

/** The present stances of some citizens, held against change until the transaction ends. */
export const lockPresent = async (tx: Db, persons: readonly PersonId[]): Promise<ReadonlyMap<PersonId, StanceRow>> => {
	const rows = await manyRows(
		tx,
		stances(sql`ended_on is null and ${isAmong('person', persons)} order by person for update`),
	)
	return new Map(rows.map((row) => [row.person, row]))
}

export const selectPresent = async (db: Db, person: PersonId): Promise<StanceRow | null> =>
	(await stances(sql`ended_on is null and person = ${person}`).execute(db)).rows[0] ?? null

export const selectStanding = (db: Db, verdict: VerdictWord | null): Promise<StanceRow[]> =>
	manyRows(
		db,
		stances(sql`ended_on is null and ${verdict === null ? sql`true` : sql`verdict = ${verdict}`} order by person`),
	)

const offeredNothing = (standard: string, to: Day) =>
	sql<boolean>`(verdict <> 'offer' and coalesce(content->>'standard', ${standard}) = ${standard}
		and coalesce(content->>'nextChangeOn', '9999') > ${to})`

/** How many are on record, and who of them may be offered something until the day; made by this standard, the record says it of the others. */
export const selectMayBeOffered = async (
	db: Db,
	standard: string,
	to: Day,
): Promise<{ readonly recorded: number; readonly persons: readonly PersonId[] }> => {
	const { rows } = await sql<{ recorded: number; persons: readonly PersonId[] | null }>`
		select count(*)::integer as recorded, array_agg(person order by person) filter (where not ${offeredNothing(standard, to)}) as persons
		from eligibility.stance where ended_on is null`.execute(db)
	return { recorded: rows[0]?.recorded ?? 0, persons: rows[0]?.persons ?? [] }
}

/** Who is offered nothing by the record until the day. */
export const selectOfferedNothing = async (db: Db, standard: string, to: Day): Promise<ReadonlySet<PersonId>> => {
	const rows = await manyRows(
		db,
		sql<{ person: PersonId }>`
			select person from eligibility.stance where ended_on is null and ${offeredNothing(standard, to)}`,
	)
	return new Set(rows.map(({ person }) => person))
}

export type PastStance = { readonly stance: Stance; readonly since: Day; readonly beganOn: Day; readonly at: Instant }

/** A ground that waits for a professional, the stance it stands in, and the first day on which it stood in one. */
export type UndecidedRow = {
	readonly person: PersonId
	readonly stance: Stance
	readonly criterion: string
	readonly knownOn: Day
}

export const selectUndecided = (db: Db, whom: Among<PersonId>): Promise<UndecidedRow[]> =>
	manyRows(
		db,
		sql<UndecidedRow>`
			select present.person, present.content as stance, ground->>'criterion' as criterion,
				(select min(began_on) from eligibility.stance earlier
					where earlier.person = present.person and earlier.verdict in ('assess', 'offer')
						and earlier.content->'grounds' @> jsonb_build_array(jsonb_build_object('criterion', ground->>'criterion',
							'from', ground->>'from', 'initiative', 'after_assessment'))) as "knownOn"
			from eligibility.stance present, jsonb_array_elements(present.content->'grounds') ground
			where present.ended_on is null and present.verdict in ('assess', 'offer') and ${isAmong('present.person', whom)}
				and ground->>'initiative' = 'after_assessment' and ground->>'servedOn' is null
			order by present.person`,
	)

/** Every stance a citizen ever had, oldest first. */
export const selectHistory = async (db: Db, person: PersonId): Promise<PastStance[]> =>
	(
		await sql<PastStance>`select content as stance, since, began_on as "beganOn", recorded_at as at
			from eligibility.stance where person = ${person} order by id`.execute(db)
	).rows

export type NewStance = Recorded & { readonly person: PersonId }

/** Ends what stood, held by `lockPresent`, and writes what stands now. Whose new stance stands: others got one from elsewhere meanwhile. */
export const writeStances = async (
	tx: Db,
	at: Instant,
	on: Day,
	fresh: readonly NewStance[],
	held: ReadonlyMap<PersonId, StanceRow>,
): Promise<ReadonlySet<PersonId>> => {
	if (fresh.length === 0) return new Set()
	const stood = fresh.flatMap(({ person }) => held.get(person)?.id ?? [])
	if (stood.length > 0)
		await sql`update eligibility.stance set ended_on = ${on} where id = any(${`{${stood.join(',')}}`}::bigint[])`.execute(
			tx,
		)
	const rows = fresh.map(({ person, since, beganOn, digest, stance }) => ({
		person,
		since,
		began_on: beganOn,
		digest,
		verdict: stance.verdict,
		content: stance,
	}))
	const { rows: written } = await sql<{ persons: PersonId[] }>`
		with written as (
			insert into eligibility.stance (person, since, began_on, verdict, content, digest, recorded_at)
			select person, since, began_on, verdict, content, digest, ${at}::timestamptz
			from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
				as fresh (person uuid, since date, began_on date, verdict text, content jsonb, digest text)
			on conflict (person) where ended_on is null do nothing returning person)
		select coalesce(json_agg(person), '[]') as persons from written`.execute(tx)
	return new Set(written[0]?.persons)
}

/** The planner's picture of the record as it has just become; the embedded database would never take a new one by itself. */
export const lookAtRecord = (db: Db): Promise<unknown> => sql`analyze eligibility.stance, eligibility.debt`.execute(db)

/** How many stand as they were weighed on a later day than this. */
export const countRecordedAfter = async (db: Db, on: Day): Promise<number> =>
	(
		await sql<{ count: number }>`select count(*) as count from eligibility.stance
			where ended_on is null and began_on > ${on}`.execute(db)
	).rows[0]?.count ?? 0

export type DebtRow = {
	readonly person: PersonId
	readonly criterion: string
	readonly owedOn: Day
	readonly recordedAt: Instant
	readonly withdrawnOn: Day | null
	readonly withdrawnBecause: string | null
	readonly withdrawnAt: Instant | null
	readonly withdrawnBy: StaffId | null
}

export const selectDebts = async (db: Db, whom: Among<PersonId>): Promise<DebtRow[]> =>
	(
		await sql<DebtRow>`select person, criterion, owed_on as "owedOn", recorded_at as "recordedAt",
				withdrawn_on as "withdrawnOn", withdrawn_because as "withdrawnBecause",
				withdrawn_at as "withdrawnAt", withdrawn_by as "withdrawnBy"
			from eligibility.debt where ${isAmong('person', whom)} order by owed_on, criterion`.execute(db)
	).rows

export const insertDebts = async (
	tx: Db,
	at: Instant,
	debts: readonly (Debt & { readonly person: PersonId })[],
): Promise<void> => {
	if (debts.length === 0) return
	const rows = debts.map(({ person, criterion, windowFrom, windowUntil, owedOn, standard }) => ({
		person,
		criterion,
		window_from: windowFrom,
		window_until: windowUntil,
		owed_on: owedOn,
		standard,
	}))
	await sql`insert into eligibility.debt (person, criterion, window_from, window_until, owed_on, standard, recorded_at)
		select person, criterion, window_from, window_until, owed_on, standard, ${at}::timestamptz
		from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
			as owed (person uuid, criterion text, window_from date, window_until date, owed_on date, standard text)
		on conflict on constraint offer_is_owed_once do nothing`.execute(tx)
}

export type Withdrawal = {
	readonly person: PersonId
	readonly criterion: string
	readonly on: Day
	readonly because: string
	readonly by: StaffId | null
}

/** Withdraws what is still owed on a criterion; how many debts that were. */
export const withdrawDebts = async (
	tx: Db,
	at: Instant,
	{ person, criterion, on, because, by }: Withdrawal,
): Promise<number> =>
	(
		await sql`update eligibility.debt set withdrawn_on = ${on}, withdrawn_because = ${because}, withdrawn_by = ${by}, withdrawn_at = ${at}
			where person = ${person} and criterion = ${criterion} and withdrawn_on is null returning id`.execute(tx)
	).rows.length
