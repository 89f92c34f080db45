import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { languageChoices, languageName } from '#kernel/spoken.ts'
import { writeDay, writeShortDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'
import { useAround } from '#platform/web/index.ts'
import {
	Alert,
	Badge,
	Button,
	Checks,
	DayFields,
	Details,
	Empty,
	Errors,
	Field,
	Form,
	Heading,
	LinkButton,
	Summary,
} from '#platform/web/parts.tsx'
import { type Competence, type CompetenceDemand, problemsOf } from './competence.ts'
import { competenceProblemText } from './competence-words.ts'
import { nameOfRole, purposeOfRole, type Role, roles, titleOf } from './role.ts'
import { type Change, isActive, type Staff } from './staff.ts'
import type { StaffTyped } from './staff-form.ts'

/** A municipality calls its consultants by its own title. */
export const roleWord = (role: Role, consultantTitle: Text, language: Language): string =>
	titleOf(role, consultantTitle)[language]

export const StaffFields: FC<{
	typed: StaffTyped
	errors: Readonly<Record<string, string>>
	consultantTitle: Text
}> = ({ typed, errors, consultantTitle }) => {
	const { say, language } = useAround()
	return (
		<>
			<Field name="name" label={say('Navn', 'Name')} value={typed.name} error={errors.name} />
			<Field name="email" type="email" label={say('E-mail', 'E-mail')} value={typed.email} error={errors.email} />
			<Checks
				name="roles"
				label={say('Roller', 'Roles')}
				hint={say('En medarbejder kan have flere.', 'Someone may have several.')}
				error={errors['roles-0']}
				values={typed.roles}
				choices={roles.map((role) => ({
					value: role,
					label: roleWord(role, consultantTitle, language),
					hint: purposeOfRole(role)[language],
				}))}
			/>
			<Field
				name="profession"
				label={say('Faggruppe', 'Profession')}
				hint={say('For eksempel sygeplejerske eller ergoterapeut.', 'For example nurse or occupational therapist.')}
				required={false}
				value={typed.profession}
				error={errors.profession}
			/>
			<Field
				name="authorisation"
				label={say('Autorisations-ID', 'Authorisation ID')}
				hint={say('Fra autorisationsregisteret, hvis der er et.', 'From the register of health professionals, if any.')}
				required={false}
				value={typed.authorisationId}
				error={errors.authorisation}
			/>
			<Languages spoken={typed.languages} />
			<Field
				name="subject"
				label={say('Bruger-ID i kommunens login', 'User ID in the municipality’s login')}
				hint={say(
					'Står på den side, medarbejderen ser, når login ikke er kendt. Uden det kan medarbejderen ikke logge ind.',
					'It is shown on the page one meets when a login is not known. Without it this person cannot log in.',
				)}
				required={false}
				value={typed.subject}
				error={errors.subject}
			/>
			<DayFields
				name="from"
				label={say('Ansat fra', 'At work from')}
				value={typed.activeFrom}
				error={errors.from_day}
			/>
		</>
	)
}

const Languages: FC<{ spoken: readonly string[] }> = ({ spoken }) => {
	const { say, language } = useAround()
	return (
		<div class="mt-5 mb-5">
			<Details
				title={
					spoken.length === 0
						? say('Taler andre sprog end dansk', 'Speaks other languages than Danish')
						: `${say('Taler også', 'Also speaks')} ${spoken.map((code) => languageName(code, language)).join(', ')}`
				}
			>
				<Checks
					name="languages"
					label={say('Sprog ud over dansk', 'Languages besides Danish')}
					hint={say(
						'Borgere, der har brug for et af dem, får tid hos medarbejderen.',
						'Citizens who need one of them are given a time with this person.',
					)}
					values={spoken}
					choices={languageChoices(language, spoken)}
				/>
			</Details>
		</div>
	)
}

export const NewStaff: FC<Parameters<typeof StaffFields>[0]> = (props) => {
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

type OneStaff = Parameters<typeof StaffFields>[0] & {
	staff: Staff
	today: Day
	changes: readonly Change[]
	nameOf: (id: Change['by']) => string
	/** Null for whoever does not visit. */
	competence: Competence | null
	demand: CompetenceDemand
}

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
						staff.roles.map((role) => roleWord(role, fields.consultantTitle, language)).join(', '),
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
			<h2>{staff.deactivatedOn ? say('Giv adgang igen', 'Give access again') : say('Stop adgang', 'End access')}</h2>
			<Form to={`${here}/${staff.deactivatedOn ? 'genaktiver' : 'deaktiver'}`}>
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
			<h2>{say('Hvad der er ændret', 'What has been changed')}</h2>
			<Changes changes={changes} nameOf={nameOf} />
		</>
	)
}

export const StaffStatus: FC<{ staff: Staff; today: Day }> = ({ staff, today }) => {
	const { say, language } = useAround()
	if (staff.deactivatedOn && staff.deactivatedOn <= today)
		return <Badge kind="none" text={`${say('Stoppet', 'Ended')} ${writeShortDay(staff.deactivatedOn)}`} />
	if (!isActive(staff, today))
		return <Badge kind="info" text={`${say('Fra', 'From')} ${writeDay(staff.activeFrom, language)}`} />
	return staff.login === null ? (
		<Badge kind="warning" text={say('Mangler login', 'No login yet')} />
	) : (
		<Badge kind="success" text={say('Aktiv', 'Active')} />
	)
}

const words: Record<string, Text> = {
	added: text('Oprettet', 'Added'),
	changed: text('Rettet', 'Changed'),
	deactivated: text('Adgang stoppet', 'Access ended'),
	reactivated: text('Adgang givet igen', 'Access given again'),
	name: text('navn', 'name'),
	email: text('e-mail', 'e-mail'),
	roles: text('roller', 'roles'),
	profession: text('faggruppe', 'profession'),
	authorisationId: text('autorisations-ID', 'authorisation ID'),
	languages: text('sprog', 'languages'),
	login: text('login', 'login'),
	activeFrom: text('ansat fra', 'at work from'),
}

const Changes: FC<{ changes: readonly Change[]; nameOf: (id: Change['by']) => string }> = ({ changes, nameOf }) => {
	const { say, language } = useAround()
	const word = (code: string): string => words[code]?.[language] ?? code
	const written = (field: string, value: string | null): string =>
		value === null || value === ''
			? say('(tomt)', '(empty)')
			: field === 'roles'
				? value
						.split(', ')
						.map((role) => nameOfRole(role as Role)?.[language] ?? role)
						.join(', ')
				: field === 'languages'
					? value
							.split(', ')
							.map((code) => languageName(code, language))
							.join(', ')
					: value
	return changes.length === 0 ? (
		<Empty title={say('Intet er ændret.', 'Nothing has been changed.')} />
	) : (
		<ul>
			{changes.map((change) => (
				<li>
					<strong>{word(change.what)}</strong> {writeMoment(change.at, language)} {say('af', 'by')} {nameOf(change.by)}
					{change.what === 'changed'
						? `: ${change.fields
								.map(({ field, from, to }) => `${word(field)}: ${written(field, from)} → ${written(field, to)}`)
								.join('; ')}`
						: ''}
				</li>
			))}
		</ul>
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
