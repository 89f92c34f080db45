import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, DayFields, Field, Form } from '#platform/web/parts.tsx'
import type { ReadDraft } from '../actions.ts'
import { hasErrors } from '../problem.ts'
import type { Standard } from '../standard.ts'
import { hindranceWords } from './draft-refusal.ts'
import type { Hindrance } from './may-begin.ts'

/** What was typed into the form by which a draft is put in force. */
export type Approval = { readonly da: string; readonly en: string; readonly on: Day | null }

export type DraftShown = {
	readonly draft: ReadDraft
	readonly inForce: Standard | null
	/** Why it may not begin beside the versions on file; null when it may, or when it says no day. */
	readonly hindrance: Hindrance | null
	readonly mayDecide: boolean
	readonly nameOf: (staff: StaffId) => string
	readonly approval: Approval
	readonly errors: Readonly<Record<string, string>>
}

/** What putting it in force would mean for the version in force. */
const whatHappens = (standard: Standard, inForce: Standard | null): Text => {
	const begins = {
		da: `Den gælder fra ${writeDay(standard.validFrom, 'da')}.`,
		en: `It is in force from ${writeDay(standard.validFrom, 'en')}.`,
	}
	if (inForce === null || inForce.validTo !== null) return begins
	const last = addDays(standard.validFrom, -1)
	return {
		da: `${begins.da} Udgaven fra ${writeDay(inForce.validFrom, 'da')} gælder til og med dagen før, ${writeDay(last, 'da')}. Det, der er afgjort, ændres ikke.`,
		en: `${begins.en} The version from ${writeDay(inForce.validFrom, 'en')} is in force until the day before, ${writeDay(last, 'en')}. What has been decided is not changed.`,
	}
}

/** The last step of a draft: what it would mean, who approved it, and when. */
export const PutInForce: FC<DraftShown> = ({ draft, inForce, hindrance, mayDecide, approval, errors }) => {
	const { say, language } = useAround()
	const heading = <h2 id="ikraft">{say('Sæt i kraft', 'Put in force')}</h2>
	if (draft.standard === null || hasErrors(draft.problems))
		return (
			<section aria-labelledby="ikraft">
				{heading}
				<p>
					{say(
						'Det kan først ske, når kontrollen er uden fejl.',
						'That can happen only when the check finds no errors.',
					)}
				</p>
			</section>
		)
	if (hindrance)
		return (
			<section aria-labelledby="ikraft">
				{heading}
				<Alert
					kind="warning"
					title={say('Dagene passer ikke med de andre udgaver', 'Its days clash with other versions')}
				>
					{hindranceWords(hindrance)[language]}
				</Alert>
			</section>
		)
	return (
		<section aria-labelledby="ikraft">
			{heading}
			<p>{whatHappens(draft.standard, inForce)[language]}</p>
			{mayDecide ? (
				<Form to={`/standarder/kladde/${draft.id}/i-kraft`}>
					<input type="hidden" name="revision" value={String(draft.revision)} />
					<Field
						name="approved_da"
						label={say('Godkendt af', 'Approved by, in Danish')}
						hint={say('For eksempel: Social- og Sundhedsudvalget', 'For example: Social- og Sundhedsudvalget')}
						value={approval.da}
						error={errors.approved_da}
						width={20}
					/>
					<Field
						name="approved_en"
						label={say('Godkendt af, på engelsk', 'Approved by, in English')}
						hint={say('For eksempel: the Social and Health Committee', 'For example: the Social and Health Committee')}
						value={approval.en}
						error={errors.approved_en}
						width={20}
					/>
					<DayFields
						name="approved_on"
						label={say('Hvornår blev den godkendt?', 'When was it approved?')}
						value={approval.on}
						error={errors.approved_on_day}
					/>
					<Button>{say('Sæt i kraft', 'Put in force')}</Button>
				</Form>
			) : (
				<p>{say('Lederen sætter standarden i kraft.', 'The manager puts the standard in force.')}</p>
			)}
		</section>
	)
}
