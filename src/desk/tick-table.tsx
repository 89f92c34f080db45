import type { Child, FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { To } from '#platform/web/parts.tsx'
import { type Citizen, fullName, maskCpr } from '#population/index.ts'

/** What a column says of a row. */
export type Column<Row> = { readonly head: string; readonly cell: (row: Row) => Child }

/** How citizens are ticked: the form's field, who is ticked already, and what is said of a citizen's tick. */
type Ticks = {
	readonly name: string
	readonly chosen: readonly string[]
	readonly says: (name: string) => string
}

type Props<Row> = {
	readonly caption: string
	readonly ticks: Ticks
	readonly columns: readonly Column<Row>[]
	readonly rows: readonly Row[]
}

/** Citizens of whom something may be erased: ticked to erase, or kept, which is asked on a page of its own. */
export const TickTable = <Row extends { readonly citizen: Citizen }>({ caption, ticks, columns, rows }: Props<Row>) => {
	const { say } = useAround()
	const nameOf = ({ citizen }: Row): string => fullName(citizen) || say('Uden navn', 'No name')
	const all: readonly Column<Row>[] = [
		{
			head: say('Slet', 'Erase'),
			cell: (row) => <Tick ticks={ticks} value={row.citizen.id} name={nameOf(row)} />,
		},
		{ head: say('Navn', 'Name'), cell: nameOf },
		{ head: say('CPR-nummer', 'CPR number'), cell: ({ citizen }) => maskCpr(citizen.cpr) },
		...columns,
		{
			head: say('Ellers', 'Else'),
			cell: (row) => (
				<To to={`/sletning/${row.citizen.id}`}>
					{say('Behold', 'Keep')}
					<span class="sr-only">: {nameOf(row)}</span>
				</To>
			),
		},
	]
	return (
		<section class="table--responsive-scroll" tabindex={0} aria-label={caption}>
			<table class="table hj-table">
				<caption class="sr-only">{caption}</caption>
				<thead>
					<tr>
						{all.map(({ head }) => (
							<th scope="col">{head}</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row) => (
						<tr>
							{all.map(({ head, cell }) => (
								<td data-title={head}>{cell(row)}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

const Tick: FC<{ ticks: Ticks; value: string; name: string }> = ({ ticks, value, name }) => (
	<div class="form-group-checkbox">
		<input
			type="checkbox"
			class="form-checkbox"
			id={`${ticks.name}-${value}`}
			name={ticks.name}
			value={value}
			checked={ticks.chosen.includes(value)}
		/>
		<label class="form-label" for={`${ticks.name}-${value}`}>
			<span class="sr-only">{ticks.says(name)}</span>
		</label>
	</div>
)
