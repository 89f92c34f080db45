import type { Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { ageOf, type Citizen } from '#population/index.ts'
import type { Measured, NoteBody } from '../note/note.ts'
import type { Condition } from './condition.ts'
import { type About, type Instrument, isRead, mayGrade, type NumberItem } from './instrument.ts'
import { answerOf } from './instrument-answer.ts'
import { notWorkedOut, resultOf } from './measured-result.ts'
import { type Score, type Scored, scoreOf } from './score.ts'

/** Instruments by code and version: a note is scored by the version it was written with. */
export type InstrumentOf = (code: string, version: string) => Instrument | null

/** An instrument filled in, in a signed note. */
export type MeasuredOn = { readonly on: Day; readonly measured: Measured }

/** What limits ask of a citizen, on the day of the note. */
export const aboutOn = (citizen: Pick<Citizen, 'sex' | 'bornOn'>, on: Day): About => ({
	sex: citizen.sex,
	age: ageOf(citizen, on),
})

const both = (make: (language: 'da' | 'en') => string): Text => text(make('da'), make('en'))

/** Answers in the order of the instrument; the database keeps none. */
const inOrder = (instrument: Instrument | null, answers: Measured['answers']): readonly [string, string][] => {
	const codes = instrument?.items.map((item) => item.code) ?? []
	return Object.entries(answers).toSorted(([a], [b]) => codes.indexOf(a) - codes.indexOf(b))
}

/** What was typed at one item, with its unit or the name of the choice. An item that the instrument does not know goes by its code. */
export type MeasuredAnswer = { readonly item: Text; readonly said: Text }

/** The unit a number was written in; none where the answer is that it cannot be done. */
const unitOf = (item: NumberItem, typed: string): Text | null => {
	const answer = answerOf(item, typed)
	if (answer.kind === 'number') return answer.unit
	return answer.kind === 'points' ? null : item.unit
}

const answersOf = (instrument: Instrument | null, { answers }: Measured): readonly MeasuredAnswer[] =>
	inOrder(instrument, answers).map(([code, typed]) => {
		const item = instrument?.items.find((one) => one.code === code)
		if (item === undefined) return { item: text(code, code), said: text(typed, typed) }
		const said =
			item.kind === 'choice'
				? item.choices.find((choice) => choice.value === typed)?.name
				: both((language) => [typed, unitOf(item, typed)?.[language]].filter(Boolean).join(' '))
		return { item: item.name, said: said ?? text(typed, typed) }
	})

const answersJoined = (answers: readonly MeasuredAnswer[]): Text =>
	both((language) => answers.map(({ item, said }) => `${item[language]}: ${said[language]}`).join('. '))

/** *Øverste tal: 152 mmHg. Nederste tal: 84 mmHg.* What was typed stands as it was typed. */
export const answersText = (instrument: Instrument | null, measured: Measured): Text =>
	answersJoined(answersOf(instrument, measured))

/** The sources of what is shown, and not those of bands that are not; somebody has read every one of them. */
export const sourcesText = (instrument: Instrument, score: Score | null): Text => {
	const verified = instrument.sources.filter((one) => isRead(instrument, one.code))
	const limits = instrument.limits.map((one) => one.source)
	const remarks = score?.remarks.map((one) => one.source) ?? []
	const named = new Set([...(mayGrade(instrument) ? limits : []), ...remarks])
	const candidates = [
		verified.filter((one) => named.has(one.code)),
		verified.filter((one) => !limits.includes(one.code)),
		verified,
	]
	const shown = candidates.find((one) => one.length > 0) ?? []
	return both(() => shown.map((one) => one.title).join('; '))
}

export const scoredMeasured = (instrument: Instrument | null, { answers, sure }: Measured, about: About): Scored =>
	instrument === null
		? { score: null, questions: [], confirmed: [], missing: [], readAs: [] }
		: scoreOf(instrument, answers, about, sure)

/** What is told of an instrument filled in. */
export type MeasuredParts = {
	readonly name: Text
	/** The figure and its band; null when nothing was worked out. */
	readonly figure: Text | null
	readonly answers: readonly MeasuredAnswer[]
	/** That something odd was not worked out or was confirmed, that no limit is known, and what the instrument remarks. */
	readonly besides: readonly Text[]
	readonly source: Text | null
}

/** What is said of something odd in a signed note; nothing where nothing is. */
const oddWords = ({ questions }: Scored): readonly Text[] => (questions.length === 0 ? [] : [notWorkedOut])

/** What is told of an instrument filled in, alike in the story and in the record. Something odd is told as it was typed, and that it was not worked out. */
export const measuredParts = (instrument: Instrument | null, measured: Measured, about: About): MeasuredParts => {
	const scored = scoredMeasured(instrument, measured, about)
	const { written, band, besides } = resultOf(scored)
	return {
		name: instrument?.name ?? text(measured.instrument, measured.instrument),
		figure:
			written && both((language) => [written[language], band && `(${band.name[language]})`].filter(Boolean).join(' ')),
		answers: answersOf(instrument, measured),
		besides: [...oddWords(scored), ...(scored.score === null ? [] : besides)],
		source: instrument === null || scored.score === null ? null : sourcesText(instrument, scored.score),
	}
}

/** An instrument filled in, as one line of words for a story: figure, band, answers, source. */
export const measuredText = (instrument: Instrument | null, measured: Measured, about: About): Text => {
	const { name, figure, answers, besides, source } = measuredParts(instrument, measured, about)
	const sourced = source && text(`Kilde: ${source.da}`, `Source: ${source.en}`)
	return both((language) => {
		const parts = [figure, answersJoined(answers), ...besides, sourced].flatMap((part) => part?.[language] || [])
		return `${name[language]}: ${parts.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join(' ')}`
	})
}

/** Every instrument of a note as such a line. */
export const measuredTexts = (body: NoteBody, instrumentOf: InstrumentOf, about: About): readonly Text[] =>
	body.measured.map((one) => measuredText(instrumentOf(one.instrument, one.version), one, about))

export type Point = { readonly on: Day; readonly score: Score }

/** The scores of one instrument through time, oldest first; those that stand for the same unit as the newest. */
export const pointsOf = (
	code: string,
	history: readonly MeasuredOn[],
	instrumentOf: InstrumentOf,
	aboutThen: (on: Day) => About,
): readonly Point[] => {
	const scoredThen = history
		.filter(({ measured }) => measured.instrument === code)
		.flatMap(({ on, measured }) => {
			const instrument = instrumentOf(code, measured.version)
			const score = scoredMeasured(instrument, measured, aboutThen(on)).score
			return instrument === null || score === null ? [] : [{ on, score, unit: instrument.scoring.unit?.da ?? '' }]
		})
		.toSorted((a, b) => (a.on < b.on ? -1 : 1))
	const unit = scoredThen.at(-1)?.unit
	return scoredThen.filter((one) => one.unit === unit).map(({ on, score }) => ({ on, score }))
}

/** All that a page needs to show and ask what is measured of one citizen. */
export type Measuring = {
	/** What a draft may fill in. */
	readonly instruments: readonly Instrument[]
	readonly instrumentOf: InstrumentOf
	readonly about: (on: Day) => About
	/** Scores of signed notes by the code of the instrument, oldest first. */
	readonly before: (code: string) => readonly Point[]
	readonly conditions: readonly Condition[]
}
