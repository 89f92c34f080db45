import { inDanishOrder } from '#kernel/language.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import { listPage } from '#platform/web/list.tsx'
import { Badge, Empty, Heading, LinkButton, To } from '#platform/web/parts.tsx'
import { type Competence, problemsOf } from '../competence/competence.ts'
import { competenceProblemText } from '../competence/competence-words.ts'
import { isRole, roles, titleOf } from '../role.ts'
import { isActive, type Staff } from './staff.ts'
import { StaffStatus } from './staff-status.tsx'

export const staffListPage = (ask: Ask, everyone: readonly Staff[], competence: readonly Competence[]): Answer => {
	const { say, language, municipality, today } = ask
	const problemsOfOne = (staff: Staff): string[] =>
		competence
			.filter((one) => one.staff.id === staff.id)
			.flatMap((one) => problemsOf(one, today, municipality.competence))
			.map((problem) => competenceProblemText(problem)[language])
	const word = (role: string): string => (isRole(role) ? titleOf(role, municipality.consultantTitle)[language] : role)
	return listPage<Staff>(
		ask,
		say('Medarbejdere', 'Staff'),
		<>
			<Heading title={say('Medarbejdere', 'Staff')} />
			<p>
				<LinkButton to="/medarbejdere/ny" look="primary">
					{say('Ny medarbejder', 'New member of staff')}
				</LinkButton>{' '}
				<LinkButton to="/medarbejdere/kompetence">{say('Kompetence', 'Competence')}</LinkButton>{' '}
				<LinkButton to="/enheder">{say('Enheder', 'Devices')}</LinkButton>
			</p>
		</>,
		{
			rows: everyone.toSorted((a, b) => inDanishOrder(a.name, b.name)),
			caption: say('Medarbejdere', 'Staff'),
			exportName: 'medarbejdere',
			empty: <Empty title={say('Der er ingen medarbejdere.', 'There are no staff.')} />,
			filters: [
				{
					key: 'status',
					label: say('Status', 'Status'),
					choices: [
						{ value: 'aktiv', label: say('Har adgang', 'Has access') },
						{ value: 'stoppet', label: say('Har ikke adgang', 'Has no access') },
					],
					keeps: (staff, value) => isActive(staff, today) === (value === 'aktiv'),
				},
				{
					key: 'rolle',
					label: say('Rolle', 'Role'),
					choices: roles.map((role) => ({ value: role, label: word(role) })),
					keeps: (staff, value) => staff.roles.some((role) => role === value),
				},
			],
			columns: [
				{
					key: 'navn',
					label: say('Navn', 'Name'),
					value: (staff) => staff.name,
					cell: (staff) => <To to={`/medarbejdere/${staff.id}`}>{staff.name}</To>,
				},
				{ key: 'roller', label: say('Roller', 'Roles'), value: (staff) => staff.roles.map(word).join(', ') },
				{ key: 'fag', label: say('Faggruppe', 'Profession'), value: (staff) => staff.profession },
				{
					key: 'kompetence',
					label: say('Kompetence', 'Competence'),
					value: (staff) => problemsOfOne(staff).join(', '),
					cell: (staff) => problemsOfOne(staff).map((words) => <Badge kind="warning" text={words} />),
				},
				{ key: 'email', label: say('E-mail', 'E-mail'), value: (staff) => staff.email },
				{
					key: 'tilstand',
					label: say('Status', 'Status'),
					value: (staff) => (isActive(staff, today) ? say('Aktiv', 'Active') : say('Stoppet', 'Ended')),
					cell: (staff) => <StaffStatus staff={staff} today={today} />,
				},
			],
		},
	)
}
