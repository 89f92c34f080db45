import type { Municipality } from '#platform/municipality/index.ts'

type Districts = Pick<Municipality, 'districts'>

/** The code of the district that a postal code lies in; null where there are none, or it is in none of them. */
export const districtOf = ({ districts }: Districts, postalCode: string | null): string | null =>
	districts.find(({ postalCodes }) => postalCode !== null && postalCodes.includes(postalCode))?.code ?? null

/** Of codes once chosen those that the settings still name, and those that are gone from them. */
export const knownDistricts = (
	{ districts }: Districts,
	chosen: readonly string[],
): { readonly known: readonly string[]; readonly gone: readonly string[] } => {
	const codes = new Set(districts.map(({ code }) => code))
	return { known: chosen.filter((code) => codes.has(code)), gone: chosen.filter((code) => !codes.has(code)) }
}
