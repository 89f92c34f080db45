import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import type { Criterion, Opens } from '#standard/index.ts'
import { waitOf } from './waiting.ts'

const deadlines = { concern: 3, discharge: 4, assessment: 14 }
const rule = (opens: Opens, over: Partial<Criterion> = {}): Criterion => ({
	code: 'c',
	name: text('c', 'c'),
	group: 'g',
	cites: '§',
	opens,
	needs: { ages: [], livesAlone: null, preventiveCase: null, when: null },
	intervention: 'general',
	initiative: 'after_assessment',
	contact: 'phone',
	form: 'home_visit',
	minutes: 60,
	byAge: [],
	visitNeeds: 'a_yes',
	collective: null,
	period: { from: null, to: null },
	...over,
})
const event = (...kinds: string[]): Opens => ({ by: 'event', kinds, details: [], windows: [] })
const risk: Opens = { by: 'risk', kinds: ['lonely'], period: { count: 12, unit: 'months' } }
const ground = { from: day('2026-03-01'), until: day('2027-02-28') }

test.each([
	['a worry', rule(event('concern_raised')), '2026-03-04'],
	['a discharge', rule(event('discharged')), '2026-03-05'],
	['either', rule(event('discharged', 'concern_raised')), '2026-03-04'],
	['another event', rule(event('fell')), '2026-03-15'],
	['a risk', rule(risk), '2026-03-15'],
	[
		'a rule that says so itself',
		rule(event('concern_raised'), { decideWithin: { count: 1, unit: 'weeks' } }),
		'2026-03-08',
	],
	['a rule that this version no longer has', undefined, '2026-03-15'],
])('%s is answered by its own day', (_, criterion, due) => {
	expect(waitOf(ground, ground.from, criterion, deadlines).dueOn).toBe(due)
})

test('the wait begins when the ground opened and we knew of it', () => {
	expect(waitOf(ground, day('2026-03-20'), rule(risk), deadlines)).toEqual({ since: '2026-03-20', dueOn: '2026-04-03' })
	expect(waitOf(ground, day('2026-02-20'), rule(risk), deadlines).since).toBe('2026-03-01')
})

test('an answer after the ground’s last day would help nobody', () => {
	const short = { ...ground, until: day('2026-03-10') }
	expect(waitOf(short, ground.from, rule(risk), deadlines).dueOn).toBe('2026-03-10')
})
