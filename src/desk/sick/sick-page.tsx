import type { FC } from 'hono/jsx'
import { absenceText, awayText } from '#booking/index.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Empty, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { type Outcome, Outcomes } from './sick-outcomes.tsx'
import { bestOf, type SickList, type SickVisit } from './sick-visit.ts'
import { VisitPanel } from './sick-visit-panel.tsx'

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
						<VisitPanel visit={visit} list={list} />
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
						<VisitPanel visit={visit} list={list} />
					))}
				</>
			)}
		</>
	)
}
