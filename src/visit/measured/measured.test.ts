import { expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { formOf } from '#platform/web/form.ts'
import { mergeNotes } from '../note/merge.ts'
import { emptyNote, type Measured } from '../note/note.ts'
import { fieldsOf, noteFromForm } from '../note/note-form.ts'
import { type About, askableOf, type Instrument } from './instrument.ts'
import { allInstruments, instrumentOf } from './instrument-actions.ts'
import { aboutOn, measuredParts, measuredText, pointsOf } from './measured.ts'
import { measuredPlotOf, plotSize } from './measured-geometry.ts'

const about: About = { sex: 'f', age: 79 }
const chair = (rises: string, version = '1'): Measured => ({ instrument: 'chair-stand', version, answers: { rises } })

test('a line for the story: figure, band, answers as typed, source', () => {
	expect(measuredText(instrumentOf('chair-stand', '1'), chair('8'), about).da).toBe(
		'Rejse-sætte-sig på 30 sekunder: 8 gange (Under gennemsnittet for alder og køn). Antal gange borgeren rejste sig: 8 gange. Suppler med ganghastighed. Kilde: CDC STEADI, Assessment 30-Second Chair Stand (2017), “Chair Stand Below Average Scores”; Sundhedsstyrelsen, Forebyggende hjemmebesøg – Fysisk formåen, herunder faldrisiko.',
	)
})

test('what is odd is told as it was typed, and that it was not worked out; what was confirmed is worked out, and nothing contradicts it', () => {
	const pressure = { instrument: 'blood-pressure', version: '1', answers: { lower: '800', upper: '12' } }
	expect(measuredText(instrumentOf('blood-pressure', '1'), pressure, about).da).toBe(
		'Blodtryk: Øverste tal (systolisk): 12 mmHg. Nederste tal (diastolisk): 800 mmHg. Ikke regnet ud, fordi et svar ikke ser rigtigt ud. Svarene står, som de blev skrevet.',
	)
	const sure = { ...pressure, answers: { lower: '20', upper: '50' }, sure: true }
	expect(measuredText(instrumentOf('blood-pressure', '1'), sure, about).da).toMatch(
		/^Blodtryk: 50\/20 mmHg \(Under 140\/90\)\. .* Bekræftet: et tal er usædvanligt, og det er set efter\. Kilde: /,
	)
	const never = measuredText(instrumentOf('blood-pressure', '1'), { ...pressure, sure: true }, about).da
	expect(never).toContain('Ikke regnet ud')
	expect(never).not.toMatch(/Bekræftet|sådan er det/)
})

test('a height in metres is read as such, and says so', () => {
	const bmi = { instrument: 'bmi', version: '1', answers: { height: '1,72', weight: '65' } }
	expect(measuredText(instrumentOf('bmi', '1'), bmi, about).da).toContain(
		'BMI: 22,0. Vægt: 65 kg. Højde: 1,72 meter. 1,72 meter er læst som 172 cm. Kun tallet, uden inddeling.',
	)
})

test('the source of bands that are not shown is not named', () => {
	const evs = { instrument: 'evs', version: '1', answers: { 'weight-loss': 'ja', eating: 'ja', 'risk-factor': 'nej' } }
	expect(measuredText(instrumentOf('evs', '1'), evs, about).da).toMatch(
		/^EVS – ernæringsvurdering: 2 af 2 point\. .* Kun tallet, uden inddeling\. Kilde: [^;]*\(de tre dele; højst 2 point\)\.$/,
	)
})

test('that it cannot be done has no unit', () => {
	const sppb = { instrument: 'sppb', version: '1', answers: { walk: 'kan ikke' } }
	expect(measuredText(instrumentOf('sppb', '1'), sppb, about).da).toContain('Gå 4 meter: kan ikke.')
})

test('an instrument whose file is gone: the answers stand', () =>
	expect(measuredText(null, chair('8', '99'), about).da).toBe('chair-stand: rises: 8.'))

test('an answer to an item that the instrument does not know stands by its code', () => {
	const { answers } = chair('8')
	const parts = measuredParts(
		instrumentOf('chair-stand', '1'),
		{ ...chair('8'), answers: { ...answers, x: '7' } },
		about,
	)
	expect(parts.answers.map(({ item, said }) => `${item.da}: ${said.da}`)).toContain('x: 7')
	expect(parts.besides.map(({ da }) => da)).toEqual(['Suppler med ganghastighed.'])
})

test('a note is scored by the version it was written with', () => {
	const first = instrumentOf('chair-stand', '1')
	if (first === null) throw new Error('no chair-stand')
	const second: Instrument = { ...first, version: '2', limits: first.limits.map((one) => ({ ...one, at: [1] })) }
	const versions = (_: string, version: string) => (version === '1' ? first : second)
	const history = [
		{ on: day('2026-03-09'), measured: chair('8', '2') },
		{ on: day('2025-03-04'), measured: chair('8') },
		{ on: day('2024-03-04'), measured: chair('ti') },
	]
	const points = pointsOf('chair-stand', history, versions, () => about)
	expect(points.map((one) => [one.on, one.score.band?.weighs])).toEqual([
		['2025-03-04', 'act'],
		['2026-03-09', 'fine'],
	])
})

test('limits ask for the age on the day of the note', () => {
	const citizen = { sex: 'm', bornOn: day('1946-03-09') } as const
	expect(aboutOn(citizen, day('2026-03-08')).age).toBe(79)
	expect(aboutOn(citizen, day('2026-03-09')).age).toBe(80)
})

test('the plot stays inside its picture, also with one figure over and over, and two side by side', () => {
	const measured = (figures: readonly number[], on: Day) =>
		({
			on,
			score: { figures, written: { da: '', en: '' }, band: null, remarks: [], outsideLimits: false, withheld: false },
		}) as const
	for (const figures of [
		[[12], [12]],
		[
			[152, 84],
			[138, 82],
		],
		[[0], [0]],
		[[0.8], [1.21]],
	]) {
		const plot = measuredPlotOf(
			figures.map((one, nth) => measured(one, day(`202${nth}-03-09`))),
			[140, 90],
		)
		expect(plot.lines).toHaveLength(figures[0]?.length ?? 0)
		for (const { y } of [...plot.lines.flatMap((one) => one.dots), ...plot.limits]) {
			expect(y).toBeGreaterThanOrEqual(0)
			expect(y).toBeLessThanOrEqual(plotSize.height - plotSize.bottom)
		}
	}
})

test('the form keeps what is odd, and gives it back; two who typed differently are asked about it', () => {
	const askable = { topics: [], instruments: askableOf(allInstruments()) }
	const note = (typed: string) => noteFromForm(formOf(new Map([['measured.chair-stand.rises', [typed]]])), askable)
	expect(note('12/800 👵🏽').measured).toEqual([chair('12/800 👵🏽')])
	expect(noteFromForm(formOf(fieldsOf(note('tolv'))), askable)).toEqual(note('tolv'))
	const both = mergeNotes(emptyNote, note('12'), note('9')).measured[0]
	expect(measuredText(instrumentOf('chair-stand', '1'), both ?? chair(''), about).da).toContain(
		'9 / 12 gange. Ikke regnet ud',
	)
})
