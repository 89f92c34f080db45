import { sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Among, type Db, isAmong } from '#platform/db/index.ts'
import type { Acceptance } from './hospital-acceptance.ts'
import type { Act, Activity, HospitalNotification, StayClass } from './hospital-message.ts'
import type { Correction } from './hospital-stay.ts'

/** Of one citizen's messages one is settled at a time; the others wait until the transaction ends. */
export const lockStays = (tx: Db, person: PersonId): Promise<unknown> =>
	sql`select pg_advisory_xact_lock(hashtextextended(${`hospital ${person}`}, 0))`.execute(tx)

const moment = (written: string | null): Instant | null => (written === null ? null : instant(written))

type Kept = HospitalNotification & { readonly person: PersonId }

/** In no particular order. */
export const notifications = async (db: Db, whom: Among<PersonId>): Promise<Kept[]> => {
	const { rows } = await sql<{
		person: PersonId
		bundle: string
		header: string
		about_header: string | null
		about_at: string | null
		act: Act
		activity: Activity
		deceased: boolean | null
		stay_class: StayClass
		episodes: string[]
		told_at: string
		begun_at: string | null
		ended_at: string | null
		hospital: string | null
	}>`select person, bundle, header, about_header, about_at, act, activity, deceased, stay_class, episodes,
			told_at, begun_at, ended_at, hospital
		from inquiry.hospital_notification where ${isAmong('person', whom)}`.execute(db)
	return rows.map((row) => ({
		person: row.person,
		bundle: row.bundle,
		header: row.header,
		aboutHeader: row.about_header,
		aboutAt: moment(row.about_at),
		act: row.act,
		activity: row.activity,
		deceased: row.deceased,
		stayClass: row.stay_class,
		episodes: row.episodes,
		toldAt: instant(row.told_at),
		begunAt: moment(row.begun_at),
		endedAt: moment(row.ended_at),
		hospital: row.hospital,
	}))
}

export const isKept = async (db: Db, bundle: string): Promise<boolean> => {
	const { rows } = await sql`select 1 from inquiry.hospital_notification where bundle = ${bundle}`.execute(db)
	return rows.length > 0
}

/** False when a message of that id is kept already. */
export const insertNotification = async (
	db: Db,
	at: Instant,
	person: PersonId,
	one: HospitalNotification,
): Promise<boolean> => {
	const { rows } = await sql`insert into inquiry.hospital_notification
			(person, bundle, header, about_header, about_at, act, activity, deceased, stay_class, episodes,
			told_at, begun_at, ended_at, hospital, received_at)
		values (${person}, ${one.bundle}, ${one.header}, ${one.aboutHeader}, ${one.aboutAt}, ${one.act}, ${one.activity},
			${one.deceased}, ${one.stayClass}, ${one.episodes}::text[], ${one.toldAt}, ${one.begunAt}, ${one.endedAt},
			${one.hospital}, ${at})
		on conflict on constraint notification_is_kept_once do nothing returning id`.execute(db)
	return rows.length > 0
}

export type CorrectionRow = Correction & {
	readonly person: PersonId
	readonly because: string
	readonly by: StaffId
}

/** The oldest first. */
export const corrections = async (db: Db, whom: Among<PersonId>): Promise<CorrectionRow[]> => {
	const { rows } = await sql<{
		person: PersonId
		kind: Correction['kind']
		because: string
		recorded_at: string
		recorded_by: StaffId
	}>`select person, kind, because, recorded_at, recorded_by
		from inquiry.hospital_correction where ${isAmong('person', whom)} order by recorded_at, id`.execute(db)
	return rows.map(({ recorded_at, recorded_by, ...rest }) => ({ ...rest, at: instant(recorded_at), by: recorded_by }))
}

export const insertCorrection = async (db: Db, row: CorrectionRow): Promise<void> => {
	await sql`insert into inquiry.hospital_correction (person, kind, because, recorded_at, recorded_by)
		values (${row.person}, ${row.kind}, ${row.because}, ${row.at}, ${row.by})`.execute(db)
}

export type ReceiptOutcome = 'kept' | 'repeated' | 'switched_off' | 'not_ours' | 'refused'
export type Receipt = { readonly receivedAt: Instant; readonly bundle: string | null; readonly outcome: ReceiptOutcome }

export const insertReceipt = async (
	db: Db,
	at: Instant,
	bundle: string | null,
	outcome: ReceiptOutcome,
): Promise<void> => {
	await sql`insert into inquiry.hospital_receipt (received_at, bundle, outcome)
		values (${at}, ${bundle}, ${outcome})`.execute(db)
}

