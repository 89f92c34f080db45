import type { FC } from 'hono/jsx'
import type { Text } from '#kernel/language.ts'
import { languageChoices, languageName } from '#kernel/spoken.ts'
import { useAround } from '#platform/web/index.ts'
import { Checks, DayFields, Details, Field } from '#platform/web/parts.tsx'
import { purposeOfRole, roles, titleOf } from '../role.ts'
import type { StaffTyped } from './staff-form.ts'

export type StaffFieldsProps = {
	readonly typed: StaffTyped
	readonly errors: Readonly<Record<string, string>>
	/** What the municipality calls its consultants. */
	readonly consultantTitle: Text
}

/** What is known of a member of staff, to be written or changed. */
export const StaffFields: FC<StaffFieldsProps> = ({ typed, errors, consultantTitle }) => {
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
					label: titleOf(role, consultantTitle)[language],
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
