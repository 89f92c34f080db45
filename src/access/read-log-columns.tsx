import type { Child, FC } from 'hono/jsx'
import type { PersonId } from '#kernel/ids.ts'
import type { Language } from '#kernel/language.ts'
import { writeMomentToTheSecond } from '#kernel/write-moment.ts'
import { type Column, useAround } from '#platform/web/index.ts'
import { To } from '#platform/web/parts.tsx'
import type { Opened } from './reading.ts'

type Speech = { readonly say: (da: string, en: string) => string; readonly language: Language }

/** When, who, what, and which citizens. */
export const columnsOf = ({ say, language }: Speech, citizens: Column<Opened>): Column<Opened>[] => [
	{
		key: 'at',
		label: say('Tidspunkt', 'Time'),
		value: ({ at }) => at,
		cell: ({ at }): Child => <span class="hj-nowrap">{writeMomentToTheSecond(at, language)}</span>,
	},
	{ key: 'staff', label: say('Medarbejder', 'Member of staff'), value: ({ staffName }) => staffName },
	{ key: 'what', label: say('Hvad', 'What'), value: ({ what }) => what },
	citizens,
]

/** Citizens are named only where one asked for somebody. */
export const namedColumn = ({ say }: Speech, nameOf: (person: PersonId) => string): Column<Opened> => ({
	key: 'citizen',
	label: say('Borger', 'Citizen'),
	value: ({ persons }) => persons.map(nameOf).join(', '),
	cell: ({ persons }): Child =>
		persons.map((person) => (
			<div>
				<To to={`/opslag?borger=${person}`}>{nameOf(person)}</To>
			</div>
		)),
})

const WhoElse: FC<{ person: PersonId }> = ({ person }) => {
	const { say } = useAround()
	return (
		<To to={`/opslag?borger=${person}`}>
			{say('Se, hvem der har set denne borger', 'See who looked at this citizen')}
		</To>
	)
}

/** The whole log lists no names: how many a page showed, and who else has looked at each. */
export const unnamedColumn = ({ say }: Speech): Column<Opened> => ({
	key: 'citizen',
	label: say('Borger', 'Citizen'),
	value: ({ persons }) => persons.join(' '),
	cell: ({ persons }): Child => {
		const [only] = persons
		if (persons.length === 1 && only !== undefined) return <WhoElse person={only} />
		return (
			<details>
				<summary>{say(`${persons.length} borgere på én gang`, `${persons.length} citizens at once`)}</summary>
				<ol>
					{persons.map((person) => (
						<li>
							<WhoElse person={person} />
						</li>
					))}
				</ol>
			</details>
		)
	},
})
