import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeDay, writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	DayFields,
	Details,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	Radios,
	Reasons,
	Select,
	Summary,
	TextArea,
} from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import {
	type Answer,
	answerers,
	answerKinds,
	type Besides,
	wordsForAnswer,
	wordsForAnswerer,
	wordsForWay,
	wordsToKnow,
} from './answer.ts'
import { BesidesFields, WayField } from './answer-besides.tsx'
import { isConflicting } from './conflict.ts'
import type { Decision } from './decision.ts'
import { type Offer, type ProposedTime, spanOf, wordsForContact, writeTime } from './offer.ts'

export type AnswerSheet = {
	readonly citizen: Citizen
	readonly offer: Offer
	readonly answers: readonly Answer[]
	/** Why it was offered, as weighed that day; null when it was not kept. */
	readonly decision: Decision | null
	/** The held time first, then the best of the others. */
	readonly times: readonly { readonly time: ProposedTime; readonly name: string; readonly because: Text | null }[]
	readonly key: string
	readonly typed: {
		readonly kind: string
		readonly time: string
		readonly callOn: Day | null
		readonly until: Day | null
		readonly by: string
		readonly byName: string
		readonly words: string
		readonly besides: Besides
	}
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

const Times: FC<{ sheet: AnswerSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	if (sheet.times.length === 0)
		return (
			<Alert kind="warning" title={say('Der er ingen ledige tider', 'There are no free times')}>
				{say(
					'Skriv “Ring til mig senere”, og aftal en tid, når der er nogen.',
					'Record “Call me later” and agree on a time when there is one.',
				)}
			</Alert>
		)
	return (
		<Radios
			label={say('Ved ja: hvilken tid?', 'If yes: which time?')}
			name="time"
			value={sheet.typed.time || (sheet.times[0] === undefined ? '' : writeTime(sheet.times[0].time))}
			error={sheet.errors.time}
			choices={sheet.times.map(({ time, name, because }) => {
				const { from, to } = spanOf(time, sheet.offer.minutes)
				return {
					value: writeTime(time),
					label: `${writeLongDay(dayOf(from), language)} ${clockOf(from)}–${clockOf(to)} · ${name}`,
					...(because === null ? {} : { hint: because[language] }),
				}
			})}
		/>
	)
}

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
				<Radios
					label={say('Svaret', 'The answer')}
					name="kind"
					value={typed.kind}
					error={errors.kind}
					choices={answerKinds.map((kind) => ({ value: kind, label: wordsForAnswer[kind][language] }))}
				/>
				<Times sheet={sheet} />
				<DayFields
					label={say('Ved “ring senere”: hvilken dag?', 'If “call later”: which day?')}
					name="call_on"
					value={typed.callOn}
					error={errors.call_on}
				/>
				<DayFields
					label={say('Ved “ingen kontakt”: til og med hvilken dag?', 'If “no contact”: until which day?')}
					name="until"
					hint={say('Uden dag gælder det, til det tages tilbage.', 'Without a day it holds until it is taken back.')}
					value={typed.until}
					error={errors.until}
				/>
				<Select
					label={say('Hvem har svaret?', 'Who answered?')}
					name="by"
					value={typed.by}
					choices={answerers.map((one) => ({ value: one, label: wordsForAnswerer[one][language] }))}
				/>
				<Field
					label={say('Navn, hvis det ikke var borgeren selv', 'Name, if it was not the citizen')}
					name="by_name"
					value={typed.byName}
					error={errors.by_name}
					required={false}
				/>
				<WayField value={typed.besides.through} />
				<BesidesFields told={typed.besides} error={errors.interpreter} />
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
