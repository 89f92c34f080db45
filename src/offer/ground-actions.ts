import type { Language } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText, standardName } from '#standard/index.ts'
import { criteriaOf, type Offer } from './offer.ts'

/** How the grounds of an offer are called in the standard that it was made under. */
export const groundNames = async (db: Db, language: Language): Promise<(offer: Offer) => string[]> => {
	const standards = new Map((await listStandards(db)).map((standard) => [standardName(standard), standard]))
	return (offer) => {
		const standard = standards.get(offer.standard)
		return criteriaOf(offer).map((code) => (standard === undefined ? code : criterionText(standard, code)[language]))
	}
}
