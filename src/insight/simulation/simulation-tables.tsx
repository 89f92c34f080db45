import type { FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import type { Range } from '../acceptance.ts'
import type { Side } from '../band-plot.tsx'
import { shown, writeShown } from '../small-numbers.ts'
import { groups, type SimulatedYear } from './simulated.ts'
import { hiddenIn } from './simulated-table.ts'
import { groupName } from './simulation-words.ts'

export type SimulatedSide = {
	readonly side: Side
	readonly name: string
	/** It is the standard that the others are compared with. */
	readonly isCompared: boolean
	readonly years: readonly SimulatedYear[]
}

const measures = ['offers', 'visits', 'hours'] as const

const Cell: FC<{ label: string; range: Range | undefined }> = ({ label, range }) => (
	<td data-title={label} class="align-text-right">
		{range === undefined ? '' : writeShown(shown(range.expected))}
		{range === undefined || shown(range.expected) === null ? null : (
			<span class="hj-band-range">
				{' '}
				({writeShown(shown(range.low))}–{writeShown(shown(range.high))})
			</span>
		)}
	</td>
)

/** The table behind the plots: every year, each measure of each standard with its band. */
export const YearsTable: FC<{ sides: readonly SimulatedSide[] }> = ({ sides }) => {
	const { say } = useAround()
	const names = { offers: say('Tilbud', 'Offers'), visits: say('Besøg', 'Visits'), hours: say('Timer', 'Hours') }
	const caption = say('År for år', 'Year by year')
	const letters = (side: Side): string => (sides.length > 1 ? ` ${side.toUpperCase()}` : '')
	return (
		<div class="table--responsive-scroll">
			<table class="table hj-table">
				<caption class="sr-only">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{say('År', 'Year')}</th>
						{measures.flatMap((one) =>
							sides.map(({ side }) => (
								<th scope="col" class="align-text-right">
									{names[one]}
									{letters(side)}
								</th>
							)),
						)}
						{sides.map(({ side }) => (
							<th scope="col" class="align-text-right">
								{say('Til vurdering', 'To assess')}
								{letters(side)}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{(sides[0]?.years ?? []).map(({ year }, at) => (
						<tr>
							<th scope="row">{year}</th>
							{measures.flatMap((one) =>
								sides.map(({ side, years }) => (
									<Cell label={`${names[one]}${letters(side)}`} range={years[at]?.[one]} />
								)),
							)}
							{sides.map(({ side, years }) => (
								<td data-title={`${say('Til vurdering', 'To assess')}${letters(side)}`} class="align-text-right">
									{writeShown(shown(years[at]?.assessments ?? 0))}
								</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</div>
	)
}

/** Who gets an offer in a year and would not under the standard compared with, and the other way about. */
export const NewlyTable: FC<{ sides: readonly SimulatedSide[]; at: number; against: string }> = ({
	sides,
	at,
	against,
}) => {
	const { say, language } = useAround()
	const year = sides[0]?.years[at]?.year ?? ''
	const caption = say(
		`Hvem der kommer til og falder ud i ${year}, sammenlignet med ${against}`,
		`Who comes in and drops out in ${year}, against ${against}`,
	)
	const columns = sides.flatMap(({ side, years }) => {
		const of = years[at]
		const letter = ` ${side.toUpperCase()}`
		return of === undefined
			? []
			: [
					{ label: `${say('Kommer til,', 'Newly in,')}${letter}`, counts: of.newlyIn },
					{ label: `${say('Falder ud,', 'Newly out,')}${letter}`, counts: of.newlyOut },
				]
	})
	const written = columns.map(({ label, counts }) => ({
		label,
		all: writeShown(shown(counts.all)),
		by: hiddenIn(counts),
	}))
	return (
		<div class="table--responsive-scroll">
			<table class="table hj-table">
				<caption class="sr-only">{caption}</caption>
				<thead>
					<tr>
						<th scope="col">{say('Gruppe', 'Group')}</th>
						{written.map(({ label }) => (
							<th scope="col" class="align-text-right">
								{label}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{groups.map((group) => (
						<tr>
							<th scope="row">{groupName[group][language]}</th>
							{written.map(({ label, by }) => (
								<td data-title={label} class="align-text-right">
									{writeShown(by[group])}
								</td>
							))}
						</tr>
					))}
				</tbody>
				<tfoot>
					<tr>
						<th scope="row">{groupName.all[language]}</th>
						{written.map(({ label, all }) => (
							<td data-title={label} class="align-text-right">
								{all}
							</td>
						))}
					</tr>
				</tfoot>
			</table>
		</div>
	)
}
