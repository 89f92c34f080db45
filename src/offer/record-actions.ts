import { staffNames } from '#access/actions.ts'
import { timesAsOf } from '#booking/actions.ts'
import type { Filed, FiledPart } from '#kernel/filed.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, standardUnder } from '#standard/index.ts'
import { answersRecorded } from './answer-store.ts'
import { callsRecorded } from './call-store.ts'
import { findEvents } from './event-store.ts'
import { lettersAsWritten, lettersSentTo } from './letter-store.ts'
import { recordedOptOuts } from './opt-out-store.ts'
import { answerLine, codeLine, leftOutLine, letterLine, offerLine } from './record.ts'
import { selectCodeUses, selectLeftOut, selectLetters } from './record-store.ts'
import { seatsOf } from './seat-store.ts'
import { offersOfPersons } from './store.ts'
import { tell } from './tell.ts'
import { toldOfSeats } from './tell-event.ts'
import { tellLetters } from './tell-letter.ts'

/** Offers, letters, calls, answers and opt-outs with everything on record about them, for the file the citizen is handed. */
export const recordPerson = async (db: Db, person: PersonId): Promise<FiledPart> => {
	const names = await staffNames(db)
	const citizen = await findCitizen(db, person)
	const standards = await listStandards(db)
	const offers = await offersOfPersons(db, [person])
	const ids = offers.map(({ id }) => id)
	const answers = await answersRecorded(db, ids)
	const seats = await seatsOf(db, [person])
	const events = await findEvents(
		db,
		seats.map(({ event }) => event),
	)
	const story = tell(
		{
			offers,
			// who answered for the citizen is somebody else, and not named
			answers: answers.map((answer) => ({ ...answer, byName: '' })),
			agreed: await timesAsOf(
				db,
				answers.flatMap(({ booking }) => booking ?? []),
			),
			calls: await callsRecorded(db, [person]),
			optOuts: await recordedOptOuts(db, [person]),
			written: await lettersAsWritten(db, ids),
		},
		names,
	)
	const sent = (await lettersSentTo(db, person)).map((one) => ({
		...one,
		askedBy: one.askedBy && (names.get(one.askedBy) ?? null),
	}))
	const isProtected = citizen?.protected ?? false
	const lines: Filed[] = [
		...story,
		...tellLetters(sent),
		...toldOfSeats(seats, events),
		...offers.map((offer) => {
			const standard = standardUnder(standards, offer.standard, offer.due.on)
			return offerLine(offer, (code) => (standard === null ? code : criterionText(standard, code).da), names)
		}),
		...answers.map(answerLine),
		...(await selectLetters(db, person)).map((letter) => letterLine(letter, isProtected, names)),
		...(await selectLeftOut(db, person)).map(leftOutLine),
		...(await selectCodeUses(db, person)).map(codeLine),
	]
	return { lines }
}
