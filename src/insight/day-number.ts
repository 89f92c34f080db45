import { type Day, day, daysBetween } from '#kernel/day.ts'

const first = day('1970-01-01')

/** Days since 1970-01-01. */
export const dayNumber = (on: Day): number => daysBetween(first, on)
/** Stands for no day at all: before every day that counts. */
export const never = -1_000_000

export const firstDayOf = (year: number): number => Date.UTC(year, 0, 1) / 86_400_000
