export {
	type Address,
	ageOf,
	type Citizen,
	type CivilStatus,
	fullName,
	type LifeEvent,
	type RegisterLine,
	type Residence,
	type Sex,
	type Status,
	streetLine,
	townLine,
} from './citizen.ts'
export { type Cpr, writeCpr } from './cpr.ts'
export {
	at as rateAt,
	bothKindsOfHelp,
	homeHelp,
	inCareHome,
	mortality,
	moving,
	nursing,
} from './rates.ts'
