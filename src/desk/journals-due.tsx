import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Field, Form } from '#platform/web/parts.tsx'
import type { Citizen } from '#population/index.ts'
import { TickTable } from './tick-table.tsx'

export type DueJournal = {
	readonly citizen: Citizen
	readonly lastOn: Day
	readonly years: number
	readonly authors: readonly (string | null)[]
}
export type ErasedJournal = { readonly name: string; readonly at: Instant; readonly who: string; readonly rows: number }
export type Journals = {
	readonly due: readonly DueJournal[]
	readonly erased: readonly ErasedJournal[]
	/** Only a manager decides; others see what waits. */
	readonly mayErase: boolean
	readonly chosen: readonly string[]
	readonly typed: string
	readonly error: string | undefined
}

const Table: FC<{ journals: Journals }> = ({ journals: { due, chosen, mayErase } }) => {
	const { say } = useAround()
	const says = (name: string) => say(`Slet journalen om ${name}`, `Erase the journal on ${name}`)
	return (
		<TickTable
			caption={say('Journaler, hvis tid er gået', 'Journals whose time has passed')}
			ticks={mayErase ? { name: 'journal', chosen, says } : null}
			rows={due}
			columns={[
				{ head: say('Sidst skrevet', 'Last written'), cell: ({ lastOn }) => writeShortDay(lastOn) },
				{
					head: say('Skrevet af', 'Written by'),
					cell: ({ authors }) => [...new Set(authors.map((one) => one ?? say('uden fag', 'no profession')))].join(', '),
				},
				{ head: say('Beholdes i', 'Kept for'), cell: ({ years }) => `${years} ${say('år', 'years')}` },
			]}
		/>
	)
}

/** Journals of citizens who live here and whose time has passed: proposed, never erased but by a manager who ticks them and writes how many. */
export const JournalsDue: FC<{ journals: Journals }> = ({ journals }) => {
	const { say, language } = useAround()
	const { due, erased, mayErase, typed, error } = journals
	return (
		<>
			<h2 id="journaler">{say('Journaler om borgere, der bor her', 'Journals of citizens who live here')}</h2>
			{due.length === 0 ? (
				<p>{say('Ingen journaler er ældre, end de skal være.', 'No journal is older than it has to be.')}</p>
			) : mayErase ? (
				<Form to="/sletning/journaler">
					<Table journals={journals} />
					<Alert kind="warning" title={say('Det kan ikke gøres om.', 'It cannot be undone.')}>
						{say(
							'Notater, aftaler og overleveringer om borgeren slettes. Borgeren selv og at der har været besøg, bliver stående.',
							'Notes, agreements and hand-overs on the citizen are erased. The citizen, and that there were visits, stay.',
						)}
					</Alert>
					<Field
						name="journals"
						label={say('Skriv, hvor mange journaler du sletter', 'Write how many journals you erase')}
						hint={say('Antallet af krydser ovenfor, som et tal.', 'The number of ticks above, as a figure.')}
						width={4}
						value={typed}
						{...(error === undefined ? {} : { error })}
					/>
					<div class="hj-row">
						<Button look="warning">{say('Slet journalerne for altid', 'Erase the journals for good')}</Button>
					</div>
				</Form>
			) : (
				<>
					<Table journals={journals} />
					<p class="hj-quiet">{say('En leder kan slette dem.', 'A manager can erase them.')}</p>
				</>
			)}
			{erased.length === 0 ? null : (
				<Details
					title={say(`Journaler slettet indtil nu: ${erased.length}`, `Journals erased until now: ${erased.length}`)}
				>
					<ul>
						{erased.map(({ name, at, who, rows }) => (
							<li>
								{writeDay(dayOf(at), language)} · {name} · {who} · {say(`${rows} rækker`, `${rows} rows`)}
							</li>
						))}
					</ul>
				</Details>
			)}
		</>
	)
}
