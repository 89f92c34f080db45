import type { Child } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { Alert, Button, Details, Empty, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import type { CareHome } from './care-home.ts'
import { type Beside, type Import, type Kind, kinds, type ReviewRow } from './import-review.ts'
import { fileKindWord, kindWord, StateBadge, whatItDoes } from './import-words.tsx'
import { writeChanged } from './told.ts'

type Say = Ask['say']

/** One page of the rows of a kind. */
export type Shown = {
	readonly kind: Kind
	readonly rows: readonly ReviewRow[]
	readonly page: number
	readonly pages: number
}

export const reviewPage = (ask: Ask, one: Import, beside: Beside, shown: Shown, notice: Text | null): Child => {
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
			<Summary
				rows={[
					[say('Filen er set som', 'The file was seen as'), fileKindWord(one.kind, say)],
					one.state === 'staged' ? [say('Når du gemmer', 'When you save'), whatItDoes(one, say)] : null,
					beside.unused.length === 0
						? null
						: [say('Kolonner, der ikke bruges', 'Columns not used'), beside.unused.join(', ')],
				]}
			/>
			{one.state === 'staged' ? <Decision one={one} homes={beside.careHomes.length} path={path} say={say} /> : null}
			<Noted one={one} ask={ask} />
			{one.kind === 'care_homes' && one.counts.rejected === 0 ? null : (
				<nav aria-label={say('Rækker efter slags', 'Rows by kind')}>
					<ul class="hj-counts hj-counts-line">
						{kinds.map((kind) => (
							<li class={one.counts[kind] === 0 ? 'hj-none' : kind === 'rejected' ? 'hj-pressing' : undefined}>
								{one.state === 'staged' && one.counts[kind] > 0 ? (
									<a href={`${ask.link(path)}?vis=${kind}`} aria-current={kind === shown.kind ? 'true' : undefined}>
										<strong>{one.counts[kind]}</strong> {kindWord(kind, say)}
									</a>
								) : (
									<span>
										<strong>{one.counts[kind]}</strong> {kindWord(kind, say)}
									</span>
								)}
							</li>
						))}
					</ul>
				</nav>
			)}
			{one.state !== 'staged' ? (
				<Ended one={one} say={say} />
			) : one.kind === 'care_homes' && one.counts.rejected === 0 ? (
				<CareHomes homes={beside.careHomes} say={say} />
			) : (
				<Rows shown={shown} path={path} ask={ask} />
			)}
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

const Decision = ({ one, homes, path, say }: { one: Import; homes: number; path: string; say: Say }) => (
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
				{say('Se listerne igennem, før du gemmer.', 'Look the lists through before you save.')}{' '}
				{one.counts.leftOut === 0
					? ''
					: say(
							'Udeladte rækker hindrer ikke, at resten gemmes.',
							'Rows left out do not keep the rest from being saved.',
						)}
			</Alert>
		)}
		<div class="hj-row">
			{one.counts.rejected > 0 ? null : (
				<Form to={`${path}/gem`}>
					<Button>
						{one.kind === 'care_homes'
							? say(
									`Gem ${homes} ${homes === 1 ? 'adresse' : 'adresser'}`,
									`Save ${homes} ${homes === 1 ? 'address' : 'addresses'}`,
								)
							: say(
									`Gem ${one.counts.new} nye og ${one.counts.changed} ændrede`,
									`Save ${one.counts.new} new and ${one.counts.changed} changed`,
								)}
					</Button>
				</Form>
			)}
			<Form to={`${path}/kasser`}>
				<Button look="secondary">{say('Kassér indlæsningen', 'Discard the import')}</Button>
			</Form>
		</div>
	</>
)

