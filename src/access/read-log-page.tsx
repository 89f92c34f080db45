import type { FC } from 'hono/jsx'
import { addDays, type Day } from '#kernel/day.ts'
import { type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Answer, Ask, Form } from '#platform/web/index.ts'
import { useAround } from '#platform/web/index.ts'
import { listPage } from '#platform/web/list.tsx'
import { Alert, Button, DayFields, Details, Empty, Heading, Select, To } from '#platform/web/parts.tsx'
import { columnsOf, namedColumn, unnamedColumn } from './read-log-columns.tsx'
import { type Opened, openedIn, type Reading, type ReadingsWanted } from './reading.ts'
import type { Staff } from './staff/staff.ts'

type Above = {
	readonly path: string
	readonly everyone: readonly Staff[]
	readonly staff: string
	readonly person: PersonId | null
	readonly personName: string | null
	readonly from: Day | null
	readonly to: Day | null
	readonly problem: string | null
	readonly isCut: boolean
	readonly limit: number
}

const AboveReadLog: FC<Above> = (props) => {
	const { say, link, language } = useAround()
	return (
		<>
			<Heading
				title={
					props.personName === null
						? say('Opslag', 'Read log')
						: say(`Opslag om ${props.personName}`, `Who looked at ${props.personName}`)
				}
				lead={say(
					'Hver gang en medarbejder ser noget om en borger, skrives det her. Det kan ikke rettes eller slettes.',
					'Each time staff see anything about a citizen, it is written here. It cannot be changed or removed.',
				)}
			/>
			{props.problem ? <Alert kind="error" title={props.problem} live /> : null}
			<p>{shownPeriod(props, say, language)}</p>
			<Details title={say('Vælg medarbejder og periode', 'Choose staff and period')} open={props.problem !== null}>
				<form method="get" action={link(props.path)} class="d-print-none">
					{props.person ? <input type="hidden" name="borger" value={props.person} /> : null}
					<Select
						name="medarbejder"
						label={say('Medarbejder', 'Member of staff')}
						empty={say('Alle', 'All')}
						value={props.staff}
						choices={props.everyone.map((staff) => ({ value: staff.id, label: staff.name }))}
					/>
					<DayFields name="fra" label={say('Fra og med', 'From')} value={props.from} />
					<DayFields name="til" label={say('Til og med', 'Until')} value={props.to} />
					<Button look="secondary">{say('Vis opslag', 'Show')}</Button>
				</form>
			</Details>
			{props.person ? (
				<p>
					<To to={`/borger/${props.person}`}>{say('Til borgerens kort', 'To the citizen’s card')}</To>
					{' · '}
					<To to="/opslag">{say('Alle opslag', 'Everything read')}</To>
				</p>
			) : null}
			{props.isCut ? (
				<Alert
					kind="warning"
					title={say(
						`Kun de nyeste ${props.limit} opslag er vist. Vælg en kortere periode eller én medarbejder.`,
						`Only the newest ${props.limit} are shown. Choose a shorter period or one member of staff.`,
					)}
				/>
			) : null}
		</>
	)
}

const shownPeriod = (
	{ from, to, staff, everyone }: Above,
	say: (da: string, en: string) => string,
	language: Language,
): string => {
	const who = everyone.find(({ id }) => id === staff)?.name ?? say('alle medarbejdere', 'all staff')
	const since = from ? say(` fra ${writeDay(from, language)}`, ` from ${writeDay(from, language)}`) : ''
	const until = to ? say(` til og med ${writeDay(to, language)}`, ` until ${writeDay(to, language)}`) : ''
	return say(
		`Viser opslag af ${who}${since}${until || ' og frem til nu'}.`,
		`Shows ${who}${since}${until || ' until now'}.`,
	)
}

/** A file has a line for each citizen seen. */
const alone = ({ person, ...reading }: Reading): Opened => ({ ...reading, persons: [person] })

const mostRows = 2000

type Asked = ReadingsWanted & {
	readonly fromDay: Day | null
	readonly toDay: Day | null
	readonly isWrong: boolean
	readonly isNamed: boolean
}

/** What of the log the address, read as a form, asks for; the last 30 days when it asks for no day and no citizen. */
export const askedOfReadLog = ({ query, today }: Ask, form: Form): Asked => {
	const staff = readId<StaffId>(query.get('medarbejder') ?? undefined)
	const person = readId<PersonId>(query.get('borger') ?? undefined)
	const isWritten = (name: string): boolean =>
		['_day', '_month', '_year', ''].some((part) => form.has(`${name}${part}`))
	const fromDay = form.day('fra') ?? (person ? null : addDays(today, -30))
	const toDay = form.day('til')
	const midnight = clock('00:00')
	return {
		staff,
		person,
		fromDay,
		toDay,
		from: fromDay && instantAt(fromDay, midnight),
		to: toDay && instantAt(addDays(toDay, 1), midnight),
		limit: mostRows + 1,
		isWrong: ['fra', 'til'].some((name) => isWritten(name) && form.day(name) === null),
		isNamed: staff !== null || person !== null,
	}
}

export const personsIn = (found: readonly Reading[], { person }: Asked): PersonId[] => [
	...new Set([...found.map((reading) => reading.person), ...(person ? [person] : [])]),
]

/** `names` is null when no citizen is to be named. */
export const readLogPage = (
	ask: Ask,
	asked: Asked,
	found: readonly Reading[],
	names: ReadonlyMap<PersonId, string> | null,
	everyone: readonly Staff[],
): Answer => {
	const { say } = ask
	const person = asked.person ?? null
	const shown = found.slice(0, mostRows)
	const nameOf = (id: PersonId): string =>
		names?.get(id) ?? say('En borger, der ikke længere er registreret', 'A citizen no longer on file')
	const answer = listPage(
		ask,
		say('Opslag', 'Read log'),
		<AboveReadLog
			path={ask.path}
			everyone={everyone}
			staff={asked.staff ?? ''}
			person={person}
			personName={person && nameOf(person)}
			from={asked.fromDay}
			to={asked.toDay}
			problem={
				asked.isWrong
					? say(
							'Dagen findes ikke. Skriv den som dag, måned og år, for eksempel 1 9 2026.',
							'There is no such day. Write day, month and year, for example 1 9 2026.',
						)
					: null
			}
			isCut={found.length > mostRows}
			limit={mostRows}
		/>,
		{
			rows: ask.query.get('format') === 'csv' ? shown.map(alone) : openedIn(shown),
			columns: columnsOf(ask, names ? namedColumn(ask, nameOf) : unnamedColumn(ask)),
			caption: say('Opslag, nyeste først', 'Read log, newest first'),
			exportName: 'opslag',
			empty: (
				<Empty title={say('Ingen opslag i perioden.', 'Nothing was read in this period.')}>
					{say('Vælg en længere periode eller en anden medarbejder.', 'Choose a longer period or somebody else.')}
				</Empty>
			),
			sees: ({ persons }) => (names ? persons : []),
		},
	)
	return person && 'sees' in answer ? { ...answer, sees: [...(answer.sees ?? []), person] } : answer
}
