import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type About, type Instrument, isRead, newestOf, scorableFor } from './instrument.ts'
import { allInstruments, instrumentOf, readInstruments } from './instrument-actions.ts'
import { measuredText } from './measured.ts'
import { type Answers, scored, scoreOf } from './score.ts'

/** What may be typed into a field, sane and not. */
const wild = fc.oneof(
	fc.string(),
	fc.integer().map(String),
	fc.double().map((figure) => `${figure}`.replace('.', ',')),
	fc.constantFrom('12/800', 'kan ikke', '4,,5', '٣', '1e9', 'Infinity', 'NaN', '-0', '👵🏽'),
)

const woman75: About = { sex: 'f', age: 75 }
const of = (code: string): Instrument => {
	const found = instrumentOf(code, '1')
	if (found === null) throw new Error(`no ${code}`)
	return found
}
const scoreIn = (code: string, answers: Answers, about = woman75) => scoreOf(of(code), answers, about).score
const written = (code: string, answers: Answers, about = woman75) => scoreIn(code, answers, about)?.written.da ?? null
const band = (code: string, answers: Answers, about = woman75) => scoreIn(code, answers, about)?.band?.name.da ?? null
const asked = (code: string, answers: Answers, about = woman75) =>
	scoreOf(of(code), answers, about).questions.map((one) => `${one.item}: ${one.says.da}`)

