import { ageOnNumber, birthdayNumber, type DayNumber, numberOf } from '#kernel/day-number.ts'
import type { Condition, Criterion } from '#standard/index.ts'
import type { Rule } from '../compile/lower.ts'
import { helpKnown, holds, isAlone, type Question, questionsIn } from '../condition.ts'
import type { Closing } from '../exclusions.ts'
import type { Facts } from '../facts.ts'
import type { Asked, OpenGround } from '../grounds.ts'
import type { Case } from '../judge.ts'
import { closedBefore, comingAfter, type Opening, openOn, type Placed } from '../openings.ts'
import { assessedAs, lastServed } from '../past.ts'
import { daysOfAges, isOfAge } from './prospects.ts'

const words = [
	'elsewhere',
	'turned',
	'turns',
	'turns_first',
	'aged',
	'arrived',
	'arrived_young',
	'arrival_unknown',
	'happened',
	'noted',
	'noted_otherwise',
	'unnoted',
	'contacted',
	'not_contacted',
	'of_age',
	'alone',
	'case',
	'asked',
	'lasts',
	'since',
	'was',
	'never',
	'served',
	'owed',
	'earned',
	'to_assess',
	'assessed_yes',
	'assessed_no',
	'asked_yes',
	'on_request',
	'priority',
	'excludes',
	'excludes_not',
	'set_aside',
	'undecided',
	'decided',
] as const

/** What was weighed; `reason-words.ts` has a sentence for each. */
export type ReasonWord = (typeof words)[number]

const places = new Map<ReasonWord, number>(words.map((word, place) => [word, place]))

/** A number for each word. */
export const reasonPlace = (word: ReasonWord): number => places.get(word) ?? -1

/** Told alike of everybody of whom the rule weighed the same: it holds numbers only, and no words of the facts. */
export type Reason = {
	readonly of: ReasonWord
	readonly held: boolean
	/** Days as day numbers, ages, or the place of something in the rule; see the sentence. */
	readonly a: number
	readonly b: number
}

const reason = (of: ReasonWord, held: boolean, a = 0, b = 0): Reason => ({ of, held, a, b })

type Found = { readonly opening: Opening | null; readonly when: 'open' | 'coming' | 'closed' | 'none' }

/** What there is to say about when a rule opens: what is open, else what comes, else what was. */
const openingFor = (placed: Placed, ground: OpenGround | null, on: DayNumber): Found => {
	const open = openOn(placed, on)
	const own = open.find(({ from }) => from === ground?.from) ?? open[0]
	if (own !== undefined) return { opening: own, when: 'open' }
	const coming = comingAfter(placed, on)
	if (coming !== null) return { opening: coming, when: 'coming' }
	const closed = closedBefore(placed, on)
	return closed === null ? { opening: null, when: 'none' } : { opening: closed, when: 'closed' }
}

const birthdayReason = (age: number, { opening, when }: Found, bornOn: DayNumber, on: DayNumber): Reason => {
	const birthday = birthdayNumber(bornOn, age)
	if (birthday <= on) return reason('turned', when === 'open', age, birthday)
	return opening?.from === birthday
		? reason('turns_first', false, age, birthday)
		: reason('turns', when === 'open', age, birthday)
}

const arrivalReason = (fromAge: number, { facts, bornOn }: Case['citizen'], { when }: Found): Reason => {
	if (facts.residentSince === null) return reason('arrival_unknown', false)
	const since = numberOf(facts.residentSince)
	return ageOnNumber(bornOn, since) < fromAge
		? reason('arrived_young', false, fromAge, since)
		: reason('arrived', when === 'open', since)
}

/** The day of the event, or the day on which the risk was noted, that an opening came from. */
const noted = ({ by }: Criterion['opens'], { opening, when }: Found): Reason =>
	reason(by === 'event' ? 'happened' : 'noted', when === 'open', opening?.knownOn ?? 0)

