import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Standard } from '#standard/index.ts'
import { withYes } from './assessed.ts'
import { type Candidate, chooseDue, contactFor, type OpenGround } from './choose.ts'
import { dueOf, pressingDays } from './due.ts'
import { whoFits } from './portion.ts'

const window = (from: string, until: string | null, target: string | null = null, overdue = false) => ({
	from: day(from),
	until: until === null ? null : day(until),
	target: target === null ? null : day(target),
	overdue,
})
const wholeYear = window('2026-01-01', '2026-12-31')

const ground = (deviation: Partial<OpenGround> = {}): OpenGround => ({
	criterion: 'age-82-yearly',
	intervention: 'general',
	initiative: 'automatic',
	contact: 'fixed_time_letter',
	minutes: 60,
	cites: '',
	...wholeYear,
	...deviation,
})
const candidate = (deviation: Partial<Candidate> = {}): Candidate => ({
	person: 'p' as PersonId,
	bornOn: day('1940-05-20'),
	standard: 'x@2025-07-01',
	grounds: [ground()],
	hasPriority: false,
	bereavedOn: null,
	canBePhoned: true,
	keptOut: false,
	...deviation,
})
const nobody = { letters: [], calls: [], later: [], inPeace: [], keptOut: [], nothingToOffer: [] }
const march = day('2026-03-09')
const june = day('2026-06-01')

describe('when a ground is due', () => {
	test('a ground that opens for everyone on 1 January waits for the month of birth', () => {
		expect(dueOf(wholeYear, day('1940-05-20'))).toEqual({ kind: 'birth_month', on: '2026-05-01' })
		expect(dueOf(wholeYear, day('1940-01-31'))).toEqual({ kind: 'birth_month', on: '2026-01-01' })
		expect(dueOf(wholeYear, day('1940-02-29'))).toEqual({ kind: 'birth_month', on: '2026-03-01' })
	})
	test('no month is later than the pressing days before the end of the year', () => {
		expect(dueOf(wholeYear, day('1940-12-24'))).toEqual({
			kind: 'deadline',
			on: addDays(day('2026-12-31'), -pressingDays),
		})
	})
	test('a ground that opens on another day is due at once', () => {
		expect(dueOf(window('2026-02-10', '2027-02-09'), day('1948-11-03'))).toEqual({ kind: 'opened', on: '2026-02-10' })
	})
	test('a best day is met by the post', () => {
		expect(dueOf(window('2026-02-05', '2026-02-26', '2026-02-12'), day('1950-01-01'))).toEqual({
			kind: 'target',
			on: '2026-02-09',
		})
	})
	test('an overdue one never waits', () => {
		expect(dueOf(window('2025-01-01', '2025-12-31', null, true), day('1940-11-11')).kind).toBe('overdue')
	})
	test('nobody whose window has an end is due after it', () => {
		const days = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays(day('1930-01-01'), n))
		fc.assert(
			fc.property(days, fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 400 }), (bornOn, after, length) => {
				const from = addDays(day('2025-01-01'), after)
				const until = addDays(from, length)
				const due = dueOf({ from, until, target: null }, bornOn)
				expect(due.on >= from && due.on <= until).toBe(true)
			}),
		)
	})
})

