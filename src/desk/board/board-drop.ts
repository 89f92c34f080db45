import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'

/** Where a visit on the board is being put; `from` in minutes after midnight. */
export type Drop = { readonly staff: string; readonly on: string; readonly from: number }

/** How high a minute is on a board that is laid out. */
export const pixelsAMinute = 1
const quarter = 15

/** The quarter of an hour at a distance below the top of a board that opens then. */
export const snapped = (opens: number, pixels: number): number =>
	opens + Math.round(pixels / pixelsAMinute / quarter) * quarter

/** A quarter earlier or later; one that lay between two comes to the next. */
export const stepped = (from: number, quarters: -1 | 1): number =>
	quarters < 0 ? (Math.ceil(from / quarter) - 1) * quarter : (Math.floor(from / quarter) + 1) * quarter

/** The latest that a visit so long may begin. */
export const lowest = (closes: number, minutes: number): number => Math.floor((closes - minutes) / quarter) * quarter

/** *9:30*, as the server reads it. */
export const clockAt = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** *9.30* or *9:30*, as somebody reads it. */
export const shownAt = (minute: number, language: Language): string => writeClock(clockAt(minute), language)
