import { type RawBuilder, sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { nameWords } from '../import/same-name.ts'
import { daysOneSlipAway, phoneDigits, type Someone } from './alike.ts'

/** Names as foldLetters folds them. */
const foldedName = sql`replace(replace(replace(translate(p.search_name, 'éèêëáàâíìîóòôúùûñçäöü', 'eeeeaaaiiiooouuuncæøy'),
	'æ', 'ae'), 'ø', 'oe'), 'å', 'aa')`

const holdsWord = (word: string): RawBuilder<boolean> => sql`${foldedName} like ${`%${word}%`}`

/** Long enough that not half the register bears it. */
const words = (written: string): string[] => nameWords(written).filter((word) => word.length > 1)

const anyOf = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
	sql`(${sql.join(conditions, sql` or `)})`

/** Whoever may be the one told of: found by number, birthday, telephone or name; who it is, the likeness says. */
export const selectCandidates = async (db: Db, told: Someone, limit: number): Promise<PersonId[]> => {
	const given = words(told.givenNames)
	const surnames = words(told.surname)
	const phone = phoneDigits(told.phone)
	const conditions = [
		...(told.cpr ? [sql`p.cpr = ${told.cpr}`] : []),
		...(told.bornOn
			? [sql`p.born_on = any(${`{${[told.bornOn, ...daysOneSlipAway(told.bornOn)].join(',')}}`}::date[])`]
			: []),
		...(phone.length === 8 ? [sql`right(regexp_replace(p.phone, '[^0-9]', '', 'g'), 8) = ${phone}`] : []),
		...(given.length > 0 && surnames.length > 0
			? [sql`(${anyOf(given.map(holdsWord))} and ${anyOf(surnames.map(holdsWord))})`]
			: []),
	]
	if (conditions.length === 0) return []
	const { rows } = await sql<{ id: PersonId }>`
		select p.id from population.person p where ${anyOf(conditions)}
		order by p.cpr = ${told.cpr ?? ''} desc, p.born_on = ${told.bornOn ?? null}::date desc nulls last, p.id
		limit ${limit}`.execute(db)
	return rows.map(({ id }) => id)
}
