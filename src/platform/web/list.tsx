import type { Child } from 'hono/jsx'
import { writeCsv } from '#platform/csv/index.ts'
import { arranged, type List, textOf } from './arranged.ts'
import type { Answer, Ask } from './ask.ts'
import { Form } from './fields.tsx'
import { addressOf, beginning, isForgotten, queryWith, searchPath, wordsFor } from './list-search.tsx'
import { onlyHere } from './words-kept.ts'

const usualRowsAPage = 50
/** More ways to choose than this are folded together, so that the list itself is seen. */
const mostOpenFilters = 2
const addressWith = (ask: Ask, changes: Readonly<Record<string, string>>): string =>
	`${addressOf(ask.link(ask.path), queryWith(ask.query, changes))}${changes.format === undefined ? `#${beginning}` : ''}`

/** The rows of the list that stands at `place`, kept and ordered as its address and its search say. */
export const rowsOf = <Row,>(ask: Ask, list: List<Row>, place: string): Row[] =>
	arranged(list, ask.query, wordsFor(ask, place))

/** A page that is a list with something above it: filtered, sorted and paged by the address; its `?format=csv` is a file of every row kept. */
export const listPage = <Row,>(ask: Ask, title: string, above: Child, list: List<Row>): Answer => {
	const words = wordsFor(ask, ask.path)
	const isOfNoWords = isForgotten(ask, ask.path)
	const rows = arranged(list, ask.query, words)
	const seenIn = (some: readonly Row[]) => (list.sees ? [...new Set(some.flatMap(list.sees))] : [])
	if (ask.query.get('format') === 'csv') {
		// Of a search that is forgotten nobody is handed the whole list unasked.
		if (isOfNoWords) return { redirect: addressOf(ask.path, queryWith(ask.query, { format: '' })) }
		const table = [
			list.columns.map((column) => column.label),
			...rows.map((row) => list.columns.map((column) => column.value(row))),
		]
		return {
			file: `\uFEFF${writeCsv(table)}`,
			type: 'text/csv; charset=utf-8',
			name: `${list.exportName}.csv`,
			sees: seenIn(rows),
		}
	}
	const rowsAPage = list.rowsAPage ?? usualRowsAPage
	const pages = Math.max(1, Math.ceil(rows.length / rowsAPage))
	const page = Math.min(pages, Math.max(1, Number.parseInt(ask.query.get('page') ?? '1', 10) || 1))
	const shown = rows.slice((page - 1) * rowsAPage, page * rowsAPage)
	return {
		title,
		sees: seenIn(shown),
		cookies: onlyHere(ask, ask.path),
		page: (
			<>
				{above}
				{view(ask, list, { words, isForgotten: isOfNoWords, kept: rows.length, shown, page, pages })}
			</>
		),
	}
}

type Shown<Row> = {
	readonly words: string
	/** What was searched for is not known any more, so that the list is whole. */
	readonly isForgotten: boolean
	/** How many rows there are, on all pages. */
	readonly kept: number
	readonly shown: readonly Row[]
	readonly page: number
	readonly pages: number
}

const view = <Row,>(ask: Ask, list: List<Row>, { words, isForgotten, kept, shown, page, pages }: Shown<Row>): Child => {
	const { say } = ask
	if (list.rows.length === 0) return list.empty
	const sort = ask.query.get('sort')
	const isDown = ask.query.get('dir') === 'desc'
	const filters = list.filters ?? []
	const choices = filters.map((filter) => (
		<div class="form-group">
			<label class="form-label" for={filter.key}>
				{filter.label}
			</label>
			<select class="form-select" id={filter.key} name={filter.key}>
				<option value="">{say('Alle', 'All')}</option>
				{filter.choices.map((choice) => (
					<option value={choice.value} selected={choice.value === ask.query.get(filter.key)}>
						{choice.label}
					</option>
				))}
			</select>
		</div>
	))
	return (
		<>
			<Form to={searchPath(ask)} class="hj-filter d-print-none">
				<input type="hidden" name="liste" value={addressOf(ask.path, queryWith(ask.query, { page: '', format: '' }))} />
				{filters.map(({ key }) => (
					<input type="hidden" name="valg" value={key} />
				))}
				<div class="form-group">
					<label class="form-label" for="q">
						{say('Søg i listen', 'Search the list')}
					</label>
					<input class="form-input" id="q" name="q" type="search" value={words} autocomplete="off" />
				</div>
				{filters.length <= mostOpenFilters ? (
					choices
				) : (
					<details class="hj-more-filters" open={filters.some(({ key }) => (ask.query.get(key) ?? '') !== '')}>
						<summary>{say('Vis kun nogle', 'Show only some')}</summary>
						<div class="hj-filter">{choices}</div>
					</details>
				)}
				<button type="submit" class="button button-secondary">
					{say('Vis', 'Show')}
				</button>
			</Form>
			{isForgotten ? (
				<p>
					{say(
						'Det, du søgte efter, er glemt, og hele listen er vist. Skriv det igen for at søge.',
						'What you searched for is forgotten, and the whole list is shown. Type it again to search.',
					)}
				</p>
			) : null}
			<p class="hj-count" id={beginning}>
				<strong>{kept}</strong> {kept === 1 ? say('række', 'row') : say('rækker', 'rows')}
				{kept === list.rows.length ? '' : ` ${say('af', 'of')} ${list.rows.length}`}
				<span class="d-print-none">
					{' · '}
					<a href={addressWith(ask, { format: 'csv' })}>{say('Hent som CSV', 'Download as CSV')}</a>{' '}
					<span class="hj-script-only">
						{'· '}
						<button type="button" class="function-link hj-print">
							{say('Udskriv', 'Print')}
						</button>
					</span>
				</span>
			</p>
			<section class="table--responsive-scroll" tabindex={0} aria-label={list.caption}>
				<table class="table hj-table">
					<caption class="sr-only">{list.caption}</caption>
					<thead>
						<tr>
							{list.columns.map((column) => (
								<th
									scope="col"
									class={column.align === 'right' ? 'align-text-right' : undefined}
									aria-sort={sort === column.key ? (isDown ? 'descending' : 'ascending') : undefined}
								>
									<a
										href={addressWith(ask, {
											sort: column.key,
											dir: sort === column.key && !isDown ? 'desc' : 'asc',
											page: '',
										})}
									>
										{column.label}
										{sort === column.key ? <span aria-hidden="true">{isDown ? ' ↓' : ' ↑'}</span> : null}
									</a>
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{shown.map((row) => (
							<tr>
								{list.columns.map((column) => (
									<td data-title={column.label} class={column.align === 'right' ? 'align-text-right' : undefined}>
										{column.cell ? column.cell(row) : textOf(column.value(row))}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{kept === 0 ? (
				<p>
					{say(
						'Ingen rækker passer til det, du har valgt. Ryd søgefeltet eller vælg “Alle”.',
						'No rows match. Clear the search or choose “All”.',
					)}
				</p>
			) : null}
			{pages > 1 ? (
				<nav class="hj-pages d-print-none" aria-label={say('Sider i listen', 'Pages of the list')}>
					{page > 1 ? <a href={addressWith(ask, { page: String(page - 1) })}>{say('Forrige', 'Previous')}</a> : null}
					<span>{say(`Side ${page} af ${pages}`, `Page ${page} of ${pages}`)}</span>
					{page < pages ? <a href={addressWith(ask, { page: String(page + 1) })}>{say('Næste', 'Next')}</a> : null}
				</nav>
			) : null}
		</>
	)
}
