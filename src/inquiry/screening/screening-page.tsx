import type { FC } from 'hono/jsx'
import { daysBetween } from '#kernel/day.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Errors, Heading, LinkButton, Summary } from '#platform/web/parts.tsx'
import { ageOf, fullName, shownAddress } from '#population/index.ts'
import { DeadlineBadge } from '../deadline-badge.tsx'
import { whereaboutsText } from '../hospital/hospital-words.ts'
import { refusalText } from '../refusals.ts'
import { aloneText, happenedText, helpText } from '../standing-words.ts'
import { StandsInTheWay } from '../stands-in-the-way.tsx'
import { isWaiting, lastDayOf } from './screening.ts'
import { Decided } from './screening-decided.tsx'
import { Decide } from './screening-form.tsx'
import type { ShownScreening } from './shown-screening.ts'

/** One discharge: what is known, what was decided, and the decision. */
export const ScreeningPage: FC<ShownScreening> = (props) => {
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
			<StandsInTheWay citizen={citizen} verdict={props.verdict} />
			<WhatIsKnown {...props} />
			<p class="hj-row">
				<LinkButton to={`/borger/${citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</LinkButton>{' '}
				<LinkButton to={`/udskrivning/ophold/${citizen.id}`}>{say('Sygehusophold', 'Hospital stays')}</LinkButton>
			</p>
			{standing === undefined ? null : <Decided {...props} />}
			{screening.withdrawnAt === null ? <TooLate {...props} /> : null}
			{screening.withdrawnAt === null && mayDecide ? <Decide {...props} /> : null}
			{mayDecide ? null : (
				<Alert kind="info" title={say('Du kan læse, men ikke afgøre', 'You can read but not decide')}>
					{refusalText('not_a_health_professional')[language]}
				</Alert>
			)}
		</>
	)
}

/** Said before the questions: whatever is answered, the discharge gives no ground any more. */
const TooLate: FC<ShownScreening> = ({ rules, screening, today }) => {
	const { say } = useAround()
	const last = lastDayOf(
		rules.map(({ criterion }) => criterion),
		screening.dischargedOn,
	)
	return last === null || last >= today ? null : (
		<Alert
			kind="warning"
			title={say('Udskrivningen giver ikke længere en grund', 'The discharge gives no ground any more')}
		>
			{say(
				`Efter standarden kunne der gives et tilbud til og med ${writeDay(last, 'da')}. Skal borgeren have et besøg alligevel, så beslut det under Vurdering.`,
				`By the standard an offer could be made until ${writeDay(last, 'en')}. If the citizen is to have a visit all the same, decide so under Assessment.`,
			)}
		</Alert>
	)
}

const ago = (days: number, say: (da: string, en: string) => string): string =>
	days === 0
		? say('i dag', 'today')
		: days === 1
			? say('i går', 'yesterday')
			: say(`for ${days} dage siden`, `${days} days ago`)

const WhatIsKnown: FC<ShownScreening> = ({ citizen, facts, stay, dueOn, screening, today, hasOpenCase }) => {
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
				citizen.address === null ? null : [say('Adresse', 'Address'), shownAddress(citizen)[language]],
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
