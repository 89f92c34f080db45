import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Language } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import type { List } from '#platform/web/index.ts'
import { Badge, Empty, To } from '#platform/web/parts.tsx'
import { agreementKinds, agreementKindText } from '#visit/index.ts'
import { type Agreement, type Standing, standingOf, standingText } from './agreement.ts'
import { noteStruckText } from './note-struck.ts'

type Row = { readonly agreement: Agreement; readonly name: string; readonly owner: string; readonly standing: Standing }
type Around = {
	readonly say: (da: string, en: string) => string
	readonly language: Language
	readonly today: Day
	readonly me: StaffId
	readonly nameOf: (person: PersonId) => string
	readonly ownerOf: (staff: StaffId) => string
}

const badge: Record<Standing, 'error' | 'warning' | 'info' | 'none'> = {
	overdue: 'error',
	due: 'warning',
	coming: 'info',
	done: 'none',
	cancelled: 'none',
}

/** What was agreed and is still to be done, the longest overdue first. */
export const agreementList = (agreements: readonly Agreement[], around: Around): List<Row> => {
	const { say, language, today, me } = around
	return {
		rows: agreements.map((agreement) => ({
			agreement,
			name: around.nameOf(agreement.person),
			owner: around.ownerOf(agreement.owner),
			standing: standingOf(agreement, today),
		})),
		caption: say('Aftaler, der skal følges op', 'Agreements to follow up'),
		exportName: 'opfoelgning',
		sees: (row) => [row.agreement.person],
		columns: [
			{
				key: 'due',
				label: say('Senest', 'Due'),
				value: (row) => row.agreement.dueOn,
				cell: (row) => (
					<>
						{writeShortDay(row.agreement.dueOn)}{' '}
						<Badge kind={badge[row.standing]} text={standingText(row.standing)[language]} />
					</>
				),
			},
			{
				key: 'name',
				label: say('Borger', 'Citizen'),
				value: (row) => row.name,
				cell: (row) => <To to={`/borger/${row.agreement.person}`}>{row.name}</To>,
			},
			{ key: 'kind', label: say('Hvad', 'What'), value: (row) => agreementKindText(row.agreement.kind)[language] },
			{
				key: 'what',
				label: say('Aftalen', 'The agreement'),
				value: ({ agreement: { what, noteStruck } }) =>
					noteStruck === null ? what : `${what} (${noteStruckText[language]})`,
				cell: (row) => (
					<>
						<To to={`/opfoelgning/${row.agreement.id}`}>
							<span dir="auto">
								{row.agreement.what.length > 140 ? `${row.agreement.what.slice(0, 140)}…` : row.agreement.what}
							</span>
						</To>
						{row.agreement.noteStruck === null ? null : (
							<>
								{' '}
								<Badge kind="error" text={noteStruckText[language]} />
							</>
						)}
					</>
				),
			},
			{ key: 'owner', label: say('Hvem', 'Who'), value: (row) => row.owner },
		],
		filters: [
			{
				key: 'hvis',
				label: say('Hvis aftaler', 'Whose'),
				choices: [{ value: 'mine', label: say('Mine', 'Mine') }],
				keeps: (row, value) => value !== 'mine' || row.agreement.owner === me,
			},
			{
				key: 'frist',
				label: say('Frist', 'Due'),
				choices: [
					{ value: 'nu', label: say('I dag og forfaldne', 'Today and overdue') },
					{ value: 'forfalden', label: say('Forfaldne', 'Overdue') },
					{ value: 'kommende', label: say('Kommende', 'Coming') },
				],
				keeps: (row, value) =>
					value === 'forfalden'
						? row.standing === 'overdue'
						: value === 'kommende'
							? row.standing === 'coming'
							: row.standing !== 'coming',
			},
			{
				key: 'slags',
				label: say('Slags', 'Kind'),
				choices: agreementKinds.map((kind) => ({ value: kind, label: agreementKindText(kind)[language] })),
				keeps: (row, value) => row.agreement.kind === value,
			},
		],
		empty: (
			<Empty title={say('Der er ingen aftaler at følge op på.', 'There is nothing to follow up.')}>
				{say(
					'Aftaler laves under et besøg eller fra borgerens kort.',
					'Agreements are made during a visit or from the citizen’s card.',
				)}
			</Empty>
		),
	}
}
