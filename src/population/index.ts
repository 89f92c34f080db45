export type { Likeness } from './alike.ts'
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
	shownAddress,
	shownTown,
	streetLine,
	townLine,
} from './citizen.ts'
export { type Cpr, maskCpr, numberRank, readCpr, writeCpr } from './cpr.ts'
export type { Declined } from './declined.ts'
export { goneText, lifeEventText } from './life-words.ts'
export { type DeathReported, type Departure, departureOf, departures, departureText, livesQueue } from './lives.ts'
export type { Double, Forwarded, MergeRefusal, Merging } from './merging.ts'
export { type NewCitizen, readStreetLine, readTownLine } from './new-citizen.ts'
export {
	at as rateAt,
	bothKindsOfHelp,
	homeHelp,
	inCareHome,
	mortality,
	moving,
	nursing,
} from './rates.ts'
