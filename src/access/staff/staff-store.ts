import { type Generated, type Selectable, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Role } from '../role.ts'
import type { Change, ChangedField, Login, Staff, StaffDetails } from './staff.ts'

export type StaffRow = {
	id: Generated<StaffId>
	name: string
	email: string
	roles: Role[]
	profession: string | null
	authorisation_id: string | null
	languages: Generated<string[]>
	login_issuer: string | null
	login_subject: string | null
	active_from: Day
	deactivated_on: Day | null
	version: Generated<number>
}
type ChangeRow = {
	at: string
	by: StaffId | null
	staff: StaffId
	what: Change['what']
	fields: ChangedField[]
}
type Tables = {
	'access.staff': StaffRow
	'access.staff_change': ChangeRow
}
const on = (db: Db) => db.withTables<Tables>()

export const staffOf = (row: Selectable<StaffRow>): Staff => ({
	id: row.id,
	name: row.name,
	email: row.email,
	roles: row.roles,
	profession: row.profession,
	authorisationId: row.authorisation_id,
	languages: row.languages,
	login:
		row.login_issuer === null || row.login_subject === null
			? null
			: { issuer: row.login_issuer, subject: row.login_subject },
	activeFrom: row.active_from,
	deactivatedOn: row.deactivated_on,
	version: row.version,
})
const columnsOf = (details: StaffDetails) => ({
	name: details.name,
	email: details.email,
	roles: [...details.roles],
	profession: details.profession,
	authorisation_id: details.authorisationId,
	languages: [...(details.languages ?? [])],
	login_issuer: details.login?.issuer ?? null,
	login_subject: details.login?.subject ?? null,
	active_from: details.activeFrom,
})

export const everyStaff = async (db: Db): Promise<Staff[]> =>
	(await on(db).selectFrom('access.staff').selectAll().orderBy('name').execute()).map(staffOf)

export const oneStaff = async (db: Db, id: StaffId): Promise<Staff | null> => {
	const row = await on(db).selectFrom('access.staff').selectAll().where('id', '=', id).executeTakeFirst()
	return row === undefined ? null : staffOf(row)
}

export const staffWithLogin = async (db: Db, login: Login): Promise<Staff | null> => {
	const row = await on(db)
		.selectFrom('access.staff')
		.selectAll()
		.where('login_issuer', '=', login.issuer)
		.where('login_subject', '=', login.subject)
		.executeTakeFirst()
	return row === undefined ? null : staffOf(row)
}

/** Changes of staff happen one after another, so that the last administrator cannot leave twice at once. */
export const lockStaff = async (tx: Db): Promise<void> => {
	await sql`lock table access.staff in share row exclusive mode`.execute(tx)
}

export const insertStaff = async (tx: Db, details: StaffDetails): Promise<Staff> =>
	staffOf(
		await on(tx)
			.insertInto('access.staff')
			.values({ ...columnsOf(details), deactivated_on: null })
			.returningAll()
			.executeTakeFirstOrThrow(),
	)

export const saveStaff = async (tx: Db, staff: Staff): Promise<Staff> =>
	staffOf(
		await on(tx)
			.updateTable('access.staff')
			.set({ ...columnsOf(staff), deactivated_on: staff.deactivatedOn, version: staff.version + 1 })
			.where('id', '=', staff.id)
			.returningAll()
			.executeTakeFirstOrThrow(),
	)

export const insertChange = async (
	tx: Db,
	at: Instant,
	by: StaffId | null,
	staff: StaffId,
	what: Change['what'],
	fields: readonly ChangedField[],
): Promise<void> => {
	await sql`insert into access.staff_change (at, by, staff, what, fields)
		values (${at}, ${by}, ${staff}, ${what}, ${JSON.stringify(fields)}::jsonb)`.execute(tx)
}

export const changesOfStaff = async (db: Db, staff: StaffId): Promise<Change[]> =>
	(
		await on(db)
			.selectFrom('access.staff_change')
			.select(['at', 'by', 'what', 'fields'])
			.where('staff', '=', staff)
			.orderBy('at', 'desc')
			.execute()
	).map((row) => ({ ...row, at: instant(row.at) }))
