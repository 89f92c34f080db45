import type { Stance } from '#eligibility/index.ts'
import { type Day, daysBetween } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage } from '#platform/web/index.ts'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import { ageOf, type Citizen, fullName } from '#population/index.ts'
import { criterionText, type Standard } from '#standard/index.ts'
import { groundsToAssess, isUrgent } from './standing-words.ts'

/** One citizen who waits for a professional's yes or no. */
export type Waiting = {
	readonly person: PersonId
	readonly citizen: Citizen
	readonly stance: Stance
	readonly since: Day
}

const firstLastDay = ({ stance }: Waiting): Day | null =>
	groundsToAssess(stance.grounds)
		.map(({ until }) => until)
		.filter((until) => until !== null)
		.sort()
		.at(0) ?? null

const groundWords = (row: Waiting, standard: Standard | null, ask: Ask): string =>
	groundsToAssess(row.stance.grounds)
		.map(({ criterion }) => (standard === null ? criterion : criterionText(standard, criterion)[ask.language]))
		.join(', ')

/** Who is to be assessed, on which ground, since when; those whose time runs out first come first. */
export const worklistPage = (ask: Ask, waiting: readonly Waiting[], standard: Standard | null): Answer => {
	const { say } = ask
	const rows = waiting.toSorted((a, b) => {
		const [x, y] = [firstLastDay(a) ?? '9999', firstLastDay(b) ?? '9999']
		return x < y ? -1 : x > y ? 1 : a.since < b.since ? -1 : 1
	})
	const above = (
		<Heading
			title={say('Faglig vurdering', 'Professional assessment')}
			lead={say(
				'Her beslutter en fagperson, om borgeren skal have et tilbud. Ingen får ja eller nej af en maskine.',
				'Here a professional decides whether the citizen is offered a visit. Nobody gets a yes or a no from a machine.',
			)}
		/>
	)
	return listPage(ask, say('Faglig vurdering', 'Professional assessment'), above, {
		rows,
		caption: say('Borgere, der venter på en faglig vurdering', 'Citizens who wait for a professional assessment'),
		exportName: 'vurdering',
		sees: (row) => [row.person],
		empty: (
			<Empty title={say('Ingen venter på en vurdering', 'Nobody waits for an assessment')}>
				{say(
					'Borgere kommer på listen, når der er en grund, som kræver et fagligt ja. Skriv en hændelse på borgerens kort, hvis du ved noget nyt.',
					'Citizens come onto the list when there is a ground that needs a professional yes. Record an event on the citizen’s card if you have learnt something.',
				)}
			</Empty>
		),
		columns: [
			{
				key: 'name',
				label: say('Navn', 'Name'),
				value: (row) => fullName(row.citizen),
				cell: (row) => <To to={`/vurdering/${row.person}`}>{fullName(row.citizen)}</To>,
			},
			{ key: 'age', label: say('Alder', 'Age'), align: 'right', value: (row) => ageOf(row.citizen, ask.today) },
			{ key: 'ground', label: say('Grund', 'Ground'), value: (row) => groundWords(row, standard, ask) },
			{
				key: 'since',
				label: say('Venter siden', 'Waiting since'),
				value: (row) => row.since,
				cell: (row) => `${writeShortDay(row.since)} (${daysBetween(row.since, ask.today)} ${say('dage', 'days')})`,
			},
			{
				key: 'until',
				label: say('Senest', 'No later than'),
				value: firstLastDay,
				cell: (row) => {
					const last = firstLastDay(row)
					if (last === null) return say('ingen frist', 'no last day')
					return isUrgent({ until: last }, ask.today) ? (
						<Badge kind="error" text={writeShortDay(last)} />
					) : (
						writeShortDay(last)
					)
				},
			},
		],
	})
}
