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
import { type Answer, answerOf, type Question, questionAbout } from './instrument-answer.ts'

export type Score = {
	/** One figure, or those that stand side by side. */
	readonly figures: readonly number[]
	readonly written: Text
	readonly band: Band | null
	readonly remarks: readonly Remark[]
	/** There are limits, and none for this citizen's sex and age. */
	readonly outsideLimits: boolean
}

/** What came of the answers: a score, or what is to be asked about, or what is missing. Nothing answered: none of them. */
export type Scored = {
	readonly score: Score | null
	readonly questions: readonly Question[]
	readonly missing: readonly Item[]
}

export type Answers = Readonly<Record<string, string>>

/** Scores what was typed; something odd is asked about and is not counted. */
export const scoreOf = (instrument: Instrument, answers: Answers, about: About): Scored =>
	scored(scorableFor(instrument, about), answers)

/** The same, with what stands in a page. */
export const scored = (of: Scorable, answers: Answers): Scored => {
	const read = new Map(of.items.map((item) => [item.code, answerOf(item, answers[item.code] ?? '')]))
	const typed = [...read.values()].some((answer) => answer.kind !== 'empty')
	if (!typed) return { score: null, questions: [], missing: [] }
	const questions = of.items.flatMap((item) => questionAbout(item, answers[item.code] ?? '', read) ?? [])
	const missing = missingOf(of, read)
	if (questions.length > 0 || missing.length > 0) return { score: null, questions, missing }
	const figures = figuresOf(of.scoring, of.items, read).map((figure) => rounded(figure, of.scoring.decimals))
	const odd = figures.some(
		(figure) => !Number.isFinite(figure) || figure < (of.scoring.from ?? figure) || figure > (of.scoring.to ?? figure),
	)
	const written = writeFigures(figures, of.scoring)
	if (odd) return { score: null, questions: [oddFigure(of, written)], missing }
	const [first = 0] = figures
	const remarks = of.remarks.filter((one) => first >= (one.from ?? first) && (one.below === null || first < one.below))
	return {
		score: { figures, written, band: bandOf(of, figures), remarks, outsideLimits: of.outsideLimits },
		questions,
		missing,
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

const oddFigure = ({ scoring, items }: Scorable, written: Text): Question => {
	const [from, to] = [scoring.from, scoring.to].map((end) => (end === null ? null : writeFigures([end], scoring)))
	const between = (language: Language): string => [from?.[language], to?.[language]].filter(Boolean).join(' – ')
	return {
		item: scoring.by ?? scoring.of.at(-1) ?? items[0]?.code ?? '',
		says: text(
			`Det giver ${written.da}. Det er uden for, hvad vi venter (${between('da')}). Er tallene rigtige?`,
			`That makes ${written.en}. It is outside what we expect (${between('en')}). Are the numbers right?`,
		),
	}
}
