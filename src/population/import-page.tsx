import type { Child } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { dayOf, instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	DayFields,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	To,
} from '#platform/web/parts.tsx'
import { type Import, type Kind, kinds, type ReviewRow } from './import-review.ts'
import { writeChanged } from './told.ts'

type Say = Ask['say']

const kindWord = (kind: Kind, say: Say): string =>
	({
		new: say('Nye', 'New'),
		changed: say('Ændrede', 'Changed'),
		unchanged: say('Uændrede', 'Unchanged'),
		gone: say('Ikke i filen', 'Not in the file'),
		rejected: say('Afviste rækker', 'Rejected rows'),
	})[kind]

const StateBadge = ({ state, say }: { state: Import['state']; say: Say }) =>
	state === 'committed' ? (
		<Badge kind="success" text={say('Gemt i registret', 'Saved in the register')} />
	) : state === 'cancelled' ? (
		<Badge kind="none" text={say('Kasseret', 'Discarded')} />
	) : (
		<Badge kind="info" text={say('Venter på gennemsyn', 'Awaiting review')} />
	)

/** The page a file is handed in on, with the imports before it. */
export const importsPage = (
	ask: Ask,
	imports: readonly Import[],
	form: { readonly on: Day | null; readonly errors: Readonly<Record<string, string>> },
	by: (one: Import) => string,
): Child => {
	const { say } = ask
	return (
		<>
			<Heading
				title={say('Indlæsning', 'Imports')}
				lead={say(
					'Hent borgerne ind fra en fil. Du ser først, hvad filen vil ændre; intet gemmes, før du siger ja.',
					'Take citizens in from a file. You first see what the file would change; nothing is saved until you say yes.',
				)}
			/>
			<Errors errors={form.errors} />
			<Form to="/indlaesning" files>
				<Field
					label={say('Fil', 'File')}
					name="fil"
					type="file"
					accept=".csv,text/csv"
					error={form.errors.fil}
					hint={say(
						'CSV med semikolon eller komma og en overskrift; person_id (CPR-nummer) og status skal være der.',
						'CSV with semicolons or commas and a heading; person_id (CPR number) and status must be there.',
					)}
				/>
				<DayFields
					label={say('Hvilken dag beskriver filen?', 'Which day does the file describe?')}
					name="on"
					value={form.on}
					error={form.errors.on_day}
				/>
				<Button>{say('Se, hvad filen vil ændre', 'See what the file would change')}</Button>
			</Form>
			<h2 class="mt-6">{say('Tidligere indlæsninger', 'Earlier imports')}</h2>
			{imports.length === 0 ? (
				<Empty title={say('Der er ikke indlæst noget endnu.', 'Nothing has been imported yet.')}>
					{say('Vælg en fil ovenfor for at begynde.', 'Choose a file above to begin.')}
				</Empty>
			) : (
				<section
					class="table--responsive-scroll"
					tabindex={0}
					aria-label={say('Tidligere indlæsninger', 'Earlier imports')}
				>
					<table class="table hj-table">
						<thead>
							<tr>
								<th scope="col">{say('Dag', 'Day')}</th>
								<th scope="col">{say('Fil', 'File')}</th>
								<th scope="col">{say('Af', 'By')}</th>
								{kinds.map((kind) => (
									<th scope="col" class="align-text-right">
										{kindWord(kind, say)}
									</th>
								))}
								<th scope="col">{say('Status', 'Status')}</th>
							</tr>
						</thead>
						<tbody>
							{imports.map((one) => (
								<tr>
									<td>
										<To to={`/indlaesning/${one.id}`}>{writeShortDay(dayOf(instant(one.uploadedAt)))}</To>
									</td>
									<td>{one.files.join(', ')}</td>
									<td>{by(one)}</td>
									{kinds.map((kind) => (
										<td class="align-text-right">{one.counts[kind]}</td>
									))}
									<td>
										<StateBadge state={one.state} say={say} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
		</>
	)
}

/** One page of the rows of a kind. */
export type Shown = {
	readonly kind: Kind
	readonly rows: readonly ReviewRow[]
	readonly page: number
	readonly pages: number
}

export const reviewPage = (ask: Ask, one: Import, shown: Shown, notice: Text | null): Child => {
	const { say, language } = ask
	const path = `/indlaesning/${one.id}`
	return (
		<>
			<Heading
				title={say('Gennemsyn af indlæsning', 'Review of import')}
				lead={`${one.files.join(', ')} · ${say('beskriver', 'describes')} ${writeDay(one.on, language)}`}
			/>
			{notice ? <Alert kind="error" title={notice[language]} live /> : null}
			<p>
				<StateBadge state={one.state} say={say} />
			</p>
			{one.state === 'staged' ? <Decision one={one} path={path} say={say} /> : null}
			<nav aria-label={say('Rækker efter slags', 'Rows by kind')}>
				<ul class="hj-counts">
					{kinds.map((kind) => (
						<li>
							{one.state === 'staged' && one.counts[kind] > 0 ? (
								<a href={`${ask.link(path)}?vis=${kind}`} aria-current={kind === shown.kind ? 'true' : undefined}>
									{kindWord(kind, say)}: {one.counts[kind]}
								</a>
							) : (
								<span>
									{kindWord(kind, say)}: {one.counts[kind]}
								</span>
							)}
						</li>
					))}
				</ul>
			</nav>
			{one.state === 'staged' ? <Rows shown={shown} path={path} ask={ask} /> : <Ended one={one} say={say} />}
		</>
	)
}

const Ended = ({ one, say }: { one: Import; say: Say }) => (
	<>
		<p>
			{one.state === 'committed'
				? say(
						'Indlæsningen er gemt. Filens rækker er slettet igen; hvad der blev ændret om en borger, står på borgerens side.',
						'The import is saved. The rows of the file have been deleted; what changed about a citizen is on the citizen’s page.',
					)
				: say(
						'Intet blev gemt, og filens rækker er slettet.',
						'Nothing was saved, and the rows of the file have been deleted.',
					)}
		</p>
		<LinkButton to="/indlaesning">{say('Alle indlæsninger', 'All imports')}</LinkButton>
	</>
)

const Decision = ({ one, path, say }: { one: Import; path: string; say: Say }) => (
	<>
		{one.counts.rejected > 0 ? (
			<Alert kind="error" title={say('Filen kan ikke gemmes endnu', 'The file cannot be saved yet')}>
				{say(
					'Nogle rækker kan ikke bruges. Ret dem i filen, og indlæs den igen: en fil gemmes helt eller slet ikke.',
					'Some rows cannot be used. Mend them in the file and import it again: a file is saved whole or not at all.',
				)}
			</Alert>
		) : (
			<Alert kind="info" title={say('Intet er gemt endnu', 'Nothing has been saved yet')}>
				{say(
					'Se listerne igennem. Borgere, der ikke er i filen, bliver stående, som de er.',
					'Look the lists through. Citizens who are not in the file stay as they are.',
				)}
			</Alert>
		)}
		{one.counts.rejected > 0 ? null : (
			<Form to={`${path}/gem`}>
				<Button>
					{say(
						`Gem ${one.counts.new} nye og ${one.counts.changed} ændrede`,
						`Save ${one.counts.new} new and ${one.counts.changed} changed`,
					)}
				</Button>
			</Form>
		)}
		<Form to={`${path}/kasser`}>
			<Button look="secondary">{say('Kassér indlæsningen', 'Discard the import')}</Button>
		</Form>
	</>
)

const Rows = ({ shown, path, ask }: { shown: Shown; path: string; ask: Ask }) => {
	const { say, language } = ask
	const { kind, rows, page, pages } = shown
	const title = kindWord(kind, say)
	if (rows.length === 0)
		return (
			<Empty title={say('Ingen rækker af denne slags.', 'No rows of this kind.')}>
				{say('Vælg en anden slags ovenfor.', 'Choose another kind above.')}
			</Empty>
		)
	const to = (number: number) => `${ask.link(path)}?vis=${kind}&side=${number}`
	return (
		<>
			<h2>{title}</h2>
			<section class="table--responsive-scroll" tabindex={0} aria-label={title}>
				<table class="table hj-table">
					<thead>
						<tr>
							<th scope="col">{say('Række', 'Row')}</th>
							<th scope="col">{say('Navn', 'Name')}</th>
							<th scope="col">{say('Født', 'Born')}</th>
							<th scope="col">
								{kind === 'rejected'
									? say('Hvorfor', 'Why')
									: kind === 'changed'
										? say('Hvad ændres', 'What changes')
										: ''}
							</th>
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr>
								<td>{row.line === null ? '' : `${row.file}, ${say('linje', 'line')} ${row.line}`}</td>
								<td>{row.person ? <To to={`/borger/${row.person}`}>{row.name}</To> : row.name}</td>
								<td>{row.bornOn ? writeShortDay(row.bornOn) : ''}</td>
								<td>
									{row.reasons.length > 0
										? row.reasons.map((reason) => reason[language]).join('; ')
										: writeChanged(row.changed)[language]}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{pages > 1 ? (
				<nav class="hj-pages" aria-label={say('Sider i listen', 'Pages of the list')}>
					{page > 1 ? <a href={to(page - 1)}>{say('Forrige', 'Previous')}</a> : null}
					<span>{say(`Side ${page} af ${pages}`, `Page ${page} of ${pages}`)}</span>
					{page < pages ? <a href={to(page + 1)}>{say('Næste', 'Next')}</a> : null}
				</nav>
			) : null}
		</>
	)
}
