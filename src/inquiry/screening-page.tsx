import type { Child, FC } from 'hono/jsx'
import { type Day, daysBetween } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	Checks,
	Empty,
	Errors,
	Form,
	Heading,
	LinkButton,
	Radios,
	Summary,
	TextArea,
} from '#platform/web/parts.tsx'
import { ageOf, fullName, streetLine, townLine } from '#population/index.ts'
import { DeadlineBadge } from './deadline-badge.tsx'
import { decisionText, knownLabel, riskLabel, whereaboutsText } from './hospital-words.ts'
import { refusalText } from './refusals.ts'
import { isWaiting, type Known } from './screening.ts'
import type { RuleNow, ToScreen } from './screening-actions.ts'
import { aloneText, happenedText, helpText, verdictText } from './standing-words.ts'

export type Shown = ToScreen & {
	readonly today: Day
	readonly mayDecide: boolean
	readonly formKey: string
	readonly typed: Typed | null
	readonly errors: Readonly<Record<string, string>>
}

export const ScreeningPage: FC<Shown> = (props) => {
	const { say, language } = useAround()
	const { citizen, screening, today, errors, mayDecide } = props
	const [standing] = screening.decisions
	return (
		<>
			<Heading
				title={`${fullName(citizen)}, ${ageOf(citizen, today)} ${say('år', 'years')}`}
				lead={`${say('Udskrevet fra sygehus', 'Discharged from hospital')} ${writeDay(screening.dischargedOn, language)} (${ago(daysBetween(screening.dischargedOn, today), say)})`}
			/>
			<Errors errors={errors} />
			{screening.withdrawnAt === null ? null : (
				<Alert kind="warning" title={say('Udskrivningen er taget tilbage', 'The discharge has been taken back')}>
					{say(
						'Sygehuset eller en kollega har trukket den tilbage. Der er ikke noget at tage stilling til.',
						'The hospital or a colleague has withdrawn it. There is nothing to decide.',
					)}
				</Alert>
			)}
			<WhatIsKnown {...props} />
			<p>
				<LinkButton to={`/borger/${citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</LinkButton>{' '}
				<LinkButton to={`/udskrivning/ophold/${citizen.id}`}>{say('Sygehusophold', 'Hospital stays')}</LinkButton>
			</p>
			{standing === undefined ? null : <Decided {...props} />}
			{screening.withdrawnAt === null && mayDecide ? <Decide {...props} /> : null}
			{mayDecide ? null : (
				<Alert kind="info" title={say('Du kan læse, men ikke afgøre', 'You can read but not decide')}>
					{refusalText('not_a_health_professional')[language]}
				</Alert>
			)}
		</>
	)
}

const ago = (days: number, say: (da: string, en: string) => string): string =>
	days === 0
		? say('i dag', 'today')
		: days === 1
			? say('i går', 'yesterday')
			: say(`for ${days} dage siden`, `${days} days ago`)

const WhatIsKnown: FC<Shown> = ({ citizen, facts, stay, dueOn, screening, today, hasOpenCase }) => {
	const { say, language } = useAround()
	const latest = (...kinds: readonly string[]): string => {
		const on = facts.history
			.filter(({ kind }) => kinds.includes(kind))
			.map((entry) => entry.on)
			.sort()
			.at(-1)
		return on === undefined ? say('intet', 'none') : writeDay(on, language)
	}
	const happened = happenedText(facts, null, language)
	return (
		<Summary
			rows={[
				isWaiting(screening)
					? [say('Afgøres senest', 'To be decided by'), <DeadlineBadge dueOn={dueOn} today={today} />]
					: null,
				[
					say('Sygehusophold', 'Hospital stay'),
					whereaboutsText(stay.whereabouts)?.[language] ?? say('fortalt af en medarbejder', 'told by staff'),
				],
				citizen.address === null || citizen.protected
					? null
					: [say('Adresse', 'Address'), `${streetLine(citizen.address)}, ${townLine(citizen.address)}`],
				[say('Bor alene', 'Lives alone'), aloneText(facts.livesAlone)[language]],
				[say('Får hjælp', 'Receives help'), helpText(facts.help, language)],
				[say('Seneste tilbud', 'Latest offer'), latest('offer')],
				[say('Seneste besøg', 'Latest visit'), latest('visit', 'phone_visit', 'event_attended')],
				[
					say('Åbent forløb (forebyggelsessag)', 'Open course (preventive case)'),
					hasOpenCase ? say('ja', 'yes') : say('nej', 'no'),
				],
				[
					say('Hvad der er sket', 'What has happened'),
					<ul class="nobullet-list">
						{happened.map((line) => (
							<li>{line}</li>
						))}
					</ul>,
				],
			]}
		/>
	)
}

/** What stands, what it led to, and what was decided before. */
const Decided: FC<Shown> = ({ screening, rules, verdict, names }) => {
	const { say, language } = useAround()
	const [standing, ...before] = screening.decisions
	if (standing === undefined) return null
	const line = (one: typeof standing): Child => (
		<>
			<strong>{decisionText(one)[language]}</strong> – {one.because} ({writeDay(dayOf(one.at), language)},{' '}
			{names.get(one.by) ?? ''})
		</>
	)
	return (
		<>
			<h2>{say('Afgørelsen', 'The decision')}</h2>
			<p>{line(standing)}</p>
			<Consequence offered={standing.offered} rules={rules} verdict={verdict} />
			{before.length === 0 ? null : (
				<>
					<h3>{say('Tidligere afgørelser, som ikke gælder længere', 'Earlier decisions, which no longer count')}</h3>
					<ul>
						{before.map((one) => (
							<li>
								<s>{line(one)}</s>
							</li>
						))}
					</ul>
				</>
			)}
		</>
	)
}

const Consequence: FC<Pick<Shown, 'rules' | 'verdict'> & { offered: boolean }> = ({ offered, rules, verdict }) => {
	const { say, language } = useAround()
	const open = rules.filter(({ isOpen }) => isOpen)
	if (open.length > 0)
		return (
			<Alert
				kind={offered ? 'success' : 'info'}
				title={
					offered
						? say('Der er en grund til et tilbud', 'There is a ground for an offer')
						: say('Der er en grund, og svaret er nej', 'There is a ground, and the answer is no')
				}
			>
				<ul class="nobullet-list">
					{open.map(({ criterion }) => (
						<li>{criterion.name[language]}</li>
					))}
				</ul>
				<p>
					{say('Borgeren står nu som: ', 'The citizen now stands as: ')}
					{verdictText(verdict.verdict)[language]}.
				</p>
			</Alert>
		)
	return (
		<Alert
			kind={offered ? 'warning' : 'info'}
			title={say('Udskrivningen giver ingen grund efter standarden', 'The discharge gives no ground by the standard')}
		>
			<Hindrances rules={rules} />
			{offered ? (
				<p>
					{say(
						'Ret svarene nedenfor, hvis de er forkerte. Skal borgeren have et besøg alligevel, så beslut det under Vurdering.',
						'Correct the answers below if they are wrong. If the citizen is to have a visit all the same, decide so under Assessment.',
					)}
				</p>
			) : null}
		</Alert>
	)
}

const Hindrances: FC<{ rules: readonly RuleNow[] }> = ({ rules }) => {
	const { say, language } = useAround()
	if (rules.length === 0)
		return (
			<p>
				{say(
					'Den gældende standard har ingen regel om udskrivning for borgere på den alder.',
					'The standard in force has no rule on discharge for citizens of that age.',
				)}
			</p>
		)
	return (
		<ul class="nobullet-list">
			{rules.map(({ criterion, why, lacksCase }) => (
				<li>
					{criterion.name[language]}: {why?.[language] ?? ''}{' '}
					{lacksCase
						? say(
								'Det kræver en åben forebyggelsessag, og borgeren har ingen.',
								'It asks for an open preventive case, and the citizen has none.',
							)
						: ''}
				</li>
			))}
		</ul>
	)
}

const chosen = (known: unknown): string | undefined => (known === true ? 'yes' : known === false ? 'no' : undefined)

const Decide: FC<Shown> = ({ screening, rules, told, typed, errors, formKey }) => {
	const { say, language } = useAround()
	const [standing] = screening.decisions
	const before = (name: 'readmissionRisk' | 'knownToMunicipality'): string | undefined => {
		if (standing === undefined) return chosen(told[name])
		const known: Known = standing[name]
		return chosen(known) ?? 'unknown'
	}
	const answers = [
		{ value: 'yes', label: say('Ja', 'Yes') },
		{ value: 'no', label: say('Nej', 'No') },
		{ value: 'unknown', label: say('Vides ikke', 'Not known') },
	]
	const lacksCase = rules.some((rule) => rule.lacksCase)
	return (
		<>
			<h2>
				{standing === undefined
					? say('Skal borgeren tilbydes et besøg?', 'Is the citizen to be offered a visit?')
					: say('Ret afgørelsen', 'Correct the decision')}
			</h2>
			{rules.length === 0 ? (
				<Empty title={say('Ingen regel om udskrivning passer længere', 'No rule on discharge fits any more')} />
			) : null}
			<Form to={`/udskrivning/${screening.id}`}>
				<input type="hidden" name="key" value={formKey} />
				<Radios
					name="risk"
					label={`${riskLabel[language]}?`}
					choices={answers}
					value={typed?.text('risk') ?? before('readmissionRisk')}
					error={errors['risk-0']}
				/>
				<Radios
					name="known"
					label={`${knownLabel[language]}?`}
					hint={say('For eksempel hjemmepleje, sygepleje, træning.', 'For example home care, nursing, training.')}
					choices={answers}
					value={typed?.text('known') ?? before('knownToMunicipality')}
					error={errors['known-0']}
				/>
				{lacksCase ? (
					<Checks
						name="opens_case"
						label={say('Forebyggelsessag', 'Preventive case')}
						hint={say(
							'Et besøg for at forebygge genindlæggelse kræver, at borgeren har en åben forebyggelsessag. Borgeren har ingen.',
							'A visit to prevent readmission asks for an open preventive case. The citizen has none.',
						)}
						choices={[{ value: 'yes', label: say('Åbn en forebyggelsessag nu', 'Open a preventive case now') }]}
						values={typed?.all('opens_case') ?? []}
					/>
				) : null}
				<Radios
					name="offered"
					label={say('Din afgørelse', 'Your decision')}
					choices={[
						{ value: 'yes', label: say('Ja, tilbyd et besøg', 'Yes, offer a visit') },
						{
							value: 'no',
							label: say('Nej, intet tilbud efter denne udskrivning', 'No, no offer after this discharge'),
						},
					]}
					value={typed?.text('offered') ?? (standing === undefined ? undefined : standing.offered ? 'yes' : 'no')}
					error={errors['offered-0']}
				/>
				<TextArea
					name="because"
					label={say('Begrundelse', 'Reason')}
					hint={say('Borgeren kan læse den.', 'The citizen can read it.')}
					rows={3}
					value={typed?.text('because')}
					error={errors.because}
				/>
				<Button class="mt-5">{say('Gem afgørelsen', 'Save the decision')}</Button>
			</Form>
		</>
	)
}
