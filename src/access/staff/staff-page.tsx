import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Errors, Form, Heading, LinkButton, Summary } from '#platform/web/parts.tsx'
import { type Competence, type CompetenceDemand, problemsOf } from '../competence/competence.ts'
import { competenceProblemText } from '../competence/competence-words.ts'
import { titleOf } from '../role.ts'
import type { Change, Staff } from './staff.ts'
import { Changes } from './staff-changes.tsx'
import { StaffFields, type StaffFieldsProps } from './staff-fields.tsx'
import { StaffStatus } from './staff-status.tsx'

export const NewStaff: FC<StaffFieldsProps> = (props) => {
	const { say } = useAround()
	return (
		<>
			<Heading title={say('Ny medarbejder', 'New member of staff')} />
			<Errors errors={props.errors} />
			<Form to="/medarbejdere/ny">
				<StaffFields {...props} />
				<Button>{say('Opret medarbejder', 'Add member of staff')}</Button>{' '}
				<LinkButton to="/medarbejdere">{say('Fortryd', 'Cancel')}</LinkButton>
			</Form>
		</>
	)
}

type OneStaff = StaffFieldsProps & {
	staff: Staff
	today: Day
	changes: readonly Change[]
	nameOf: (id: Change['by']) => string
	/** Null for whoever does not visit. */
	competence: Competence | null
	demand: CompetenceDemand
}

/** A member of staff: as they stand, to be changed, kept out or let in again, with everything that was changed. */
export const StaffCard: FC<OneStaff> = ({ staff, today, changes, nameOf, competence, demand, ...fields }) => {
	const { say, language } = useAround()
	const problems = competence === null ? [] : problemsOf(competence, today, demand)
	const here = `/medarbejdere/${staff.id}`
	return (
		<>
			<Heading title={staff.name} />
			<Summary
				rows={[
					[say('Status', 'Status'), <StaffStatus staff={staff} today={today} />],
					[
						say('Roller', 'Roles'),
						staff.roles.map((role) => titleOf(role, fields.consultantTitle)[language]).join(', '),
					],
					problems.length === 0
						? null
						: [
								say('Kompetence', 'Competence'),
								problems.map((problem) => <Badge kind="warning" text={competenceProblemText(problem)[language]} />),
							],
				]}
			/>
			{staff.roles.includes('consultant') ? (
				<p>
					<LinkButton to={`${here}/arbejdstid`}>{say('Arbejdstid og fravær', 'Working hours and absence')}</LinkButton>{' '}
					<LinkButton to={`${here}/kompetence`}>
						{say('Autorisation og kurser', 'Authorisation and courses')}
					</LinkButton>
				</p>
			) : null}
			<Errors errors={fields.errors} />
			<h2>{say('Ret oplysninger', 'Change details')}</h2>
			<Form to={here}>
				<input type="hidden" name="version" value={String(staff.version)} />
				<StaffFields {...fields} />
				<Button>{say('Gem', 'Save')}</Button>
			</Form>
			<Access staff={staff} />
			<h2>{say('Hvad der er ændret', 'What has been changed')}</h2>
			<Changes changes={changes} nameOf={nameOf} />
		</>
	)
}

const Access: FC<{ staff: Staff }> = ({ staff }) => {
	const { say } = useAround()
	return (
		<>
			<h2>{staff.deactivatedOn ? say('Giv adgang igen', 'Give access again') : say('Stop adgang', 'End access')}</h2>
			<Form to={`/medarbejdere/${staff.id}/${staff.deactivatedOn ? 'genaktiver' : 'deaktiver'}`}>
				<input type="hidden" name="version" value={String(staff.version)} />
				<p>
					{staff.deactivatedOn
						? say(
								'Medarbejderen kan logge ind igen med de roller, der står ovenfor.',
								'They can log in again with the roles above.',
							)
						: say(
								'Medarbejderen bliver logget ud med det samme og kan ikke logge ind. Det, medarbejderen har skrevet, bliver stående. Aftalte besøg skal flyttes til en anden.',
								'They are logged out at once and cannot log in. What they wrote remains. Visits agreed must be moved to somebody else.',
							)}
				</p>
				<Button look={staff.deactivatedOn ? 'secondary' : 'warning'}>
					{staff.deactivatedOn ? say('Giv adgang igen', 'Give access again') : say('Stop adgang nu', 'End access now')}
				</Button>
			</Form>
		</>
	)
}

export const LastAdministrator: FC = () => {
	const { say } = useAround()
	return (
		<Alert kind="info" title={say('Giv først en anden rollen', 'First give somebody else the role')}>
			{say(
				'Opret en administrator mere, som har et login, og prøv igen.',
				'Add another administrator who has a login, and try again.',
			)}
		</Alert>
	)
}
