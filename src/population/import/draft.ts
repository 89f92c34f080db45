import type { Day } from '#kernel/day.ts'
import type { CivilStatus, Residence, Sex, Status } from '../citizen.ts'
import type { Dwelling } from '../generate/dwellings.ts'

/** A made-up citizen while being made. */
export type Draft = {
	readonly sex: Sex
	readonly bornOn: Day
	/** Age on the day described, or on the day of death. */
	readonly age: number
	household: Household
	status: Status
	statusSince: Day | null
	civilStatus: CivilStatus
	/** Husband or wife, also when dead or in a care home. */
	spouse: Draft | null
	residence: Residence
	residenceSince: Day | null
	cpr: string
	givenNames: string
	surname: string
}

/** Those who live together. Dropped and kept together. */
export type Household = { members: Draft[]; dwelling: Dwelling | null; residentSince: Day | null }

export const draftOf = (sex: Sex, age: number, bornOn: Day): Draft => {
	const household: Household = { members: [], dwelling: null, residentSince: null }
	const draft: Draft = {
		sex,
		age,
		bornOn,
		household,
		status: 'resident',
		statusSince: null,
		civilStatus: 'unmarried',
		spouse: null,
		residence: 'own_home',
		residenceSince: null,
		cpr: '',
		givenNames: '',
		surname: '',
	}
	household.members.push(draft)
	return draft
}

/** The guest gives up a household of their own. */
export const moveInWith = (host: Draft, guest: Draft): void => {
	guest.household = host.household
	host.household.members.push(guest)
}

export const marry = (one: Draft, other: Draft): void => {
	one.spouse = other
	other.spouse = one
	one.civilStatus = 'married'
	other.civilStatus = 'married'
}
