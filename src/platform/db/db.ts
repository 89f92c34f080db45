import type { Kysely } from 'kysely'

/** A municipality's database, or a transaction in it. A room's store names its own tables: `db.withTables<Tables>()`. */
export type Db = Kysely<Record<never, never>>

/** A value that may be a "no". */
type MaybeNo = { readonly ok: boolean }
const isNo = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && 'ok' in value && (value as MaybeNo).ok === false

/**
 * Everything in `work` happens or nothing does. Joins a transaction already running; a "no" rolls back as an exception does.
 * Inside, only `tx` may be used: the outer database waits for itself on the embedded engine.
 */
export const inTransaction = async <Value>(db: Db, work: (tx: Db) => Promise<Value>): Promise<Value> => {
	if (db.isTransaction) return work(db)
	const tx = await db.startTransaction().execute()
	let kept = false
	try {
		const value = await work(tx)
		if (!isNo(value)) {
			await tx.commit().execute()
			kept = true
		}
		return value
	} finally {
		if (!kept && !tx.isCommitted) await tx.rollback().execute()
	}
}
