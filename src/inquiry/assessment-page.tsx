import type { FC } from 'hono/jsx'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	Details,
	Empty,
	Errors,
	Form,
	Heading,
	LinkButton,
	Radios,
	Reasons,
	Summary,
	TextArea,
} from '#platform/web/parts.tsx'
import { ageOf, fullName, streetLine, townLine } from '#population/index.ts'
import { citesOf, criterionText } from '#standard/index.ts'
import { Excluded, LeaveOut } from './exception-page.tsx'
import { refusalText } from './refusals.ts'
import {
	aloneText,
	groundsToAssess,
	happenedText,
	helpText,
	isUrgent,
	periodText,
	verdictText,
} from './standing-words.ts'
import type { ToAssess } from './to-assess.ts'

export const AssessmentPage: FC<ToAssess> = (props) => {
	const { say, language } = useAround()
	const { citizen, verdict, errors, today } = props
	return (
		<>
			<Heading
				title={`${fullName(citizen)}, ${ageOf(citizen, today)} ${say('år', 'years')}`}
				lead={
					<Badge kind={verdict.verdict === 'assess' ? 'info' : 'none'} text={verdictText(verdict.verdict)[language]} />
				}
			/>
			<Errors errors={errors} />
			<Known {...props} />
			<p>
				<LinkButton to={`/borger/${citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</LinkButton>{' '}
				<LinkButton to={`/haendelse/${citizen.id}`}>{say('Skriv en hændelse', 'Record an event')}</LinkButton>
			</p>
			{props.mayDecide ? null : (
				<Alert kind="info" title={say('Du kan læse, men ikke afgøre', 'You can read but not decide')}>
					{refusalText('not_a_health_professional')[language]}
				</Alert>
			)}
			<h2>{say('Skal borgeren have et tilbud?', 'Is the citizen to be offered a visit?')}</h2>
			<Assess {...props} />
			<Excluded {...props} />
			<LeaveOut {...props} />
			<h2>{say('Tidligere afgørelser', 'Earlier decisions')}</h2>
			<Before {...props} />
			<Details title={say('Hvorfor eller hvorfor ikke: alle regler', 'Why or why not: every rule')}>
				<Reasons
					reasons={verdict.why.map((why) => ({
						held: why.held,
						words: why[language],
						cites: props.standard === null ? null : citesOf(props.standard, why),
					}))}
				/>
			</Details>
		</>
	)
}

const Known: FC<ToAssess> = ({ citizen, facts, standard }) => {
	const { say, language } = useAround()
	const happened = happenedText(facts, standard, language)
	return (
		<Summary
			rows={[
				citizen.address === null
					? null
					: [say('Adresse', 'Address'), `${streetLine(citizen.address)}, ${townLine(citizen.address)}`],
				[say('Bor alene', 'Lives alone'), aloneText(facts.livesAlone)[language]],
				[say('Får hjælp', 'Receives help'), helpText(facts.help, language)],
				[say('Åbent forløb', 'Open course'), facts.preventiveCase ? say('ja', 'yes') : say('nej', 'no')],
				[
					say('Hvad der er sket', 'What has happened'),
					happened.length === 0 ? (
						say('intet er skrevet', 'nothing is recorded')
					) : (
						<ul class="nobullet-list">
							{happened.map((line) => (
								<li>{line}</li>
							))}
						</ul>
					),
				],
			]}
		/>
	)
}

const Assess: FC<ToAssess> = ({ citizen, verdict, standard, today, mayDecide, formKey, typed, errors }) => {
	const { say, language } = useAround()
	const grounds = groundsToAssess(verdict.grounds)
	if (grounds.length === 0)
		return (
			<Empty title={say('Der er ingen grund, som venter på en vurdering', 'No ground waits for an assessment')}>
				{say(
					'Ved du noget nyt om borgeren, så skriv en hændelse. Giver den en grund, kan den vurderes her.',
					'If you have learnt something about the citizen, record an event. If it gives a ground, it can be assessed here.',
				)}
			</Empty>
		)
	const choices = grounds.map((ground) => ({
		value: ground.criterion,
		label: standard === null ? ground.criterion : criterionText(standard, ground.criterion)[language],
		hint: `${periodText(ground, language)}${isUrgent(ground, today) ? say(' – fristen er tæt på', ' – the last day is near') : ''} · ${ground.cites}`,
	}))
	if (!mayDecide)
		return (
			<ul>
				{choices.map(({ label, hint }) => (
					<li>
						{label} ({hint})
					</li>
				))}
			</ul>
		)
	return (
		<Form to={`/vurdering/${citizen.id}`}>
			<input type="hidden" name="key" value={formKey} />
			<Radios
				name="criterion"
				label={say('Grund', 'Ground')}
				choices={choices}
				error={errors['criterion-0']}
				value={typed?.text('criterion') || (choices.length === 1 ? choices[0]?.value : undefined)}
			/>
			<Radios
				name="outcome"
				label={say('Din vurdering', 'Your assessment')}
				error={errors['outcome-0']}
				value={typed?.text('outcome')}
				choices={[
					{ value: 'yes', label: say('Ja, borgeren skal have et tilbud', 'Yes, the citizen is to be offered a visit') },
					{ value: 'no', label: say('Nej, ikke på denne grund', 'No, not on this ground') },
				]}
			/>
			<TextArea
				name="because"
				label={say('Begrundelse', 'Reason')}
				hint={say('Borgeren kan læse den.', 'The citizen can read it.')}
				value={typed?.text('because')}
				error={errors.because}
			/>
			<Button class="mt-5">{say('Gem vurderingen', 'Save the assessment')}</Button>
		</Form>
	)
}

const Before: FC<ToAssess> = ({ before }) => {
	const { say, language } = useAround()
	return before.length === 0 ? (
		<Empty title={say('Ingen tidligere afgørelser', 'No earlier decisions')} />
	) : (
		<ul>
			{before.map(({ on, what, words, who }) => (
				<li>
					<strong>{what[language]}</strong> – {words} ({writeDay(on, language)}, {who})
				</li>
			))}
		</ul>
	)
}
