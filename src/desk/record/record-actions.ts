import { citizenSessionsOf, listStaff, logReads, readsOf } from '#access/actions.ts'
import { recordPerson as bookingRecords } from '#booking/actions.ts'
import { recordPerson as eligibilityRecords, weigh } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { tellPerson as followupTells } from '#followup/actions.ts'
import { recordPerson as inquiryRecords } from '#inquiry/actions.ts'
import type { Filed, FiledPart } from '#kernel/filed.ts'
import type { PersonId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { recordPerson as offerRecords } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { absorbedInto, findCitizen, recordPerson as populationRecords } from '#population/actions.ts'
import { fullName, writeCpr } from '#population/index.ts'
import { journalsKept, recordPerson as visitRecords } from '#visit/actions.ts'
import { seenNoticesOf } from '../notice-actions.ts'
import { composeRecord, type PersonRecord, reasonFacts, titledOf, withProfession } from './record.ts'
import { requestLines } from './record-request.ts'
import { selectRequestsOf } from './record-request-store.ts'

/** Everybody who ever looked, and when the citizen was logged in. */
const readingPart = async (db: Db, person: PersonId): Promise<FiledPart> => {
	const reads = await readsOf(db, person, await absorbedInto(db, person), 1_000_000)
	const sessions = await citizenSessionsOf(db, person)
	return {
		lines: [
			...reads.map(
				({ at, staffName, profession, what }): Filed => ({
					on: dayOf(at),
					at,
					what: text(what, what),
					who: withProfession(staffName, profession),
				}),
			),
			...sessions.map(
				({ begunAt }): Filed => ({
					on: dayOf(begunAt),
					at: begunAt,
					what: text('Loggede ind på Min side', 'Logged in to My page'),
					who: 'Borgeren selv',
				}),
			),
		],
	}
}

/** Everything recorded about a citizen, of every room, as it stands at a moment. Null when there is no such citizen. */
export const recordOf = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	person: PersonId,
	sources: readonly FactSource[],
): Promise<PersonRecord | null> => {
	const citizen = await findCitizen(db, person)
	if (citizen === null) return null
	const staff = await listStaff(db)
	const verdict = await weigh(db, dayOf(at), sources, person)
	const rules = await eligibilityRecords(db, person)
	const journalOf = await journalsKept(db, [person], municipality.keepYears)
	const names = new Map(staff.map(({ id, name }) => [id, name]))
	return composeRecord(
		{
			municipality: municipality.name.da,
			office: [municipality.sender.office.da, ...municipality.sender.address],
			preparedAt: at,
			person: { id: citizen.id, name: fullName(citizen), cpr: writeCpr(citizen.cpr) },
			keptYears: journalOf(person).years,
		},
		{
			register: await populationRecords(db, person, dayOf(at)),
			rules: { ...rules, facts: reasonFacts(verdict?.why ?? []) },
			inquiry: await inquiryRecords(db, person),
			times: await bookingRecords(db, person),
			offers: await offerRecords(db, person),
			visits: await visitRecords(db, person, at),
			followup: { lines: await followupTells(db, person) },
			desk: {
				lines: [...(await seenNoticesOf(db, person)), ...requestLines(await selectRequestsOf(db, person), names)],
			},
			looked: await readingPart(db, person),
		},
		titledOf(staff),
	)
}

/** The same for a file made by whoever runs the system: that it was made stands in the log, and in the file. */
export const recordByCommand = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	person: PersonId,
	sources: readonly FactSource[],
): Promise<PersonRecord | null> => {
	if ((await findCitizen(db, person)) === null) return null
	await logReads(db, at, 'command', [person], 'hele journalen og sagen (aktindsigt)')
	return recordOf(db, at, municipality, person, sources)
}
