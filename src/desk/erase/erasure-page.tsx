import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Errors, Field, Form, Heading, Summary } from '#platform/web/parts.tsx'
import { type Citizen, goneText } from '#population/index.ts'
import type { JournalPeriods } from '#visit/index.ts'
import { TickTable } from '../tick-table.tsx'
import { type Journals, JournalsDue } from './journals-due.tsx'
import { type HeldOn, KeptLonger } from './kept-longer.tsx'
import { HowLong } from './retention-words.tsx'

/** A citizen who is proposed to be erased, and the day of the last that was written of them. */
export type Proposed = { readonly citizen: Citizen; readonly lastOn: Day }
export type Gone = { readonly id: string; readonly at: Instant; readonly who: string; readonly rows: number }

export type Erasure = {
	readonly years: number
	readonly proposed: readonly Proposed[]
	/** There are more than are shown at once. */
	readonly more: boolean
	readonly held: readonly HeldOn[]
	readonly erased: readonly Gone[]
	readonly periods: JournalPeriods
	readonly journals: Journals
	readonly chosen: readonly string[]
	readonly typed: string
	readonly errors: Readonly<Record<string, string>>
}

const ProposedTable: FC<{ erasure: Erasure }> = ({ erasure: { proposed, chosen } }) => {
	const { say, language } = useAround()
	return (
		<TickTable
			caption={say('Borgere, der kan slettes', 'Citizens who can be erased')}
			ticks={{ name: 'chosen', chosen, says: (name) => say(`Slet ${name}`, `Erase ${name}`) }}
			rows={proposed}
			columns={[
				{
					head: say('Hvad er der sket?', 'What has happened?'),
					cell: ({ citizen: { status, statusSince } }) =>
						status === 'resident' || statusSince === null
							? ''
							: `${goneText(status)[language]} ${writeShortDay(statusSince)}`,
				},
				{
					head: say('Sidst skrevet om', 'Last written about'),
					cell: ({ lastOn }) => writeShortDay(lastOn),
				},
			]}
		/>
	)
}

/** In one line what waits, each part a way to its list. */
const AtAGlance: FC<{ erasure: Erasure }> = ({ erasure: { proposed, more, journals, held } }) => {
	const { say } = useAround()
	const holding = new Set(held.filter(({ ended }) => ended === null).map(({ citizen }) => citizen.id)).size
	const count = (known: number, isMore: boolean) => (isMore ? `${say('mindst', 'at least')} ${known}` : `${known}`)
	return (
		<Summary
			rows={[
				[
					say('Kan slettes nu', 'Can be erased now'),
					proposed.length + journals.waiting === 0 ? (
						say('Intet. Du skal ikke gøre noget.', 'Nothing. There is nothing for you to do.')
					) : (
						<>
							<a href="#borgere">
								{say(
									`Borgere, der er døde eller væk: ${count(proposed.length, more)}`,
									`Citizens dead or gone: ${count(proposed.length, more)}`,
								)}
							</a>
							<br />
							<a href="#journaler">
								{say(
									`Journaler om borgere, der bor her: ${count(journals.waiting, journals.more)}`,
									`Journals of citizens who live here: ${count(journals.waiting, journals.more)}`,
								)}
							</a>
						</>
					),
				],
				[
					say('Beholdes længere', 'Kept longer'),
					<a href="#beholdes">
						{say(
							`${holding} ${holding === 1 ? 'borger' : 'borgere'}`,
							`${holding} ${holding === 1 ? 'citizen' : 'citizens'}`,
						)}
					</a>,
				],
			]}
		/>
	)
}

/** Whose time of keeping has ended; nothing is erased until a person says so and writes how many. */
export const ErasurePage: FC<{ erasure: Erasure }> = ({ erasure }) => {
	const { say, language } = useAround()
	const { years, proposed, more, held, erased, typed, errors } = erasure
	return (
		<>
			<Heading
				title={say('Sletning', 'Erasure')}
				lead={say(
					'Det, der er gemt så længe, det skal. Intet slettes, før du bestemmer det.',
					'What was kept for as long as it has to be. Nothing is erased until you say so.',
				)}
			/>
			<Errors errors={errors} title={say('Intet er slettet. Ret dette:', 'Nothing was erased. Please correct:')} />
			<AtAGlance erasure={erasure} />
			{proposed.length + erasure.journals.due.length + held.length === 0 ? null : (
				<p class="hj-quiet">
					{say(
						'Navnene står her, så du ved, hvem du sletter eller beholder. Det bliver skrevet i Opslag, at du har set dem.',
						'The names stand here so that you know whom you erase or keep. It is written in the read log that you have seen them.',
					)}
				</p>
			)}
			<h2 id="borgere">{say('Borgere, der er døde eller væk', 'Citizens who are dead or gone')}</h2>
			{proposed.length === 0 ? (
				<p>
					{say(
						`Ingen lige nu. En borger kommer her af sig selv, når der er gået ${years} år, siden borgeren døde eller flyttede, og siden nogen sidst skrev om borgeren.`,
						`Nobody just now. A citizen comes here by itself once ${years} years have passed since they died or moved away, and since anybody last wrote about them.`,
					)}
				</p>
			) : (
				<Form to="/sletning">
					<p>
						{say(
							`Døde eller væk i mere end ${years} år, og intet er skrevet om dem siden. Sæt kryds ved dem, der skal slettes. Vælg “Behold” ved dem, der er en sag om.`,
							`Dead or gone for more than ${years} years, and nothing written about them since. Tick those to be erased. Choose “Keep” for those about whom there is a case.`,
						)}
					</p>
					<ProposedTable erasure={erasure} />
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
							'Alt om borgeren slettes i databasen: journalen, tilbud, svar, samtaler og henvendelser. Tilbage står kun, at nogen er slettet, og hvem der har set borgerens oplysninger, uden navn. Sikkerhedskopier og breve, der allerede er afhentet, slettes ikke her.',
							'Everything about the citizen is erased in the database: the journal, offers, answers, calls and concerns. What stays is that somebody was erased and who looked at the data, without a name. Backups and letters already fetched are not erased here.',
						)}
					</Alert>
					<Field
						name="count"
						label={say('Skriv, hvor mange du sletter', 'Write how many you erase')}
						hint={say('Antallet af krydser ovenfor, som et tal.', 'The number of ticks above, as a figure.')}
						width={4}
						value={typed}
						error={errors.count}
					/>
					<div class="hj-row">
						<Button look="warning">{say('Slet for altid', 'Erase for good')}</Button>
					</div>
				</Form>
			)}
			<JournalsDue journals={erasure.journals} />
			<KeptLonger held={held} error={errors.cpr} />
			<HowLong years={years} periods={erasure.periods} />
			<Details title={say(`Slettet indtil nu: ${erased.length}`, `Erased until now: ${erased.length}`)}>
				{erased.length === 0 ? (
					<p>{say('Ingen er slettet endnu.', 'Nobody has been erased yet.')}</p>
				) : (
					<ul>
						{erased.map(({ id, at, who, rows }) => (
							<li>
								{writeDay(dayOf(at), language)} · {who} · {say(`${rows} rækker`, `${rows} rows`)} · <code>{id}</code>
							</li>
						))}
					</ul>
				)}
			</Details>
		</>
	)
}
