import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import type { Card } from './card.ts'

const gone: Record<Exclude<Citizen['status'], 'resident'>, Text> = {
	dead: { da: 'Borgeren er død', en: 'The citizen has died' },
	moved_out: { da: 'Borgeren er flyttet fra kommunen', en: 'The citizen has moved out of the municipality' },
	emigrated: { da: 'Borgeren er rejst ud af landet', en: 'The citizen has left the country' },
	disappeared: { da: 'Borgeren er registreret som forsvundet', en: 'The citizen is registered as disappeared' },
}

/** Who it is, where they stand, and what must be heeded before anything is done. */
export const Head: FC<{ card: Card }> = ({ card }) => {
	const { say, language } = useAround()
	const { citizen, standing, grounds } = card
	return (
		<header class="hj-card-head">
			<h1>
				{fullName(citizen)}{' '}
				<span class="hj-age">
					{citizen.status === 'dead'
						? `${say('født', 'born')} ${writeDay(citizen.bornOn, language)}`
						: `${ageOf(citizen, card.today)} ${say('år', 'years')}`}
				</span>
			</h1>
			<p class="hj-standing">
				<Badge kind={standing.badge} text={standing.label[language]} />
				{grounds.length > 0 ? <span>{grounds.map((ground) => ground[language]).join(' · ')}</span> : null}
			</p>
			{standing.details.length > 0 ? (
				<p class="hj-quiet">{standing.details.map((detail) => detail[language]).join(' · ')}</p>
			) : null}
			{card.overYears === null ? null : <p class="hj-quiet">{card.overYears[language]}</p>}
			{card.important.length > 0 ? (
				<p>
					<strong>{say('Vigtigt fra sidst:', 'Important from last time:')}</strong> {card.important.join(', ')}
				</p>
			) : null}
			<Heeded card={card} />
		</header>
	)
}

const Heeded: FC<{ card: Card }> = ({ card: { citizen, hospital, mayBe } }) => {
	const { say, language } = useAround()
	return (
		<>
			{citizen.status !== 'resident' ? (
				<Alert kind="warning" title={gone[citizen.status][language]}>
					{say('Kontakt ikke borgeren.', 'Do not contact the citizen.')}
					{citizen.statusSince ? ` ${writeDay(citizen.statusSince, language)}.` : ''}
					{citizen.reportedDeadBy === null ? null : (
						<>
							{' '}
							{citizen.reportedDeadBy === 'hospital'
								? say('Meldt af sygehuset.', 'Told by the hospital.')
								: say(`Meldt af ${citizen.reportedDeadBy}.`, `Told by ${citizen.reportedDeadBy}.`)}{' '}
							<To to={`/borger/${citizen.id}/lever`} class="alert-link">
								{say('Er det en fejl?', 'Is that a mistake?')}
							</To>
						</>
					)}
				</Alert>
			) : null}
			{hospital === null || citizen.status === 'dead' ? null : (
				<Alert kind="info" title={hospital[language]}>
					<To to={`/udskrivning/ophold/${citizen.id}`} class="alert-link">
						{say('Sygehusophold', 'Hospital stays')}
					</To>
				</Alert>
			)}
			{mayBe?.map((other) => (
				<Alert kind="warning" title={say('Måske registreret to gange', 'May be registered twice')}>
					<To to={`/dubletter/${citizen.id}/${other.id}`} class="alert-link">
						{say(`Sammenlign med ${fullName(other)}`, `Compare with ${fullName(other)}`)}
					</To>
				</Alert>
			))}
			{citizen.createdHere ? (
				<Alert kind="info" title={say('Oprettet her', 'Created here')}>
					{say(
						'Registret har endnu ikke bekræftet, hvem borgeren er. Nummeret er vores eget.',
						'The register has not yet confirmed who the citizen is. The number is our own.',
					)}
				</Alert>
			) : null}
			{citizen.protected ? (
				<Alert kind="warning" title={say('Navn og adresse er beskyttet', 'Name and address are protected')}>
					{say('Giv dem ikke videre til nogen.', 'Do not pass them on to anyone.')}
				</Alert>
			) : null}
		</>
	)
}
