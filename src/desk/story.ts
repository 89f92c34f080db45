import type { Told } from '#kernel/told.ts'

export type StoryLine = Told

/** What every room told, newest first: by day, then by the moment it was written, the later room first. */
export const storyOf = (told: readonly (readonly Told[])[]): StoryLine[] =>
	told
		.flatMap((lines, room) => lines.map((line, at) => ({ line, room, at })))
		.toSorted((a, b) => {
			if (a.line.on !== b.line.on) return a.line.on < b.line.on ? 1 : -1
			const [x, y] = [a.line.at ?? '', b.line.at ?? '']
			if (x !== y) return x < y ? 1 : -1
			return b.room - a.room || a.at - b.at
		})
		.map(({ line }) => line)
