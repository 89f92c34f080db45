import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Field, Form } from '#platform/web/parts.tsx'
import type { Citizen } from '#population/index.ts'
import { TickTable } from '../tick-table.tsx'

export type DueJournal = {
	readonly citizen: Citizen
	readonly lastOn: Day
	readonly years: number
	readonly authors: readonly (string | null)[]
}
/** `name` is null for whoever may not know whom. */
export type ErasedJournal = {
	readonly name: string | null
	readonly at: Instant
	readonly who: string
	readonly rows: number
}
export type Journals = {
	/** How many wait, as far as they were counted; `more`: there are others. */
	readonly waiting: number
	readonly more: boolean
	/** Those shown; none to others than a manager, who decides. */
	readonly due: readonly DueJournal[]
	readonly erased: readonly ErasedJournal[]
	readonly mayErase: boolean
	readonly chosen: readonly string[]
	readonly typed: string
	readonly error: string | undefined
}

const Table: FC<{ journals: Journals }> = ({ journals: { due, chosen } }) => {
	const { say } = useAround()
	const says = (name: string) => say(`Slet journalen om ${name}`, `Erase the journal on ${name}`)
	return (
		<TickTable
			caption={say('Journaler, hvis tid er gået', 'Journals whose time has passed')}
			ticks={{ name: 'journal', chosen, says }}
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
	const { waiting, more, erased, mayErase, typed, error } = journals
	return (
		<>
			<h2 id="journaler">{say('Journaler om borgere, der bor her', 'Journals of citizens who live here')}</h2>
			{waiting === 0 ? (
				<p>
					{say(
						'Ingen lige nu. En journal kommer her af sig selv, når den er gemt så længe, den skal.',
						'None just now. A journal comes here by itself once it was kept for as long as it has to be.',
					)}
				</p>
			) : mayErase ? (
				<Form to="/sletning/journaler">
					<p>
						{say(
							'Borgeren bor her stadig, men det, der er skrevet, er gemt længe nok. Sæt kryds ved de journaler, der skal slettes. Vælg “Behold” ved dem, der er en sag om.',
							'The citizen still lives here, but what was written was kept for long enough. Tick the journals to be erased. Choose “Keep” for those about which there is a case.',
						)}
					</p>
					<Table journals={journals} />
					{more ? (
						<p class="hj-quiet">
							{say(
								'Der er flere. De kommer frem, når disse er slettet eller beholdes.',
								'There are more. They appear when these are erased or kept.',
							)}
						</p>
					) : null}
					<Alert kind="warning" title={say('Det kan ikke gøres om.', 'It cannot be undone.')}>
						{say(
							'Det, der er skrevet, slettes: notater, aftaler og overleveringer. Borgeren bliver stående, og det gør det også, at der har været besøg. Sikkerhedskopier slettes ikke her.',
							'What was written is erased: notes, agreements and hand-overs. The citizen stays, and so does that there were visits. Backups are not erased here.',
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
				<p>
					{say(
						`Der venter ${more ? 'mindst ' : ''}${waiting}. En leder ser, hvem det handler om, og kan slette dem.`,
						`${more ? 'At least ' : ''}${waiting} wait. A manager sees whom they are about, and can erase them.`,
					)}
				</p>
			)}
			{erased.length === 0 ? null : (
				<Details
					title={say(`Journaler slettet indtil nu: ${erased.length}`, `Journals erased until now: ${erased.length}`)}
				>
					<ul>
						{erased.map(({ name, at, who, rows }) => (
							<li>
								{writeDay(dayOf(at), language)} · {name === null ? '' : `${name} · `}
								{who} · {say(`${rows} rækker`, `${rows} rows`)}
							</li>
						))}
					</ul>
				</Details>
			)}
		</>
	)
}
