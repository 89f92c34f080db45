import type { Day } from '#kernel/day.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { purposeOfRole, type Role, titleOf } from './role.ts'
import type { StaffDetails } from './staff/staff.ts'

/** What the demonstration's logins are filed under, whatever port it runs on. */
export const demonstrationLogins = 'demonstration'

/** Someone of the demonstration's staff, with the words under their button on its login page. */
export type DemonstrationStaff = { readonly details: StaffDetails; readonly subject: string; readonly role: Text }

type Part = { readonly name: string; readonly roles: readonly Role[]; readonly profession: string | null }

/** First names like anybody's; a surname that nobody bears. */
const parts: readonly Part[] = [
	{ name: 'Dorte Prøvesen', roles: ['coordinator'], profession: null },
	{ name: 'Asta Prøvesen', roles: ['consultant'], profession: 'Sygeplejerske' },
	{ name: 'Bo Prøvesen', roles: ['consultant'], profession: 'Ergoterapeut' },
	{ name: 'Carla Prøvesen', roles: ['consultant'], profession: 'Fysioterapeut' },
	{ name: 'Erik Prøvesen', roles: ['manager'], profession: null },
	{ name: 'Frida Prøvesen', roles: ['administrator'], profession: null },
]

/**
 * The demonstration's staff: made up, and seen to be. The same every time; `title` is what the municipality calls its
 * consultants, `municipality` its code, which makes their logins its own.
 */
export const demonstrationStaff = (municipality: string, title: Text, activeFrom: Day): DemonstrationStaff[] =>
	parts.map(({ name, roles, profession }, index) => {
		const subject = `${municipality}-${roles.join('-')}-${index + 1}`
		return {
			subject,
			role: roleText(roles, title),
			details: {
				name,
				email: `${subject}@demonstration.invalid`,
				roles,
				profession,
				authorisationId: profession === null ? null : `OPDIGTET${index}`,
				login: { issuer: demonstrationLogins, subject },
				activeFrom,
			},
		}
	})

const roleText = (roles: readonly Role[], title: Text): Text => {
	const words = roles.map((role) => ({ who: titleOf(role, title), does: purposeOfRole(role) }))
	const inOne = (language: Language): string =>
		words.map(({ who, does }) => `${who[language]}: ${does[language]}`).join('; ')
	return text(inOne('da'), inOne('en'))
}
