import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { listPage } from '#platform/web/index.ts'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import { ageOf, fullName } from '#population/index.ts'
import { ledgerOf } from '../actions.ts'
import { standingKinds, standingLabel } from './standing-words.ts'

export const standingRoutes: readonly Route[] = [
	{ method: 'get', path: '/stilling', for: ['coordinator'], shows: 'hvor borgere står', handle: (ask) => show(ask) },
]

/** Everyone in the ledger and where they stand; `?ord=` keeps one word. */
const show = async (ask: Ask): Promise<Answer> => {
	const { say, language } = ask
	const title = say('Hvor borgerne står', 'Where citizens stand')
	return listPage(
		ask,
		title,
		<Heading
			title={title}
			lead={say('Hver borger står ét sted, med en grund.', 'Each citizen stands in one place, with a reason.')}
		/>,
		{
			rows: await ledgerOf(ask.db, ask.today),
			caption: title,
			exportName: 'stilling',
			sees: ({ citizen }) => [citizen.id],
			empty: (
				<Empty title={say('Ingen borgere endnu', 'No citizens yet')}>
					<To to="/indlaesning">{say('Indlæs en befolkning', 'Import a population')}</To>
				</Empty>
			),
			filters: [
				{
					key: 'ord',
					label: say('Står under', 'Stands under'),
					choices: standingKinds.map((kind) => ({
						value: kind,
						label: standingLabel(kind)[language],
					})),
					keeps: ({ standing }, kind) => standing.kind === kind,
				},
			],
			columns: [
				{
					key: 'navn',
					label: say('Borger', 'Citizen'),
					value: ({ citizen }) => fullName(citizen),
					cell: ({ citizen }) => <To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>,
				},
				{ key: 'alder', label: say('Alder', 'Age'), value: ({ citizen }) => ageOf(citizen, ask.today), align: 'right' },
				{
					key: 'staar',
					label: say('Står under', 'Stands under'),
					value: ({ standing }) => standing.label[language],
					cell: ({ standing }) => <Badge kind={standing.badge} text={standing.label[language]} />,
				},
				{ key: 'siden', label: say('Siden', 'Since'), value: ({ standing }) => standing.since },
				{
					key: 'detaljer',
					label: say('Detaljer', 'Details'),
					value: ({ standing }) => standing.details.map((detail) => detail[language]).join(' · '),
				},
			],
		},
	)
}
