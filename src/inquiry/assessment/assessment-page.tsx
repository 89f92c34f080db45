import type { FC } from 'hono/jsx'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Details, Empty, Errors, Heading, LinkButton, Reasons, Summary } from '#platform/web/parts.tsx'
import { ageOf, fullName, shownAddress } from '#population/index.ts'
import { citesOf, listed } from '#standard/index.ts'
import { DecisionForm } from '../decision-form.tsx'
import { DecisionsMade } from '../decisions-made.tsx'
import { refusalText } from '../refusals.ts'
import { aloneText, happenedText, helpText, verdictText } from '../standing-words.ts'
import { StandsInTheWay } from '../stands-in-the-way.tsx'
import { Excluded, LeaveOut } from './exception-page.tsx'
import { FurtherVisitForm } from './further-visit-form.tsx'
import { SpecialRiskForm } from './special-risk-form.tsx'
import type { ToAssess } from './to-assess.ts'

/** The one place where a professional decides about a citizen: what waits comes first. */
export const AssessmentPage: FC<ToAssess> = (props) => {
	const { say, language } = useAround()
	const { citizen, verdict, standard, errors, today, mayDecide } = props
	const isHere = citizen.status === 'resident'
	const isWrong = (...fields: readonly string[]): boolean => fields.some((field) => errors[field] !== undefined)
	const decides: ToAssess = { ...props, mayDecide: mayDecide && isHere }
	return (
		<>
			<Heading
				title={`${fullName(citizen)}, ${ageOf(citizen, today)} ${say('år', 'years')}`}
				lead={
					<Badge kind={verdict.verdict === 'assess' ? 'info' : 'none'} text={verdictText(verdict.verdict)[language]} />
				}
			/>
			<Errors errors={errors} />
			<StandsInTheWay citizen={citizen} verdict={verdict} />
			{mayDecide ? null : <WhoCan {...props} />}
			<h2>{say('Skal borgeren have et tilbud?', 'Is the citizen to be offered a visit?')}</h2>
			<DecisionForm {...decides} />
			{props.waiting.length === 0 ? (
				<Empty title={say('Ingen grund venter på en vurdering', 'No ground waits for an assessment')}>
					{decides.mayDecide
						? say(
								'Ved du noget, som giver en grund, så vælg det nedenfor.',
								'If you know of something that gives a ground, choose it below.',
							)
						: null}
				</Empty>
			) : null}
			<Known {...props} />
			<p class="hj-row">
				<LinkButton to={`/borger/${citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</LinkButton>{' '}
				<LinkButton to={`/haendelse/${citizen.id}`}>{say('Skriv en hændelse', 'Record an event')}</LinkButton>{' '}
				{props.referrals.map(({ id, on }) => (
					<LinkButton to={`/henvendelser/${id}`}>
						{say(`Henvendelsen af ${writeDay(on, 'da')}`, `The referral of ${writeDay(on, 'en')}`)}
					</LinkButton>
				))}
			</p>
			{decides.mayDecide && standard !== null ? (
				<>
					<h2>{say('Andet, du kan afgøre', 'What else you can decide')}</h2>
					{props.risks.length === 0 ? null : (
						<div id="risiko">
							<Details
								title={say('Særlig risiko efter standarden', 'A special risk under the standard')}
								open={
									props.waiting.length === 0 || isWrong('chosen-0', 'similar', 'known_day', 'source', 'risk_because')
								}
							>
								<SpecialRiskForm {...decides} />
							</Details>
						</div>
					)}
					<Details
						title={say(
							'Borgeren ønsker et besøg, eller der er brug for ét mere',
							'The citizen wants a visit, or one more is needed',
						)}
						open={isWrong(
							'asked_because',
							'asked_criterion-0',
							'wanted_by-0',
							'kind-0',
							'due_day',
							'owner',
							'visit_because',
						)}
					>
						<FurtherVisitForm {...decides} />
					</Details>
				</>
			) : null}
			<Excluded {...decides} />
			<LeaveOut {...decides} />
			<DecisionsMade {...decides} />
			<Details title={say('Hvorfor eller hvorfor ikke: alle regler', 'Why or why not: every rule')}>
				<Reasons
					reasons={verdict.why.map((why) => ({
						held: why.held,
						words: why[language],
						cites: standard === null ? null : citesOf(standard, why),
					}))}
				/>
			</Details>
		</>
	)
}

const WhoCan: FC<ToAssess> = ({ deciders }) => {
	const { say, language } = useAround()
	return (
		<Alert kind="info" title={say('Du kan læse, men ikke afgøre', 'You can read but not decide')}>
			{refusalText('not_a_health_professional')[language]}
			{deciders.length === 0
				? null
				: say(` Det kan: ${listed(deciders, 'da')}.`, ` These can: ${listed(deciders, 'en')}.`)}
		</Alert>
	)
}

const Known: FC<ToAssess> = ({ citizen, facts, standard }) => {
	const { say, language } = useAround()
	const happened = happenedText(facts, standard, language)
	return (
		<Summary
			rows={[
				citizen.address === null ? null : [say('Adresse', 'Address'), shownAddress(citizen)[language]],
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
