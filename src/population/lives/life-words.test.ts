import { describe, expect, test } from 'vitest'
import { type Day, day } from '#kernel/day.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import type { Citizen } from '../citizen.ts'
import { lifeEventText, lifeOf } from './life-words.ts'

test.each([
	['help_granted', { help: 'personal' }, 'Fik bevilget personlig hjælp'],
	[
		'help_granted',
		{ help: ['practical', 'personal', 'nursing'] },
		'Fik bevilget praktisk hjælp, personlig hjælp og sygepleje',
	],
	['help_ended', { help: ['practical', 'nursing'] }, 'Får ikke længere praktisk hjælp og sygepleje'],
	['help_ended', {}, 'Får ikke længere hjælp'],
	['moved_out', { to: 'emigrated' }, 'Udrejst af landet'],
	['moved_out', {}, 'Flyttet fra kommunen'],
	['spouse_to_care_home', {}, 'Ægtefællen flyttede i plejebolig'],
	['moved_to_a_new_flat', {}, 'Moved to a new flat'],
])('%s %j is told as “%s”', (kind, details, words) => expect(lifeEventText({ kind, details }).da).toBe(words))

type Living = Pick<Citizen, 'status' | 'statusSince' | 'reportedDeadBy' | 'residentSince' | 'bornOn' | 'createdHere'>
const citizen: Living = {
	status: 'resident',
	statusSince: null,
	reportedDeadBy: null,
	residentSince: null,
	bornOn: day('1943-03-15'),
	createdHere: false,
}
const event = (kind: string, on: string, source = 'register') => ({
	kind,
	on: day(on),
	source,
	details: {},
	moment: null as Instant | null,
})
const told = (deviation: Partial<Living>, events: readonly ReturnType<typeof event>[] = [], today: Day | null = null) =>
	lifeOf({ ...citizen, ...deviation }, events, today).map(
		({ on, what, who }) => `${on} ${what.da}${who ? ` · ${who}` : ''}`,
	)

describe('a life', () => {
	test('has its round birthdays from 65 on, and the latest one', () => {
		expect(told({}, [], day('2026-03-15')).map((line) => line.split(' · ')[0])).toEqual([
			'2008-03-15 Fyldte 65 år',
			'2013-03-15 Fyldte 70 år',
			'2018-03-15 Fyldte 75 år',
			'2023-03-15 Fyldte 80 år',
			'2026-03-15 Fyldte 83 år',
		])
		expect(told({ bornOn: day('1961-03-16') }, [], day('2026-03-15'))).toEqual([])
		expect(told({ bornOn: day('1956-02-29') }, [], day('2021-03-01'))).toEqual(['2021-03-01 Fyldte 65 år · CPR'])
	})
	test('has no birthday after death', () =>
		expect(told({ status: 'dead', statusSince: day('2010-01-01') }, [], day('2026-01-01'))).toEqual([
			'2010-01-01 Død · CPR',
			'2008-03-15 Fyldte 65 år · CPR',
			'2009-03-15 Fyldte 66 år · CPR',
		]))
	test('of somebody created here has birthdays that no register told', () =>
		expect(told({ createdHere: true }, [], day('2008-03-15'))).toEqual(['2008-03-15 Fyldte 65 år']))
	test('tells an arrival, a departure and a death once, whoever told it first', () => {
		expect(told({ residentSince: day('2020-05-01') }, [event('moved_in', '2020-05-01')])).toEqual([
			'2020-05-01 Flyttede til kommunen · CPR',
		])
		expect(told({ status: 'moved_out', statusSince: day('2026-01-02') }, [event('moved_out', '2026-01-02')])).toEqual([
			'2026-01-02 Flyttet fra kommunen · CPR',
		])
		const reported = { status: 'dead', statusSince: day('2026-01-02'), reportedDeadBy: 'hospital' } as const
		expect(told(reported, [event('reported_dead', '2026-01-02', 'hospital')])).toEqual([
			'2026-01-02 Meldt død, meldt af sygehuset',
		])
	})
	test('strikes through a death that was none', () => {
		const events = [
			event('reported_dead', '2026-01-02', 'hospital'),
			event('death_taken_back', '2026-01-03', 'hospital'),
		]
		expect(lifeOf(citizen, events, null).map(({ struck }) => struck === true)).toEqual([true, false])
	})
	test('strikes through each death that was none, and not the one told again after', () => {
		const told = (kind: string, on: string, moment: string) => ({ ...event(kind, on), moment: instant(moment) })
		const events = [
			told('reported_dead', '2026-01-02', '2026-01-03T08:00:00+01:00'),
			told('death_taken_back', '2026-01-03', '2026-01-03T09:00:00+01:00'),
			told('reported_dead', '2026-01-03', '2026-01-03T10:00:00+01:00'),
		]
		const strikes = (deviation: Partial<Living>, all: typeof events) =>
			lifeOf({ ...citizen, ...deviation }, all, null).map(({ struck }) => struck === true)
		const dead = { status: 'dead', statusSince: day('2026-01-03'), reportedDeadBy: 'hospital' } as const
		expect(strikes(dead, events)).toEqual([true, false, false])
		const again = events.map((one) => ({ ...one, moment: instant('2026-01-03T11:00:00+01:00') }))
		expect(strikes({}, events.with(1, again[1] ?? expect.unreachable()))).toEqual([true, false, true])
	})
	test('names whoever told it', () =>
		expect(told({}, [event('fell', '2026-01-02', 'Hjemmeplejen')])).toEqual(['2026-01-02 Faldt · Hjemmeplejen']))
})
