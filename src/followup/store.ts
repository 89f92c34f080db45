import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId, VisitId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { AgreementKind } from '#visit/index.ts'
import type { KeptAgreement, Move } from './agreement.ts'

type Row = {
	id: AgreementId
	person: PersonId
	visit: VisitId | null
	kind: AgreementKind
	due_on: Day
	what: string
	owner: StaffId
	made_at: string
	done_at: string | null
	outcome: string | null
	cancelled_at: string | null
	cancelled_because: string | null
}
type MoveRow = { agreement: AgreementId; from_on: Day; to_on: Day; because: string; moved_at: string }

const columns = sql`id, person, visit, kind, due_on, what, owner, made_at, done_at, outcome, cancelled_at, cancelled_because`
const maybe = (written: string | null): Instant | null => (written === null ? null : instant(written))

const agreementOf = (row: Row, moves: readonly Move[]): KeptAgreement => ({
	id: row.id,
	person: row.person,
	visit: row.visit,
	kind: row.kind,
	dueOn: row.due_on,
	what: row.what,
	owner: row.owner,
	madeAt: instant(row.made_at),
	doneAt: maybe(row.done_at),
	outcome: row.outcome,
	cancelledAt: maybe(row.cancelled_at),
	cancelledBecause: row.cancelled_because,
	moves,
})

const some = async (db: Db, where: ReturnType<typeof sql>): Promise<KeptAgreement[]> => {
	const { rows } =
		await sql<Row>`select ${columns} from followup.agreement where ${where} order by due_on, made_at, id`.execute(db)
	if (rows.length === 0) return []
	const moved = await sql<MoveRow>`
		select agreement, from_on, to_on, because, moved_at from followup.move
		where agreement = any(${rows.map((row) => row.id)}::uuid[]) order by nth`.execute(db)
	const moves = Map.groupBy(moved.rows, (row) => row.agreement)
	return rows.map((row) =>
		agreementOf(
			row,
			(moves.get(row.id) ?? []).map((one) => ({
				from: one.from_on,
				to: one.to_on,
				because: one.because,
				at: instant(one.moved_at),
			})),
		),
	)
}

export const findById = async (db: Db, id: AgreementId): Promise<KeptAgreement | null> =>
	(await some(db, sql`id = ${id}`))[0] ?? null
export const findOfPersons = (db: Db, persons: readonly PersonId[]): Promise<KeptAgreement[]> =>
	some(db, sql`person = any(${[...persons]}::uuid[])`)
export const findOpen = (db: Db): Promise<KeptAgreement[]> => some(db, sql`done_at is null and cancelled_at is null`)
export const findOpenUntil = (db: Db, last: Day): Promise<KeptAgreement[]> =>
	some(db, sql`done_at is null and cancelled_at is null and due_on <= ${last}`)

/** The agreement, locked until the transaction ends. */
export const lockAgreement = async (db: Db, id: AgreementId): Promise<KeptAgreement | null> => {
	await sql`select 1 from followup.agreement where id = ${id} for update`.execute(db)
	return findById(db, id)
}

export type NewAgreement = {
	readonly id: AgreementId
	readonly person: PersonId
	readonly visit: VisitId | null
	readonly kind: AgreementKind
	readonly dueOn: Day
	readonly what: string
	readonly owner: StaffId
	readonly by: StaffId
}

/** False when there is an agreement of that id. */
export const insertAgreement = async (db: Db, at: Instant, one: NewAgreement): Promise<boolean> => {
	const { rows } =
		await sql`insert into followup.agreement (id, person, visit, kind, due_on, what, owner, made_by, made_at)
		values (${one.id}, ${one.person}, ${one.visit}, ${one.kind}, ${one.dueOn}, ${one.what}, ${one.owner}, ${one.by}, ${at})
		on conflict (id) do nothing returning id`.execute(db)
	return rows.length > 0
}

export const setDone = async (db: Db, at: Instant, id: AgreementId, by: StaffId, outcome: string): Promise<void> => {
	await sql`update followup.agreement set done_at = ${at}, done_by = ${by}, outcome = ${outcome} where id = ${id}`.execute(
		db,
	)
}

export const setCancelled = async (
	db: Db,
	at: Instant,
	ids: readonly AgreementId[],
	by: StaffId,
	because: string,
): Promise<void> => {
	await sql`update followup.agreement set cancelled_at = ${at}, cancelled_by = ${by}, cancelled_because = ${because}
		where id = any(${[...ids]}::uuid[]) and done_at is null and cancelled_at is null`.execute(db)
}

/** Everything still open with these citizens; the system does it, so nobody's name stands by it. */
export const cancelOpenOf = async (
	db: Db,
	at: Instant,
	persons: readonly PersonId[],
	because: string,
): Promise<number> => {
	const { rows } = await sql`update followup.agreement set cancelled_at = ${at}, cancelled_because = ${because}
		where person = any(${[...persons]}::uuid[]) and done_at is null and cancelled_at is null returning id`.execute(db)
	return rows.length
}

export const setMoved = async (
	db: Db,
	at: Instant,
	agreement: KeptAgreement,
	to: Day,
	because: string,
	by: StaffId,
): Promise<void> => {
	await sql`insert into followup.move (agreement, nth, from_on, to_on, because, moved_by, moved_at)
		values (${agreement.id}, ${agreement.moves.length + 1}, ${agreement.dueOn}, ${to}, ${because}, ${by}, ${at})`.execute(
		db,
	)
	await sql`update followup.agreement set due_on = ${to} where id = ${agreement.id}`.execute(db)
}
