import type { Instant } from '#kernel/instant.ts'

/** The address a consultant's calendar is fetched at, as far as it may be seen again. */
export type CalendarAddress = { readonly madeAt: Instant; readonly fetchedAt: Instant | null }

/** Wrong addresses asked for within an hour, after which nothing is looked up for that visitor. */
export const mostWrongAnHour = 30