/** What was taken as it stands although it is unlikely, and what nobody could read. */
const Noted = ({ one, ask }: { one: Import; ask: Ask }) => {
	const { say, language } = ask
	const unread = Object.entries(one.unread)
	if (one.noted.length === 0 && unread.length === 0) return null
	return (
		<Details title={say('Værd at vide om filen', 'Worth knowing about the file')}>
			<ul>
				{one.noted.slice(0, 50).map((note) => (
					<li>
						{note.file}, {say('linje', 'line')} {note.line}: {note[language]}
					</li>
				))}
				{unread.map(([kind, count]) => (
					<li>
						{say(
							`${count} records af typen ${kind}, som systemet ikke kender, er ikke læst.`,
							`${count} records of the type ${kind}, which the system does not know, were not read.`,
						)}
					</li>
				))}
			</ul>
		</Details>
	)
}

const CareHomes = ({ homes, say }: { homes: readonly CareHome[]; say: Say }) => (
	<>
		<h2>{say('Adresser i filen', 'Addresses in the file')}</h2>
		<ul>
			{homes.slice(0, 500).map((home) => (
				<li>
					{[
						home.name,
						`${home.street} ${home.houseNumber}${home.floorDoor === null ? '' : `, ${home.floorDoor}`}`,
						`${home.postalCode} ${home.town ?? ''}`.trim(),
					]
						.filter(Boolean)
						.join(' · ')}
				</li>
			))}
		</ul>
	</>
)

type ShownColumn = { readonly label: string; readonly cell: (row: ReviewRow) => Child }

/** A rejected row has no citizen to show, a citizen who is gone no row. */
const columnsOf = (kind: Kind, rows: readonly ReviewRow[], { say, language }: Ask): ShownColumn[] => {
	const place: ShownColumn = {
		label: say('Række', 'Row'),
		cell: ({ file, line }) =>
			line === null ? say('Ikke i filen', 'Not in the file') : `${file}, ${say('linje', 'line')} ${line}`,
	}
	const why: ShownColumn = {
		label: say('Hvorfor', 'Why'),
		cell: ({ reasons }) => reasons.map((reason) => reason[language]).join('; '),
	}
	const what: ShownColumn = {
		label: say('Hvad ændres', 'What changes'),
		cell: ({ changed }) => writeChanged(changed)[language],
	}
	const who: ShownColumn[] = [
		{
			label: say('Navn', 'Name'),
			cell: ({ person, name }) =>
				person ? <To to={`/borger/${person}`}>{name || say('Uden navn', 'No name')}</To> : name,
		},
		{ label: say('Født', 'Born'), cell: ({ bornOn }) => (bornOn ? writeShortDay(bornOn) : '') },
	]
	if (kind === 'rejected') return [place, why]
	if (kind === 'leftOut') return rows.some(({ name }) => name) ? [place, ...who, why] : [place, why]
	if (kind === 'gone') return who
	return kind === 'changed' ? [place, ...who, what] : [place, ...who]
}

const Rows = ({ shown, path, ask }: { shown: Shown; path: string; ask: Ask }) => {
	const { say } = ask
	const { kind, rows, page, pages } = shown
	const title = kindWord(kind, say)
	if (rows.length === 0)
		return (
			<Empty title={say('Ingen rækker af denne slags.', 'No rows of this kind.')}>
				{say('Vælg en anden slags ovenfor.', 'Choose another kind above.')}
			</Empty>
		)
	const shownColumns = columnsOf(kind, rows, ask)
	const to = (number: number) => `${ask.link(path)}?vis=${kind}&side=${number}`
	return (
		<>
			<h2>{title}</h2>
			{kind === 'rejected' || kind === 'leftOut' ? (
				<p>
					<To to={`${path}/ikke-taget`}>
						{say('Hent de afviste og udeladte rækker som CSV', 'Download the rejected and left-out rows as CSV')}
					</To>
				</p>
			) : null}
			<section class="table--responsive-scroll" tabindex={0} aria-label={title}>
				<table class="table hj-table">
					<thead>
						<tr>
							{shownColumns.map(({ label }) => (
								<th scope="col">{label}</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr>
								{shownColumns.map(({ label, cell }) => (
									<td data-title={label}>{cell(row)}</td>
								))}
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
