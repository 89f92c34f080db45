import type { FC } from 'hono/jsx'
import { absenceText, awayText } from '#booking/index.ts'
import { clockOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import { timeOf, writeTime } from '#offer/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Empty, Form, Heading, LinkButton, Radios, To } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { PhoneLink } from './phone-link.tsx'
import { choiceOf, leave, shownOf } from './sick-form.ts'
import { bestOf, type Proposal, type SickList, type SickVisit } from './sick-visit.ts'
import { heardText, letterText, type Told } from './sick-words.ts'

/** One that was just chosen: whose visit, and what became of it. */
export type Outcome = Told & {
	readonly names: string
	readonly phones: readonly { readonly person: string; readonly name: string; readonly phone: string | null }[]
}

const Outcomes: FC<{ outcomes: readonly Outcome[] }> = ({ outcomes }) => {
	const { say, language } = useAround()
	const of = (...kinds: Told['kind'][]) => outcomes.filter(({ kind }) => kinds.includes(kind))
	const [calls, done, not] = [of('call'), of('done'), of('not_done')]
	return (
		<>
			{not.length === 0 ? null : (
				<Alert kind="error" title={say('Ikke flyttet', 'Not moved')} live>
					<ul>
						{not.map(({ names, words }) => (
							<li>
								{names}: {words[language]}
							</li>
						))}
					</ul>
				</Alert>
			)}
			{calls.length === 0 ? null : (
				<Alert kind="warning" title={say('Flyttet. Ring nu', 'Moved. Call now')} live>
					<p>
						<To to="/flyttede-besoeg">
							{say('Opkaldene står på listen, til de er gjort', 'The calls stay on the list until they are made')}
						</To>
					</p>
					<ul>
						{calls.map(({ phones, words }) => (
							<li>
								{phones.map(({ name, phone }) => (
									<>
										<strong>
											<PhoneLink number={phone} />
										</strong>{' '}
										{name}{' '}
									</>
								))}
								– {words[language]}
							</li>
						))}
					</ul>
				</Alert>
			)}
			{done.length === 0 ? null : (
				<Alert kind="success" title={say(`Flyttet: ${done.length}`, `Moved: ${done.length}`)} live>
					<ul>
						{done.map(({ names, words }) => (
							<li>
								{names}: {words[language]}
							</li>
						))}
					</ul>
				</Alert>
			)}
		</>
	)
}

const Visit: FC<{ visit: SickVisit; list: SickList }> = ({ visit, list: { nameOf, staff } }) => {
	const { say, language } = useAround()
	const { booking, visited, mustCall, instead, when } = visit
	const name = visited.map(({ citizen }) => fullName(citizen)).join(say(' og ', ' and '))
	const best = bestOf(visit)
	const isOnlyAnother = best?.isSameTime === true
	const mustRing = mustCall && !isOnlyAnother
	const labelOf = ({ staff: who, span, isSameTime }: Proposal): string =>
		isSameTime
			? say(`${nameOf(who)} kommer på samme tid`, `${nameOf(who)} comes at the same time`)
			: `${writeLongMoment(span.from, language)}, ${nameOf(who)}`
	const stays = mustRing
		? say('Ring først; besøget bliver på listen', 'Call first; the visit stays on the list')
		: say('Lad besøget blive på listen', 'Leave the visit on the list')
	return (
		<section class="hj-panel" aria-labelledby={`v-${booking.id}`}>
			<h3 id={`v-${booking.id}`}>
				{writeLongMoment(booking.span.from, language)}–{writeClock(clockOf(booking.span.to), language)}
			</h3>
			{mustCall && isOnlyAnother ? (
				<p class="hj-row">
					<Badge
						kind="info"
						text={say('Samme tid, anden medarbejder: ring gerne', 'Same time, another consultant: a call is kind')}
					/>
				</p>
			) : null}
			{mustRing ? (
				<p class="hj-row">
					<Badge
						kind="error"
						text={
							when === 'later'
								? say('Ring – et brev bliver ikke læst i tide', 'Call – a letter is not read in time')
								: say('I dag: ring – et brev bliver ikke læst i tide', 'Today: call – a letter is not read in time')
						}
					/>
				</p>
			) : null}
			<ul class="nobullet-list">
				{visited.map(({ citizen, heard }) => (
					<li>
						{mustCall ? (
							<>
								<strong class="hj-big">
									<PhoneLink number={citizen.phone} />
								</strong>{' '}
							</>
						) : null}
						<To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>
						<span class="hj-quiet">
							{' '}
							· {heardText[heard][language]}
							{visited.length > 1 ? ` · ${say('fælles besøg', 'joint visit')}` : ''}
							{mustCall ? '' : ' · '}
						</span>
						{mustCall ? null : <PhoneLink number={citizen.phone} />}
						{mustCall ? (
							<>
								{' · '}
								<To to={`/ringeliste?borger=${citizen.id}&fra=/sygemelding/${staff}`}>
									{say('Skriv opkaldet', 'Record the call')}
									<span class="sr-only">: {fullName(citizen)}</span>
								</To>
							</>
						) : null}
					</li>
				))}
			</ul>
			<NoTime visit={visit} />
			{instead.length === 0 ? null : (
				<>
					<input type="hidden" name="besoeg" value={booking.id} />
					<input type="hidden" name={shownOf(booking.id)} value={writeTime(timeOf(booking))} />
					<Radios
						name={choiceOf(booking.id)}
						label={say(`Hvem kommer til ${name}, og hvornår?`, `Who comes to ${name}, and when?`)}
						value={best === null ? leave : writeTime(timeOf(best))}
						choices={[
							...instead.map((one) => ({
								value: writeTime(timeOf(one)),
								label: labelOf(one),
								hint: [one.because, letterText(one.told)].flatMap((told) => told?.[language] ?? []).join('. '),
							})),
							{ value: leave, label: stays },
						]}
					/>
				</>
			)}
		</section>
	)
}

/** Why nothing can be chosen. */
const NoTime: FC<{ visit: SickVisit }> = ({ visit: { when, isContradicted, instead } }) => {
	const { say } = useAround()
	if (instead.length > 0) return null
	if (when === 'has_begun')
		return <p>{say('Tiden er gået. Ring, og aftal en ny.', 'The time has passed. Call and agree on a new one.')}</p>
	if (isContradicted)
		return (
			<p>
				{say(
					'Svarene modsiger hinanden. Ring, og find ud af, hvad der gælder; derefter kan der gives en ny tid.',
					'The answers contradict each other. Call and find out what holds; then a new time can be given.',
				)}
			</p>
		)
	return (
		<p>
			{say(
				'Ingen, der må besøge borgeren, har en ledig tid i de næste fem uger. Ring til borgeren, eller giv plads i kalenderen.',
				'Nobody who may visit the citizen has a free time within five weeks. Call the citizen, or make room in the calendar.',
			)}
		</p>
	)
}

/** Those to call first and those that one press moves, each with how many they are. */
const Visits: FC<{ list: SickList; toCall: readonly SickVisit[]; toMove: readonly SickVisit[] }> = ({
	list,
	toCall,
	toMove,
}) => {
	const { say } = useAround()
	return (
		<>
			{toCall.length === 0 ? null : (
				<>
					<h2>{say(`Ring til disse (${toCall.length})`, `Call these (${toCall.length})`)}</h2>
					{toCall.map((visit) => (
						<Visit visit={visit} list={list} />
					))}
				</>
			)}
			{toMove.length === 0 ? null : (
				<>
					<h2>{say(`Flyttes med ét tryk (${toMove.length})`, `Moved with one press (${toMove.length})`)}</h2>
					<p>
						{say(
							'Et bud er valgt for hvert; ret, hvor du vil.',
							'A proposal is chosen for each; change what you like.',
						)}
					</p>
					{toMove.map((visit) => (
						<Visit visit={visit} list={list} />
					))}
				</>
			)}
		</>
	)
}

/** Whom an absence hits, and one button that gives those chosen a colleague or a new time. */
export const SickPage: FC<{ list: SickList; outcomes: readonly Outcome[] }> = ({ list, outcomes }) => {
	const { say, language } = useAround()
	const { staff, name, leftOn, absences, visits, more } = list
	const [toMove, toCall] = [
		visits.filter((visit) => bestOf(visit) !== null),
		visits.filter((visit) => bestOf(visit) === null),
	]
	const canBeMoved = visits.some(({ instead }) => instead.length > 0)
	const why =
		leftOn === null
			? absences.map(({ kind, span }) => `${absenceText(kind)[language].toLowerCase()} ${awayText(span)}`).join(', ')
			: say(`stoppet ${writeShortDay(leftOn)}`, `left on ${writeShortDay(leftOn)}`)
	return (
		<>
			<Heading
				title={say(`Besøg uden medarbejder: ${name}`, `Visits without a consultant: ${name}`)}
				lead={`${name}: ${why || say('intet fravær meldt', 'no absence reported')}.`}
			/>
			<Outcomes outcomes={outcomes} />
			{visits.length === 0 ? (
				<Empty title={say('Ingen besøg mangler en medarbejder', 'No visit is without a consultant')}>
					<To to="/i-dag">{say('Gå til I dag', 'Go to Today')}</To>
				</Empty>
			) : (
				<Form to={`/sygemelding/${staff}`}>
					<p>
						{say(
							`${visits.length + more} besøg mangler en medarbejder.`,
							`${visits.length + more} visits are without a consultant.`,
						)}
						{canBeMoved && outcomes.length === 0
							? say(
									' Intet er flyttet, før du trykker på knappen nederst.',
									' Nothing is moved until you press the button below.',
								)
							: ''}
					</p>
					<Visits list={list} toCall={toCall} toMove={toMove} />
					{more === 0 ? null : (
						<p>
							{say(
								`De første ${visits.length} vises. Når de er flyttet, kommer de næste ${more}.`,
								`The first ${visits.length} are shown. When they are moved, the next ${more} come.`,
							)}
						</p>
					)}
					<div class="hj-row">
						{canBeMoved ? (
							<Button>
								{toMove.length === 0
									? say('Flyt de valgte', 'Move those chosen')
									: say(
											`Flyt ${toMove.length} besøg`,
											`Move ${toMove.length} ${toMove.length === 1 ? 'visit' : 'visits'}`,
										)}
							</Button>
						) : null}
						<LinkButton to={`/medarbejdere/${staff}/arbejdstid`}>
							{say('Arbejdstid og fravær', 'Hours and absence')}
						</LinkButton>
					</div>
					<p class="hj-quiet">
						{say(
							'Besøg, som du ikke flytter, bliver på listen her og under I dag.',
							'Visits that you do not move stay on this list and under Today.',
						)}
					</p>
				</Form>
			)}
		</>
	)
}
