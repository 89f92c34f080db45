import type { Municipality } from '#platform/municipality/index.ts'

/** The code of the district that a postal code lies in; null where there are none, or it is in none of them. */
export const districtOf = (municipality: Pick<Municipality, 'districts'>, postalCode: string | null): string | null =>
	municipality.districts.find(({ postalCodes }) => postalCode !== null && postalCodes.includes(postalCode))?.code ??
	null
