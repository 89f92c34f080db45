import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Button,
	Details,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	TextArea,
} from '#platform/web/parts.tsx'
import { type Citizen, fullName, maskCpr } from '#population/index.ts'
import type { JournalPeriods } from '#visit/index.ts'
import { type Journals, JournalsDue } from './journals-due.tsx'
import { HowLong } from './retention-words.tsx'
import { TickTable } from './tick-table.tsx'

export type Proposed = { readonly citizen: Citizen; readonly lastOn: Day | null }
export type HeldOn = {
	readonly citizen: Citizen
	readonly because: string
	readonly at: Instant
	readonly who: string
	/** By whom and when it was ended; null while it holds. */
	readonly ended: { readonly at: Instant; readonly who: string } | null
}
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
	const { say } = useAround()
	return (
		<TickTable
			caption={say('Borgere, der kan slettes', 'Citizens who can be erased')}
			ticks={{ name: 'chosen', chosen, says: (name) => say(`Slet ${name}`, `Erase ${name}`) }}
			rows={proposed}
			columns={[
				{
					head: say('Væk siden', 'Gone since'),
					cell: ({ citizen: { statusSince } }) =>
						statusSince === null ? say('ukendt', 'unknown') : writeShortDay(statusSince),
				},
				{
					head: say('Sidst skrevet om', 'Last written about'),
					cell: ({ lastOn }) => (lastOn === null ? say('aldrig', 'never') : writeShortDay(lastOn)),
				},
			]}
		/>
	)
}

/** Whose time of keeping has ended; nothing is erased until a person says so and writes how many. */
export const ErasurePage: FC<{ erasure: Erasure }> = ({ erasure }) => {
	const { say, language } = useAround()
	const { years, proposed, more, held, erased, typed, errors } = erasure
	const [holding, ended] = [held.filter((one) => one.ended === null), held.filter((one) => one.ended !== null)]
	return (
		<>
			<Heading
				title={say('Sletning', 'Erasure')}
				lead={say(
					`Borgere, der er døde eller væk, og om hvem intet er skrevet i ${years} år. Intet slettes, før du bestemmer det.`,
					`Citizens who are dead or gone and about whom nothing was written for ${years} years. Nothing is erased until you say so.`,
				)}
			/>
			<Errors errors={errors} />
			{proposed.length === 0 ? (
				<Empty title={say('Ingen skal slettes nu.', 'Nobody is to be erased now.')}>
					{say(
						`En borger kommer på listen, når der er gået ${years} år, efter at borgeren døde eller flyttede væk, og efter at noget sidst blev skrevet om borgeren. Det sker af sig selv. Du skal kun svare, når der står nogen her.`,
						`A citizen comes onto the list once ${years} years have passed since the citizen died or moved away and since anything was last written about them. That happens by itself. You only answer when somebody stands here.`,
					)}
				</Empty>
			) : (
				<Form to="/sletning">
					<ProposedTable erasure={erasure} />
					{more ? (
						<p class="hj-quiet">
							{say(
								'Der er flere. De kommer frem, når disse er slettet.',
								'There are more. They appear when these are erased.',
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
			<h2>{say('Beholdes længere', 'Kept longer')}</h2>
			<p class="hj-quiet">
				{say(
					'Intet om disse borgere slettes, før nogen afslutter det.',
					'Nothing about these citizens is erased until somebody ends it.',
				)}
			</p>
			{holding.length === 0 ? (
				<p>{say('Ingen beholdes ud over tiden.', 'Nobody is kept beyond the time.')}</p>
			) : (
				<ul class="hj-list">
					{holding.map(({ citizen, because, at, who }) => (
						<li>
							<Form to={`/sletning/${citizen.id}/slip`} class="hj-row">
								<span>
									<strong>{fullName(citizen)}</strong>, {maskCpr(citizen.cpr)}: {because} ({who},{' '}
									{writeDay(dayOf(at), language)})
								</span>
								<Button look="secondary">
									{say('Behold ikke længere', 'Keep no longer')}
									<span class="sr-only">: {fullName(citizen)}</span>
								</Button>
							</Form>
						</li>
					))}
				</ul>
			)}
			<Form to="/sletning/find">
				<Field
					name="cpr"
					label={say('Behold oplysningerne om en anden borger', 'Keep the data on another citizen')}
					hint={say('CPR-nummer, ti cifre', 'CPR number, ten digits')}
					width={11}
					value=""
					error={errors.cpr}
				/>
				<div class="hj-row">
					<Button look="secondary">{say('Find borgeren', 'Find the citizen')}</Button>
				</div>
			</Form>
			{ended.length === 0 ? null : (
				<Details title={say(`Beholdes ikke længere: ${ended.length}`, `No longer kept: ${ended.length}`)}>
					<ul>
						{ended.map(({ citizen, because, at, who, ended: end }) => (
							<li>
								{fullName(citizen)}: {because} ({who}, {writeDay(dayOf(at), language)} –{' '}
								{end === null ? null : `${end.who}, ${writeDay(dayOf(end.at), language)}`})
							</li>
						))}
					</ul>
				</Details>
			)}
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

/** Why somebody is kept beyond the time. */
export const HoldPage: FC<{ citizen: Citizen; typed: string; errors: Readonly<Record<string, string>> }> = ({
	citizen,
	typed,
	errors,
}) => {
	const { say } = useAround()
	return (
		<>
			<Heading
				title={say(`Behold oplysningerne om ${fullName(citizen)}`, `Keep the data on ${fullName(citizen)}`)}
				lead={say(
					'For eksempel så længe en klage, et tilsyn eller en sag om erstatning ikke er afsluttet.',
					'For example as long as a complaint, a supervision or a case of compensation is not over.',
				)}
			/>
			<Errors errors={errors} />
			<Form to={`/sletning/${citizen.id}`}>
				<TextArea name="because" label={say('Hvorfor?', 'Why?')} value={typed} error={errors.because} rows={3} />
				<div class="hj-row">
					<Button>{say('Behold', 'Keep')}</Button>
					<LinkButton to="/sletning">{say('Fortryd', 'Cancel')}</LinkButton>
				</div>
			</Form>
		</>
	)
}
