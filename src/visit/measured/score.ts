import { type Language, type Text, text } from '#kernel/language.ts'
import {
	type About,
	type Band,
	type Instrument,
	type Item,
	type NumberItem,
	type Remark,
	type Scorable,
	type Scoring,
	scorableFor,
} from './instrument.ts'
import { type Answer, answerOf, isWithin, type Question, questionAbout, readInOtherUnit } from './instrument-answer.ts'

export type Score = {
	/** One figure, or those that stand side by side. */
	readonly figures: readonly number[]
	readonly written: Text
	readonly band: Band | null
	readonly remarks: readonly Remark[]
	/** There are limits, and none for this citizen's sex and age. */
	readonly outsideLimits: boolean
	/** There are bands, and nobody has read where they come from. */
	readonly withheld: boolean
}

/** What came of the answers: a score, or what is to be asked about, or what is missing. Nothing answered: none of them. */
export type Scored = {
	readonly score: Score | null
	readonly questions: readonly Question[]
	/** What was asked about, and the writer has said is so. */
	readonly confirmed: readonly Question[]
	readonly missing: readonly Item[]
	/** Numbers that were read in another unit than their own. */
	readonly readAs: readonly Text[]
}

export type Answers = Readonly<Record<string, string>>

/** Scores what was typed. Something unusual is asked about, and counts once the writer is `sure`; what cannot be never counts. */
export const scoreOf = (instrument: Instrument, answers: Answers, about: About, sure = false): Scored =>
	scored(scorableFor(instrument, about), answers, sure)

/** The same, with what stands in a page. */
export const scored = (of: Scorable, answers: Answers, sure = false): Scored => {
	const read = new Map(of.items.map((item) => [item.code, answerOf(item, answers[item.code] ?? '')]))
	const typed = [...read.values()].some((answer) => answer.kind !== 'empty')
	if (!typed) return { score: null, questions: [], confirmed: [], missing: [], readAs: [] }
	const asked = of.items.flatMap((item) => questionAbout(item, answers[item.code] ?? '', read) ?? [])
	const missing = missingOf(of, read)
	const readAs = of.items.flatMap((item) => readInOtherUnit(item, answers[item.code] ?? '', read.get(item.code)) ?? [])
	const isSo = (one: Question): boolean => sure && one.canBeSo
	const settled = (questions: readonly Question[]) => ({
		questions: questions.filter((one) => !isSo(one)),
		confirmed: questions.filter(isSo),
		missing,
		readAs,
	})
	if (missing.length > 0 || !asked.every(isSo)) return { score: null, ...settled(asked) }
	const figures = figuresOf(of.scoring, of.items, read).map((figure) => rounded(figure, of.scoring.decimals))
	const odd = figures.some(
		(figure) => !Number.isFinite(figure) || figure < (of.scoring.from ?? figure) || figure > (of.scoring.to ?? figure),
	)
	const written = writeFigures(figures, of.scoring)
	const all = odd ? [...asked, oddFigure(of, figures, written)] : asked
	if (!all.every(isSo)) return { score: null, ...settled(all) }
	const [first = 0] = figures
	const remarks = of.remarks.filter((one) => first >= (one.from ?? first) && (one.below === null || first < one.below))
	return {
		score: {
			...{ figures, written, band: bandOf(of, figures), remarks },
			...{ outsideLimits: of.outsideLimits, withheld: of.withheld },
		},
		...settled(all),
	}
}

const missingOf = ({ items, scoring }: Scorable, read: ReadonlyMap<string, Answer>): readonly Item[] => {
	const empty = items.filter((item) => read.get(item.code)?.kind === 'empty' && !mayStandEmpty(item))
	const best = items.filter((item) => scoring.how === 'greatest' && scoring.of.includes(item.code))
	return best.length > 0 && best.every((item) => read.get(item.code)?.kind === 'empty') ? [...empty, ...best] : empty
}
const mayStandEmpty = (item: Item): boolean => item.kind === 'number' && (item.optional || item.otherwise !== null)