const isOfKind = ({ opens }: Criterion, { events }: Facts): boolean =>
	opens.by === 'event' && events.some(({ kind }) => opens.kinds.includes(kind))

/** What opens the rule, and what is known of it. */
const opener = ({ citizen }: Asked, rule: Rule, found: Found, on: DayNumber): Reason[] => {
	const { criterion } = rule
	const { opens } = criterion
	const { bornOn, facts, history } = citizen
	switch (opens.by) {
		case 'turning':
			return [birthdayReason(found.opening?.age ?? opens.ages[0]?.from ?? 0, found, bornOn, on)]
		case 'yearly':
			return [birthdayReason(opens.fromAge, found, bornOn, on)]
		case 'band':
			return [reason('aged', found.when === 'open', ageOnNumber(bornOn, on))]
		case 'every': {
			const last = history.length === 0 ? null : lastServed(history, criterion, on)
			return [
				reason('aged', found.when === 'open', ageOnNumber(bornOn, on)),
				last === null ? reason('not_contacted', true) : reason('contacted', true, last),
			]
		}
		case 'newcomer':
			return [arrivalReason(opens.fromAge, citizen, found)]
		case 'event':
		case 'risk':
			if (found.when !== 'none') return [noted(opens, found)]
			return [reason(isOfKind(criterion, facts) ? 'noted_otherwise' : 'unnoted', false)]
	}
}

/** How the citizen lives, as far as the rule asks for it: 0 unknown, 1 alone, 2 with other adults, 3 married. */
const householdReason = ({ rules, citizen: { facts } }: Asked, asked: boolean): Reason => {
	const definition = rules.standard.livesAlone
	const alone = isAlone(definition, facts)
	const isMarried = definition !== 'only_adult_at_address' && facts.single === false
	const state = alone === null ? 0 : alone ? 1 : isMarried ? 3 : 2
	return reason('alone', alone === asked, state)
}

const helpStates = [
	'as_asked',
	'not_received',
	'not_long_term',
	'long_term_unknown',
	'too_few_hours',
	'hours_unknown',
] as const

const asked = new WeakMap<Condition, readonly Question[]>()

/** The questions in a condition, in the order in which they stand. */
export const questionsOf = (condition: Condition): readonly Question[] => {
	const known = asked.get(condition)
	if (known !== undefined) return known
	const found = questionsIn(condition)
	asked.set(condition, found)
	return found
}

/** For each question in a condition its place and what is known; `held` says whether the whole condition holds. */
const answersTo = (condition: Condition, facts: Facts): Reason[] => {
	const held = holds(condition, facts)
	return questionsOf(condition).map((question, place) => {
		const state =
			question.is === 'help' ? helpStates.indexOf(helpKnown(question, facts)) : holds(question, facts) ? 0 : 1
		return reason('asked', held, place, state)
	})
}

/** Adds each part of what the rule asks about the citizen. */
const addNeeded = (parts: Reason[], asked: Asked, { needs }: Rule, on: DayNumber): void => {
	const { facts, bornOn } = asked.citizen
	if (needs.ages.length > 0)
		parts.push(reason('of_age', isOfAge(daysOfAges(needs.ages, bornOn), on), ageOnNumber(bornOn, on)))
	if (needs.livesAlone !== null) parts.push(householdReason(asked, needs.livesAlone))
	if (needs.preventiveCase !== null)
		parts.push(reason('case', facts.preventiveCase === needs.preventiveCase, facts.preventiveCase ? 1 : 0))
	if (needs.when !== null) parts.push(...answersTo(needs.when, facts))
}

/** `until` where there is no last day. */
export const endless = -0x40000000

