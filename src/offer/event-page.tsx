import type { Child, FC } from 'hono/jsx'
import { type Day, yearOf } from '#kernel/day.ts'
import { dayOf } from '#kernel/instant.ts'
import { inDanishOrder } from '#kernel/language.ts'
import { writeLongDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	Checks,
	Details,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	Summary,
	TextArea,
	To,
} from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import { type Seat, stateOfEvent, wordsForEventState, wordsForGivingUp } from './event.ts'
import type { EventWith } from './event-actions.ts'
import { eventKind, writeSpan } from './events-page.tsx'

export type EventSheet = EventWith & {
	readonly citizens: ReadonlyMap<string, Citizen>
	readonly today: Day
	/** Changes seats and cancels; others look and write down who came. */
	readonly mayPlan: boolean
	/** Found for a seat; null until somebody was searched for. */
	readonly found: readonly Citizen[] | null
	readonly typed: { readonly because: string; readonly seats: string }
	readonly errors: Readonly<Record<string, string>>
}

const Name: FC<{ citizen: Citizen | undefined }> = ({ citizen }) => {
	const { say } = useAround()
	if (citizen === undefined) return <>{say('Ikke i registret', 'Not in the register')}</>
	return (
		<>
			<To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>
			{citizen.protected ? (
				<>
					{' '}
					<Badge kind="warning" text={say('Beskyttet', 'Protected')} />
				</>
			) : null}
		</>
	)
}

