import type { Child, FC } from 'hono/jsx'
import { useAround } from '#platform/web/index.ts'
import { Badge, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'

export const Name: FC<{ citizen: Citizen | undefined }> = ({ citizen }) => {
	const { say } = useAround()
	if (citizen === undefined) return <>{say('Ikke i registret', 'Not in the register')}</>
	return (
		<>
			<To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>
			{citizen.protected ? (
				<>
					{' '}
					<Badge kind="warning" text={say('Beskyttet', 'Protected')} />
				</>
			) : null}
		</>
	)
}

export const People: FC<{ title: string; columns: readonly string[]; rows: readonly (readonly Child[])[] }> = ({
	title,
	columns,
	rows,
}) => (
	<section class="table--responsive-scroll" tabindex={0} aria-label={title}>
		<table class="table hj-table">
			<caption class="sr-only">{title}</caption>
			<thead>
				<tr>
					{columns.map((column) => (
						<th scope="col">{column}</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((cells) => (
					<tr>
						{cells.map((cell, place) => (
							<td data-title={columns[place]} class={place === cells.length - 1 ? 'hj-cell-action' : undefined}>
								{cell}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	</section>
)