const gradeOf = (item: NumberItem, figure: number): number =>
	item.grades?.find((grade) => grade.below === null || figure < grade.below)?.points ?? figure

/** What an answer counts: the number, its grade, or the points of the choice. */
const countOf = (item: Item | undefined, answer: Answer | undefined): number | null => {
	if (item === undefined || answer === undefined) return null
	if (answer.kind === 'points') return answer.points
	if (item.kind === 'choice') return null
	if (answer.kind === 'number') return gradeOf(item, answer.figure)
	return answer.kind === 'empty' && item.otherwise !== null ? item.otherwise : null
}

const figuresOf = (scoring: Scoring, items: readonly Item[], read: ReadonlyMap<string, Answer>): readonly number[] => {
	const count = (code: string) =>
		countOf(
			items.find((item) => item.code === code),
			read.get(code),
		)
	const counts = scoring.of.map(count).filter((one) => one !== null)
	const [first = Number.NaN] = counts
	switch (scoring.how) {
		case 'value':
			return [first]
		case 'beside':
			return counts
		case 'greatest':
			return [Math.max(...counts)]
		case 'sum': {
			const sum = counts.reduce((all, one) => all + one, 0) * scoring.times
			return [Math.min(sum, scoring.most ?? sum)]
		}
		case 'quotient':
			return [(first / (count(scoring.by ?? '') ?? Number.NaN) ** scoring.power) * scoring.times]
	}
}

/** Half up, and not fooled by 1.005 being a little less than that. */
const rounded = (figure: number, decimals: number): number =>
	Number.isFinite(figure)
		? Math.round((figure + Math.abs(figure) * Number.EPSILON * 4) * 10 ** decimals) / 10 ** decimals
		: figure

const bandOf = ({ bands, limits, scoring }: Scorable, figures: readonly number[]): Band | null => {
	const reached = limits.map(({ of, at }) => {
		const figure = figures[of === null ? 0 : scoring.of.indexOf(of)] ?? Number.NaN
		return at.filter((limit) => figure >= limit).length
	})
	return limits.length === 0 ? null : (bands[Math.max(...reached)] ?? null)
}

/** *4,5* in Danish, *4.5* in English. */
export const writeFigure = (figure: number, decimals: number, language: Language): string =>
	language === 'da' ? figure.toFixed(decimals).replace('.', ',') : figure.toFixed(decimals)

/** *12 gange*, *152/84 mmHg* */
export const writeFigures = (figures: readonly number[], { decimals, unit }: Scoring): Text => {
	const write = (language: Language) =>
		[figures.map((figure) => writeFigure(figure, decimals, language)).join('/'), unit?.[language] ?? '']
			.filter(Boolean)
			.join(' ')
	return text(write('da'), write('en'))
}

const oddFigure = ({ scoring, items }: Scorable, figures: readonly number[], written: Text): Question => {
	const { possible } = scoring
	const item = scoring.by ?? scoring.of.at(-1) ?? items[0]?.code ?? ''
	const canBeSo = figures.every((figure) => Number.isFinite(figure) && possible && isWithin(figure, possible))
	if (!canBeSo)
		return {
			...{ item, canBeSo },
			says: text(
				`Det giver ${written.da}, og det kan ikke passe. Ret tallene, eller slet dem.`,
				`That makes ${written.en}, which cannot be. Correct the numbers or delete them.`,
			),
		}
	const [from, to] = [scoring.from, scoring.to].map((end) => (end === null ? null : writeFigures([end], scoring)))
	const between = (language: Language): string => [from?.[language], to?.[language]].filter(Boolean).join(' – ')
	return {
		...{ item, canBeSo },
		says: text(
			`Det giver ${written.da}. Det er uden for, hvad vi venter (${between('da')}). Er tallene rigtige?`,
			`That makes ${written.en}. It is outside what we expect (${between('en')}). Are the numbers right?`,
		),
	}
}
