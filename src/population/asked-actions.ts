import { type PersonId, readId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import type { Citizen } from './citizen.ts'
import { selectCitizens } from './store.ts'

/** The citizen in the address, or that there is none. */
export const withCitizen = async (ask: Ask, answer: (citizen: Citizen) => Promise<Answer>): Promise<Answer> => {
	const id = readId<PersonId>(ask.params.person)
	const [citizen] = id === null ? [] : await selectCitizens(ask.db, [id])
	return citizen === undefined
		? {
				missing: ask.say(
					'Borgeren findes ikke. Søg efter navnet under Borgere.',
					'There is no such citizen. Search by name under Citizens.',
				),
			}
		: answer(citizen)
}