describe('published examples, worked out by hand from the published rule', () => {
	test('BMI: 68 kg and 165 cm make 24.98 (CDC, “How BMI is calculated”), shown as 25.0', () => {
		expect(68 / 1.65 ** 2).toBeCloseTo(24.98, 2)
		expect(scoreIn('bmi', { weight: '68', height: '165' })?.figures).toEqual([25])
		expect(written('bmi', { weight: '68', height: '165' })).toBe('25,0')
	})

	test('WHO-5: raw score times four, 0 worst and 100 best (Topp and others 2015; Ergoterapeutforeningen)', () => {
		const all = (value: string) => Object.fromEntries(['q1', 'q2', 'q3', 'q4', 'q5'].map((code) => [code, value]))
		expect(scoreIn('who-5', all('0'))?.figures).toEqual([0])
		expect(scoreIn('who-5', all('5'))?.figures).toEqual([100])
		// 3 + 2 + 2 + 2 + 3 = 12, × 4 = 48: between 36 and 50
		const twelve = { q1: '3', q2: '2', q3: '2', q4: '2', q5: '3' }
		expect(written('who-5', twelve)).toBe('48 af 100 point')
		expect(band('who-5', twelve)).toBe('36–50 point – nedsat trivsel')
		// 13 × 4 = 52: above 50; 9 × 4 = 36 and 8 × 4 = 32 on either side of 36
		expect(band('who-5', { ...twelve, q5: '4' })).toMatch(/^Over 50/)
		expect(band('who-5', { q1: '1', q2: '2', q3: '2', q4: '2', q5: '2' })).toMatch(/^36–50/)
		expect(band('who-5', { q1: '1', q2: '1', q3: '2', q4: '2', q5: '2' })).toMatch(/^0–35/)
	})

	test.each([
		['m', 60, 14],
		['m', 64, 14],
		['m', 65, 12],
		['m', 70, 12],
		['m', 75, 11],
		['m', 80, 10],
		['m', 85, 8],
		['m', 90, 7],
		['f', 60, 12],
		['f', 65, 11],
		['f', 70, 10],
		['f', 75, 10],
		['f', 80, 9],
		['f', 85, 8],
		['f', 94, 4],
	] as const)('30-second chair stand: CDC STEADI 2017, %s aged %i is below average under %i', (sex, age, limit) => {
		expect(band('chair-stand', { rises: `${limit - 1}` }, { sex, age })).toMatch(/^Under gennemsnittet/)
		expect(band('chair-stand', { rises: `${limit}` }, { sex, age })).toMatch(/^Som ventet/)
	})

	test('30-second chair stand: Sundhedsstyrelsen adds gait speed for who makes fewer than 9 and more than 5', () => {
		const remarks = (rises: string) =>
			scoreIn('chair-stand', { rises })
				?.remarks.filter((one) => one.source === 'sst')
				.map((one) => one.says.da)
		expect(remarks('9')).toEqual([])
		expect(remarks('8')).toEqual(['Suppler med ganghastighed.'])
		expect(remarks('6')).toEqual(['Suppler med ganghastighed.'])
		expect(remarks('5')).toEqual([])
	})

	test('SPPB: points for balance, walk and chair as in Guralnik 1994 and PMC3032402, Table 3', () => {
		const best = { 'side-by-side': '10', 'semi-tandem': '10', tandem: '10', walk: '4,81', 'five-rises': '11,1' }
		expect(scoreIn('sppb', best)?.figures).toEqual([12])
		// 1 + 1 + 1 (tandem 3–9 s) + 3 (4.82–6.20 s) + 2 (13.7–16.6 s) = 8
		const middle = { ...best, tandem: '5', walk: '5,5', 'five-rises': '14' }
		expect(scoreIn('sppb', middle)?.figures).toEqual([8])
		// 1 + 0 + 0 + 1 (over 8.70 s) + 0 (cannot) = 2
		const low = { 'side-by-side': '10', 'semi-tandem': '8', tandem: '2', walk: '9', 'five-rises': 'kan ikke' }
		expect(scoreIn('sppb', low)?.figures).toEqual([2])
	})

	test('AUDIT-C: men from 4, women from 3 (Bush and others 1998, Bradley and others 2003)', () => {
		// weekly two to three times (3), one or two units (0), never six: 3
		const three = { 'how-often': '3', 'how-much': '0', 'six-or-more': '0' }
		expect(scoreIn('audit-c', three)?.figures).toEqual([3])
		expect(band('audit-c', three, { sex: 'f', age: 70 })).toMatch(/^Over/)
		expect(band('audit-c', three, { sex: 'm', age: 70 })).toMatch(/^Under/)
		expect(band('audit-c', { ...three, 'how-much': '1' }, { sex: 'm', age: 70 })).toMatch(/^Over/)
	})

	test('T-ILS: three answers of 1–3 make 3–9 (Hughes 2004)', () => {
		const answers = (a: string, b: string, c: string) => ({ isolated: a, company: b, 'left-out': c })
		expect(scoreIn('t-ils', answers('1', '1', '1'))?.figures).toEqual([3])
		expect(scoreIn('t-ils', answers('2', '3', '2'))?.figures).toEqual([7])
	})

	test('EVS: 0, 1 or 2 points and never more (Den Nationale Kosthåndbog)', () => {
		const answers = (a: string, b: string, c: string) => ({ 'weight-loss': a, eating: b, 'risk-factor': c })
		expect(scoreIn('evs', answers('nej', 'nej', 'nej'))?.figures).toEqual([0])
		expect(scoreIn('evs', answers('ved-ikke', 'nej', 'nej'))?.figures).toEqual([1])
		expect(scoreIn('evs', answers('ja', 'ja', 'ja'))?.figures).toEqual([2])
	})

	test('gait speed: 4 metres in 5 seconds are 0.80 m/s, the limit of limited mobility (PMC8035217)', () => {
		expect(written('gait-speed', { seconds: '5' })).toBe('0,80 m/s')
		expect(band('gait-speed', { seconds: '5' })).toBe('Lidt nedsat ganghastighed')
		expect(band('gait-speed', { seconds: '5,1' })).toBe('Nedsat ganghastighed')
		expect(band('gait-speed', { metres: '10', seconds: '9.9' })).toBe('Ikke nedsat')
	})

	test('Timed Up and Go: under 10, 10–20, 20–30 (Infopad); handgrip: 27 and 16 kg (EWGSOP2), the best hand counts', () => {
		expect(
			['9,9', '10', '19,9', '20', '30'].map((seconds) => band('timed-up-and-go', { seconds })?.split(' ')[0]),
		).toEqual(['Under', '10–20', '10–20', '20–30', '30'])
		expect(band('handgrip', { left: '15,9' })).toBe('Nedsat håndgrebsstyrke')
		expect(band('handgrip', { left: '15,9', right: '16' })).toBe('Ikke nedsat')
		expect(band('handgrip', { right: '26,9' }, { sex: 'm', age: 80 })).toBe('Nedsat håndgrebsstyrke')
	})

	test('blood pressure: the higher band of the two numbers (NBV chapter 27, 5/5 above the values at home)', () => {
		const bands = ([upper, lower]: readonly string[]) =>
			band('blood-pressure', { upper: upper ?? '', lower: lower ?? '' })
		expect(bands(['139', '89'])).toMatch(/^Under/)
		expect(bands(['139', '90'])).toMatch(/^140/)
		expect(bands(['180', '70'])).toMatch(/^180/)
		expect(bands(['150', '110'])).toMatch(/^180/)
		expect(written('blood-pressure', { upper: '152', lower: '84' })).toBe('152/84 mmHg')
	})
})

