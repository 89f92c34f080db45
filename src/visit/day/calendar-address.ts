import type { Instant } from '#kernel/instant.ts'

/** The address a consultant's calendar is fetched at, as far as it may be seen again. */
export type CalendarAddress = { readonly madeAt: Instant; readonly fetchedAt: Instant | null }
