import type { Child } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { Badge, Button, Empty, Field, Form, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName, type Status, shownAddress } from './citizen.ts'

type Say = Ask['say']

export const statusWord = (status: Status, say: Say): string =>
	({
		resident: say('Bosat', 'Resident'),
		dead: say('Død', 'Dead'),
		moved_out: say('Fraflyttet', 'Moved out'),
		emigrated: say('Udrejst', 'Emigrated'),
		disappeared: say('Forsvundet', 'Disappeared'),
	})[status]

const SearchForm = ({ say, typed }: { say: Say; typed: string }) => (
	<Form to="/borgere" class="hj-filter d-print-none">
		<Field
			label={say('Søg efter en borger', 'Search for a citizen')}
			name="soeg"
			value={typed}
			hint={say('Navn, fødselsdag, adresse eller CPR-nummer', 'Name, birthday, address or CPR number')}
		/>
		<Button>{say('Søg', 'Search')}</Button>
	</Form>
)

const Row = ({ citizen, today, say }: { citizen: Citizen; today: Day; say: Say }) => (
	<tr>
		<td data-title={say('Navn', 'Name')}>
			<To to={`/borger/${citizen.id}`}>{fullName(citizen) || say('Uden navn', 'No name')}</To>
		</td>
		<td data-title={say('Født', 'Born')}>{writeShortDay(citizen.bornOn)}</td>
		<td data-title={say('Alder', 'Age')} class="align-text-right">
			{citizen.status === 'dead' ? '' : ageOf(citizen, today)}
		</td>
		<td data-title={say('Adresse', 'Address')}>{say(shownAddress(citizen).da, shownAddress(citizen).en)}</td>
		<td data-title={say('Status', 'Status')}>
			<Badge kind={citizen.status === 'resident' ? 'none' : 'warning'} text={statusWord(citizen.status, say)} />
		</td>
	</tr>
)

const Found = ({ citizens, today, say }: { citizens: readonly Citizen[]; today: Day; say: Say }) => (
	<section class="table--responsive-scroll" tabindex={0} aria-label={say('Fundne borgere', 'Citizens found')}>
		<table class="table hj-table">
			<caption class="sr-only">{say('Fundne borgere', 'Citizens found')}</caption>
			<thead>
				<tr>
					<th scope="col">{say('Navn', 'Name')}</th>
					<th scope="col">{say('Født', 'Born')}</th>
					<th scope="col" class="align-text-right">
						{say('Alder', 'Age')}
					</th>
					<th scope="col">{say('Adresse', 'Address')}</th>
					<th scope="col">{say('Status', 'Status')}</th>
				</tr>
			</thead>
			<tbody>
				{citizens.map((citizen) => (
					<Row citizen={citizen} today={today} say={say} />
				))}
			</tbody>
		</table>
	</section>
)

/** What the page has to show: nothing asked yet, nobody there at all, or those found (`more`: not all of them). */
export type Search = {
	/** Shown again in the field; never a CPR number. */
	readonly typed: string
	readonly registered: number
	readonly citizens: readonly Citizen[] | null
	readonly more: boolean
}

export const citizensPage = (ask: Ask, { typed, registered, citizens, more }: Search): Child => {
	const { say, today, language } = ask
	const canImport = ask.staff?.roles.some((role) => role === 'coordinator' || role === 'administrator') === true
	return (
		<>
			<Heading title={say('Borgere', 'Citizens')} />
			{ask.staff?.roles.includes('coordinator') && registered > 0 ? (
				<p class="d-print-none">
					<To to="/dubletter">
						{say('Borgere, der måske er registreret to gange', 'Citizens who may be registered twice')}
					</To>
				</p>
			) : null}
			{registered === 0 ? (
				<Empty title={say('Der er ingen borgere i registret endnu.', 'There are no citizens in the register yet.')}>
					{canImport ? (
						<LinkButton to="/indlaesning">{say('Indlæs borgere', 'Import citizens')}</LinkButton>
					) : (
						say('En koordinator skal først indlæse dem.', 'A coordinator has to import them first.')
					)}
				</Empty>
			) : (
				<>
					<SearchForm say={say} typed={typed} />
					{citizens === null ? (
						<p>
							{say(
								`Der er ${registered.toLocaleString('da')} borgere i registret. Skriv et navn, en fødselsdag, en adresse eller et CPR-nummer ovenfor.`,
								`There are ${registered.toLocaleString(language)} citizens in the register. Type a name, a birthday, an address or a CPR number above.`,
							)}
						</p>
					) : citizens.length === 0 ? (
						<Empty title={say('Ingen borgere passer til søgningen.', 'No citizens match the search.')}>
							{say(
								'Prøv med færre bogstaver, kun efternavnet, eller fødselsdagen som 2.3.1951. En beskyttet adresse kan ikke søges frem.',
								'Try fewer letters, only the surname, or the birthday as 2.3.1951. A protected address cannot be searched for.',
							)}
						</Empty>
					) : (
						<>
							<p class="hj-count">
								<strong>{citizens.length}</strong>{' '}
								{more
									? say(
											'vises; der er flere. Skriv mere for at finde den rette.',
											'shown; there are more. Type more to find the right one.',
										)
									: citizens.length === 1
										? say('borger', 'citizen')
										: say('borgere', 'citizens')}
								<span class="d-print-none hj-script-only">
									{' · '}
									<button type="button" class="function-link hj-print">
										{say('Udskriv', 'Print')}
									</button>
								</span>
							</p>
							<Found citizens={citizens} today={today} say={say} />
						</>
					)}
				</>
			)}
		</>
	)
}
