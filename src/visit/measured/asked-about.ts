import type { Measured } from '../note/note.ts'
import type { Scorable } from './instrument.ts'
import { scored } from './score.ts'

/** Codes of the instruments with something odd in them that is neither mended nor, where it can be so, confirmed; they are asked about before a signature. */
export const askedAbout = (
	measured: readonly Measured[],
	scorableOf: (code: string, version: string) => Scorable | null,
): readonly string[] =>
	measured
		.filter(({ instrument, version, answers, sure }) => {
			const of = scorableOf(instrument, version)
			return of !== null && scored(of, answers, sure).questions.length > 0
		})
		.map(({ instrument }) => instrument)
