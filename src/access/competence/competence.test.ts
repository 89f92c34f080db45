import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day, day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { formOf } from '#platform/web/index.ts'
import type { Staff } from '../staff/staff.ts'
import { type Competence, minutesWithinYear, problemsOf, writeHours } from './competence.ts'
import { checkTyped, courseTyped, readCheck, readCourse } from './competence-form.ts'

const today = day('2026-03-09')
const id = 'x' as StaffId
const staff: Staff = {
	id,
	name: 'Asta',
	email: 'a@example.dk',
	roles: ['consultant'],
	profession: 'Sygeplejerske',
	authorisationId: 'ABC12',
	languages: [],
	login: null,
	activeFrom: day('2020-01-01'),
	deactivatedOn: null,
	version: 1,
}
const looked = (checkedOn: Day) => ({ staff: id, authorisationId: 'ABC12', checkedOn, found: 'valid' as const, by: id })
const course = (heldOn: Day, minutes: number) => ({ id: heldOn, staff: id, name: 'Kursus', heldOn, minutes, by: id })
const good: Competence = { staff, check: looked(addMonths(today, -1)), courses: [course(addDays(today, -20), 1200)] }
const demand = { checkMonths: 12, yearlyHours: 20 }

describe('what is to be put right', () => {
	test.each<[string, Partial<Competence>, readonly string[]]>([
		['nothing, when all is in order', {}, []],
		['a look that has lapsed, on the day', { check: looked(addMonths(today, -12)) }, ['check_lapsed']],
		['one that lapses within a month', { check: looked(addDays(addMonths(today, -12), 30)) }, ['check_lapses_soon']],
		['one that lapses later is not told yet', { check: looked(addDays(addMonths(today, -12), 31)) }, []],
		['nobody has looked', { check: null }, ['never_checked']],
		['another authorisation was looked up', { staff: { ...staff, authorisationId: 'NEW01' } }, ['never_checked']],
		['the register had none', { check: { ...looked(today), found: 'gone' } }, ['not_authorised']],
		['no authorisation noted', { staff: { ...staff, authorisationId: null } }, ['no_authorisation']],
		['no health profession', { staff: { ...staff, profession: null } }, ['no_profession']],
		['too few hours', { courses: [course(addDays(today, -20), 1199)] }, ['hours_missing']],
		[
			'a course of thirteen months ago counts no more',
			{ courses: [course(addMonths(today, -13), 9000)] },
			['hours_missing'],
		],
		[
			'a newcomer is not short of a year’s hours',
			{ staff: { ...staff, activeFrom: addMonths(today, -3) }, courses: [] },
			[],
		],
		['whoever has left is left alone', { staff: { ...staff, deactivatedOn: today }, check: null }, []],
		['whoever does not visit is left alone', { staff: { ...staff, roles: ['coordinator'] }, check: null }, []],
	])('%s', (_, deviation, problems) => expect(problemsOf({ ...good, ...deviation }, today, demand)).toEqual(problems))

	test('no hours are missing where none are demanded', () =>
		expect(problemsOf({ ...good, courses: [] }, today, { checkMonths: 12 })).toEqual([]))
	test('hours are counted over twelve months and written as they are read', () => {
		expect(minutesWithinYear({ ...good, courses: [course(today, 450), course(addDays(today, 1), 60)] }, today)).toBe(
			450,
		)
		expect([writeHours(450, 'da'), writeHours(450, 'en'), writeHours(1200, 'da')]).toEqual(['7,5', '7.5', '20'])
	})
})

describe('what was typed', () => {
	const say = (_: string, en: string) => en
	const form = (fields: Record<string, string>) =>
		formOf(new Map(Object.entries(fields).map(([key, one]) => [key, [one]])))
	const typed = (fields: Record<string, string>) =>
		readCourse(
			courseTyped(form({ name: ' Fald  og balance ', held: '2026-01-14', hours: '7,5', ...fields })),
			today,
			say,
		)
	test('a course as people write it', () =>
		expect(typed({}).course).toEqual({ name: 'Fald og balance', heldOn: '2026-01-14', minutes: 450 }))
	test.each([
		['name', { name: ' ' }],
		['name', { name: 'x'.repeat(201) }],
		['held_day', { held: '2026-02-30' }],
		['held_day', { held: '2026-03-10' }],
		['hours', { hours: 'mange' }],
		['hours', { hours: '0' }],
		['hours', { hours: '-3' }],
		['hours', { hours: '501' }],
		['hours', { hours: '1e3' }],
	])('%s: %j is asked about', (field, fields) => {
		expect(typed(fields).course).toBeNull()
		expect(Object.keys(typed(fields).errors)).toEqual([field])
	})
	test('a look into the register needs what it said and a day that has come', () => {
		const read = (fields: Record<string, string>) => readCheck(checkTyped(form(fields)), today, say)
		expect(read({ found: 'valid', checked: '2026-03-09' }).check).toEqual({ found: 'valid', checkedOn: today })
		expect(Object.keys(read({ found: 'fine', checked: '2026-03-10' }).errors)).toEqual(['found-0', 'checked_day'])
	})
})
