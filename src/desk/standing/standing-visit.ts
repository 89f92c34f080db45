import type { Day } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import type { StandingFacts } from './standing-facts.ts'
import { dayText, nextChange, onDay, type Question } from './standing-question.ts'

export const isTimeAgreed: Question = ({ time, today }) =>
	time === null
		? null
		: {
				kind: 'time_agreed',
				since: time.on,
				criteria: [],
				badge: time.on < today ? 'warning' : undefined,
				details: [
					text(
						`${writeLongDay(time.on, 'da')} kl. ${writeClock(time.at, 'da')}`,
						`${writeLongDay(time.on, 'en')} at ${writeClock(time.at, 'en')}`,
					),
					text(time.staff, time.staff),
					...(time.on < today
						? [text('Dagen er gået, og intet er skrevet', 'The day has passed and nothing is written')]
						: []),
				],
			}

const isCourseOver = ({ closing }: StandingFacts, since: Day): boolean => closing !== null && closing.on >= since

export const wasVisitNotHeld: Question = (facts) => {
	const { visit } = facts
	return visit === null || visit.kind !== 'not_held' || isCourseOver(facts, visit.on)
		? null
		: {
				kind: 'not_held',
				since: visit.on,
				criteria: [],
				label:
					visit.because === null
						? undefined
						: text(`Besøg ikke gennemført (${visit.because.da})`, `Visit not held (${visit.because.en})`),
				details: [
					onDay('Aftalt til', 'Agreed for', visit.on),
					text('Find en ny tid eller afslut', 'Find a new time or close'),
				],
			}
}

export const wasVisited: Question = (facts) => {
	const { visit } = facts
	return visit === null || visit.kind === 'not_held' || isCourseOver(facts, visit.on)
		? null
		: {
				kind: visit.kind,
				since: visit.on,
				criteria: [],
				details: [dayText(visit.on), text('Forløbet er åbent', 'The course is open')],
			}
}

export const wasClosed: Question = (facts) =>
	facts.closing === null
		? null
		: { kind: 'closed', since: facts.closing.on, criteria: [], details: [facts.closing.because, nextChange(facts)] }
