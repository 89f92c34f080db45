import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	Empty,
	Errors,
	Form,
	Heading,
	LinkButton,
	Summary,
	TextArea,
} from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName, writeCpr } from '#population/index.ts'
import { type InHospital, isAtHospital } from './hospital-stay.ts'
import { activityText, notificationName, whereaboutsText } from './hospital-words.ts'

export type ShownStay = {
	readonly citizen: Citizen
	readonly stay: InHospital
	readonly today: Day
	readonly because: string
	readonly errors: Readonly<Record<string, string>>
}

/** All that hospitals have told of one citizen, and the two things that staff may know better. */
export const StayPage: FC<ShownStay> = (props) => {
	const { say, language } = useAround()
	const { citizen, stay, today, errors } = props
	return (
		<>
			<Heading
				title={`${fullName(citizen)}, ${ageOf(citizen, today)} ${say('år', 'years')}`}
				lead={
					whereaboutsText(stay.whereabouts)?.[language] ??
					say('Sygehuset har intet fortalt', 'The hospital has told nothing')
				}
			/>
			<Errors errors={errors} />
			<Summary rows={[[say('CPR-nummer', 'CPR number'), writeCpr(citizen.cpr)]]} />
			<h2>{notificationName[language]}</h2>
			<Told stay={stay} />
			<Correct {...props} />
			<p class="mt-5">
				<LinkButton to={`/borger/${citizen.id}`}>{say('Borgerens kort', 'The citizen’s card')}</LinkButton>
			</p>
		</>
	)
}

const Told: FC<{ stay: InHospital }> = ({ stay }) => {
	const { say, language } = useAround()
	if (stay.lines.length === 0)
		return (
			<Empty title={say('Ingen advis', 'No notifications')}>
				{say(
					'Advis kommer, når sygehuset sender dem om en borger med et åbent forløb, mens kommunen tager imod dem. Er borgeren udskrevet, så skriv det som en hændelse.',
					'Notifications come when the hospital sends them about a citizen with an open course, while the municipality accepts them. If the citizen was discharged, record it as an event.',
				)}
			</Empty>
		)
	return (
		<section class="table--responsive-scroll" tabindex={0} aria-label={notificationName[language]}>
			<table class="table hj-table">
				<caption class="sr-only">{notificationName[language]}</caption>
				<thead>
					<tr>
						<th scope="col">{say('Tidspunkt', 'Time')}</th>
						<th scope="col">{say('Status', 'Status')}</th>
						<th scope="col">{say('Sygehus og afdeling', 'Hospital and department')}</th>
					</tr>
				</thead>
				<tbody>
					{stay.lines.map((line) => {
						const what = activityText(line)[language]
						return (
							<tr>
								<td>
									{writeShortDay(dayOf(line.at))} {writeClock(clockOf(line.at), language)}
								</td>
								<td>
									{line.cancelledAt === null ? what : <s>{what}</s>}{' '}
									{line.cancelledAt === null ? null : <Badge kind="warning" text={say('Annulleret', 'Cancelled')} />}
									{line.revisedAt === null ? null : <Badge kind="info" text={say('Rettet', 'Corrected')} />}
								</td>
								<td>{line.hospital ?? say('ikke oplyst', 'not named')}</td>
							</tr>
						)
					})}
				</tbody>
			</table>
		</section>
	)
}

const Correct: FC<ShownStay> = ({ citizen, stay: { whereabouts }, because, errors }) => {
	const { say } = useAround()
	const isThere = isAtHospital(whereabouts)
	if (!isThere && whereabouts.is !== 'dead') return null
	return (
		<>
			<h2>
				{isThere ? say('Er opholdet slut?', 'Is the stay over?') : say('Lever borgeren?', 'Is the citizen alive?')}
			</h2>
			<Form to={`/udskrivning/ophold/${citizen.id}`}>
				<input type="hidden" name="kind" value={isThere ? 'stay_ended' : 'alive'} />
				{isThere ? (
					<p>
						{say(
							'Kom advis om hjemkomst aldrig, så afslut opholdet her. Skriv også udskrivningen som en hændelse på borgerens kort, hvis den skal føre til en afgørelse om besøg.',
							'If the notification of the discharge never came, end the stay here. Record the discharge as an event, too, if it is to lead to a decision on a visit.',
						)}
					</p>
				) : (
					<Alert kind="warning" title={say('Sygehuset har meldt borgeren død', 'The hospital has told of a death')}>
						{say(
							'Er det en fejl, så tag det tilbage her. Det gælder kun sygehusets besked, ikke folkeregistret.',
							'If it is an error, take it back here. This concerns the hospital’s message only, not the population register.',
						)}
					</Alert>
				)}
				<TextArea
					name="because"
					label={say('Hvor ved du det fra?', 'How do you know?')}
					rows={2}
					value={because}
					error={errors.because}
				/>
				<Button look={isThere ? 'secondary' : 'warning'} class="mt-5">
					{isThere ? say('Afslut opholdet', 'End the stay') : say('Borgeren lever', 'The citizen is alive')}
				</Button>
			</Form>
		</>
	)
}