/** How many messages since a moment ended in which way. */
export const countReceipts = async (db: Db, since: Instant): Promise<ReadonlyMap<ReceiptOutcome, number>> => {
	const { rows } = await sql<{ outcome: ReceiptOutcome; count: number }>`
		select outcome, count(*) as count from inquiry.hospital_receipt where received_at >= ${since} group by outcome`.execute(
		db,
	)
	return new Map(rows.map(({ outcome, count }) => [outcome, count]))
}

/** The newest first. */
export const latestReceipts = async (db: Db, limit: number): Promise<Receipt[]> => {
	const { rows } = await sql<{ received_at: string; bundle: string | null; outcome: ReceiptOutcome }>`
		select received_at, bundle, outcome from inquiry.hospital_receipt order by number desc limit ${limit}`.execute(db)
	return rows.map(({ received_at, ...rest }) => ({ ...rest, receivedAt: instant(received_at) }))
}

/** The newest first. */
export const acceptances = async (db: Db): Promise<Acceptance[]> => {
	const { rows } = await sql<{
		legal_basis: string
		accepted_from: Day
		accepted_until: Day | null
		recorded_at: string
		recorded_by: StaffId | null
		ended_at: string | null
		ended_by: StaffId | null
		ended_because: string | null
	}>`select legal_basis, accepted_from, accepted_until, recorded_at, recorded_by, ended_at, ended_by, ended_because
		from inquiry.hospital_acceptance order by recorded_at desc, id`.execute(db)
	return rows.map((row) => ({
		legalBasis: row.legal_basis,
		from: row.accepted_from,
		until: row.accepted_until,
		recordedAt: instant(row.recorded_at),
		by: row.recorded_by,
		ended:
			row.ended_at === null ? null : { at: instant(row.ended_at), by: row.ended_by, because: row.ended_because ?? '' },
	}))
}

/** False when another stands. */
export const insertAcceptance = async (
	db: Db,
	at: Instant,
	one: { readonly legalBasis: string; readonly from: Day; readonly until: Day | null; readonly by: StaffId | null },
): Promise<boolean> => {
	const { rows } = await sql`insert into inquiry.hospital_acceptance
			(legal_basis, accepted_from, accepted_until, recorded_at, recorded_by)
		values (${one.legalBasis}, ${one.from}, ${one.until}, ${at}, ${one.by})
		on conflict ((true)) where ended_at is null do nothing returning id`.execute(db)
	return rows.length > 0
}

/** False when none stands. */
export const endAcceptance = async (
	db: Db,
	at: Instant,
	asked: { readonly because: string; readonly by: StaffId | null },
): Promise<boolean> => {
	const { rows } = await sql`update inquiry.hospital_acceptance
		set ended_at = ${at}, ended_by = ${asked.by}, ended_because = ${asked.because}
		where ended_at is null returning id`.execute(db)
	return rows.length > 0
}

export type KeyInUse = { readonly hash: string; readonly madeAt: Instant; readonly by: StaffId | null }

export const keyInUse = async (db: Db): Promise<KeyInUse | null> => {
	const { rows } = await sql<{ hash: string; made_at: string; made_by: StaffId | null }>`
		select hash, made_at, made_by from inquiry.hospital_key where replaced_at is null`.execute(db)
	const [row] = rows
	return row === undefined ? null : { hash: row.hash, madeAt: instant(row.made_at), by: row.made_by }
}

/** Takes the place of the one before. */
export const insertKey = async (tx: Db, at: Instant, hash: string, by: StaffId | null): Promise<void> => {
	await sql`select pg_advisory_xact_lock(hashtextextended('hospital key', 0))`.execute(tx)
	await sql`update inquiry.hospital_key set replaced_at = ${at} where replaced_at is null`.execute(tx)
	await sql`insert into inquiry.hospital_key (hash, made_at, made_by) values (${hash}, ${at}, ${by})`.execute(tx)
}

/** One more whose key was missing or wrong; nothing is kept of what it sent. */
export const countTurnedAway = async (db: Db, on: Day): Promise<void> => {
	await sql`insert into inquiry.hospital_turned_away (day, times) values (${on}, 1)
		on conflict (day) do update set times = inquiry.hospital_turned_away.times + 1`.execute(db)
}

/** How many were turned away on which day, the newest first. */
export const turnedAway = async (
	db: Db,
	since: Day,
): Promise<readonly { readonly day: Day; readonly times: number }[]> =>
	(
		await sql<{ day: Day; times: number }>`
			select day, times from inquiry.hospital_turned_away where day >= ${since} order by day desc`.execute(db)
	).rows
