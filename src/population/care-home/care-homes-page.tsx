import type { Child } from 'hono/jsx'
import { dayOf } from '#kernel/instant.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { Button, Empty, Form, Heading, LinkButton } from '#platform/web/parts.tsx'
import type { ListedCareHome } from './care-home.ts'

/** The municipality's list of care homes. */
export const careHomesPage = (ask: Ask, homes: readonly ListedCareHome[], listName: string): Child => {
	const { say, language } = ask
	const updated = homes
		.map(({ updatedAt }) => dayOf(updatedAt))
		.toSorted()
		.at(-1)
	return (
		<>
			<Heading
				title={say('Plejehjem', 'Care homes')}
				lead={say(
					'Borgere, der bor på en af adresserne, regnes for at bo på plejehjem. Når en borger flytter ind, og ægtefællen bliver boende hjemme, ser systemet det som en hændelse hos ægtefællen.',
					'Citizens who live at one of the addresses count as living in a care home. When one moves in and the spouse stays at home, the system sees it as something that happened to the spouse.',
				)}
			/>
			{updated === undefined ? (
				<Empty title={say('Der er ingen plejehjem på listen endnu.', 'There are no care homes on the list yet.')}>
					<p>
						{say(
							`Indlæs en fil med vej, husnummer og postnummer for hvert plejehjem. Systemet genkender den som “${listName}”.`,
							`Import a file with street, house number and postal code of each care home. The system recognises it as “${listName}”.`,
						)}
					</p>
					<LinkButton to="/indlaesning">{say('Indlæs en fil', 'Import a file')}</LinkButton>
				</Empty>
			) : (
				<>
					<p>
						{say(
							`${homes.length} adresser, senest opdateret ${writeDay(updated, language)}.`,
							`${homes.length} addresses, last updated ${writeDay(updated, language)}.`,
						)}
					</p>
					<Addresses ask={ask} homes={homes} />
					<p class="mt-5">
						<LinkButton to="/indlaesning">{say('Indlæs en nyere liste', 'Import a newer list')}</LinkButton>
					</p>
				</>
			)}
		</>
	)
}

const Addresses = ({ ask, homes }: { ask: Ask; homes: readonly ListedCareHome[] }) => {
	const { say } = ask
	const [name, address, place, residents, updated] = [
		say('Navn', 'Name'),
		say('Adresse', 'Address'),
		say('Postnr. og by', 'Postal code and town'),
		say('Borgere', 'Citizens'),
		say('Opdateret', 'Updated'),
	]
	return (
		<section class="table--responsive-scroll" tabindex={0} aria-label={say('Plejehjem', 'Care homes')}>
			<table class="table hj-table">
				<thead>
					<tr>
						{[name, address, place].map((label) => (
							<th scope="col">{label}</th>
						))}
						<th scope="col" class="align-text-right">
							{residents}
						</th>
						<th scope="col">{updated}</th>
						<th scope="col">
							<span class="sr-only">{say('Fjern', 'Remove')}</span>
						</th>
					</tr>
				</thead>
				<tbody>
					{homes.map((home) => (
						<tr>
							<td data-title={name}>{home.name || say('Uden navn', 'No name')}</td>
							<td data-title={address}>
								{home.street} {home.houseNumber}
								{home.floorDoor === null ? say(' – hele huset', ' – the whole house') : `, ${home.floorDoor}`}
							</td>
							<td data-title={place}>
								{home.postalCode} {home.town ?? ''}
							</td>
							<td data-title={residents} class="align-text-right">
								{home.residents}
							</td>
							<td data-title={updated}>{writeShortDay(dayOf(home.updatedAt))}</td>
							<td class="hj-cell-action">
								<Form to={`/indlaesning/plejehjem/${home.id}/fjern`}>
									<Button look="tertiary">
										{say('Fjern', 'Remove')}
										<span class="sr-only"> {`${home.street} ${home.houseNumber}`}</span>
									</Button>
								</Form>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}
