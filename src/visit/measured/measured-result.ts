import { type Text, text } from '#kernel/language.ts'
import type { Weight } from './instrument.ts'
import type { Scored } from './score.ts'

/** What is said of a set of answers, alike on the server and in the browser. */
export type Result = {
	readonly written: Text | null
	readonly band: { readonly name: Text; readonly weighs: Weight } | null
	readonly besides: readonly Text[]
}

/** Is something unusual there that the writer may say, or has said, is so? What is no number, or cannot be, is mended. */
export const mayBeSo = ({ questions, confirmed }: Scored): boolean =>
	confirmed.length > 0 || questions.some((one) => one.canBeSo)

const noLimit = text(
	'Kilden har ingen grænse for borgerens alder og køn.',
	'The source has no limit for the citizen’s age and sex.',
)

const figureOnly = text('Kun tallet, uden inddeling.', 'The figure only, without bands.')

/** Where something unusual was asked about, and the writer answered that it is so. */
const confirmedWords = text(
	'Bekræftet: et tal er usædvanligt, og det er set efter.',
	'Confirmed: a number is unusual, and it has been looked at.',
)

/** The score, the band and what goes with it; while something is missing, what. */
export const resultOf = ({ score, questions, confirmed, missing, readAs }: Scored): Result => {
	if (score !== null)
		return {
			written: score.written,
			band: score.band,
			besides: [
				...readAs,
				...(confirmed.length > 0 ? [confirmedWords] : []),
				...(score.outsideLimits ? [noLimit] : []),
				...(score.withheld ? [figureOnly] : []),
				...score.remarks.map((one) => one.says),
			],
		}
	const names = (language: 'da' | 'en'): string => missing.map((item) => item.name[language]).join(', ')
	const wait = missing.length > 0 ? [text(`Mangler: ${names('da')}.`, `Missing: ${names('en')}.`)] : []
	const odd =
		questions.length > 0
			? [
					text(
						'Regnes ikke ud, før tallene er set efter. Det skrevne bliver stående.',
						'Not worked out until the numbers are looked at. What was written stays.',
					),
				]
			: []
	return { written: null, band: null, besides: [...readAs, ...odd, ...wait] }
}

/** What is said of something odd in a note that is signed: nobody is asked any more. */
export const notWorkedOut = text(
	'Ikke regnet ud, fordi et svar ikke ser rigtigt ud. Svarene står, som de blev skrevet.',
	'Not worked out, because an answer does not look right. The answers stand as they were written.',
)

/** The same on one line, for a fold: *48 af 100 point · 36–50 point – nedsat trivsel*. */
export const shortOf = ({ written, band }: Result): Text => {
	const short = (language: 'da' | 'en'): string =>
		[written?.[language], band?.name[language]]
			.filter(Boolean)
			.map((part) => `· ${part}`)
			.join(' ')
	return text(short('da'), short('en'))
}

export const weightBadge = { fine: 'success', talk: 'info', act: 'warning' } as const satisfies Record<Weight, string>