describe('what is odd is asked about, and never counted', () => {
	test.each([
		[
			'gait-speed',
			{ metres: '4', seconds: '0,1' },
			'seconds: 0,1 sekunder kan ikke passe. Tallet skal være fra 0,5 til 600. Ret det, eller slet det.',
		],
		[
			'gait-speed',
			{ metres: '20', seconds: '1' },
			'seconds: Det giver 20,00 m/s, og det kan ikke passe. Ret tallene, eller slet dem.',
		],
		[
			'gait-speed',
			{ metres: '6', seconds: '2' },
			'seconds: Det giver 3,00 m/s. Det er uden for, hvad vi venter (0,05 m/s – 2,50 m/s). Er tallene rigtige?',
		],
		[
			'blood-pressure',
			{ upper: '12', lower: '800' },
			'upper: 12 mmHg kan ikke passe. Tallet skal være fra 40 til 320. Ret det, eller slet det.',
		],
		[
			'blood-pressure',
			{ upper: '50', lower: '40' },
			'upper: 50 mmHg er uden for, hvad vi venter (60 – 280). Er det rigtigt?',
		],
		[
			'blood-pressure',
			{ upper: '80', lower: '120' },
			'lower: 120 skulle være lavere end det andet tal (80). Er de byttet om?',
		],
		[
			'bmi',
			{ weight: 'otte', height: '165' },
			'weight: “otte” er ikke et tal. Skriv kun tallet med cifrene 0–9, for eksempel 4,5.',
		],
		['chair-stand', { rises: '12,5' }, 'rises: Skriv et helt tal i stedet for 12,5.'],
		[
			'chair-stand',
			{ rises: '12 / 9' },
			'rises: “12 / 9” er ikke et tal. Skriv kun tallet med cifrene 0–9, for eksempel 12.',
		],
		['who-5', { q1: '6' }, 'q1: “6” er ikke et af svarene (0, 1, 2, 3, 4, 5).'],
		[
			'timed-up-and-go',
			{ seconds: '١٢' },
			'seconds: “١٢” er ikke et tal. Skriv kun tallet med cifrene 0–9, for eksempel 4,5.',
		],
		[
			'timed-up-and-go',
			{ seconds: '9'.repeat(100_000) },
			`seconds: “${'9'.repeat(24)}…” er ikke et tal. Skriv kun tallet med cifrene 0–9, for eksempel 4,5.`,
		],
	])('%s %o', (code, answers, said) => {
		expect(asked(code, answers as unknown as Answers)[0]).toBe(said)
		expect(scoreIn(code, answers as unknown as Answers)).toBeNull()
	})

	test('a comma or a point, spaces around: the same number', () => {
		for (const seconds of ['8,5', '8.5', ' 8,5 ']) expect(written('timed-up-and-go', { seconds })).toBe('8,5 sekunder')
	})

	test('half filled in: what is missing, and no score; empty: neither', () => {
		expect(scoreOf(of('who-5'), { q1: '3' }, woman75).missing).toHaveLength(4)
		expect(scoreOf(of('handgrip'), {}, woman75)).toMatchObject({ score: null, questions: [], missing: [] })
		expect(scoreOf(of('gait-speed'), { metres: '4' }, woman75).missing.map((one) => one.code)).toEqual(['seconds'])
	})

	test.each([
		['timed-up-and-go', { seconds: '1' }, '1,0 sekunder'],
		['blood-pressure', { upper: '50', lower: '40' }, '50/40 mmHg'],
		['handgrip', { right: '0' }, '0,0 kg'],
		['bmi', { weight: '25', height: '172' }, '8,5'],
	])('what is unusual is worked out once the writer says that it is so: %s', (code, answers, says) => {
		const typed = answers as unknown as Answers
		expect(scoreOf(of(code), typed, woman75).questions[0]?.canBeSo).toBe(true)
		const { score, questions, confirmed } = scoreOf(of(code), typed, woman75, true)
		expect([score?.written.da, questions]).toEqual([says, []])
		expect(confirmed.length).toBeGreaterThan(0)
	})

	test.each([
		['timed-up-and-go', { seconds: 'fem' }],
		['timed-up-and-go', { seconds: '٣٢' }],
		['timed-up-and-go', { seconds: '-4' }],
		['blood-pressure', { upper: '12', lower: '800' }],
		['blood-pressure', { upper: '80', lower: '120' }],
		['gait-speed', { metres: '20', seconds: '1' }],
		['who-5', { q1: '6' }],
	])('nobody can say that what is no number, or cannot be, is so: %s %o', (code, answers) => {
		const { score, questions, confirmed } = scoreOf(of(code), answers as unknown as Answers, woman75, true)
		expect([score, confirmed]).toEqual([null, []])
		expect(questions.length).toBeGreaterThan(0)
	})

	test('a height in metres is read as centimetres, whichever of the two was meant', () => {
		for (const height of ['1,72', '1.72', '172']) expect(written('bmi', { weight: '65', height })).toBe('22,0')
		expect(written('bmi', { weight: '65', height: '17,2' })).toBeNull()
	})

	test('an age that the source has no limit for: the figure, no band, and it is said', () => {
		const score = scoreIn('chair-stand', { rises: '5' }, { sex: 'f', age: 95 })
		expect(score?.band).toBeNull()
		expect(score?.outsideLimits).toBe(true)
		expect(scoreIn('ucla-20', { total: '44' })?.outsideLimits).toBe(false)
	})
})

