import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Heading, To } from '#platform/web/parts.tsx'
import { LedgerBar, type LedgerPart } from './ledger-bar.tsx'
import { type Shown, writeShown } from './small-numbers.ts'
import { type Series, series } from './year.ts'
import { seriesName, YearPlot } from './year-plot.tsx'

export type FiguresShown = Readonly<Record<Series, Shown>>
export type FiguresPageProps = {
	readonly year: number
	/** Years with a page of their own. */
	readonly years: readonly number[]
	readonly months: readonly FiguresShown[]
	readonly total: FiguresShown
	readonly grounds: readonly { readonly name: Text; readonly figures: FiguresShown }[]
	readonly ledger: readonly LedgerPart[]
	/** Whether whoever looks may open the citizens behind the numbers. */
	readonly links: boolean
}

const Table: FC<{
	caption: string
	first: string
	rows: readonly { readonly name: string; readonly figures: FiguresShown }[]
	total: FiguresShown | null
}> = ({ caption, first, rows, total }) => {
	const { say, language } = useAround()
	return (
		<div class="table--responsive-scroll">
			<table class="table hj-numbers">
				<caption class="sr-only">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{first}</th>
						{series.map((one) => (
							<th scope="col" class="align-text-right">
								{seriesName(one)[language]}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map(({ name, figures }) => (
						<tr>
							<td data-title={first}>{name}</td>
							{series.map((one) => (
								<td data-title={seriesName(one)[language]} class="align-text-right">
									{writeShown(figures[one])}
								</td>
							))}
						</tr>
					))}
				</tbody>
				{total ? (
					<tfoot>
						<tr>
							<th scope="row">{say('I alt', 'Total')}</th>
							{series.map((one) => (
								<td data-title={seriesName(one)[language]} class="align-text-right">
									{writeShown(total[one])}
								</td>
							))}
						</tr>
					</tfoot>
				) : null}
			</table>
		</div>
	)
}

/** Do we reach them? The ledger, the year as a plot, and the tables behind both. */
export const FiguresPage: FC<FiguresPageProps> = ({ year, years, months, total, grounds, ledger, links }) => {
	const { say, language } = useAround()
	const summary = say(
		`I ${year} blev der givet ${writeShown(total.offers)} tilbud; ${writeShown(total.accepted)} sagde ja tak, ${writeShown(total.declined)} sagde nej tak denne gang, og ${writeShown(total.visits)} besøg blev holdt.`,
		`In ${year}, ${writeShown(total.offers)} offers were made; ${writeShown(total.accepted)} were accepted, ${writeShown(total.declined)} declined this time, and ${writeShown(total.visits)} visits held.`,
	)
	const ofSeries = (one: Series): Shown[] => months.map((month) => month[one])
	return (
		<>
			<Heading
				title={say('Tal', 'Figures')}
				lead={say('Når vi dem, vi skal nå?', 'Do we reach those we are to reach?')}
			/>
			<h2>{say('Hvor alle borgere står i dag', 'Where all citizens stand today')}</h2>
			<LedgerBar parts={ledger} links={links} />
			<h2>{say(`Tilbud, svar og besøg i ${year}`, `Offers, answers and visits in ${year}`)}</h2>
			<nav class="hj-row d-print-none" aria-label={say('Vælg år', 'Choose year')}>
				{years.map((one) =>
					one === year ? <strong aria-current="true">{one}</strong> : <To to={`/tal?aar=${one}`}>{String(one)}</To>,
				)}
			</nav>
			<p>{summary}</p>
			<YearPlot
				year={year}
				summary={summary}
				months={{
					offers: ofSeries('offers'),
					accepted: ofSeries('accepted'),
					declined: ofSeries('declined'),
					visits: ofSeries('visits'),
				}}
			/>
			<h3>{say('Måned for måned', 'Month by month')}</h3>
			<Table
				caption={say('Måned for måned', 'Month by month')}
				first={say('Måned', 'Month')}
				rows={months.map((figures, at) => ({ name: writeMonth(at + 1, language), figures }))}
				total={total}
			/>
			<p class="d-print-none">
				<To to={`/tal?aar=${year}&format=csv`}>{say('Hent som CSV', 'Download as CSV')}</To>
			</p>
			<h3>{say('Efter hvorfor', 'By ground')}</h3>
			<p class="hj-quiet">
				{say(
					'Et tilbud på flere grunde tælles under hver af dem, så der er ingen sum.',
					'An offer on several grounds counts under each of them, so there is no total.',
				)}
			</p>
			<Table
				caption={say('Efter hvorfor', 'By ground')}
				first={say('Grund', 'Ground')}
				rows={grounds.map(({ name, figures }) => ({ name: name[language], figures }))}
				total={null}
			/>
			<p class="d-print-none">
				<To to={`/tal?aar=${year}&format=csv&efter=grund`}>{say('Hent som CSV', 'Download as CSV')}</To>
			</p>
		</>
	)
}
