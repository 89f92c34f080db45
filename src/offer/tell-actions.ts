import { staffNames } from '#access/actions.ts'
import { timesAsOf } from '#booking/actions.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Told } from '#kernel/told.ts'
import type { Db } from '#platform/db/index.ts'
import { answersRecorded } from './answer/answer-store.ts'
import { callsRecorded } from './call/call-store.ts'
import { findEvents } from './event/event-store.ts'
import { seatsOf } from './event/seat-store.ts'
import { toldOfSeats } from './event/tell-event.ts'
import { lettersAsWritten, lettersSentTo } from './letter/letter-store.ts'
import { tellLetters } from './letter/tell-letter.ts'
import { recordedOptOuts } from './no-contact/opt-out-store.ts'
import { offersOfPersons } from './store.ts'
import { tell } from './tell.ts'

/** What contact with a citizen left behind, and the story it tells; `helper` says who answered for them as it is to be told. */
export const contactWith = async (db: Db, person: PersonId, helper: (name: string) => string) => {
	const names = await staffNames(db)
	const offers = await offersOfPersons(db, [person])
	const ids = offers.map(({ id }) => id)
	const answers = await answersRecorded(db, ids)
	const seats = await seatsOf(db, [person])
	const events = await findEvents(
		db,
		seats.map(({ event }) => event),
	)
	const letters = await lettersSentTo(db, person)
	const told: Told[] = [
		...tell(
			{
				offers,
				answers: answers.map((answer) => ({ ...answer, byName: helper(answer.byName) })),
				agreed: await timesAsOf(
					db,
					answers.flatMap(({ booking }) => booking ?? []),
				),
				calls: await callsRecorded(db, [person]),
				optOuts: await recordedOptOuts(db, [person]),
				written: await lettersAsWritten(db, ids),
			},
			names,
		),
		...tellLetters(letters.map((one) => ({ ...one, askedBy: one.askedBy && (names.get(one.askedBy) ?? null) }))),
		...toldOfSeats(seats, events),
	]
	return { names, offers, answers, told }
}

/** Everything that contact with a citizen left behind, as dated lines. */
export const tellPerson = async (db: Db, person: PersonId): Promise<Told[]> =>
	(await contactWith(db, person, (name) => name)).told
