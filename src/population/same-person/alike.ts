import { type Day, dateOf, dayFrom, daysBetween, monthOf, readDay, yearOf } from '#kernel/day.ts'
import { type Address, type Citizen, streetLine } from '../citizen.ts'
import { isMadeHere, numberRank } from '../cpr.ts'
import { foldLetters, type Named, type NameLikeness, nameLikeness } from '../import/same-name.ts'

/** What is known of somebody, by the register or by whoever tells of them. */
export type Someone = Named & {
	/** Ten characters without hyphen. */
	readonly cpr?: string | null
	readonly bornOn?: Day | null
	/** With or without house number and floor. */
	readonly street?: string | null
	readonly postalCode?: string | null
	readonly phone?: string | null
}

/** In what two descriptions agree, when that is enough for a person to look. */
export type Likeness = {
	readonly cpr: boolean
	readonly name: NameLikeness | null
	/** `near`: one digit, or day and month changed about. */
	readonly born: 'same' | 'near' | 'other' | 'unknown'
	readonly address: boolean
	readonly phone: boolean
}

/** Words of an address as they can be compared: *Storgade 4 B, 1. tv.* and *storgade 4b 1 tv* say the same. */
const addressWords = (written: string): string[] =>
	foldLetters(written)
		.replaceAll(/(\d)\s+([a-z])(?![a-z])/g, '$1$2')
		.replaceAll(/\b(sal|etage)\b/g, ' ')
		.split(/[^a-z0-9]+/)
		.filter(Boolean)

const startsWith = (long: readonly string[], short: readonly string[]): boolean =>
	short.every((word, place) => word === long[place])

/** The same dwelling as far as it is said; a house number must be. Postal codes that differ part them. */
const sameAddress = (one: Someone, other: Someone): boolean => {
	if (one.postalCode && other.postalCode && one.postalCode !== other.postalCode) return false
	const [words, otherWords] = [addressWords(one.street ?? ''), addressWords(other.street ?? '')]
	const [short, long] = words.length <= otherWords.length ? [words, otherWords] : [otherWords, words]
	return short.some((word, place) => place > 0 && /^\d/.test(word)) && startsWith(long, short)
}

/** The last eight digits: a country code parts nobody. */
export const phoneDigits = (written: string | null | undefined): string =>
	(written ?? '').replaceAll(/\D/g, '').slice(-8)

const samePhone = (one: Someone, other: Someone): boolean => {
	const digits = phoneDigits(one.phone)
	return digits.length === 8 && digits === phoneDigits(other.phone)
}

const written = (day: Day): string => `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(0, 4)}`
const dayOfWritten = (digits: string): Day | null =>
	readDay(`${digits.slice(4, 8)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`)

/** The birthdays one slip of the pen away: another digit, two neighbours changed about, or day and month. */
export const daysOneSlipAway = (day: Day): Day[] => {
	const digits = written(day)
	const slips = [...digits].flatMap((digit, place) => [
		...[...'0123456789'].map((another) => `${digits.slice(0, place)}${another}${digits.slice(place + 1)}`),
		`${digits.slice(0, place)}${digits[place + 1] ?? ''}${digit}${digits.slice(place + 2)}`,
	])
	const turned = readDay(dayFrom(yearOf(day), dateOf(day), monthOf(day)))
	const days = [turned, ...slips.map(dayOfWritten)].filter((near) => near !== null && near !== day)
	return [...new Set(days)] as Day[]
}

const bornLikeness = (one: Someone, other: Someone): Likeness['born'] => {
	if (!one.bornOn || !other.bornOn) return 'unknown'
	if (one.bornOn === other.bornOn) return 'same'
	return daysOneSlipAway(one.bornOn).includes(other.bornOn) ? 'near' : 'other'
}

/** Of one name at one address and further apart than this they are parent and child. */
const aGeneration = 15

const areGenerationsApart = (one: Someone, other: Someone): boolean =>
	Boolean(one.bornOn && other.bornOn && Math.abs(daysBetween(one.bornOn, other.bornOn)) > aGeneration * 365)

/** Whether that much in common makes one think of one person. Against a birth date that differs a name needs the address. */
const suffices = ({ cpr, name, born, address, phone }: Likeness): boolean => {
	if (cpr) return true
	if (name === null) return false
	const found = address || phone
	if (born === 'same') return name !== 'given' || found
	if (born === 'other') return name === 'same' && address
	if (born === 'near') return name !== 'given' && found
	return name !== 'given' || found
}

/** In what two agree; null when that is too little. The same whichever is named first. */
export const likeness = (one: Someone, other: Someone): Likeness | null => {
	const cpr = Boolean(one.cpr) && one.cpr === other.cpr
	const name = nameLikeness(one, other)
	if (name === null && !cpr) return null
	const likeness: Likeness = {
		cpr,
		name,
		born: bornLikeness(one, other),
		address: sameAddress(one, other),
		phone: samePhone(one, other),
	}
	return suffices(likeness) && (likeness.cpr || likeness.born !== 'other' || !areGenerationsApart(one, other))
		? likeness
		: null
}

/** For the order of a list: what says most comes first. */
export const strength = ({ cpr, name, born, address, phone }: Likeness): number =>
	(cpr ? 100 : 0) +
	{ same: 20, near: 6, unknown: 3, other: 0 }[born] +
	{ same: 10, alike: 6, given: 2 }[name ?? 'given'] +
	(address ? 7 : 0) +
	(phone ? 5 : 0)

/** Enough to act on without asking, as long as nobody else is as like: the CPR number, or birth date and full name. */
export const isTelling = ({ cpr, name, born }: Likeness): boolean => cpr || (born === 'same' && name === 'same')

/** A citizen as others may be compared with them. */
export const asSomeone = (
	citizen: Pick<Citizen, 'cpr' | 'givenNames' | 'surname' | 'bornOn' | 'phone'> & {
		readonly address: Pick<Address, 'street' | 'houseNumber' | 'floorDoor' | 'postalCode'> | null
	},
): Someone => ({
	cpr: citizen.cpr,
	givenNames: citizen.givenNames,
	surname: citizen.surname,
	bornOn: citizen.bornOn,
	street: citizen.address === null ? null : streetLine(citizen.address),
	postalCode: citizen.address?.postalCode ?? null,
	phone: citizen.phone,
})

export const noLikeness: Likeness = { cpr: false, name: null, born: 'other', address: false, phone: false }

/**
 * Whether two of the register are put before a person. Two ordinary numbers were given to two people: then it takes the whole
 * name, or the address or telephone besides. A number made here, or a replacement, was given for want of the real one.
 */
export const isWorthALook = (like: Likeness, one: string, other: string): boolean =>
	numberRank(one) !== numberRank(other) || isMadeHere(one) || like.name === 'same' || like.address || like.phone
