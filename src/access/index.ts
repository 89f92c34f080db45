export { citizenIdleMinutes } from './citizen-session.ts'
export {
	type Background,
	backgrounds,
	backgroundText,
	hasBackground,
	isBackground,
	isHealthProfession,
} from './competence/profession.ts'
export { type DemonstrationStaff, demonstrationLogins, demonstrationStaff } from './demonstration.ts'
export type { CitizenLoginOf, CitizenLoginSettings, LoginOf, LoginSettings } from './login.ts'
export type { Reading } from './reading.ts'
export { type Role, roles } from './role.ts'
export type { Session } from './session.ts'
export { isActive, type Profession, type Staff, type StaffDetails } from './staff/staff.ts'