/** Adds what comes of a ground. */
const addGiven = (parts: Reason[], { servedOn, isOverdue, initiative, from, until, rule }: OpenGround): Reason[] => {
	if (isOverdue) parts.push(reason(rule.earnedOn === null ? 'owed' : 'earned', true))
	else if (servedOn !== null) parts.push(reason('served', true, servedOn))
	else {
		parts.push(reason('lasts', true, from, until ?? endless))
		if (initiative === 'after_assessment') parts.push(reason('to_assess', true))
		else if (initiative === 'on_request') parts.push(reason('on_request', true))
		else if (rule.criterion.initiative === 'after_assessment') parts.push(reason('assessed_yes', true))
		else if (rule.criterion.initiative === 'on_request') parts.push(reason('asked_yes', true))
	}
	return parts
}

const isHeld = ({ held }: Reason): boolean => held
const isFirstBirthday = ({ of }: Reason): boolean => of === 'turns_first'

/** Why there is no ground, where the parts do not say it; null where they do. */
const refusal = (
	{ citizen }: Asked,
	{ criterion }: Rule,
	{ opening, when }: Found,
	parts: readonly Reason[],
	on: DayNumber,
): Reason | null => {
	if (opening !== null && when === 'coming')
		return parts.some(isFirstBirthday) ? null : reason('since', false, opening.from)
	if (opening !== null && when === 'closed') return reason('was', false, opening.until ?? on)
	const isAllHeld = parts.every(isHeld)
	if (opening === null) return isAllHeld ? reason('never', false) : null
	if (criterion.initiative === 'priority') return isAllHeld ? reason('priority', true) : null
	if (assessedAs(citizen.history, criterion.code, { from: opening.knownOn, until: opening.until }, on) === 'no')
		return reason('assessed_no', false)
	return isAllHeld ? reason('never', false) : null
}

const isUnknownToUs = ({ of }: Reason): boolean => of === 'unnoted' || of === 'noted_otherwise'

/** Nothing is known that would open the rule. */
export const unnoted: readonly Reason[] = [reason('unnoted', false)]

/** Whether it is said that nobody has noted anything; then nothing else is. */
export const isUnnoted = (reasons: readonly Reason[]): boolean => reasons.some(({ of }) => of === 'unnoted')

/** Every part of a rule that was weighed for a citizen: what was known, what held and what did not. */
export const reasonsFor = (
	asked: Asked,
	placed: Placed,
	ground: OpenGround | null,
	on: DayNumber,
): readonly Reason[] => {
	if (ground?.isOverdue) return addGiven([], ground)
	const { rule, anchored } = placed
	const { by } = rule.criterion.opens
	if (anchored.length === 0 && (by === 'risk' || (by === 'event' && !isOfKind(rule.criterion, asked.citizen.facts))))
		return unnoted
	const found = openingFor(placed, ground, on)
	const parts = opener(asked, rule, found, on)
	if (parts.some(isUnknownToUs)) return parts
	addNeeded(parts, asked, rule, on)
	if (ground !== null) return addGiven(parts, ground)
	const refused = refusal(asked, rule, found, parts, on)
	if (refused !== null) parts.push(refused)
	return parts
}

/** What comes of an exclusion whose condition holds; null for one whose condition does not. */
const outcome = ({ strength }: Closing['exclusion'], closing: Closing | null, on: DayNumber): Reason => {
	if (closing === null) return reason('excludes_not', false)
	const decided = closing.decided === null ? null : numberOf(closing.decided.on)
	const isDecided = decided !== null && decided <= on
	if (strength === 'permissive') return isDecided ? reason('decided', true, decided) : reason('undecided', false)
	return strength === 'default' && isDecided ? reason('set_aside', true, decided) : reason('excludes', true)
}

/** What is known of an exclusion's questions, and what comes of it. */
export const reasonsToExclude = (
	exclusion: Closing['exclusion'],
	closing: Closing | null,
	facts: Facts,
	on: DayNumber,
): readonly Reason[] => {
	const parts = answersTo(exclusion.when, facts)
	parts.push(outcome(exclusion, closing, on))
	return parts
}

/** A citizen who lives elsewhere is weighed no further. */
export const livesElsewhere: readonly Reason[] = [reason('elsewhere', false)]
