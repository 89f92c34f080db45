import type { ToldEvent } from '../letter/letter-told.ts'
import type { CollectiveEvent } from './event.ts'

/** An event as letters tell of it, to somebody who may or may not have a visit at home instead. */
export const toldEvent = (
	{ title, place, span, seats, companions }: CollectiveEvent,
	visitInstead: boolean,
): ToldEvent => ({
	...{ title, place, seats, companions, visitInstead },
	...span,
})
