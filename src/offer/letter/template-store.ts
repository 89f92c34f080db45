import { sql } from 'kysely'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'

export type Approval = { readonly at: Instant; readonly by: StaffId }

/** Who approved the wording with this digest; null when nobody has. */
export const approvalOf = async (db: Db, digest: string): Promise<Approval | null> => {
	const { rows } = await sql<{ approved_at: string; approved_by: StaffId }>`
		select approved_at, approved_by from offer.template_approval where digest = ${digest}`.execute(db)
	return rows[0] === undefined ? null : { at: instant(rows[0].approved_at), by: rows[0].approved_by }
}

/** Said once; a second yes to the same words changes nothing. */
export const insertApproval = async (db: Db, digest: string, { at, by }: Approval): Promise<void> => {
	await sql`insert into offer.template_approval (digest, approved_at, approved_by) values (${digest}, ${at}, ${by})
		on conflict (digest) do nothing`.execute(db)
}
