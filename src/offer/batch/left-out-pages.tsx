import { monthOf } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { type Ask, type List, listPage, type Answer as Reply } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { findCitizens } from '#population/actions.ts'
import { ageOf, type Citizen, fullName, shownTown } from '#population/index.ts'
import { type LeftOut, reasonsLeftOut, wordsForLeftOut } from './batch.ts'
import { batchWith } from './batch-actions.ts'
import { batchIn, noBatch } from './batch-asked.ts'
import { leftOutOf, noTimeFor } from './left-out-store.ts'

type Row = { readonly citizen: Citizen; readonly because: LeftOut; readonly noTime: Text | null }

/** Who was to be offered a visit and is not in the newest batch: behind each number of its page, the citizens. */
export const showLeftOut = async (ask: Ask): Promise<Reply> => {
	const id = batchIn(ask)
	const found = id === null ? null : await batchWith(ask.db, id)
	if (found === null) return noBatch(ask)
	const left = (await leftOutOf(ask.db, found.batch.id)) ?? new Map<LeftOut, readonly PersonId[]>()
	const citizens = await findCitizens(ask.db, [...left.values()].flat())
	const noTime = await noTimeFor(ask.db, found.batch.id)
	const rows = reasonsLeftOut.flatMap((because) =>
		(left.get(because) ?? []).flatMap((person): Row[] => {
			const citizen = citizens.get(person)
			return citizen === undefined ? [] : [{ citizen, because, noTime: noTime.get(person) ?? null }]
		}),
	)
	const title = ask.say('Ikke med i udsendelsen', 'Not in the batch')
	const above = (
		<Heading
			title={title}
			lead={
				<>
					{ask.say(
						'De skal have et tilbud, men ikke i denne udsendelse. Sådan så det ud, da den blev foreslået.',
						'They are to be offered a visit, but not in this batch. So it was when it was proposed.',
					)}{' '}
					<To to={`/tilbud/${found.batch.id}`}>{ask.say('Til udsendelsen', 'To the batch')}</To>
				</>
			}
		/>
	)
	return listPage(ask, title, above, leftOutList(ask, rows))
}

const leftOutList = (ask: Ask, rows: readonly Row[]): List<Row> => {
	const { say, language, today } = ask
	return {
		rows,
		caption: say('Ikke med i udsendelsen', 'Not in the batch'),
		exportName: 'ikke-med',
		sees: ({ citizen }) => [citizen.id],
		empty: (
			<Empty title={say('Der er ingen at vise', 'There is nobody to show')}>
				{say(
					'Alle, der skulle have et tilbud, er med – eller en nyere udsendelse er foreslået siden. Se den på listen over tilbud.',
					'Everyone who was due is in it – or a newer batch has been proposed since. See it on the list of offers.',
				)}
			</Empty>
		),
		filters: [
			{
				key: 'hvorfor',
				label: say('Hvorfor', 'Why'),
				choices: reasonsLeftOut.map((reason) => ({ value: reason, label: wordsForLeftOut[reason][language] })),
				keeps: ({ because }, value) => because === value,
			},
		],
		columns: [
			{
				key: 'navn',
				label: say('Navn', 'Name'),
				value: ({ citizen }) => fullName(citizen),
				cell: ({ citizen }) => <To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>,
			},
			{ key: 'alder', label: say('Alder', 'Age'), align: 'right', value: ({ citizen }) => ageOf(citizen, today) },
			{
				key: 'foedt',
				label: say('Født', 'Born'),
				value: ({ citizen }) => citizen.bornOn.slice(5),
				cell: ({ citizen }) => writeMonth(monthOf(citizen.bornOn), language),
			},
			{
				key: 'by',
				label: say('By', 'Town'),
				value: ({ citizen }) => shownTown(citizen)[language],
			},
			{
				key: 'hvorfor',
				label: say('Hvorfor', 'Why'),
				value: ({ because, noTime }) =>
					[wordsForLeftOut[because], noTime]
						.map((words) => words?.[language])
						.filter(Boolean)
						.join('. '),
				cell: ({ because, noTime }) => (
					<>
						{wordsForLeftOut[because][language]}
						{noTime === null ? null : <div class="hj-quiet">{noTime[language]}</div>}
					</>
				),
			},
		],
	}
}
