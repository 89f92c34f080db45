import { type Text, text } from '#kernel/language.ts'
import { criterionText, exclusionText, type Standard, standardOn } from '#standard/index.ts'
import type { Assessment, Exception } from './assessment.ts'
import { type FurtherVisit, wantedByText } from './further-visit.ts'

/** *Trukket tilbage: Faldt* */
export const joined = (a: Text, b: Text): Text => text(`${a.da}: ${b.da}`, `${a.en}: ${b.en}`)

/** What was decided, in the standard's words of that day. */
export const decisionWords = (standards: readonly Standard[]) => ({
	assessment: ({ criterion, outcome, on }: Assessment): Text => {
		const standard = standardOn(standards, on)
		const name = standard === null ? text(criterion, criterion) : criterionText(standard, criterion)
		const rule = standard?.criteria.find(({ code }) => code === criterion)
		if (rule?.initiative === 'on_request')
			return joined(
				outcome === 'yes'
					? text('Ja til det, borgeren har bedt om', 'Yes to what the citizen asked for')
					: text('Nej til det, borgeren har bedt om', 'No to what the citizen asked for'),
				name,
			)
		return joined(
			outcome === 'yes'
				? text('Faglig vurdering: ja til tilbud', 'Professional assessment: yes to an offer')
				: text('Faglig vurdering: nej til tilbud', 'Professional assessment: no to an offer'),
			name,
		)
	},
	exception: ({ exclusion, on }: Exception): Text => {
		const standard = standardOn(standards, on)
		const known = standard?.exclusions.find(({ code }) => code === exclusion)
		return joined(
			known?.strength === 'permissive'
				? text('Undtaget ved konkret beslutning', 'Left out by a decision')
				: text('Undtagelse fraveget', 'Exclusion set aside'),
			standard === null ? text(exclusion, exclusion) : exclusionText(standard, exclusion),
		)
	},
	furtherVisit: ({ wantedBy }: FurtherVisit): Text =>
		joined(text('Besøg ud over reglen', 'Visit beyond the rule'), wantedByText[wantedBy]),
})
