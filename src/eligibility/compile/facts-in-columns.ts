import { type DayNumber, numberOf } from '#kernel/day-number.ts'
import type { Facts } from '../facts.ts'
import { longestLife } from '../open-anchors.ts'
import { isWithdrawn, lastServed, owedOn } from '../past.ts'
import { type Citizen, citizenOf, type Past } from '../trial/citizen.ts'
import { placedFor } from '../why/prospects.ts'
import { assessment, type Columns, columnAt, emptyColumns, happened, owe, setFact } from './columns.ts'
import { factWordsOf } from './fact-bits.ts'
import { needsAYes, type Rule, type Rules } from './lower.ts'
import { stepFrom } from './step.ts'

/** Whether a window counted from a day may still be open, or was when its rule was last asked. */
const matters = ({ families, earnedOn }: Rule, anchor: DayNumber, on: DayNumber): boolean =>
	families.some(({ windows }) =>
		windows.some(({ until }) => until === null || stepFrom(anchor, until) >= Math.min(on, earnedOn ?? on)),
	)

/** What happened that still matters; false when more of one kind did than columns hold. */
const writeHappenings = (columns: Columns, rules: Rules, citizen: Citizen, row: number, on: DayNumber): boolean => {
	const days = rules.happenings.map(() => new Set<DayNumber>())
	for (const { rule, anchored } of placedFor(rules, citizen))
		for (const { family, anchors } of anchored)
			if (family.anchor !== 'birth')
				for (const anchor of anchors) if (anchor <= on && matters(rule, anchor, on)) days[family.anchor]?.add(anchor)
	for (const [place, found] of days.entries()) for (const day of found) happened(columns, place, row, day)
	return days.every(({ size }) => size <= 2)
}

/** The last assessment of a criterion, as known on a day. */
const lastAssessed = (history: readonly Past[], criterion: string, on: DayNumber): number | null => {
	let [latest, outcome]: [DayNumber, 'yes' | 'no' | null] = [Number.NEGATIVE_INFINITY, null]
	for (const { on: day, entry } of history)
		if (entry.kind === 'assessed' && entry.criterion === criterion && day <= on && day >= latest)
			[latest, outcome] = [day, entry.outcome]
	return outcome === null ? null : assessment(latest, outcome)
}

/** Which of several openings a decision was about, columns cannot tell where one rule opens again or several times. */
const opensTwice = ({ again, families }: Rule): boolean =>
	again !== null || families.some(({ windows }) => windows.length > 1 && windows.every(({ until }) => until === null))

const writePastOf = (columns: Columns, rule: Rule, place: number, citizen: Citizen, row: number, on: DayNumber) => {
	const { history } = citizen
	const { criterion, earnedOn, again } = rule
	const served = lastServed(history, criterion, on)
	const settled = earnedOn !== null && isWithdrawn(history, criterion.code, earnedOn + 1, on) ? on : (served ?? null)
	if (settled !== null && settled > (columns.visited[row] as number))
		columnAt(columns, columns.served, place)[row] = settled
	if (owedOn(history, criterion, on) !== null) owe(columns, place, row)
	if (earnedOn !== null && again !== null && history.some(({ entry }) => serving.has(entry.kind)))
		columns.irregular.add(row)
	if (!needsAYes(criterion.initiative)) return
	const assessed = lastAssessed(history, criterion.code, on)
	if (assessed === null) return
	if (opensTwice(rule) || criterion.initiative === 'on_request') columns.irregular.add(row)
	else columnAt(columns, columns.assessed, place)[row] = assessed
}
const serving: ReadonlySet<string> = new Set(['offer', 'visit', 'event_attended'])

const writePast = (columns: Columns, rules: Rules, citizen: Citizen, row: number, on: DayNumber): void => {
	for (const { on: day, entry } of citizen.history) {
		if (day > on) continue
		const { kind } = entry
		if (kind === 'visit') columns.visited[row] = Math.max(columns.visited[row] as number, day)
		if (columns.contacted === null) continue
		if (kind === 'visit' || kind === 'offer') columns.contacted[row] = Math.max(columns.contacted[row] as number, day)
		if (kind === 'event_attended' || (kind === 'declined' && entry.form === 'collective_event'))
			columns.irregular.add(row)
	}
	for (const [place, rule] of rules.rules.entries()) writePastOf(columns, rule, place, citizen, row, on)
}

/** Citizens' facts as columns, as known on a day; rows that columns cannot tell are `irregular`. */
export const columnsOf = (rules: Rules, facts: readonly Facts[], on: DayNumber): Columns => {
	const columns = emptyColumns(rules, facts.length)
	for (const [row, known] of facts.entries()) {
		const citizen = citizenOf(known)
		columns.bornOn[row] = citizen.bornOn
		const words = factWordsOf(rules, columns.bits, known)
		for (const [at, word] of columns.facts.entries()) word[row] = words[at] ?? 0
		for (const { exclusion, on: day } of known.exceptions)
			if (numberOf(day) <= on)
				for (const [place, { code }] of rules.exclusions.entries())
					if (code === exclusion) setFact(columns, columns.bits.exceptions[place] ?? null, row)
		const isPossible = on - longestLife <= citizen.bornOn && citizen.bornOn <= on
		if (!isPossible || !writeHappenings(columns, rules, citizen, row, on)) columns.irregular.add(row)
		if (citizen.history.length > 0) writePast(columns, rules, citizen, row, on)
	}
	return columns
}
