import { staffNames } from '#access/actions.ts'
import { timesAsOf } from '#booking/actions.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Told } from '#kernel/told.ts'
import type { Db } from '#platform/db/index.ts'
import { answersRecorded } from './answer-store.ts'
import { callsRecorded } from './call-store.ts'
import { findEvents } from './event-store.ts'
import { lettersAsWritten, lettersSentTo } from './letter-store.ts'
import { recordedOptOuts } from './opt-out-store.ts'
import { seatsOf } from './seat-store.ts'
import { offersOfPersons } from './store.ts'
import { tell } from './tell.ts'
import { toldOfSeats } from './tell-event.ts'
import { tellLetters } from './tell-letter.ts'

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
