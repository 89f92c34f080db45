import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Among, type Db, inTransaction } from '#platform/db/index.ts'
import { declinesOf, endDecline } from '#population/actions.ts'
import type { Answerer } from '../answer/answer.ts'
import { isInForce, type OptOut, optedOutOn, optOutFrom } from './opt-out.ts'
import { endOptOut, insertOptOut, lockOptOuts, recordedOptOuts } from './opt-out-store.ts'

/** Every wish not to be contacted: those recorded here, oldest first, and behind them what lists from other systems told of. */
export const optOutsOf = async (db: Db, whom: Among<PersonId>): Promise<OptOut[]> => [
	...(await recordedOptOuts(db, whom)),
	...(await declinesOf(db, whom)).map(optOutFrom),
]

/** A wish told of by a list is written down as one recorded here, so that it can be taken back and the story keeps it. */
export const ownDeclined = async (tx: Db, at: Instant, person: PersonId): Promise<void> => {
	const [declined] = (await declinesOf(tx, [person])).map(optOutFrom)
	if (declined === undefined || !isInForce(declined, dayOf(at))) return
	await insertOptOut(tx, at, { ...declined, offer: null })
	await endDecline(tx, person)
}

/** The citizen may be contacted again; what was recorded before stays. */
export const takeBackOptOut = async (
	db: Db,
	at: Instant,
	command: { readonly person: PersonId; readonly words: string; readonly by: StaffId | null },
): Promise<Outcome<null, 'none_standing' | 'reason_is_missing'>> => {
	if (command.words === '') return no('reason_is_missing')
	const ended = await inTransaction(db, async (tx) => {
		await ownDeclined(tx, at, command.person)
		return endOptOut(tx, at, command.person, dayOf(at), command.words, command.by)
	})
	return ended ? yes(null) : no('none_standing')
}

/** A wish not to be contacted that is no answer to a letter: said at the door, on the telephone, by e-mail. */
export const optOut = async (
	db: Db,
	at: Instant,
	command: {
		readonly person: PersonId
		readonly until: Day | null
		readonly askedBy: Answerer
		readonly words: string
		readonly by: StaffId | null
	},
): Promise<void> =>
	inTransaction(db, async (tx) => {
		await lockOptOuts(tx, command.person)
		const given = { ...command, offer: null, on: dayOf(at), recordedBy: command.by }
		const standing = optedOutOn(await optOutsOf(tx, [command.person]), dayOf(at))
		if (standing === null || standing.until !== command.until) await insertOptOut(tx, at, given)
	})
