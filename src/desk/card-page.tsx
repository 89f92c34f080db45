import type { Child, FC } from 'hono/jsx'
import type { Why } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { BookingId } from '#kernel/ids.ts'
import { clockOf, dayOf } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { languageName } from '#kernel/spoken.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Details, Empty, LinkButton, Reasons, Summary, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName, shownAddress, writeCpr } from '#population/index.ts'
import type { Standard } from '#standard/index.ts'
import type { NextStep } from './next-step.ts'
import { PhoneLink } from './phone-link.tsx'
import { helpReceived, homeText } from './register-words.ts'
import type { Standing } from './standing.ts'
import type { StoryLine } from './story.ts'

export type Card = {
	readonly citizen: Citizen
	/** Where the hospital says the citizen is; null at home. */
	readonly hospital: Text | null
	/** Others of the register who may be the same, for those who decide on it; null for everybody else. */
	readonly mayBe: readonly Citizen[] | null
	readonly today: Day
	readonly standing: Standing
	/** Names of the criteria the standing is about. */
	readonly grounds: readonly Text[]
	readonly next: NextStep | null
	readonly steps: readonly NextStep[]
	/** The agreed visit ahead, for whoever may move it; null for everybody else, or where there is none. */
	readonly movable: BookingId | null
	readonly story: readonly StoryLine[]
	/** What happened in the citizen's life lately, newest first. */
	readonly life: readonly StoryLine[]
	/** Names and ages of those who live there; their health never. */
	readonly household: readonly Citizen[]
	/** What a visitor is to know, as the citizen has told; empty when nothing was. */
	readonly toKnow: string
	/** When a visit suits and who is to come; empty when nothing was told. */
	readonly suits: string
	/** Offers not answered over the years; null when there are none. */
	readonly overYears: Text | null
	readonly why: readonly Why[]
	/** The place in the municipality's document that a rule comes from. */
	readonly cites: (why: Why) => string | null
	/** The version that was weighed; null where none is in force. */
	readonly standard: Standard | null
	readonly nextChangeOn: Day | null
	readonly important: readonly string[]
}

const gone: Record<Exclude<Citizen['status'], 'resident'>, Text> = {
	dead: { da: 'Borgeren er død', en: 'The citizen has died' },
	moved_out: { da: 'Borgeren er flyttet fra kommunen', en: 'The citizen has moved out of the municipality' },
	emigrated: { da: 'Borgeren er rejst ud af landet', en: 'The citizen has left the country' },
	disappeared: { da: 'Borgeren er registreret som forsvundet', en: 'The citizen is registered as disappeared' },
}

