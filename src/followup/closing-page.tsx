import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Language } from '#kernel/language.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import {
	Button,
	Checks,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	Radios,
	Summary,
	TextArea,
	To,
} from '#platform/web/parts.tsx'
import { agreementKindText, partnerText } from '#visit/index.ts'
import { closingReasons, closingText, type OpenCourse } from './closing.ts'
import { FrequentNeed } from './frequent-need.tsx'
import type { HandOver } from './hand-over/hand-over.ts'

type Props = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	readonly person: PersonId
	readonly name: string
	readonly course: OpenCourse | null
	readonly visitsOfAYear: number
	readonly frequentFrom: number
	/** Hand-overs still open; they stay on their list. */
	readonly handOvers: readonly HandOver[]
	/** The first day the rules would say something else. */
	readonly nextChangeOn: Day | null
	readonly typed: Readonly<Record<'id' | 'reason' | 'guided' | 'note', string>>
	readonly errors: Readonly<Record<string, string>>
}

/** Closing a course: why, what becomes of what was agreed, and when the rules look again. */
export const ClosingPage: FC<Props> = (props) => {
	const { say, language, person, name, course, typed, errors } = props
	const back = <To to={`/borger/${person}`}>{say('Tilbage til borgeren', 'Back to the citizen')}</To>
	if (course === null)
		return (
			<>
				<Heading title={say(`Afslut forløb: ${name}`, `Close the course: ${name}`)} />
				<Empty title={say('Der er intet åbent forløb at afslutte.', 'There is no open course to close.')}>{back}</Empty>
			</>
		)
	return (
		<>
			<Heading
				title={say(`Afslut forløb: ${name}`, `Close the course: ${name}`)}
				lead={say(
					'Borgeren mister ikke retten til nye tilbud. De kommer igen efter reglerne.',
					'The citizen does not lose the right to new offers. They come again by the rules.',
				)}
			/>
			<Errors errors={errors} />
			<FrequentNeed person={person} count={props.visitsOfAYear} from={props.frequentFrom} />
			<Summary
				rows={[
					[say('Åbent siden', 'Open since'), writeLongDay(course.since, language)],
					[
						say('Reglerne ser på borgeren igen', 'The rules look again'),
						props.nextChangeOn === null
							? say(
									'Ingen dag kendt. Nye hændelser kan altid give et nyt tilbud.',
									'No day known. New events can always give a new offer.',
								)
							: writeLongDay(props.nextChangeOn, language),
					],
				]}
			/>
			<Form to={`/borger/${person}/afslut`}>
				<input type="hidden" name="id" value={typed.id} />
				<Radios
					label={say('Hvorfor afsluttes forløbet?', 'Why is the course closed?')}
					name="reason"
					value={typed.reason}
					error={errors.reason}
					choices={closingReasons.map((reason) => ({
						value: reason,
						label: closingText(reason)[language],
						hint:
							reason === 'guided'
								? say('Ved et længerevarende behov for hyppige besøg.', 'For a long-lasting need of frequent visits.')
								: undefined,
					}))}
				/>
				<Field
					label={say('Hvilken myndighed er borgeren vejledt til?', 'Which authority was the citizen guided to?')}
					name="guided"
					hint={say(
						'Kun ved “vejledt til en anden myndighed”, for eksempel visitationen.',
						'Only for “guided to another authority”, such as the assessment office.',
					)}
					value={typed.guided}
					error={errors.guided}
				/>
				{course.agreements.length === 0 ? null : (
					<>
						<h2>{say('Stadig aftalt', 'Still agreed')}</h2>
						<ul>
							{course.agreements.map((one) => (
								<li>
									<To to={`/opfoelgning/${one.id}`}>
										{agreementKindText(one.kind)[language]}, {writeShortDay(one.dueOn)}
									</To>
									: <span dir="auto">{one.what}</span>
								</li>
							))}
						</ul>
						<Checks
							label={say('Aftaler, der ikke er udført', 'Agreements not done')}
							name="cancel"
							error={errors.cancel}
							choices={[
								{ value: 'yes', label: say('Annullér dem sammen med forløbet', 'Cancel them with the course') },
							]}
						/>
					</>
				)}
				{props.handOvers.length === 0 ? null : (
					<>
						<h2>{say('Overleveringer, der ikke er afsluttet', 'Hand-overs not closed')}</h2>
						<p>
							{say(
								'De bliver stående på listen over overleveringer, til der er svar.',
								'They stay on the list of hand-overs until there is an answer.',
							)}
						</p>
						<ul>
							{props.handOvers.map((one) => (
								<li>
									<To to={`/overleveringer/${one.id}`}>{partnerText(one.to)[language]}</To>:{' '}
									<span dir="auto">{one.what}</span>
								</li>
							))}
						</ul>
					</>
				)}
				<TextArea label={say('Bemærkning', 'Remark')} name="note" required={false} value={typed.note} />
				<div class="hj-row">
					<Button>{say('Afslut forløbet', 'Close the course')}</Button>
					{back}
				</div>
			</Form>
		</>
	)
}
