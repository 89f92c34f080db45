import type { Staff } from '#access/index.ts'
import type { Text } from '#kernel/language.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Base, baseOf } from './base.ts'
import { knownDistricts } from './district.ts'

/** Where a consultant drives, and what they bring: what a plan of times goes by. */
export type Driving = {
	/** Null: the way to the first visit and from the last is not planned. */
	readonly base: Base | null
	/** The base is the consultant's own, not the municipality's. */
	readonly isOwn: boolean
	/** None: everywhere. */
	readonly districts: readonly Text[]
	/** Chosen once, and gone from the settings since. */
	readonly gone: readonly string[]
	readonly profession: string | null
	readonly languages: readonly string[]
	/** The municipality has districts to choose among. */
	readonly hasDistricts: boolean
}

export const drivingOfStaff = (
	{ profession, languages }: Pick<Staff, 'profession' | 'languages'>,
	chosen: { readonly base: Base | undefined; readonly districts: readonly string[] },
	municipality: Pick<Municipality, 'base' | 'districts'>,
): Driving => {
	const { known, gone } = knownDistricts(municipality, chosen.districts)
	return {
		base: baseOf(chosen.base, municipality),
		isOwn: chosen.base !== undefined,
		districts: municipality.districts.filter(({ code }) => known.includes(code)).map(({ name }) => name),
		gone,
		profession,
		languages,
		hasDistricts: municipality.districts.length > 0,
	}
}
