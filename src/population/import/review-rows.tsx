import type { Child } from 'hono/jsx'
import { writeShortDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import { Empty, To } from '#platform/web/parts.tsx'
import { writeChanged } from '../told.ts'
import type { Kind, ReviewRow } from './import-review.ts'
import { kindWord } from './import-words.tsx'

/** One page of the rows of a kind. */
export type Shown = {
	readonly kind: Kind
	readonly rows: readonly ReviewRow[]
	readonly page: number
	readonly pages: number
}

/** The rows of a kind, a page at a time. */
export const Rows = ({ shown, path, ask }: { shown: Shown; path: string; ask: Ask }) => {
	const { say } = ask
	const { kind, rows, page, pages } = shown
	const title = kindWord(kind, say)
	if (rows.length === 0)
		return (
			<Empty title={say('Ingen rækker af denne slags.', 'No rows of this kind.')}>
				{say('Vælg en anden slags ovenfor.', 'Choose another kind above.')}
			</Empty>
		)
	const columns = columnsOf(kind, rows, ask)
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
							{columns.map(({ label }) => (
								<th scope="col">{label}</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr>
								{columns.map(({ label, cell }) => (
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
