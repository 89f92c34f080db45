import type { Sex } from '../citizen.ts'

/**
 * What is known of how older Danes live, as curves over age. Read linearly between the ages given and level outside them.
 *
 * Sources: Statistics Denmark (dst.dk, CC BY 4.0): FOLK1A; *Flere ældre bor alene* 23 Dec 2019 (38.1 % of 65+ live alone);
 * AED06 and AED07 (38,200 in care homes in 2019, two thirds women; 90+: 28.9 % of women and 20.1 % of men);
 * Nyt 28490 (widowhood); VIVE 2022 (home help: 12 % of 67+, 28 % of 80+). Human Mortality Database, Denmark 2018–20
 * (mortality.org, CC BY 4.0), lowered by 8 % to the life expectancy of 2024–25. Curves between the published figures are our own.
 */
type Curve = readonly (readonly [age: number, value: number])[]

export const at = (curve: Curve, age: number): number => {
	const after = curve.findIndex(([known]) => known >= age)
	const [upperAge, upper] = curve[after === -1 ? curve.length - 1 : after] ?? [0, 0]
	const [lowerAge, lower] = curve[after <= 0 ? (after === 0 ? 0 : curve.length - 1) : after - 1] ?? [0, 0]
	return upperAge === lowerAge ? upper : lower + ((upper - lower) * (age - lowerAge)) / (upperAge - lowerAge)
}

type BySex = Readonly<Record<Sex, Curve>>

/** Only adult in the dwelling, a flat in a care home counted as a dwelling. */
export const livingAlone: BySex = {
	m: [
		[60, 0.25],
		[65, 0.25],
		[70, 0.237],
		[75, 0.248],
		[80, 0.285],
		[85, 0.355],
		[90, 0.465],
		[95, 0.609],
		[100, 0.761],
	],
	f: [
		[60, 0.25],
		[65, 0.279],
		[70, 0.362],
		[75, 0.46],
		[80, 0.568],
		[85, 0.675],
		[90, 0.772],
		[95, 0.85],
		[100, 0.906],
	],
}

/** With other adults than a partner: grown children, siblings, lodgers. Own assumption. */
export const livingWithOthers: Curve = [
	[60, 0.04],
	[75, 0.04],
	[85, 0.055],
	[100, 0.06],
]

export const inCareHome: BySex = {
	m: [
		[60, 0.003],
		[67, 0.007],
		[72, 0.012],
		[77, 0.02],
		[82, 0.038],
		[87, 0.085],
		[92, 0.201],
		[97, 0.25],
	],
	f: [
		[60, 0.002],
		[67, 0.005],
		[72, 0.01],
		[77, 0.02],
		[82, 0.048],
		[87, 0.118],
		[92, 0.289],
		[97, 0.36],
	],
}

/** Any municipal home help, practical or personal, in one's own home. */
export const homeHelp: BySex = {
	m: [
		[60, 0.02],
		[67, 0.03],
		[72, 0.04],
		[77, 0.075],
		[82, 0.16],
		[87, 0.3],
		[92, 0.48],
	],
	f: [
		[60, 0.02],
		[67, 0.032],
		[72, 0.048],
		[77, 0.098],
		[82, 0.215],
		[87, 0.39],
		[92, 0.56],
	],
}

/** Of those with home help, both kinds at once. No published age split exists: an assumption that matters, vary it. */
export const bothKindsOfHelp: Curve = [
	[65, 0.3],
	[90, 0.5],
]

/** Home nursing with and without home help; own assumption. */
export const nursing = { withHelp: 0.4, withoutHelp: 0.02 }

/** Chance of dying within a year. */
export const mortality: BySex = {
	m: [
		[60, 0.0077],
		[65, 0.0126],
		[70, 0.0191],
		[75, 0.0299],
		[80, 0.051],
		[85, 0.0918],
		[90, 0.16],
		[95, 0.257],
		[100, 0.356],
		[105, 0.454],
	],
	f: [
		[60, 0.0048],
		[65, 0.008],
		[70, 0.0124],
		[75, 0.0202],
		[80, 0.0362],
		[85, 0.0675],
		[90, 0.123],
		[95, 0.203],
		[100, 0.309],
		[105, 0.447],
	],
}

/** Of those living alone, widowed; the rest divorced or never married. Fitted to 61,000 widowers and 194,000 widows of 65+ in 2019. */
export const widowedOfAlone: BySex = {
	m: [
		[60, 0.06],
		[70, 0.22],
		[80, 0.55],
		[90, 0.82],
		[100, 0.92],
	],
	f: [
		[60, 0.15],
		[70, 0.42],
		[80, 0.74],
		[90, 0.9],
		[100, 0.95],
	],
}

/** Of couples living together, married. Own assumption. */
export const marriedOfCouples: Curve = [
	[60, 0.82],
	[70, 0.88],
	[85, 0.95],
]

/** Of care-home residents, with a spouse who still lives at home. Own assumption. */
export const spouseAtHome: Readonly<Record<Sex, number>> = { m: 0.4, f: 0.12 }

/** Moves to and from other municipalities a year; own assumption, as no age table is published for small places. */
export const moving: Curve = [
	[60, 0.016],
	[70, 0.014],
	[80, 0.01],
]

/** Reached by Digital Post rather than paper. Own assumption, falling as exemptions rise with age. */
export const digitalPost: Curve = [
	[60, 0.97],
	[70, 0.92],
	[80, 0.75],
	[90, 0.42],
	[100, 0.2],
]

/** Whether an offer made in time led to a visit: about two thirds (BMC Public Health 2012;12:396, of 80-year-olds). */
export const uptake = 2 / 3

export const protectedShare = 0.01
