import { expect, test } from 'vitest'
import { job, works } from '../../../test/times-asked.ts'
import { byStraightLine } from '../travel/travel.ts'
import { planTimes } from './plan-times.ts'
import { proposeTimes } from './propose-times-actions.ts'

const hours = [works(1, 14), works(2, 14)]
const jobs = (count: number) =>
	Array.from({ length: count }, (_, n) => job(n, { place: { x: 650_000 + n * 700, y: 6_140_000 + (n % 7) * 900 } }))

test('a thread of its own plans what would be planned here', async () => {
	expect(await proposeTimes(jobs(40), hours, byStraightLine())).toEqual(planTimes(jobs(40), hours))
})

test('a few are planned at once, and the same', async () => {
	expect(await proposeTimes(jobs(5), hours, byStraightLine())).toEqual(planTimes(jobs(5), hours))
})

test('told to stop, it hands over the best so far: everybody is named', async () => {
	const stopped = AbortSignal.abort()
	const { planned, unplanned } = await proposeTimes(jobs(60), hours, byStraightLine(), { stop: stopped })
	expect(planned.length + unplanned.length).toBe(60)
})
