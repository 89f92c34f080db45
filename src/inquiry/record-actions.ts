import { staffNames } from '#access/actions.ts'
import type { Filed, FiledPart } from '#kernel/filed.ts'
import type { PersonId } from '#kernel/ids.ts'
import { text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { recordedOf } from './actions.ts'
import { inHospital } from './hospital/hospital-stay.ts'
import { corrections, notifications } from './hospital/hospital-store.ts'
import { tellStays } from './hospital/hospital-words.ts'
import { referralLines } from './record.ts'
import * as store from './referral/referral-store.ts'
import { screenings } from './screening/screening-store.ts'
import { tell } from './tell.ts'

/** Everything told about a citizen, and what was done about it, for the file they are handed. */
export const recordPerson = async (db: Db, person: PersonId): Promise<FiledPart> => {
	const names = await staffNames(db)
	const isProtected = (await findCitizen(db, person))?.protected ?? false
	const hands = await corrections(db, [person])
	const looked = await screenings(db, [person])
	const lines: Filed[] = [
		...tell(await recordedOf(db, [person]), await listStandards(db), names, true),
		...tellStays(inHospital(await notifications(db, [person]), hands), hands, looked, names),
		...looked.map(
			({ openedOn, dischargedOn, withdrawnAt }): Filed => ({
				on: openedOn,
				at: null,
				what: text('Udskrivningen blev lagt frem til faglig vurdering', 'The discharge was put before a professional'),
				details: [{ label: 'Udskrevet', words: writeDay(dischargedOn, 'da') }],
				...(withdrawnAt === null ? {} : { struck: true }),
			}),
		),
	]
	for (const referral of await store.selectReferrals(db, { person })) {
		const sender = await store.selectSender(db, referral.id)
		lines.push(...referralLines({ referral, sender }, isProtected, names))
	}
	return { lines }
}
