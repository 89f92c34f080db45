import { sum } from 'd3-array'
import type { FC } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'
import { useAround } from '#platform/web/index.ts'
import { To } from '#platform/web/parts.tsx'
import { type CapacityMonth, isSpreadOtherwise, tooMany } from './capacity.ts'
import { CapacityPlot } from './capacity-plot.tsx'
import { columnsFor } from './capacity-table.ts'
import { monthAndYear } from './capacity-words.ts'

type Months = readonly CapacityMonth[]

/** Visits and room of each month: drawn, as a table, and as a file. */
export const CapacityMonths: FC<{ months: Months; file: string }> = ({ months, file }) => {
	const { say, language } = useAround()
	return (
		<>
			<h2>{say('Måned for måned', 'Month by month')}</h2>
			<CapacityPlot months={months} says={fullMonths(months, say, language)} />
			{isSpreadOtherwise(months) ? null : (
				<p>
					{say(
						'At sprede tilbuddene ændrer ingen måned, så det er ikke vist.',
						'Spreading the offers changes no month, so it is not shown.',
					)}
				</p>
			)}
			<CapacityTable months={months} />
			<p class="d-print-none">
				<To to={file}>{say('Hent som CSV', 'Download as CSV')}</To>
			</p>
		</>
	)
}

/** What the plot shows, for those who hear the page. */
const fullMonths = (months: Months, say: (da: string, en: string) => string, language: Language): string => {
	const full = months.filter((month) => tooMany(month, month.due) > 0)
	const names = new Intl.ListFormat(language === 'da' ? 'da' : 'en-GB').format(
		full.map((month) => monthAndYear(month, language)),
	)
	return full.length === 0
		? say('Besøgene er færre end pladsen i alle måneder.', 'The visits are fewer than the room in every month.')
		: say(`Flere besøg end plads i ${names}.`, `More visits than room in ${names}.`)
}

const CapacityTable: FC<{ months: Months }> = ({ months }) => {
	const { say, language } = useAround()
	const caption = say(
		'Ventede besøg, plads og timer, måned for måned',
		'Visits expected, room and hours, month by month',
	)
	const month = say('Måned', 'Month')
	const columns = columnsFor(months)
	return (
		<section class="table--responsive-scroll" tabindex={0} aria-label={caption}>
			<table class="table hj-numbers">
				<caption class="sr-only">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{month}</th>
						{columns.map(({ name }) => (
							<th scope="col" class="align-text-right">
								{name[language]}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{months.map((one) => (
						<tr>
							<th scope="row" data-title={month}>
								{monthAndYear(one, language)}
							</th>
							{columns.map(({ name, of }) => (
								<td data-title={name[language]} class="align-text-right">
									{of(one)}
								</td>
							))}
						</tr>
					))}
					<tr>
						<th scope="row" data-title={month}>
							{say('I alt', 'In all')}
						</th>
						{columns.map(({ name, of }) => (
							<td data-title={name[language]} class="align-text-right">
								<strong>{sum(months, of)}</strong>
							</td>
						))}
					</tr>
				</tbody>
			</table>
		</section>
	)
}
