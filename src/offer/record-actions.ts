import type { Filed, FiledPart } from '#kernel/filed.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizen } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, standardUnder } from '#standard/index.ts'
import { answerLine, codeLine, leftOutLine, letterLine, offerLine } from './record.ts'
import { selectCodeUses, selectLeftOut, selectLetters } from './record-store.ts'
import { contactWith } from './tell-actions.ts'

/** Offers, letters, calls, answers and opt-outs with everything on record about them, for the file the citizen is handed. */
export const recordPerson = async (db: Db, person: PersonId): Promise<FiledPart> => {
	const citizen = await findCitizen(db, person)
	const standards = await listStandards(db)
	// who answered for the citizen is somebody else, and not named
	const { names, offers, answers, told } = await contactWith(db, person, () => '')
	const isProtected = citizen?.protected ?? false
	const lines: Filed[] = [
		...told,
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
