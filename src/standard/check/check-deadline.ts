import { type Day, day } from '#kernel/day.ts'
import type { WrittenCriterion } from '../format/format-rule.ts'
import { after, readInterval } from '../format/interval.ts'
import { listOf, type WrittenRule } from './check-rules.ts'
import { endOfWindow } from './check-windows.ts'
import { atKey, doubtful, type Found, wrong } from './found.ts'

/** Any day will do to see which of two stretches is longer. */
const sample = day('2021-01-01')
const end = (written: string): Day => after(sample, readInterval(written) ?? { count: 0, unit: 'days' })

/** The shortest time for which the rule stays open; null where it is long or has no end. */
const openFor = ({ opens }: WrittenCriterion): Day | null => {
	const { event, risk, newcomer } = opens ?? {}
	const windows = event === undefined ? [] : event.series === undefined ? [event] : listOf(event.series)
	const ends = [
		...windows.map((window) => endOfWindow(sample, window)),
		...[risk?.for, newcomer?.for].filter((period) => period !== undefined).map(end),
	]
	return ends.sort()[0] ?? null
}

/** A deadline for a professional's answer stands where a professional answers, and ends before the offer does. */
export const checkDeadline = (rule: WrittenRule, rules: readonly WrittenRule[]): Found[] => {
	const { code, group, all, at } = rule
	if (all.decideWithin === undefined || all.initiative === undefined) return []
	const path = at('decideWithin')
	const isShared = path[2] === 'shared'
	const isDecided = (one: WrittenRule): boolean => one.all.initiative === 'after_assessment'
	if (!isDecided(rule))
		return isShared && rules.some((other) => other.group === group && isDecided(other))
			? []
			: [
					atKey(
						wrong(
							path,
							`${isShared ? group : code} siger, hvor hurtigt en fagperson svarer, men der er ingen, der skal svare; skriv initiative: after_assessment, eller tag decideWithin ud`,
							`${isShared ? group : code} says how soon a professional answers, but nobody has to; write initiative: after_assessment, or take decideWithin out`,
						),
					),
				]
	const within = end(all.decideWithin)
	if (within === sample)
		return [
			wrong(
				path,
				'en fagperson skal have tid til at svare; skriv hvor længe, som i: 5 days',
				'a professional needs time to answer; write how long, as in: 5 days',
			),
		]
	const open = openFor(all)
	return open !== null && open < within
		? [
				doubtful(
					path,
					`${code} er slut, før fristen for svaret er; da bliver sidste dag fristen. Skriv en kortere frist, eller lad reglen være åben længere`,
					`${code} ends before the deadline for the answer; its last day becomes the deadline. Write a shorter deadline, or keep the rule open longer`,
				),
			]
		: []
}
