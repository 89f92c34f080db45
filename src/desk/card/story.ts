import { addYears, type Day } from '#kernel/day.ts'
import { dayOf, millisecondsOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeMoment } from '#kernel/write-moment.ts'

export type StoryLine = Told

/** What every room told, newest first: by day, then by the moment it was written; of one moment the later room first, and in a room what it told last. */
export const storyOf = (told: readonly (readonly Told[])[]): StoryLine[] =>
	told
		.flatMap((lines, room) => lines.map((line, at) => ({ line, room, at })))
		.toSorted((a, b) => {
			if (a.line.on !== b.line.on) return a.line.on < b.line.on ? 1 : -1
			const [x, y] = [momentOf(a.line), momentOf(b.line)]
			if (x !== y) return y - x
			if (x === Number.NEGATIVE_INFINITY) return b.room - a.room || a.at - b.at
			return b.room - a.room || b.at - a.at
		})
		.map(({ line }) => line)

const most = 6

/** What happened in the citizen's own life in the last two years, newest first, a few lines at most. */
export const lifeLately = (story: readonly StoryLine[], today: Day): StoryLine[] =>
	story.filter(({ isLife, on }) => isLife === true && on > addYears(today, -2)).slice(0, most)

const momentOf = ({ at }: Told): number => (at === null ? Number.NEGATIVE_INFINITY : millisecondsOf(at))

/** *9. marts 2026 kl. 10.15*; the day alone where nobody wrote it down on that day. */
export const writeWhen = ({ on, at }: Pick<Told, 'on' | 'at'>, language: Language): string =>
	at !== null && dayOf(at) === on ? writeMoment(at, language) : writeDay(on, language)
