import { expect, test } from 'vitest'
import { addDays } from '#kernel/day.ts'
import { clock } from '#kernel/instant.ts'
import { job, monday, works } from '../../../test/times-asked.ts'
import type { Hours } from '../working-time/hours.ts'
import type { Job, NoRoom } from './job.ts'
import { planTimes } from './plan-times.ts'

const afternoon = { from: clock('12:00'), to: clock('15:00') }
const nurse: Hours = [works(1, 7, { profession: 'Sygeplejerske', languages: ['pl'], districts: ['nord'] })]

test.each<[NoRoom['code'], Partial<Job>, Hours, RegExp]>([
	['no_days', { earliest: addDays(monday, 3), latest: monday }, nurse, /Fristen er udløbet/],
	['nobody_works', { earliest: addDays(monday, 5), latest: addDays(monday, 6) }, nurse, /Ingen medarbejder har/],
	['nobody_speaks', { language: 'ar' }, nurse, /taler arabisk/],
	['nobody_has_background', { profession: 'læge' }, nurse, /baggrund \(læge\)/],
	['nobody_in_district', { district: 'syd', language: 'pl' }, nurse, /distrikt/],
	['too_long', { minutes: 600 }, nurse, /600 minutter/],
	['not_in_those_hours', { hours: afternoon }, [works(1, 7, { to: '12:30' })], /kl\. 12\.00–15\.00/],
	[
		'not_in_those_hours',
		{ notOnWeekdays: [2, 4], earliest: addDays(monday, 1), latest: addDays(monday, 1) },
		nurse,
		/ikke tirsdag, ikke torsdag/,
	],
])('what would have to give is named: %s', (code, deviation, hours, words) => {
	const [left] = planTimes([job(1, deviation)], hours).unplanned
	expect(left?.why.code).toBe(code)
	expect(left?.why.text.da).toMatch(words)
	expect(left?.why.text.en).not.toBe('')
})

test('where every time is taken, it is said of whom', () => {
	const jobs = [1, 2, 3].map((n) => job(n, { latest: monday, language: 'pl', hours: afternoon }))
	const { planned, unplanned } = planTimes(jobs, nurse)
	expect(planned).toHaveLength(2)
	expect(unplanned.map(({ why }) => why)).toMatchObject([
		{
			code: 'all_full',
			text: {
				da: 'Alle tider 9.3.2026–9.3.2026 kl. 12.00–15.00 hos dem, der taler polsk, er taget. Der skal flere timer til, en senere sidste dag eller færre breve.',
			},
		},
	])
})
