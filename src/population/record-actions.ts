import { staffNames } from '#access/actions.ts'
import type { Day } from '#kernel/day.ts'
import type { Filed, FiledPart } from '#kernel/filed.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { writeCpr } from './cpr.ts'
import { numbersOf } from './erase-actions.ts'
import { changeLine, doubleLine, holdLines, registerFacts, waitingLine } from './record.ts'
import * as records from './record-store.ts'
import { forwardingsInto } from './same-person/merge-actions.ts'
import { toldOfMergings } from './same-person/merging.ts'
import * as store from './store.ts'
import { toldOf } from './told.ts'

/** Of these only that they were told of is told: the rest is about somebody else's health. */
const aboutAnother = new Set(['spouse_seriously_ill'])

/** Everything the register knows of a citizen, for the file they are handed. */
export const recordPerson = async (db: Db, person: PersonId, today: Day): Promise<FiledPart> => {
	const [citizen] = await store.selectCitizens(db, [person])
	const row = await records.selectRow(db, person)
	if (citizen === undefined || row === null) return { lines: [] }
	const events = await store.selectEventsWithTime(db, person)
	const told = toldOf(
		citizen,
		events.filter(({ kind }) => !aboutAnother.has(kind)),
		[],
		today,
	)
	const others = events.filter(({ kind }) => aboutAnother.has(kind))
	const names = await staffNames(db)
	const numbers = await numbersOf(db, person)
	const lines: Filed[] = [
		...told,
		...others.map(
			({ on, at }): Filed => ({
				on,
				at: instant(at),
				what: text('En oplysning om ægtefællen', 'Something about the spouse'),
				leftOut: [{ what: 'ægtefællens helbred', because: 'another_person' }],
			}),
		),
		...(await store.selectChanges(db, person)).map((change) => changeLine(change, citizen.protected)),
		...toldOfMergings(await forwardingsInto(db, person), names),
		...(await records.selectDoubles(db, person)).map(({ at, doubles }) => doubleLine(at, doubles)),
		...(await records.selectFormerNumbers(db, person)).map(
			({ cpr, at }): Filed => ({
				on: dayOf(instant(at)),
				at: instant(at),
				what: text('Tidligere CPR-nummer', 'Former CPR number'),
				details: [{ label: 'Nummer', words: writeCpr(cpr) }],
			}),
		),
		...(await records.selectHolds(db, person)).flatMap(({ because, at, by, endedAt, endedBy }) =>
			holdLines({
				because,
				at,
				who: names.get(by),
				ended: endedAt === null ? null : { at: endedAt, who: endedBy === null ? undefined : names.get(endedBy) },
			}),
		),
		...(await records.selectLikenesses(db, person)).map(
			({ at, parted }): Filed => ({
				on: dayOf(instant(at)),
				at: instant(at),
				what: parted
					? text(
							'Ligner en anden i registret, men er ikke den samme',
							'Like somebody else of the register, and not the same',
						)
					: text('Ligner en anden i registret', 'Like somebody else of the register'),
				leftOut: [{ what: 'hvem den anden er', because: 'another_person' }],
			}),
		),
		...(await records.selectWaitingRows(db, numbers)).map(({ on, data }) => waitingLine(on, data, citizen.protected)),
		...(await records.selectUnread(db, numbers)).map(
			({ on, record }): Filed => ({
				on,
				at: null,
				what: text('Oplysning fra CPR, som systemet ikke kan læse', 'From CPR, of a kind that the system cannot read'),
				...(citizen.protected
					? { leftOut: [{ what: 'indholdet, der kan vise adressen', because: 'protected_address' }] }
					: { words: record }),
			}),
		),
	]
	return {
		facts: registerFacts(row, citizen),
		factsLeftOut: [
			...(citizen.protected ? [{ what: 'adressen', because: 'protected_address' as const }] : []),
			...(row.spouse_cpr === null ? [] : [{ what: 'ægtefællens CPR-nummer', because: 'another_person' as const }]),
			...(citizen.livesAlone === false
				? [{ what: 'hvem der ellers bor på adressen', because: 'another_person' as const }]
				: []),
		],
		lines,
	}
}
