import type { Child } from 'hono/jsx'
import { DeadlineBadge } from '#inquiry/index.ts'
import type { PersonId } from '#kernel/ids.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage } from '#platform/web/index.ts'
import { Empty, Heading, To } from '#platform/web/parts.tsx'
import { type Citizen, fullName } from '#population/index.ts'
import { howText, isOpen, type RecordRequest, stateOf, stateText, workingDaysToAnswer } from './record-request.ts'

/** Who has asked for the file: those that wait first, the most pressing on top. */
export const requestListPage = (
	ask: Ask,
	rows: readonly RecordRequest[],
	names: ReadonlyMap<PersonId, Citizen>,
): Answer => {
	const { say, today, language } = ask
	const nameOf = ({ person }: RecordRequest): string => {
		const citizen = names.get(person)
		return citizen === undefined ? '' : fullName(citizen)
	}
	return listPage(
		ask,
		say('Aktindsigt', 'Requests for files'),
		<Heading
			title={say('Aktindsigt', 'Requests for files')}
			lead={say(
				`Borgere, der har bedt om alt, hvad vi har skrevet om dem. Svaret gives inden ${workingDaysToAnswer} arbejdsdage. Begynd på borgerens kort, når nogen beder om det i telefonen eller i et brev.`,
				`Citizens who have asked for everything we have written about them. They are answered within ${workingDaysToAnswer} working days. Begin on the citizen’s card when somebody asks by telephone or letter.`,
			)}
		/>,
		{
			rows,
			caption: say('Anmodninger om aktindsigt, den mest presserende først', 'Requests, the most pressing first'),
			exportName: 'aktindsigt',
			sees: ({ person }) => [person],
			empty: (
				<Empty title={say('Ingen har bedt om aktindsigt.', 'Nobody has asked for their file.')}>
					{say(
						'Beder nogen om det, så find borgeren under Borgere, og vælg “Aktindsigt” på kortet.',
						'When somebody does, find the citizen under Citizens and choose “Request for the file” on the card.',
					)}
				</Empty>
			),
			columns: [
				{
					key: 'borger',
					label: say('Borger', 'Citizen'),
					value: nameOf,
					cell: (request): Child => <To to={`/aktindsigt/${request.id}`}>{nameOf(request)}</To>,
				},
				{
					key: 'bedt',
					label: say('Bedt om', 'Asked'),
					value: ({ askedOn }) => askedOn,
					cell: ({ askedOn }) => writeShortDay(askedOn),
				},
				{ key: 'hvordan', label: say('Hvordan', 'How'), value: ({ askedHow }) => howText[askedHow][language] },
				{
					key: 'frist',
					label: say('Frist', 'Due'),
					value: ({ dueOn }) => dueOn,
					cell: (request): Child =>
						isOpen(request) ? <DeadlineBadge dueOn={request.dueOn} today={today} /> : writeShortDay(request.dueOn),
				},
				{
					key: 'stand',
					label: say('Hvor langt', 'How far'),
					value: (request) => stateText[stateOf(request)][language],
				},
			],
			filters: [
				{
					key: 'stand',
					label: say('Hvor langt', 'How far'),
					choices: Object.entries(stateText).map(([value, words]) => ({ value, label: words[language] })),
					keeps: (request, value) => stateOf(request) === value,
				},
			],
		},
	)
}
