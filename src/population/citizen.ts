import { ageOn, type Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'

export type Status = 'resident' | 'dead' | 'moved_out' | 'emigrated' | 'disappeared'
export type Residence = 'own_home' | 'care_home' | 'institution' | 'asylum_centre'
export type CivilStatus = 'unmarried' | 'married' | 'divorced' | 'widowed' | 'registered_partner'
export type Sex = 'f' | 'm'

export type Address = {
	readonly id: string
	readonly street: string
	readonly houseNumber: string | null
	readonly floorDoor: string | null
	readonly postalCode: string | null
	readonly town: string | null
	/** Metres, EPSG:25832 (UTM 32 north). */
	readonly x: number | null
	readonly y: number | null
}

/** A citizen as the population register knows them. */
export type Citizen = {
	readonly id: PersonId
	/** Ten characters without hyphen; never in an address bar, a log or an error. */
	readonly cpr: string
	/** Known by a number of our own: the register has not confirmed who this is. */
	readonly createdHere: boolean
	readonly bornOn: Day
	readonly sex: Sex
	readonly givenNames: string
	readonly surname: string
	readonly status: Status
	/** The day of death or of the move, where the register says. */
	readonly statusSince: Day | null
	/** Who told of the death where the register did not tell it first; null otherwise. */
	readonly reportedDeadBy: string | null
	readonly residentSince: Day | null
	readonly civilStatus: CivilStatus | null
	/** Husband, wife or registered partner, also when dead; null when not in the register. */
	readonly spouse: PersonId | null
	readonly address: Address | null
	/** Name and address protection: mask on lists, show only where it is needed. */
	readonly protected: boolean
	readonly digitalPost: boolean
	readonly phone: string | null
	readonly language: string
	readonly residence: Residence
	readonly help: { readonly practical: boolean; readonly personal: boolean; readonly nursing: boolean }
	/** The only adult registered at the address; null without an address or when not a resident. */
	readonly livesAlone: boolean | null
	readonly lastOfferOn: Day | null
	readonly lastVisitOn: Day | null
}

/** Of a citizen what a standard may weigh; who they are and where they live is left out. */
export type RegisterLine = Pick<
	Citizen,
	| 'id'
	| 'bornOn'
	| 'sex'
	| 'status'
	| 'residentSince'
	| 'civilStatus'
	| 'livesAlone'
	| 'residence'
	| 'help'
	| 'lastOfferOn'
	| 'lastVisitOn'
>

/** Something that happened in a citizen's life; kinds as in the standard's rules (`spouse_died`, `discharged` …). */
export type LifeEvent = {
	readonly kind: string
	readonly on: Day
	/** `register`, or who or what told us. */
	readonly source: string
	readonly details: Readonly<Record<string, unknown>>
}

export const fullName = (citizen: Pick<Citizen, 'givenNames' | 'surname'>): string =>
	`${citizen.givenNames} ${citizen.surname}`.trim()

export const ageOf = (citizen: Pick<Citizen, 'bornOn'>, on: Day): number => ageOn(citizen.bornOn, on)

/** *Storgade 4, 1. tv* */
export const streetLine = (address: Pick<Address, 'street' | 'houseNumber' | 'floorDoor'>): string => {
	const house = [address.street, address.houseNumber].filter(Boolean).join(' ')
	return [house, address.floorDoor].filter(Boolean).join(', ')
}

/**
 * The address as a page, list, print or export says it: of a protected one only that it is protected. It stands in the letter
 * itself and, on the day, before whoever must drive there; nowhere else.
 */
export const shownAddress = ({ address, protected: isProtected }: Pick<Citizen, 'address' | 'protected'>): Text => {
	if (isProtected) return text('Beskyttet adresse', 'Protected address')
	const line = address === null ? '' : [streetLine(address), townLine(address)].filter(Boolean).join(', ')
	return text(line, line)
}

/** The same, of the town alone. */
export const shownTown = ({ address, protected: isProtected }: Pick<Citizen, 'address' | 'protected'>): Text => {
	if (isProtected) return shownAddress({ address, protected: isProtected })
	const line = address === null ? '' : townLine(address)
	return text(line, line)
}

/** *4180 Sorø* */
export const townLine = (address: Address): string => [address.postalCode, address.town].filter(Boolean).join(' ')
