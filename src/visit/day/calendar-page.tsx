import type { FC } from 'hono/jsx'
import { dayOf } from '#kernel/instant.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { Alert, Button, Form, Heading, Summary, To } from '#platform/web/parts.tsx'
import type { Speech } from '../note/words-view.tsx'
import type { CalendarAddress } from './calendar-address.ts'

type CalendarProps = Speech & {
	/** The address in use; null when there is none. */
	readonly inUse: CalendarAddress | null
	/** The address just made: it is shown this once. */
	readonly made: string | null
	/** The form came twice: the address was made, and cannot be shown again. */
	readonly isMadeAlready: boolean
	/** The next address is made once, however often the form comes. */
	readonly token: string
}

/** A consultant's own address of their calendar: made, renewed, ended. */
export const CalendarPage: FC<CalendarProps> = (props) => {
	const { say, language, inUse, made } = props
	return (
		<>
			<Heading
				title={say('Besøgene i din kalender', 'The visits in your calendar')}
				lead={say(
					'Din kalender på telefonen eller computeren kan selv hente tiderne for dine besøg.',
					'Your calendar on the telephone or computer can fetch the times of your visits by itself.',
				)}
			/>
			{made === null ? null : <Made {...props} made={made} />}
			{props.isMadeAlready ? (
				<Alert
					kind="warning"
					title={say('Adressen er lavet og kan ikke vises igen', 'The address is made and cannot be shown again')}
				>
					{say(
						'Formularen kom to gange. Fik du ikke adressen med, så lav en ny.',
						'The form came twice. If you did not keep the address, make a new one.',
					)}
				</Alert>
			) : null}
			<section class="hj-panel">
				<h2>{say('Din adresse', 'Your address')}</h2>
				{inUse === null ? (
					<p>{say('Du har ingen adresse nu.', 'You have no address now.')}</p>
				) : (
					<Summary
						rows={[
							[say('Lavet', 'Made'), writeDay(dayOf(inUse.madeAt), language)],
							[
								say('Sidst hentet', 'Last fetched'),
								inUse.fetchedAt === null ? say('Endnu ikke', 'Not yet') : writeMoment(inUse.fetchedAt, language),
							],
						]}
					/>
				)}
				<div class="hj-row">
					<Form to="/dagens-rute/kalender">
						<input type="hidden" name="id" value={props.token} />
						<Button look={inUse === null ? 'primary' : 'secondary'}>
							{inUse === null
								? say('Lav en adresse', 'Make an address')
								: say('Lav en ny adresse', 'Make a new address')}
						</Button>
					</Form>
					{inUse === null ? null : (
						<Form to="/dagens-rute/kalender/slut">
							<Button look="secondary">{say('Luk adressen', 'Close the address')}</Button>
						</Form>
					)}
				</div>
				{inUse === null ? null : (
					<p class="hj-quiet">
						{say(
							'En ny adresse lukker den gamle. Luk den, hvis du har mistet telefonen, eller hvis andre har set adressen.',
							'A new address closes the old one. Close it if you have lost the telephone, or if others have seen the address.',
						)}
					</p>
				)}
			</section>
			<WhatItShows {...props} />
			<p>
				<To to="/dagens-rute">{say('Tilbage til dagens rute', 'Back to the route of the day')}</To>
			</p>
		</>
	)
}

const Made: FC<CalendarProps & { made: string }> = ({ say, made }) => (
	<Alert
		kind="success"
		title={say('Din nye adresse – den vises kun nu', 'Your new address – it is shown only now')}
		live
	>
		<p>
			<code class="hj-shown-once">{made}</code>
		</p>
		<p>
			<a class="alert-link" href={made.replace(/^https?:/, 'webcal:')}>
				{say('Åbn den i kalenderen på denne enhed', 'Open it in the calendar of this device')}
			</a>
		</p>
		<p>
			{say('Giv den ikke til andre: den virker uden at logge ind.', 'Do not pass it on: it works without signing in.')}
		</p>
	</Alert>
)

const WhatItShows: FC<Speech> = ({ say }) => (
	<div class="hj-halves">
		<section>
			<h2>{say('Sådan gør du', 'How to')}</h2>
			<ul>
				<li>
					{say(
						'Outlook: Tilføj kalender, og vælg at abonnere fra nettet. Indsæt adressen.',
						'Outlook: Add calendar, subscribe from web. Paste the address.',
					)}
				</li>
				<li>
					{say(
						'iPhone og iPad: Kalender, Tilføj kalender, Tilføj abonnementskalender. Indsæt adressen.',
						'iPhone and iPad: Calendar, Add Calendar, Add Subscription Calendar. Paste the address.',
					)}
				</li>
				<li>
					{say(
						'Google Kalender på computeren: Andre kalendere, Fra URL. Indsæt adressen.',
						'Google Calendar on the computer: Other calendars, From URL. Paste the address.',
					)}
				</li>
			</ul>
			<p>
				{say(
					'Kalenderen bestemmer selv, hvor tit den henter; der kan gå nogle timer. Dagens rute viser altid det nyeste.',
					'The calendar decides how often it fetches; it may take some hours. The route of the day always shows the latest.',
				)}
			</p>
		</section>
		<section>
			<h2>{say('Det viser kalenderen', 'What the calendar shows')}</h2>
			<p>
				{say(
					'Dag og tid, om det er et hjemmebesøg eller et opkald, om borgeren har svaret, og om det er aflyst. Besøg hos to står én gang.',
					'Day and time, whether it is a home visit or a call, whether the citizen has answered, and whether it is cancelled. A visit to two stands once.',
				)}
			</p>
			<p>
				{say(
					'Aldrig navn, adresse, CPR-nummer eller noget om helbred. Det står på dagens rute, når du er logget ind.',
					'Never a name, an address, a CPR number or anything about health. That stands on the route of the day, once you are signed in.',
				)}
			</p>
		</section>
	</div>
)
