import type { Day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Citizen } from '../citizen.ts'

/** The job that draws the consequences of lives that changed. */
export const livesQueue = 'lives'

/** A death told by somebody else before the register does. */
export type DeathReported = {
	readonly person: PersonId
	readonly on: Day
	/** Who told it: `hospital`, or a name. */
	readonly source: string
}

export const departures = ['dead', 'moved', 'disappeared'] as const
export type Departure = (typeof departures)[number]

/** Why nothing more is to reach a citizen; null for a resident. */
export const departureOf = ({ status }: Pick<Citizen, 'status'>): Departure | null => {
	if (status === 'resident') return null
	return status === 'dead' || status === 'disappeared' ? status : 'moved'
}

/** As the end of a sentence. */
export const departureText: Readonly<Record<Departure, Text>> = {
	dead: text('borgeren er død', 'the citizen has died'),
	moved: text('borgeren er flyttet fra kommunen', 'the citizen has moved away'),
	disappeared: text('borgeren er meldt forsvundet', 'the citizen is reported missing'),
}