const People: FC<{ title: string; columns: readonly string[]; rows: readonly (readonly Child[])[] }> = ({
	title,
	columns,
	rows,
}) => (
	<section class="table--responsive-scroll" tabindex={0} aria-label={title}>
		<table class="table hj-table">
			<caption class="sr-only">{title}</caption>
			<thead>
				<tr>
					{columns.map((column) => (
						<th scope="col">{column}</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((cells) => (
					<tr>
						{cells.map((cell, place) => (
							<td data-title={columns[place]} class={place === cells.length - 1 ? 'hj-cell-action' : undefined}>
								{cell}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	</section>
)

const Seats: FC<{ sheet: EventSheet; title: string; seats: readonly Seat[]; empty: string }> = ({
	sheet,
	title,
	seats,
	empty,
}) => {
	const { say } = useAround()
	const isOpen = ['open', 'closed', 'today'].includes(stateOfEvent(sheet.event, sheet.today))
	return (
		<>
			<h2>
				{title} ({seats.length})
			</h2>
			{seats.length === 0 ? (
				<p>{empty}</p>
			) : (
				<People
					title={title}
					columns={[say('Navn', 'Name'), say('Ledsager', 'Companion'), say('Bedt om plads', 'Asked'), say('Gør', 'Do')]}
					rows={seats.map((seat) => {
						const citizen = sheet.citizens.get(seat.person)
						return [
							<Name citizen={citizen} />,
							seat.companion ? say('Ja, én', 'Yes, one') : say('Nej', 'No'),
							writeShortDay(dayOf(seat.askedAt)),
							isOpen ? (
								<Form to={`/arrangementer/${sheet.event.id}/afbud`}>
									<input type="hidden" name="seat" value={seat.id} />
									<Button look="tertiary">
										{say('Meld afbud', 'Give up')}
										<span class="sr-only"> {citizen === undefined ? '' : fullName(citizen)}</span>
									</Button>
								</Form>
							) : null,
						]
					})}
				/>
			)}
		</>
	)
}

const Invited: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const title = say('Inviteret, har ikke svaret', 'Invited, not answered')
	if (sheet.invited.length === 0) return null
	return (
		<>
			<h2>
				{title} ({sheet.invited.length})
			</h2>
			<People
				title={title}
				columns={[say('Navn', 'Name'), say('Brevet', 'The letter'), say('Gør', 'Do')]}
				rows={sheet.invited.map(({ offer, person, isMade }) => {
					const citizen = sheet.citizens.get(person)
					return [
						<Name citizen={citizen} />,
						isMade ? say('Sendt', 'Sent') : say('Ikke sendt endnu', 'Not sent yet'),
						isMade ? (
							<To to={`/borger/${person}/svar/${offer}`}>
								{say('Skriv svar', 'Record answer')}
								<span class="sr-only"> {citizen === undefined ? '' : fullName(citizen)}</span>
							</To>
						) : null,
					]
				})}
			/>
		</>
	)
}

/** Who came: one tick a person; whoever is not ticked stayed away. */
const Attendance: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { event, seated, citizens } = sheet
	const nameOf = ({ person }: Seat): string => {
		const citizen = citizens.get(person)
		return citizen === undefined ? say('Ikke i registret', 'Not in the register') : fullName(citizen)
	}
	const isWritten = seated.some(({ attended }) => attended !== null)
	return (
		<div class="hj-panel">
			<h2>{say('Hvem kom?', 'Who came?')}</h2>
			{seated.length === 0 ? (
				<p>{say('Ingen havde en plads.', 'Nobody had a seat.')}</p>
			) : (
				<>
					<p>
						{isWritten
							? say('Fremmødet er skrevet ned. Det kan rettes.', 'Attendance is written down. It can be put right.')
							: say(
									'Sæt kryds ved dem, der kom. De andre skrives som udeblevet.',
									'Tick those who came. The others are written down as staying away.',
								)}
					</p>
					<Form to={`/arrangementer/${event.id}/fremmoede`}>
						<Checks
							label={say('Kom til arrangementet', 'Came to the event')}
							name="came"
							values={seated.filter(({ attended }) => attended === true).map(({ id }) => id)}
							choices={[...seated]
								.sort((a, b) => inDanishOrder(nameOf(a), nameOf(b)))
								.map((seat) => ({
									value: seat.id,
									label: `${nameOf(seat)}${seat.companion ? say(' og ledsager', ' and companion') : ''}`,
								}))}
						/>
						<Button>{say('Gem fremmødet', 'Save attendance')}</Button>
					</Form>
				</>
			)}
		</div>
	)
}

/** A seat for somebody who calls, or who came without one. */
const GiveSeat: FC<{ sheet: EventSheet; hasBegun: boolean }> = ({ sheet, hasBegun }) => {
	const { say, language } = useAround()
	const { event, found, free } = sheet
	return (
		<div class="hj-panel d-print-none" id="plads">
			<h2>
				{hasBegun ? say('Kom uden plads', 'Came without a seat') : say('Giv en borger plads', 'Give a citizen a seat')}
			</h2>
			{hasBegun || free > 0 ? null : (
				<p>
					{say(
						'Alle pladser er taget. Borgeren kommer på venteliste.',
						'Every seat is taken. The citizen goes on the waiting list.',
					)}
				</p>
			)}
			<Form to={`/arrangementer/${event.id}/find`} class="hj-filter">
				<Field
					label={say('Find borgeren', 'Find the citizen')}
					name="find"
					hint={say('Navn, fødselsdag eller CPR-nummer', 'Name, birthday or CPR number')}
				/>
				<Button look="secondary">{say('Find', 'Find')}</Button>
			</Form>
			{found === null ? null : found.length === 0 ? (
				<Empty title={say('Ingen borger passer til det', 'No citizen matches')}>
					{say('Prøv med hele navnet eller fødselsdagen.', 'Try the whole name or the birthday.')}
				</Empty>
			) : (
				<ul class="nobullet-list">
					{found.map((citizen) => (
						<li>
							<Form to={`/arrangementer/${event.id}/plads`} class="hj-row">
								<input type="hidden" name="person" value={citizen.id} />
								<span>
									<Name citizen={citizen} />, {say(`født ${yearOf(citizen.bornOn)}`, `born ${yearOf(citizen.bornOn)}`)},{' '}
									{say(`${ageOf(citizen, sheet.today)} år`, `aged ${ageOf(citizen, sheet.today)}`)}
								</span>
								{hasBegun ? (
									<Button look="secondary">{say('Skriv, at borgeren kom', 'Write down that they came')}</Button>
								) : (
									<>
										<Button look="secondary" name="companion" value="no">
											{say('Alene', 'Alone')}
											<span class="sr-only">: {fullName(citizen)}</span>
										</Button>
										{event.companions ? (
											<Button look="secondary" name="companion" value="yes">
												{say('Med ledsager', 'With a companion')}
												<span class="sr-only">: {fullName(citizen)}</span>
											</Button>
										) : null}
									</>
								)}
							</Form>
						</li>
					))}
				</ul>
			)}
			<p class="hj-quiet">
				{hasBegun
					? ''
					: say(
							`Den, der får en plads, får et brev om det. Svar senest ${writeLongDay(event.answerBy, 'da')} står i invitationen; den, der ringer senere, må gerne komme.`,
							`Whoever is given a seat gets a letter about it. The invitation says to answer by ${writeLongDay(event.answerBy, language)}; whoever calls later may still come.`,
						)}
			</p>
		</div>
	)
}

const Change: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say } = useAround()
	const { event, errors, typed } = sheet
	const toTell = sheet.seated.length + sheet.waiting.length + sheet.invited.filter(({ isMade }) => isMade).length
	return (
		<div class="d-print-none">
			<Details title={say('Skift antallet af pladser', 'Change the number of seats')} open={'seats' in errors}>
				<Form to={`/arrangementer/${event.id}/pladser`}>
					<Field
						label={say('Antal pladser', 'Number of seats')}
						name="seats"
						value={typed.seats || String(event.seats)}
						error={errors.seats}
						width={4}
						hint={say(
							'Er der flere, rykker ventelisten op og får brev om det.',
							'With more of them the waiting list moves up and is told by letter.',
						)}
					/>
					<div class="hj-row">
						<Button look="secondary">{say('Gem', 'Save')}</Button>
					</div>
				</Form>
			</Details>
			<Details title={say('Aflys arrangementet', 'Cancel the event')} open={'because' in errors}>
				<p>
					{toTell === 0
						? say(
								'Ingen er inviteret endnu, så der sendes ingen breve.',
								'Nobody has been invited yet, so no letters go out.',
							)
						: say(
								`${toTell} borgere får brev om, at det er aflyst, og skal have et nyt tilbud. Det kan ikke gøres om.`,
								`${toTell} citizens are told by letter that it is cancelled, and are to be offered something again. It cannot be undone.`,
							)}
				</p>
				<Form to={`/arrangementer/${event.id}/aflys`}>
					<TextArea
						label={say('Hvorfor aflyses det?', 'Why is it cancelled?')}
						name="because"
						value={typed.because}
						error={errors.because}
						hint={say('Står her på siden, ikke i brevet.', 'Stands on this page, not in the letter.')}
						rows={2}
					/>
					<div class="hj-row">
						<Button look="warning">{say('Aflys arrangementet', 'Cancel the event')}</Button>
					</div>
				</Form>
			</Details>
		</div>
	)
}

export const EventPage: FC<{ sheet: EventSheet }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { event, free, seated, waiting, givenUp, today } = sheet
	const state = stateOfEvent(event, today)
	const [isToCome, hasBegun] = [state === 'open' || state === 'closed', state === 'today' || state === 'over']
	return (
		<>
			<p class="d-print-none">
				<To to="/arrangementer">{say('Arrangementer', 'Events')}</To>
			</p>
			<Heading title={event.title} />
			<p>
				<Badge kind={eventKind[state]} text={wordsForEventState[state][language]} />
			</p>
			<Errors errors={sheet.errors} />
			{event.cancelledBecause === null ? null : (
				<Alert kind="warning" title={say('Arrangementet er aflyst', 'The event is cancelled')}>
					<span dir="auto">{event.cancelledBecause}</span>
				</Alert>
			)}
			<Summary
				rows={[
					[say('Hvornår', 'When'), writeSpan(event.span, language)],
					[say('Hvor', 'Where'), <span dir="auto">{event.place}</span>],
					[
						say('Pladser', 'Seats'),
						say(
							`${event.seats - free} af ${event.seats} er taget, ${free} er ledige`,
							`${event.seats - free} of ${event.seats} taken, ${free} free`,
						),
					],
					[
						say('Ledsager', 'Companion'),
						event.companions
							? say('Hver må tage én med', 'Each may bring one')
							: say('Kun borgeren selv', 'Only the citizen'),
					],
					[say('Svar senest', 'Answer by'), writeLongDay(event.answerBy, language)],
				]}
			/>
			{seated.length > 0 ? (
				<p class="d-print-none">
					<LinkButton to={`/arrangementer/${event.id}/deltagere`}>
						{say('Deltagerliste til udskrift', 'List of participants to print')}
					</LinkButton>
				</p>
			) : null}
			{hasBegun ? <Attendance sheet={sheet} /> : null}
			{event.cancelledAt === null ? (
				<>
					<Seats
						sheet={sheet}
						title={say('Har plads', 'Have a seat')}
						seats={seated}
						empty={say('Ingen har en plads endnu.', 'Nobody has a seat yet.')}
					/>
					<Seats
						sheet={sheet}
						title={say('På venteliste', 'On the waiting list')}
						seats={waiting}
						empty={say('Ingen venter.', 'Nobody waits.')}
					/>
					<Invited sheet={sheet} />
					<GiveSeat sheet={sheet} hasBegun={hasBegun} />
				</>
			) : null}
			{givenUp.length > 0 ? (
				<Details title={say(`Har meldt fra (${givenUp.length})`, `Gave up (${givenUp.length})`)}>
					<ul>
						{givenUp.map(({ person, givenUpBecause, givenUpAt }) => (
							<li>
								<Name citizen={sheet.citizens.get(person)} />
								{givenUpAt === null ? '' : `, ${writeShortDay(dayOf(givenUpAt))}`}
								{givenUpBecause === null ? '' : `: ${wordsForGivingUp[givenUpBecause]?.[language] ?? givenUpBecause}`}
							</li>
						))}
					</ul>
				</Details>
			) : null}
			{isToCome && sheet.mayPlan ? <Change sheet={sheet} /> : null}
		</>
	)
}

/** Lies at the door: names to tick off, a number to call, no address. Whose address is protected is on it by given name only. */
export const ParticipantsPage: FC<{ sheet: Pick<EventSheet, 'event' | 'seated' | 'citizens'> }> = ({ sheet }) => {
	const { say, language } = useAround()
	const { event, seated, citizens } = sheet
	const rows = seated
		.flatMap((seat) => {
			const citizen = citizens.get(seat.person)
			if (citizen === undefined) return []
			const name = citizen.protected ? citizen.givenNames : fullName(citizen)
			return [{ seat, name, phone: citizen.protected ? '' : (citizen.phone ?? '') }]
		})
		.toSorted((a, b) => inDanishOrder(a.name, b.name))
	const title = say('Deltagerliste', 'List of participants')
	return (
		<>
			<p class="d-print-none">
				<To to={`/arrangementer/${event.id}`}>{say('Tilbage til arrangementet', 'Back to the event')}</To>
			</p>
			<Heading title={title} lead={`${event.title} · ${writeSpan(event.span, language)} · ${event.place}`} />
			{rows.length === 0 ? (
				<Empty title={say('Ingen har en plads endnu', 'Nobody has a seat yet')}>
					{say('Giv en borger plads på arrangementets side.', 'Give a citizen a seat on the page of the event.')}
				</Empty>
			) : (
				<>
					<p class="hj-script-only d-print-none">
						<button type="button" class="function-link hj-print">
							{say('Udskriv', 'Print')}
						</button>
					</p>
					<People
						title={title}
						columns={[say('Navn', 'Name'), say('Ledsager', 'Companion'), say('Telefon', 'Phone'), say('Kom', 'Came')]}
						rows={rows.map(({ seat, name, phone }) => [
							name,
							seat.companion ? say('Ja, én', 'Yes, one') : '',
							phone,
							'☐',
						])}
					/>
				</>
			)}
		</>
	)
}
