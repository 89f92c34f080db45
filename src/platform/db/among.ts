import { type RawBuilder, sql } from 'kysely'

/** All from after one id up to another, that one included; open where null. */
export type Stretch<Id extends string> = { readonly after: Id | null; readonly upTo: Id | null }

/** Whose rows are meant, by an id: those of a few, those of a stretch, or all. */
export type Among<Id extends string> = readonly Id[] | Stretch<Id> | 'everyone'

/** The condition that a column's id is among them. Many ids go as one value, because the embedded engine takes its time over each. */
export const isAmong = <Id extends string>(column: string, whom: Among<Id>): RawBuilder<boolean> => {
	const id = sql.ref(column)
	if (whom === 'everyone') return sql`true`
	if (!('after' in whom)) return sql`${id} = any(${`{${whom.join(',')}}`}::uuid[])`
	const { after, upTo } = whom
	return sql`(${after === null ? sql`true` : sql`${id} > ${after}`} and ${upTo === null ? sql`true` : sql`${id} <= ${upTo}`})`
}
