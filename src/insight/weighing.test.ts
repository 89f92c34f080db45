import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Facts, stanceOn, verdictCodes } from '#eligibility/index.ts'
import { day } from '#kernel/day.ts'
import { dayOfNumber, never, numberOf, numberOfDate } from '#kernel/day-number.ts'
import { readStandard, type Standard } from '#standard/index.ts'
import { offeredOn } from './offered.ts'
import { is } from './row.ts'
import { asStated, chancesUnder } from './simulation/chances.ts'
import { type LifePaths, lifePaths } from './simulation/life-paths.ts'
import type { StartingPoint } from './simulation/starting-point.ts'
import { needsMoreThanKnown, weighingOf } from './weighing.ts'

const read = (file: string): Standard => {
	const { standard } = readStandard(readFileSync(file, 'utf8'), file)
	if (standard === null) throw new Error(`${file} cannot be read`)
	return { ...standard, validTo: null }
}
const standards = [
	read('municipalities/soroe/standard/2019-07-01.yaml'),
	read('municipalities/soenderborg/standard/2021-02-02.yaml'),
	...readdirSync('examples').flatMap((name) => {
		const folder = `examples/${name}/standard`
		const [first] = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder).sort() : []
		return first === undefined ? [] : [read(`${folder}/${first}`)]
	}),
]

/** People of 62 to 97, of all kinds, some lately offered a visit, some lately widowed. */
const on = numberOf(day('2026-03-09'))
const count = 720
const start: StartingPoint = {
	on,
	count,
	registered: count,
	bornOn: Int32Array.from({ length: count }, (_, row) => on - 35_600 + row * 18),
	sex: Uint8Array.from({ length: count }, (_, row) => row % 2),
	flags: Uint8Array.from({ length: count }, (_, row) => is.here | (((row * 37) % 256) & 0b1111110)),
	partner: Int32Array.from({ length: count }, (_, row) => (row % 4 < 2 ? row ^ 1 : -1)),
	withOthers: new Uint8Array(count),
	onlyBeside: new Uint8Array(count),
	residentSince: Int32Array.from({ length: count }, (_, row) => (row % 5 === 0 ? on - row : on - 20_000)),
	lastServedOn: Int32Array.from({ length: count }, (_, row) => (row % 3 === 0 ? never : on - (row % 500))),
	spouseDiedOn: Int32Array.from({ length: count }, (_, row) => (row % 7 === 0 ? on - (row % 120) : never)),
	spouseToCareHomeOn: Int32Array.from({ length: count }, (_, row) => (row % 11 === 0 ? on - (row % 120) : never)),
	optedOut: new Uint8Array(count),
	exceptions: new Map([[300, ['practical-and-personal-help', 'nursing']]]),
	copiedFrom: 0,
}
const finished = <Result>(work: Generator<void, Result>): Result => {
	for (;;) {
		const { done, value } = work.next()
		if (done) return value
	}
}
const paths = finished(lifePaths(start, chancesUnder(asStated), 3, 6))

const dayOrNull = (on: number) => (on === never ? null : dayOfNumber(on))

/** One row as the readable evaluator reads it. */
const factsOf = (paths: LifePaths, row: number, at: number, served: Int32Array): Facts => {
	const state = paths.states[at]?.[row] as number
	const events = [
		['spouse_died', paths.spouseDiedOn[row] as number],
		['spouse_to_care_home', paths.spouseToCareHomeOn[row] as number],
	] as const
	const last = dayOrNull(served[row] as number)
	return {
		id: String(row),
		bornOn: dayOfNumber(paths.bornOn[row] as number),
		sex: paths.sex[row] === 0 ? 'f' : 'm',
		status: state & is.here ? 'resident' : 'moved_out',
		residentSince: dayOrNull(paths.residentSince[row] as number),
		livesAlone: (state & is.alone) !== 0,
		single: (state & is.single) !== 0,
		residence: state & is.inCareHome ? 'care_home' : 'own_home',
		help: {
			practical: (state & is.practical) !== 0,
			personal: (state & is.personal) !== 0,
			nursing: (state & is.nursing) !== 0,
		},
		preventiveCase: false,
		events: events.flatMap(([kind, on]) => (on === never ? [] : [{ kind, on: dayOfNumber(on) }])),
		risks: [],
		history: last === null ? [] : [{ kind: 'visit', on: last }],
		exceptions: (paths.exceptions.get(row) ?? []).map((exclusion) => ({ exclusion, on: day('2026-01-01') })),
	}
}