describe.each(readInstruments().map((one) => [`${one.code}.${one.version}`, one] as const))('%s', (_, instrument) => {
	const sane = (item: Instrument['items'][number]): fc.Arbitrary<string> =>
		item.kind === 'choice'
			? fc.constantFrom(...item.choices.map((choice) => choice.value))
			: fc
					.double({ min: item.from, max: item.to, noNaN: true })
					.map((figure) => Math.min(item.to, Math.max(item.from, Number(figure.toFixed(item.decimals)))))
					.map((figure) => figure.toFixed(item.decimals).replace('.', ','))
	const answers = fc.record(Object.fromEntries(instrument.items.map((item) => [item.code, sane(item)])))
	const anybody = fc.record({ sex: fc.constantFrom('f' as const, 'm' as const), age: fc.integer({ min: 60, max: 94 }) })

	test('sane answers are scored, or asked about by the figure they make or their order', () =>
		fc.assert(
			fc.property(answers, anybody, (typed, about) => {
				const { score, questions, missing } = scoreOf(instrument, typed, about)
				expect(missing).toEqual([])
				expect((score === null) !== (questions.length === 0)).toBe(true)
				if (score !== null && instrument.bands.length > 0)
					expect(score.band !== null || score.outsideLimits || score.withheld).toBe(true)
			}),
		))

	test('whatever is typed: no exception, and never a score from something odd', () =>
		fc.assert(
			fc.property(
				fc.dictionary(fc.constantFrom(...instrument.items.map((one) => one.code)), wild),
				anybody,
				fc.boolean(),
				(typed, about, sure) => {
					const { score, questions, confirmed } = scoreOf(instrument, typed, about, sure)
					expect(score === null || questions.length === 0).toBe(true)
					expect(confirmed.every((one) => sure && one.canBeSo)).toBe(true)
					for (const figure of score?.figures ?? []) expect(Number.isFinite(figure)).toBe(true)
				},
			),
		))

	test('on either side of every limit stand the two neighbouring bands', () => {
		if (instrument.scoring.how !== 'value') return
		const [item] = instrument.items
		if (item?.kind !== 'number') return
		const step = 10 ** -instrument.scoring.decimals
		for (const { sex, fromAge, at } of scorableFor(instrument, woman75).withheld ? [] : instrument.limits)
			for (const [nth, limit] of at.entries()) {
				const about = { sex: sex ?? 'f', age: fromAge ?? 75 } as const
				const bandAt = (figure: number) =>
					scoreOf(instrument, { [item.code]: figure.toFixed(item.decimals) }, about).score?.band
				expect(bandAt(limit - step)).toEqual(instrument.bands[nth])
				expect(bandAt(limit)).toEqual(instrument.bands[nth + 1])
			}
	})

	test('what stands in a page scores as the file does, and says nothing of the citizen', () =>
		fc.assert(
			fc.property(answers, anybody, (typed, about) => {
				const inPage = JSON.parse(JSON.stringify(scorableFor(instrument, about)))
				expect(scored(inPage, typed)).toEqual(scoreOf(instrument, typed, about))
			}),
			{ numRuns: 20 },
		))

	const hasRead = (source: string | null) => source === null || isRead(instrument, source)

	test('grades nobody by what nobody has read, and says nothing of who has read what', () =>
		fc.assert(
			fc.property(answers, anybody, fc.boolean(), (typed, about, sure) => {
				const { score } = scoreOf(instrument, typed, about, sure)
				const isKnown = instrument.limits.every((one) => hasRead(one.source)) && hasRead(instrument.scoring.source)
				if (!isKnown) expect(score?.band ?? null).toBeNull()
				for (const remark of score?.remarks ?? []) expect(hasRead(remark.source)).toBe(true)
				const { da, en } = measuredText(
					instrument,
					{ instrument: instrument.code, version: instrument.version, answers: typed, sure },
					about,
				)
				expect(`${da} ${en}`).not.toMatch(/efterprøv|hukommelse|verified|from memory/i)
				for (const one of instrument.sources) if (!one.verified) expect(da).not.toContain(one.title)
			}),
			{ numRuns: 20 },
		))

	test('what a citizen may read says nothing of who has read what', () => {
		const words = [
			instrument.how,
			instrument.talk,
			instrument.licence.says,
			...instrument.remarks.map((one) => one.says),
		]
		const read = instrument.sources.filter((one) => one.verified).map((one) => one.title)
		expect([...words.map(({ da, en }) => `${da} ${en}`), ...read].join(' ')).not.toMatch(
			/efterprøv|hukommelse|verified|from memory/i,
		)
	})

	test('names a source, and says of every figure whether somebody has read it', () => {
		expect(instrument.sources.some((one) => one.verified)).toBe(true)
		expect(instrument.sources.length).toBeGreaterThan(0)
		for (const source of instrument.sources) if (source.verified) expect(source.url).toMatch(/^https:/)
		for (const { source } of [...instrument.limits, ...instrument.remarks])
			expect(instrument.sources.map((one) => one.code)).toContain(source)
	})
})

test('every instrument the service is to have is at hand', () =>
	expect(newestOf(allInstruments()).map((one) => one.code)).toEqual(
		expect.arrayContaining([
			...['chair-stand', 'gait-speed', 'timed-up-and-go', 'sppb', 'who-5', 't-ils', 'evs', 'audit-c'],
			...['blood-pressure', 'bmi', 'handgrip', 'mob-t', 'ucla-20'],
		]),
	))