describe('who is chosen', () => {
	test('priority goes before the others, and behind whatever would lapse', () => {
		const lapsing = [ground({ ...window('2025-12-20', '2026-04-01') })]
		const chosen = chooseDue(
			[
				candidate({ person: 'a' as PersonId, bornOn: day('1940-01-20') }),
				candidate({ person: 'b' as PersonId, bornOn: day('1940-02-20'), hasPriority: true }),
				candidate({ person: 'c' as PersonId, grounds: lapsing }),
			],
			march,
		)
		expect(chosen.letters.map(({ person }) => person)).toEqual(['c', 'b', 'a'])
	})
	test('whom somebody has said yes to waits for no month of birth, and goes behind what would lapse', () => {
		const risk = { ...window('2026-01-01', '2027-01-31'), criterion: 'risk' }
		const rules = [
			{ code: 'risk', initiative: 'after_assessment' },
			{ code: 'age-82-yearly', initiative: 'automatic' },
		] as unknown as Standard['criteria']
		const said = (initiative: string) => withYes([ground({ ...risk, initiative })], { criteria: rules })
		const chosen = chooseDue(
			[
				candidate({ person: 'month' as PersonId, bornOn: day('1940-01-20') }),
				candidate({ person: 'first' as PersonId, hasPriority: true, bornOn: day('1940-01-20') }),
				candidate({ person: 'yes' as PersonId, bornOn: day('1947-11-20'), grounds: said('automatic') }),
				candidate({ person: 'unsaid' as PersonId, bornOn: day('1947-01-20'), grounds: said('after_assessment') }),
				candidate({ person: 'near' as PersonId, grounds: [ground(window('2025-12-20', '2026-04-01'))] }),
				candidate({ person: 'late' as PersonId, grounds: [ground(window('2025-01-01', '2025-12-31', null, true))] }),
			],
			march,
		)
		expect(chosen.letters.map(({ person }) => person)).toEqual(['late', 'near', 'yes', 'first', 'month'])
		expect(chosen.letters[2]?.due).toEqual({ kind: 'assessed', on: '2026-01-01' })
		expect(withYes([ground()], { criteria: rules })[0]?.assessed).toBeUndefined()
		expect(withYes([ground({ ...risk })], undefined)[0]?.assessed).toBeUndefined()
	})
	test('the year is spread: only those whose month has come', () => {
		const everyone = Array.from({ length: 12 }, (_, month) =>
			candidate({
				person: `p${month}` as PersonId,
				bornOn: day(`1940-${String(month + 1).padStart(2, '0')}-15`),
			}),
		)
		const { letters, later } = chooseDue(everyone, march)
		expect(letters.map(({ person }) => person)).toEqual(['p0', 'p1', 'p2'])
		expect(later).toHaveLength(9)
	})
	test('overdue first, then a near deadline, then whoever has waited longest', () => {
		const chosen = chooseDue(
			[
				candidate({ person: 'month' as PersonId, bornOn: day('1940-05-02') }),
				candidate({ person: 'near' as PersonId, grounds: [ground(window('2026-05-28', '2026-06-20'))] }),
				candidate({ person: 'late' as PersonId, grounds: [ground(window('2025-01-01', '2025-12-31', null, true))] }),
				candidate({ person: 'long' as PersonId, bornOn: day('1940-01-02') }),
			],
			june,
		)
		expect(chosen.letters.map(({ person }) => person)).toEqual(['late', 'near', 'long', 'month'])
	})
	test('several grounds become one offer that names them all', () => {
		const loss = ground({
			criterion: 'spouse-died',
			intervention: 'lost-spouse',
			...window('2026-05-20', '2026-06-10', '2026-05-27'),
		})
		const [chosen] = chooseDue([candidate({ grounds: [ground(), loss] })], june).letters
		expect(chosen?.grounds.map(({ criterion }) => criterion)).toEqual(['age-82-yearly', 'spouse-died'])
		expect(chosen?.until).toBe('2026-06-10')
	})
	test('what is served, on request or to be assessed is not offered', () => {
		const grounds = [
			ground({ servedOn: march }),
			ground({ initiative: 'on_request' }),
			ground({ initiative: 'after_assessment' }),
		]
		expect(chooseDue([candidate({ grounds })], june)).toEqual({ ...nobody, nothingToOffer: ['p'] })
	})
	test('a ground to be phoned goes to the call list, or gets a letter where no number reaches', () => {
		const grounds = [ground({ contact: 'phone' })]
		expect(chooseDue([candidate({ grounds })], june).calls).toHaveLength(1)
		const unreached = chooseDue([candidate({ grounds, canBePhoned: false })], june)
		expect(unreached.calls).toHaveLength(0)
		expect(unreached.letters[0]?.contact).toBe('self_booking_letter')
		expect(contactFor([ground({ contact: 'phone' }), ground()], true)).toBe('phone')
	})
	test('the newly bereaved are left in peace, unless it is about the loss or the last day is near', () => {
		const bereavedOn = day('2026-05-20')
		expect(chooseDue([candidate({ bereavedOn })], june).letters).toHaveLength(0)
		expect(
			chooseDue([candidate({ bereavedOn, grounds: [ground(window('2025-06-10', '2026-06-09'))] })], june).letters,
		).toHaveLength(1)
		expect(chooseDue([candidate({ bereavedOn: day('2026-04-01') })], june).letters).toHaveLength(1)
	})
	test('whoever is kept out is never chosen', () => {
		const keptOut = candidate({ keptOut: true, grounds: [ground({ overdue: true })] })
		expect(chooseDue([keptOut], june)).toEqual({ ...nobody, keptOut: ['p'] })
	})
})

test('a portion never passes the limit and never promises a time that is not there', () => {
	const letters = (contacts: readonly boolean[]) =>
		contacts.map((isFixed, n) => ({
			...(chooseDue([candidate({ person: `p${n}` as PersonId })], june).letters[0] ?? never()),
			person: `p${n}` as PersonId,
			contact: isFixed ? ('fixed_time_letter' as const) : ('self_booking_letter' as const),
		}))
	fc.assert(
		fc.property(fc.array(fc.boolean(), { maxLength: 30 }), fc.nat(30), fc.nat(12), (contacts, times, limit) => {
			const all = letters(contacts)
			const withTime = new Set(all.slice(0, times).map(({ person }) => person))
			const portion = whoFits(all, withTime, limit)
			expect(portion.in.length).toBeLessThanOrEqual(limit)
			expect(portion.in.every((one) => one.contact === 'self_booking_letter' || withTime.has(one.person))).toBe(true)
			expect(portion.in.length + portion.withoutTime.length + portion.overLimit.length).toBe(all.length)
		}),
	)
})

const never = (): never => {
	throw new Error('nobody was chosen')
}
