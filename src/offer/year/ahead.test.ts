import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Candidate, OpenGround } from '../batch/choose.ts'
import { offersAheadOf, type StandingAhead } from './ahead.ts'

const ground = (deviation: Partial<OpenGround> = {}): OpenGround => ({
	criterion: 'age-82-yearly',
	intervention: 'general',
	initiative: 'automatic',
	contact: 'fixed_time_letter',
	minutes: 60,
	cites: '',
	from: day('2026-01-01'),
	target: null,
	until: day('2026-12-31'),
	form: 'home_visit',
	...deviation,
})
const nextYear = ground({ from: day('2027-01-01'), until: day('2027-12-31') })
const born = (on: string, grounds: readonly OpenGround[], deviation: Partial<Candidate> = {}): Candidate => ({
	person: 'one' as PersonId,
	bornOn: day(on),
	standard: 'x@2025-07-01',
	grounds,
	hasPriority: false,
	bereavedOn: null,
	canBePhoned: true,
	keptOut: false,
	...deviation,
})
const from = (on: string, candidate: Candidate | null): StandingAhead => ({ on: day(on), candidate })
const dues = (...standings: StandingAhead[]) =>
	offersAheadOf(standings, day('2027-02-28')).map(({ dueOn, earliestOn }) => [dueOn, earliestOn])

describe('the offers that one citizen will be due', () => {
	test('each ground once, in its own month of birth, over New Year into the next', () => {
		expect(
			dues(from('2026-03-09', born('1940-05-20', [ground()])), from('2027-01-01', born('1940-05-20', [nextYear]))),
		).toEqual([['2026-05-01', '2026-03-09']])
		expect(
			dues(from('2026-03-09', born('1940-02-20', [ground()])), from('2027-01-01', born('1940-02-20', [nextYear]))),
		).toEqual([
			['2026-03-09', '2026-03-09'],
			['2027-02-01', '2027-01-01'],
		])
	})
	test('a ground that opens later counts from then, and is not brought forward', () => {
		const opens = ground({ criterion: 'age-75', from: day('2026-08-17'), until: day('2027-08-16') })
		expect(dues(from('2026-03-09', null), from('2026-08-17', born('1951-08-17', [opens])))).toEqual([
			['2026-08-17', '2026-08-17'],
		])
	})
	test('whoever is kept out today is not counted for what is open today, and is for what opens later', () => {
		const offered = born('1940-02-20', [ground()], { keptOut: true })
		expect(
			dues(from('2026-03-09', offered), from('2027-01-01', born('1940-02-20', [nextYear], { keptOut: true }))),
		).toEqual([['2027-02-01', '2027-01-01']])
	})
	test('whose right ends before their month is not counted', () => {
		expect(dues(from('2026-03-09', born('1940-11-20', [ground()])), from('2026-06-01', null))).toEqual([])
	})
	test('the newly bereaved come after the time of peace', () => {
		const mourning = born('1940-02-20', [ground()], { bereavedOn: day('2026-03-01') })
		expect(dues(from('2026-03-09', mourning))).toEqual([['2026-04-06', '2026-04-06']])
	})
	test('only an invitation to a meeting is one', () => {
		const meeting = ground({ form: 'collective_event' })
		const isMeeting = (...grounds: OpenGround[]) =>
			offersAheadOf([from('2026-03-09', born('1940-02-20', grounds))], day('2026-12-31')).map((one) => one.isMeeting)
		expect([isMeeting(meeting), isMeeting(meeting, ground({ criterion: 'other' }))]).toEqual([[true], [false]])
	})
})
