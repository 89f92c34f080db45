import type { WrittenStandard } from '../format/format.ts'
import { checkCriteria } from './check-criteria.ts'
import { checkForms } from './check-forms.ts'
import { checkInterventions } from './check-interventions.ts'
import { checkJourney } from './check-journey.ts'
import { checkLegalBasis } from './check-legal-basis.ts'
import { checkLife } from './check-life.ts'
import { checkPeriods } from './check-periods.ts'
import { checkReplacements } from './check-replacements.ts'
import { rulesOf } from './check-rules.ts'
import { checkScopes } from './check-scopes.ts'
import { checkSize } from './check-size.ts'
import { checkTexts } from './check-texts.ts'
import { checkWords } from './check-words.ts'
import type { Found } from './found.ts'

const once = (all: readonly Found[]): readonly Found[] => [
	...new Map(all.map((found) => [`${found.path.join('\n')}\n${found.what.en}`, found])).values(),
]

/** What the format alone cannot see: words that name nothing, gaps, and parts that do not hold together. */
export const checkContent = (written: WrittenStandard): readonly Found[] => {
	const tooMuch = checkSize(written)
	if (tooMuch.length > 0) return tooMuch
	const rules = rulesOf(written)
	return once([
		...checkLife(written),
		...checkLegalBasis(written),
		...checkCriteria(written, rules),
		...checkPeriods(written, rules),
		...checkWords(written, rules),
		...checkForms(written, rules),
		...checkJourney(written, rules),
		...checkReplacements(written, rules),
		...checkInterventions(written, rules),
		...checkScopes(written, rules),
		...checkTexts(written),
	])
}
