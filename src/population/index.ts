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
export {
	at as rateAt,
	bothKindsOfHelp,
	homeHelp,
	inCareHome,
	mortality,
	moving,
	nursing,
} from './generate/rates.ts'
export { goneText, lifeEventText } from './lives/life-words.ts'
export {
	type DeathReported,
	type Departure,
	departureOf,
	departures,
	departureText,
	livesQueue,
} from './lives/lives.ts'
export { type NewCitizen, readStreetLine, readTownLine } from './new-citizen/new-citizen.ts'
export type { Likeness } from './same-person/alike.ts'
export type { Double, Forwarded, MergeRefusal, Merging } from './same-person/merging.ts'
