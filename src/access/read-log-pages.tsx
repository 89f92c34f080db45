import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { type Answer, type Ask, formOfQuery, type Route } from '#platform/web/index.ts'
import { askedOfReadLog, personsIn, readLogPage } from './read-log-page.tsx'
import { listReadings } from './reading-actions.ts'
import { listStaff } from './staff/staff-actions.ts'

/** What citizens are called, from the room that knows them. */
export type NamesOf = (db: Db, persons: readonly PersonId[]) => Promise<ReadonlyMap<PersonId, string>>

/** Who was merged into a citizen, from the room that knows it. */
export type AlsoAs = (db: Db, person: PersonId) => Promise<readonly PersonId[]>

/** Who has seen whom, for those who keep an eye on it. */
export const readLogPages = (namesOf: NamesOf, alsoAs: AlsoAs): Route[] => [
	{
		method: 'get',
		path: '/opslag',
		for: ['administrator', 'manager'],
		shows: 'opslag',
		nav: { label: { da: 'Opslag', en: 'Read log' }, order: 95 },
		handle: (ask) => readLog(ask, namesOf, alsoAs),
	},
]

const readLog = async (ask: Ask, namesOf: NamesOf, alsoAs: AlsoAs): Promise<Answer> => {
	const asked = askedOfReadLog(ask, formOfQuery(ask.query))
	const { person } = asked
	const found = await listReadings(ask.db, person ? { ...asked, alsoAs: await alsoAs(ask.db, person) } : asked)
	const names = asked.isNamed ? await namesOf(ask.db, personsIn(found, asked)) : null
	return readLogPage(ask, asked, found, names, await listStaff(ask.db))
}
