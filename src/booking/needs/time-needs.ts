import type { StaffId } from '#kernel/ids.ts'
import { type Clock, clock, type Instant } from '#kernel/instant.ts'

/** When a citizen can be visited, and by whom; what nobody has asked for is null or empty. */
export type TimeNeeds = {
	/** The whole visit lies between the two. */
	readonly hours: { readonly from: Clock; readonly to: Clock } | null
	/** 1 = Monday … 7 = Sunday */
	readonly notOnWeekdays: readonly number[]
	/** A language that the consultant is to speak, as the register writes it: `ar`. */
	readonly language: string | null
	/** A profession as the staff's are written, in lower case. */
	readonly profession: string | null
}

export type PartOfDay = 'morning' | 'afternoon'

/** The same as it is told and written down. */
export type WantedNeeds = Omit<TimeNeeds, 'hours'> & { readonly partOfDay: PartOfDay | null }

/** One need as it was told; `endedAt` null while it stands. */
export type ToldNeed = {
	readonly kind: 'part_of_day' | 'weekdays' | 'language' | 'profession'
	readonly value: string | null
	readonly weekdays: readonly number[]
	readonly recordedAt: Instant
	readonly recordedBy: StaffId | null
	readonly endedAt: Instant | null
	readonly endedBy: StaffId | null
}
export type NeedLine = Pick<ToldNeed, 'kind' | 'value' | 'weekdays'>

export const noNeeds: WantedNeeds = { partOfDay: null, notOnWeekdays: [], language: null, profession: null }

const hoursOf: Record<PartOfDay, NonNullable<TimeNeeds['hours']>> = {
	morning: { from: clock('00:00'), to: clock('12:00') },
	afternoon: { from: clock('12:00'), to: clock('23:59') },
}

/** The lines that say it, one a kind. */
export const linesOf = ({ partOfDay, notOnWeekdays, language, profession }: WantedNeeds): NeedLine[] => [
	...(partOfDay === null ? [] : [{ kind: 'part_of_day' as const, value: partOfDay, weekdays: [] }]),
	...(notOnWeekdays.length === 0
		? []
		: [{ kind: 'weekdays' as const, value: null, weekdays: [...new Set(notOnWeekdays)].sort((a, b) => a - b) }]),
	...(language === null ? [] : [{ kind: 'language' as const, value: language, weekdays: [] }]),
	...(profession === null ? [] : [{ kind: 'profession' as const, value: profession, weekdays: [] }]),
]

export const isSameNeed = (a: NeedLine, b: NeedLine): boolean =>
	a.kind === b.kind && a.value === b.value && a.weekdays.join() === b.weekdays.join()

/** What standing lines say together. */
export const wantedOf = (lines: readonly NeedLine[]): WantedNeeds => {
	const of = (kind: NeedLine['kind']): NeedLine | undefined => lines.find((line) => line.kind === kind)
	const part = of('part_of_day')?.value
	return {
		partOfDay: part === 'morning' || part === 'afternoon' ? part : null,
		notOnWeekdays: of('weekdays')?.weekdays ?? [],
		language: of('language')?.value ?? null,
		profession: of('profession')?.value ?? null,
	}
}

export const timeNeedsOf = (lines: readonly NeedLine[]): TimeNeeds => {
	const { partOfDay, ...rest } = wantedOf(lines)
	return { ...rest, hours: partOfDay === null ? null : hoursOf[partOfDay] }
}
