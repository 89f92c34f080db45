import { monthOf, yearOf } from '#kernel/day.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { type Assumed, type Capacity, type CapacityMonth, tooMany } from './capacity.ts'

/** *marts 2026*. */
export const monthAndYear = ({ first }: CapacityMonth, language: Language): string =>
	`${writeMonth(monthOf(first), language)} ${yearOf(first)}`

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** Of the visits more than there is time for, how many remain when offers are spread. */
export const leftOver = (month: CapacityMonth): number =>
	Math.min(tooMany(month, month.due), tooMany(month, month.spread))

/** Whole hours of working time for so many visits, with the way between them. */
export const hoursFor = (visits: number, { minutes }: Pick<Capacity, 'minutes'>, { between }: Assumed): number =>
	Math.ceil((visits * (minutes + between)) / 60)

/** What is wrong with a month and what to do; null where the visits fit. */
export const adviceFor = (month: CapacityMonth, capacity: Capacity, assumed: Assumed): Text | null => {
	const over = tooMany(month, month.due)
	if (over === 0) return null
	const left = leftOver(month)
	const hours = hoursFor(left, capacity, assumed)
	const name = (language: Language) => capitalised(monthAndYear(month, language))
	const visits = (many: number) => text(`${many} besøg`, many === 1 ? '1 visit' : `${many} visits`)
	const short =
		month.hours === 0
			? text(`ingen ledige timer til ${visits(over).da}.`, `no free hours for ${visits(over).en}.`)
			: text(`${visits(over).da} flere, end der er timer til.`, `${visits(over).en} more than there are hours for.`)
	const more = text(
		hours === 1 ? 'læg ca. 1 time mere ind' : `læg ca. ${hours} timer mere ind`,
		hours === 1 ? 'enter about 1 hour more' : `enter about ${hours} hours more`,
	)
	const remedy =
		left === 0
			? text('Spredes tilbuddene, er der plads.', 'Spread, the offers fit.')
			: left < over
				? text(
						`Spredes tilbuddene, mangler der tid til ${left}: ${more.da}.`,
						`Spread, there is no time for ${left}: ${more.en}.`,
					)
				: text(
						`Ingen tidligere måned har plads til dem: ${more.da}, eller aftal, at frister overskrides.`,
						`No earlier month has room for them: ${more.en}, or agree that deadlines are exceeded.`,
					)
	return text(`${name('da')}: ${short.da} ${remedy.da}`, `${name('en')}: ${short.en} ${remedy.en}`)
}
