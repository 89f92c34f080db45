import type { CollectiveEvent } from './event.ts'
import type { ToldEvent } from './letter-told.ts'

/** An event as letters tell of it. */
export const toldEvent = ({ title, place, span, seats, companions }: CollectiveEvent): ToldEvent => ({
	...{ title, place, seats, companions },
	...span,
})
