import { text } from '#kernel/language.ts'

/** What minutes of driving are, wherever they are told: of a route, of a move, of a year's hours. */
export const whatDrivingIs = text(
	'Kørsel er tiden på vejen alene; parkering og notat kommer til.',
	'Driving is the time on the road alone; parking and notes come on top.',
)
