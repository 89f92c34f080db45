import type { FC } from 'hono/jsx'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	Details,
	Errors,
	Form,
	Heading,
	LinkButton,
	Reasons,
	Summary,
	TextArea,
} from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import type { Decision } from '../decision.ts'
import { type Offer, wordsForContact } from '../offer.ts'
import { type Answer, type Besides, wordsForAnswer, wordsForAnswerer, wordsForWay, wordsToKnow } from './answer.ts'
import { BesidesFields, WayField } from './answer-besides.tsx'
import { isConflicting } from './conflict.ts'
import { SaidFields } from './said-fields.tsx'
import type { TypedSaid } from './said-form.ts'
import type { TimeToChoose } from './time-to-choose.ts'
import type { OnOffer } from './visit-instead-actions.ts'

export type AnswerSheet = {
	readonly citizen: Citizen
	readonly offer: Offer
	readonly answers: readonly Answer[]
	/** Why it was offered, as weighed that day; null when it was not kept. */
	readonly decision: Decision | null
	readonly times: readonly TimeToChoose[]
	readonly onOffer: OnOffer
	readonly key: string
	readonly typed: TypedSaid & { readonly words: string; readonly besides: Besides }
	readonly errors: Readonly<Record<string, string>>
}

const Because: FC<{ decision: Decision | null }> = ({ decision }) => {
	const { say, language } = useAround()
	if (decision === null) return null
	return (
		<Details title={say('Hvorfor fik borgeren tilbuddet?', 'Why was the citizen offered it?')}>
			<p>
				{say(
					`Sådan blev reglerne afvejet den ${writeDay(decision.on, 'da')}. Det ændrer sig ikke, selv om standarden siden gør.`,
					`This is how the rules were weighed on ${writeDay(decision.on, 'en')}. It does not change when the standard does.`,
				)}
			</p>
			<Reasons
				reasons={decision.why.map((why) => ({
					held: why.held,
					words: why[language],
					cites: decision.grounds.find(({ criterion }) => criterion === why.criterion)?.cites ?? null,
				}))}
			/>
		</Details>
	)
}

const Before: FC<{ sheet: AnswerSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	if (sheet.answers.length === 0) return null
	return (
		<>
			{isConflicting(sheet.answers) ? (
				<Alert kind="warning" title={say('Svarene modsiger hinanden', 'The answers contradict each other')}>
					{say(
						'Tal med borgeren selv, og skriv det svar, der gælder.',
						'Speak with the citizen, and record the answer that holds.',
					)}
				</Alert>
			) : null}
			<h2>{say('Svar indtil nu', 'Answers so far')}</h2>
			<Summary
				rows={sheet.answers.map((answer) => [
					writeShortDay(answer.on),
					[
						wordsForAnswer[answer.kind][language],
						wordsForAnswerer[answer.by][language],
						answer.byName,
						wordsForWay[answer.through][language],
						wordsToKnow(answer, language),
						answer.words,
					]
						.filter(Boolean)
						.join(' · '),
				])}
			/>
		</>
	)
}

/** What was answered, as staff write it down: below why it was offered and what was said before. */
export const AnswerPage: FC<{ sheet: AnswerSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { citizen, offer, typed, errors } = sheet
	return (
		<>
			<Heading
				title={say(`Svar fra ${fullName(citizen)}`, `Answer from ${fullName(citizen)}`)}
				lead={
					offer.madeOn === null
						? null
						: `${wordsForContact[offer.contact][language]}, ${writeDay(offer.madeOn, language)}${
								offer.answerBy === null
									? ''
									: say(
											`, svar senest ${writeDay(offer.answerBy, 'da')}`,
											`, answer by ${writeDay(offer.answerBy, 'en')}`,
										)
							}`
				}
			/>
			<Errors errors={errors} />
			<Because decision={sheet.decision} />
			<Before sheet={sheet} />
			<Form to={`/borger/${citizen.id}/svar/${offer.id}`}>
				<input type="hidden" name="key" value={sheet.key} />
				<SaidFields
					labels={{ kind: say('Svaret', 'The answer'), by: say('Hvem har svaret?', 'Who answered?') }}
					typed={typed}
					times={sheet.times}
					onOffer={sheet.onOffer}
					minutes={offer.minutes}
					errors={errors}
				/>
				<WayField value={typed.besides.through} />
				<BesidesFields told={typed.besides} />
				<TextArea
					label={say('Bemærkning eller grund', 'Remark or reason')}
					name="words"
					value={typed.words}
					hint={say(
						'Et ja er et ja til besøget. Det er ikke et samtykke til, hvad der skrives ned.',
						'A yes accepts the visit. It is not a consent to what is written down.',
					)}
					rows={3}
					required={false}
				/>
				<div class="hj-row">
					<Button>{say('Gem svaret', 'Save the answer')}</Button>
					<LinkButton to={`/borger/${citizen.id}`}>{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
