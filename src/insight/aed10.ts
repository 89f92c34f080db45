import { ageOn, type Day, yearOf } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'

/** A visit that took place in the citizen's home. */
export type HeldVisit = {
	readonly person: PersonId
	readonly on: Day
	readonly bornOn: Day
	readonly sex: 'f' | 'm'
}

/** Codes and words of Danmarks Statistik's table AED10. */
type Category = { readonly code: number; readonly label: Text }
type AgeBand = Category & { readonly holds: (age: number) => boolean }
type SexGroup = Category & { readonly holds: (sex: 'f' | 'm') => boolean }

export const measures: readonly Category[] = [
	{
		code: 380,
		label: text('Personer, der har modtaget et eller flere besøg', 'Persons who received one or more visits'),
	},
	{ code: 381, label: text('Gennemførte besøg', 'Visits held') },
]
export const sexGroups: readonly SexGroup[] = [
	{ code: 100, label: text('Mænd og kvinder i alt', 'Men and women'), holds: () => true },
	{ code: 200, label: text('Mænd', 'Men'), holds: (sex) => sex === 'm' },
	{ code: 300, label: text('Kvinder', 'Women'), holds: (sex) => sex === 'f' },
]
const between = (from: number, to: number) => (age: number) => age >= from && age <= to
export const ageBands: readonly AgeBand[] = [
	{ code: 50, label: text('Alder i alt', 'All ages'), holds: () => true },
	{ code: 450, label: text('Under 75 år', 'Under 75'), holds: (age) => age < 75 },
	{ code: 550, label: text('75 år', '75'), holds: between(75, 75) },
	{ code: 575, label: text('76-79 år', '76–79'), holds: between(76, 79) },
	{ code: 600, label: text('80-84 år', '80–84'), holds: between(80, 84) },
	{ code: 700, label: text('85-89 år', '85–89'), holds: between(85, 89) },
	{ code: 800, label: text('90 år og derover', '90 and over'), holds: (age) => age >= 90 },
]

export type Cell = {
	readonly measure: Category
	readonly sex: Category
	readonly age: Category
	readonly count: number
}

/** The youngest whom a preventive home visit can be counted for, in Danmarks Statistik's definition. */
const youngest = 65

/**
 * Persons and visits of one year by sex and age at the visit. A person visited more than once stands in the band of the
 * year's first visit, so that the bands add up to the total. Visits to people under 65 are not of this statistic.
 */
export const aed10 = (visits: readonly HeldVisit[], year: number): { cells: Cell[]; tooYoung: number } => {
	const inYear = visits.filter((visit) => yearOf(visit.on) === year).toSorted((a, b) => (a.on < b.on ? -1 : 1))
	const counted = inYear.filter((visit) => ageOn(visit.bornOn, visit.on) >= youngest)
	const firsts = [...new Map(counted.toReversed().map((visit) => [visit.person, visit])).values()]
	const cells = measures.flatMap((measure) =>
		sexGroups.flatMap((sex) =>
			ageBands.map((age) => ({
				measure,
				sex,
				age,
				count: (measure.code === 380 ? firsts : counted).filter(
					(visit) => sex.holds(visit.sex) && age.holds(ageOn(visit.bornOn, visit.on)),
				).length,
			})),
		),
	)
	return { cells, tooYoung: inYear.length - counted.length }
}

/** Rows of the file that is sent, codes beside words. */
export const aed10Rows = (cells: readonly Cell[], kommuneCode: string, year: number): (string | number)[][] => [
	['omrade', 'hjemmebesog_kode', 'hjemmebesog', 'alder_kode', 'alder', 'kon_kode', 'kon', 'tid', 'antal'],
	...cells.map(({ measure, sex, age, count }) => [
		kommuneCode,
		measure.code,
		measure.label.da,
		age.code,
		age.label.da,
		sex.code,
		sex.label.da,
		year,
		count,
	]),
]
