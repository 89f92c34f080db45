import type { Day } from '#kernel/day.ts'
import { type Detail, detailsOf, type Filed } from '#kernel/filed.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { criterionText, exclusionText, type Standard, standardText } from '#standard/index.ts'
import type { Ground, Stance, VerdictWord } from '../verdict.ts'

const verdicts: Readonly<Record<VerdictWord, string>> = {
	offer: 'skal have et tilbud',
	assess: 'skal vurderes fagligt',
	excluded: 'undtaget',
	not_now: 'i målgruppen, men intet tilbud lige nu',
	not_in_target_group: 'ikke i målgruppen',
	not_resident: 'ikke bosat i kommunen',
	no_standard_in_force: 'ingen standard gælder',
}

const until = ({ from, until }: Ground): string =>
	`fra ${writeDay(from, 'da')}${until === null ? '' : ` til ${writeDay(until, 'da')}`}`

/** A weighing as it was written down: the verdict, every ground and every exclusion, with where in the standard it stands. */
export const stanceLine = (
	{ stance, beganOn, at }: { readonly stance: Stance; readonly beganOn: Day; readonly at: Instant },
	standard: Standard | null,
): Filed => {
	const grounds: Detail[] = stance.grounds.map((ground) => ({
		label: 'Grund',
		words: `${standard === null ? ground.criterion : criterionText(standard, ground.criterion).da}, ${until(ground)} (${ground.cites})${ground.servedOn === undefined ? '' : `, opfyldt ${writeDay(ground.servedOn, 'da')}`}${ground.overdue ? ', skyldes stadig' : ''}`,
	}))
	const exclusions: Detail[] = stance.exclusions.map((one) => ({
		label: 'Undtagelse',
		words: `${standard === null ? one.exclusion : exclusionText(standard, one.exclusion).da} (${one.cites})${one.exceptionOn === undefined ? '' : `, fraveget ${writeDay(one.exceptionOn, 'da')}`}`,
	}))
	return {
		on: beganOn,
		at: instant(at),
		what: text('Vurderet efter kvalitetsstandarden', 'Weighed by the quality standard'),
		details: [
			...detailsOf({
				Resultat: verdicts[stance.verdict],
				Standard: stance.standard && standardText(stance.standard).da,
			}),
			...grounds,
			...exclusions,
			...detailsOf({
				'Næste ændring': stance.nextChangeOn ? writeDay(stance.nextChangeOn, 'da') : null,
				'Ønsker ikke kontakt': stance.optedOut ? 'ja; retten består' : null,
			}),
		],
	}
}