/** Both of the first promise a visit every year from 82; the others are of all kinds. */
const each = standards.map((standard, at) => ({ name: standard.municipality, standard, isYearly: at < 2 }))

describe.each(each)('$name', ({ standard, isYearly }) => {
	test.each([
		[0, '2026-07-14'],
		[1, '2027-03-02'],
		[3, '2029-11-20'],
	] as const)('in period %i, on %s, columns and the readable evaluator say the same of everyone', (at, written) => {
		const served = paths.lastServedOn.slice()
		const { weighOn } = weighingOf(standard)
		const asked = numberOf(day(written))
		const { verdict, rows } = weighOn(paths, served)({ at, from: asked, to: asked })
		let reached = 0
		for (let row = 0; row < paths.count; row++) {
			const readable = stanceOn(standard, factsOf(paths, row, at, served), day(written)).verdict
			const due = readable === 'offer' || readable === 'assess'
			if (due) reached++
			if (row < rows) expect([row, verdictCodes[verdict[row] as number]]).toEqual([row, readable])
			else expect([row, due]).toEqual([row, false])
		}
		if (isYearly) expect(reached).toBeGreaterThan(20)
	})

	test('over a year: who is due on some day of it, weighed day by day as it is in the middle, gets one offer', () => {
		const at = 1
		const period = paths.periods[at] as LifePaths['periods'][number]
		const served = paths.lastServedOn.slice()
		const { weighOn } = weighingOf(standard)
		const { verdict, rows } = weighOn(paths, served)({ at, from: period.from, to: period.to })
		for (let row = 0; row < paths.count; row += 3) {
			const facts = factsOf(paths, row, at, served)
			let due = false
			for (let on = period.from; on <= period.to && !due; on += on < numberOfDate(2027, 12, 1) ? 6 : 1)
				due = stanceOn(standard, facts, dayOfNumber(on)).verdict === 'offer'
			const said = row < rows && verdictCodes[verdict[row] as number] === 'offer'
			// The evaluator of days is asked every sixth day only, so it may miss what lies in between.
			if (due) expect([row, said]).toEqual([row, true])
		}
	})

	test('nobody is offered a visit twice in a stretch, and yearly means every year', () => {
		const served = paths.lastServedOn.slice()
		const { weighOn, kinds, times } = weighingOf(standard)
		const offered = finished(offeredOn(paths, served, { weigh: weighOn(paths, served), kinds, times }, 6))
		expect(offered.counts).toHaveLength(6)
		const total = offered.counts.reduce((sum, counts) => sum + counts.reduce((a, b) => a + b, 0), 0)
		const bits = [...offered.years].reduce((sum, years) => sum + years.toString(2).replaceAll('0', '').length, 0)
		if (times === 1) expect(total).toBe(bits)
		else expect(total).toBeGreaterThanOrEqual(bits)
		if (!isYearly) return
		let old = 0
		for (let row = 0; row < paths.count; row++)
			for (let year = 0; year < 6; year++) {
				const state = paths.states[paths.runIn + year]?.[row] as number
				const isFree = (state & ~(is.alone | is.single)) === is.here
				if (!isFree || (paths.bornOn[row] as number) > numberOfDate(2027 + year - 83, 1, 1)) continue
				old++
				expect([row, year, (offered.years[row] as number) & (1 << year)]).toEqual([row, year, 1 << year])
			}
		expect(old).toBeGreaterThan(100)
	})
})

test('rules that hang on what nobody can reckon ahead are named', () => {
	const [soroe] = standards
	const names = needsMoreThanKnown([soroe as Standard]).map(({ da }) => da)
	expect(names).toContain('Er meget alene og oplever ensomhed')
	expect(names).not.toContain('Fylder 75 år')
})
