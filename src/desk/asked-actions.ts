import { type PersonId, readId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'

/** The citizen in the address, or that there is none. */
export const withCitizen = async (ask: Ask, answer: (citizen: Citizen) => Promise<Answer>): Promise<Answer> => {
	const id = readId<'person'>(ask.params.person)
	const citizen = id === null ? null : await findCitizen(ask.db, id as PersonId)
	return citizen === null
		? {
				missing: ask.say(
					'Borgeren findes ikke. Søg efter navnet under Borgere.',
					'There is no such citizen. Search by name under Citizens.',
				),
			}
		: answer(citizen)
}

/** Whether whoever asks may open a citizen's card. */
export const opensCards = (ask: Ask): boolean =>
	ask.atWork().roles.some((role) => role === 'coordinator' || role === 'consultant')
