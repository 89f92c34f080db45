import type { FiledPart } from '#kernel/filed.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { tellPerson } from '../actions.ts'
import { selectHistory } from '../store.ts'
import { stanceLine } from './filed.ts'

/** Where the rules put a citizen over the years, with every ground and exclusion, for the file they are handed. */
export const recordPerson = async (db: Db, person: PersonId): Promise<FiledPart> => {
	const standards = await listStandards(db)
	const history = await selectHistory(db, person)
	return {
		lines: [
			...(await tellPerson(db, person)),
			...history.map((past) => stanceLine(past, standardOn(standards, past.beganOn))),
		],
	}
}