const Head: FC<{ card: Card }> = ({ card }) => {
	const { say, language } = useAround()
	const { citizen, standing, grounds } = card
	const isDead = citizen.status === 'dead'
	return (
		<header class="hj-card-head">
			<h1>
				{fullName(citizen)}{' '}
				<span class="hj-age">
					{isDead ? say('født', 'born') : `${ageOf(citizen, card.today)} ${say('år', 'years')}`}
					{isDead ? ` ${writeDay(citizen.bornOn, language)}` : ''}
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
			{card.hospital === null || citizen.status === 'dead' ? null : (
				<Alert kind="info" title={card.hospital[language]}>
					<To to={`/udskrivning/ophold/${citizen.id}`} class="alert-link">
						{say('Sygehusophold', 'Hospital stays')}
					</To>
				</Alert>
			)}
			{card.mayBe?.map((other) => (
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
		</header>
	)
}

export const Story: FC<{ lines: readonly StoryLine[] }> = ({ lines }) => {
	const { say, language } = useAround()
	return lines.length === 0 ? (
		<Empty title={say('Intet er sket endnu', 'Nothing has happened yet')} />
	) : (
		<ol class="hj-timeline">
			{lines.map((line) => (
				<li>
					<time datetime={line.on}>
						{writeDay(line.on, language)}
						{line.at !== null && dayOf(line.at) === line.on
							? ` ${language === 'da' ? 'kl.' : 'at'} ${writeClock(clockOf(line.at), language)}`
							: ''}
						{line.who ? ` · ${line.who}` : ''}
					</time>
					{line.struck ? (
						<del class="hj-struck">
							<span class="sr-only">{say('Rettet siden: ', 'Corrected since: ')}</span>
							{line.what[language]}
							{line.words ? <span class="hj-words">{line.words}</span> : null}
						</del>
					) : (
						<>
							{line.what[language]}
							{line.words ? <span class="hj-words">{line.words}</span> : null}
						</>
					)}
				</li>
			))}
		</ol>
	)
}

/** What happened lately in the citizen's own life, with day and source. */
const Life: FC<{ lines: readonly StoryLine[] }> = ({ lines }) => {
	const { say, language } = useAround()
	return (
		<div class="hj-panel">
			<h2 class="hj-life-title">{say('Livshændelser', 'Life events')}</h2>
			{lines.length === 0 ? (
				<p>{say('Ingen de seneste to år.', 'None in the last two years.')}</p>
			) : (
				<ul class="hj-life">
					{lines.map((line) => (
						<li>
							<span class="hj-quiet">
								{writeDay(line.on, language)}
								{line.who ? ` · ${line.who}` : ''}
							</span>
							{line.struck ? (
								<del class="hj-struck">
									<span class="sr-only">{say('Rettet siden: ', 'Corrected since: ')}</span>
									{line.what[language]}
								</del>
							) : (
								line.what[language]
							)}
						</li>
					))}
				</ul>
			)}
		</div>
	)
}

const Side: FC<{ card: Card }> = ({ card }) => {
	const { say, language } = useAround()
	const { citizen, household, why } = card
	const others = household.filter((one) => one.id !== citizen.id)
	const rows: readonly (readonly [string, Child] | null)[] = [
		citizen.status === 'resident' ? [say('Telefon', 'Phone'), <PhoneLink number={citizen.phone} />] : null,
		[say('Adresse', 'Address'), shownAddress(citizen)[language] || say('ukendt', 'unknown')],
		[say('Bolig', 'Home'), homeText(citizen)[language]],
		[say('Post', 'Post'), citizen.digitalPost ? 'Digital Post' : say('brev med posten', 'letter by post')],
		citizen.language === 'da' ? null : [say('Sprog', 'Language'), languageName(citizen.language, language)],
		[
			say('Bor sammen med', 'Lives with'),
			others.length === 0
				? citizen.livesAlone === null || citizen.createdHere
					? say('vides ikke', 'not known')
					: say('bor alene', 'lives alone')
				: others.map((one) => `${fullName(one)}, ${ageOf(one, card.today)}`).join(' · '),
		],
		[say('Får hjælp', 'Receives help'), helpReceived(citizen, language)],
		card.toKnow === '' ? null : [say('Før besøget', 'Before a visit'), card.toKnow],
		citizen.status === 'resident'
			? [
					say('Besøg passer', 'A visit suits'),
					<>
						{card.suits || say('alle dage', 'any day')}{' '}
						<To to={`/borger/${citizen.id}/besoegstid`} class="d-print-none">
							{say('Ret', 'Change')}
							<span class="sr-only"> {say('hvornår et besøg passer', 'when a visit suits')}</span>
						</To>
					</>,
				]
			: null,
		[say('CPR-nummer', 'CPR number'), <span class="hj-nowrap">{writeCpr(citizen.cpr)}</span>],
		[
			say('Næste ændring', 'Next change'),
			card.nextChangeOn
				? writeDay(card.nextChangeOn, language)
				: say('intet ændrer sig af sig selv', 'nothing changes by itself'),
		],
	]
	const held = why.filter((one) => one.held)
	return (
		<aside aria-label={say('Om borgeren', 'About the citizen')}>
			<Life lines={card.life} />
			<div class="hj-panel">
				<Summary rows={rows} />
			</div>
			<Details title={held.length > 0 ? say('Hvorfor?', 'Why?') : say('Hvorfor ikke?', 'Why not?')}>
				{why.length === 0 ? (
					<p>{say('Ingen regler er på plads for dagen.', 'No rules are on file for the day.')}</p>
				) : (
					<Reasons reasons={why.map((one) => ({ held: one.held, words: one[language], cites: card.cites(one) }))} />
				)}
				{card.standard ? (
					<p class="hj-quiet">
						<To to={`/standard/${card.standard.validFrom}`}>
							{say(
								`Kvalitetsstandarden, der gælder fra ${writeDay(card.standard.validFrom, language)}`,
								`The standard in force from ${writeDay(card.standard.validFrom, language)}`,
							)}
						</To>
					</p>
				) : null}
			</Details>
			{card.mayBe === null ? null : (
				<p>
					<To to={`/borger/${citizen.id}/dubletter`}>
						{say('Er borgeren registreret to gange?', 'Is the citizen registered twice?')}
					</To>
				</p>
			)}
			<p>
				<To to={`/borger/${citizen.id}/set-af`}>
					{say('Hvem har set borgerens oplysninger?', 'Who has looked at this citizen?')}
				</To>
			</p>
			{card.mayBe === null ? null : (
				<p class="d-print-none">
					<To to={`/borger/${citizen.id}/aktindsigt`}>
						{say('Aktindsigt: borgeren vil se det hele', 'Request for the file: to see everything')}
					</To>
				</p>
			)}
		</aside>
	)
}

/** One citizen: who, where they stand, why, and what is next. */
export const CardPage: FC<{ card: Card }> = ({ card }) => {
	const { say, language } = useAround()
	return (
		<>
			<Head card={card} />
			<div class="hj-row d-print-none">
				{card.next ? (
					<LinkButton to={card.next.to} look="primary">
						{card.next.label[language]}
					</LinkButton>
				) : null}
				{card.movable === null ? null : (
					<LinkButton to={`/uge/flyt/${card.movable}`}>{say('Flyt besøget', 'Move the visit')}</LinkButton>
				)}
				{card.steps.map((step) => (
					<LinkButton to={step.to}>{step.label[language]}</LinkButton>
				))}
			</div>
			<div class="hj-beside">
				<Side card={card} />
				<section aria-labelledby="story">
					<h2 id="story">{say('Historik', 'Story')}</h2>
					<Story lines={card.story} />
				</section>
			</div>
		</>
	)
}
