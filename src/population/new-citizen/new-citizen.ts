import type { Day } from '#kernel/day.ts'
import type { Sex } from '../citizen.ts'

/** Somebody whom the register does not know yet, as they were told of. */
export type NewCitizen = {
	readonly givenNames: string
	readonly surname: string
	readonly bornOn: Day
	/** Only the year was known, or about how old. */
	readonly isBornOnEstimated?: true
	readonly sex: Sex
	readonly street: string
	readonly houseNumber: string | null
	readonly floorDoor: string | null
	readonly postalCode: string | null
	readonly town: string | null
	readonly phone: string | null
	/** Who or what told us. */
	readonly source: string
}

const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ'
const serialsALetter = 36 ** 3

/**
 * A number for somebody whose CPR number we do not know: the birth date, a letter, and three characters; the next one for
 * every `taken`. The letter tells it from a number given by the register.
 */
export const standInNumber = (bornOn: Day, taken: number): string => {
	const letter = letters[Math.floor(taken / serialsALetter) % letters.length] ?? 'A'
	const serial = (taken % serialsALetter).toString(36).toUpperCase().padStart(3, '0')
	return `${bornOn.slice(8, 10)}${bornOn.slice(5, 7)}${bornOn.slice(2, 4)}${letter}${serial}`
}

/** *Storgade 4, 1. tv* taken apart. */
export const readStreetLine = (written: string): Pick<NewCitizen, 'street' | 'houseNumber' | 'floorDoor'> => {
	const parts = /^(.*?\D)[\s,]+(\d{1,3} ?[A-Za-zÆØÅæøå]?)(?![\w.])(?:[\s,]+(.*))?$/.exec(written.trim())
	if (parts === null) return { street: written.trim(), houseNumber: null, floorDoor: null }
	return {
		street: (parts[1] ?? '').trim(),
		houseNumber: (parts[2] ?? '').replaceAll(' ', '').toUpperCase(),
		floorDoor: parts[3]?.trim() || null,
	}
}

/** *4180 Sorø* taken apart. */
export const readTownLine = (written: string): Pick<NewCitizen, 'postalCode' | 'town'> => {
	const parts = /^(?:DK-?)?\s*(\d{4})\b[\s,]*(.*)$/i.exec(written.trim())
	return { postalCode: parts?.[1] ?? null, town: (parts ? parts[2] : written)?.trim() || null }
}
