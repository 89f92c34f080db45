import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Facts, type Stance, stanceOn } from '#eligibility/index.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, type Instant, instantAt } from '#kernel/instant.ts'
import { readStandard, type Standard } from '#standard/index.ts'
import { type Candidate, type Chosen, chooseDue } from '../src/offer/batch/choose.ts'
import { type AtSending, type MayGo, mayGo, type ToGo } from '../src/offer/batch/recheck.ts'
import type { Purpose } from '../src/offer/letter/letter.ts'
import { sized } from './size.ts'

const runs = sized('random lives', 5000, 100_000)

const read = readStandard(readFileSync('municipalities/soroe/standard/2019-07-01.yaml', 'utf8'), '2019-07-01.yaml')
if (read.standard === null) throw new Error('the standard cannot be read')
const standard: Standard = read.standard

// ---------------------------------------------------------------- a life

const happenings = [
	'dies',
	'moves',
	'disappears',
	'is said to be dead',
	'is said to have moved',
	'wants no contact',
	'wants contact again',
	'is granted both helps',
	'helps end',
	'is granted nursing',
	'moves to a care home',
	'gets protection',
	'loses the spouse',
	'is visited',
	'loses the address',
	'loses the time',
	'says yes',
	'says no',
	'is contradicted',
	'gets another time',
] as const
type Happening = (typeof happenings)[number]
/** `after`: days from the proposal; negative before it. */
type Event = { readonly what: Happening; readonly after: number }

/** Where the rules begin and end, a year to either side, and somebody else. */
const agesOfInterest = [69, 70, 71, 74, 75, 75, 76, 77, 79, 80, 80, 81, 82, 82, 83, 84, 86, 90]

const lifeOf = fc.record({
	bornOn: fc
		.tuple(
			fc.constantFrom(...agesOfInterest).map((age) => 2024 - age),
			fc.integer({ min: 1, max: 12 }),
			fc.integer({ min: 1, max: 28 }),
		)
		.map(([year, month, date]) => day(`${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`)),
	arrivedDaysAgo: fc.integer({ min: 5, max: 20_000 }),
	livesAlone: fc.boolean(),
	digitalPost: fc.boolean(),
	proposedOn: fc.integer({ min: 0, max: 330 }).map((days) => addDays(day('2024-01-08'), days)),
	writtenAfter: fc.integer({ min: 0, max: 14 }),
	sentAfter: fc.integer({ min: 0, max: 14 }),
	timeAfter: fc.integer({ min: 21, max: 60 }),
	laterAfter: fc.integer({ min: 1, max: 30 }),
	isDayBefore: fc.boolean(),
	isToBoth: fc.boolean(),
	lookedAt: fc.boolean(),
	events: fc.array(fc.record({ what: fc.constantFrom(...happenings), after: fc.integer({ min: -40, max: 60 }) }), {
		maxLength: 4,
	}),
})
type Life = typeof lifeOf extends fc.Arbitrary<infer Value> ? Value : never

const on = (life: Life, { after }: Pick<Event, 'after'>): Day => addDays(life.proposedOn, after)
const noon = (date: Day): Instant => instantAt(date, clock('12:00'))
const whenOf = (life: Life, what: Happening, today: Day): Day[] =>
	life.events
		.filter((event) => event.what === what && on(life, event) <= today)
		.map((event) => on(life, event))
		.toSorted()
const has = (life: Life, what: Happening, today: Day): boolean => whenOf(life, what, today).length > 0
const last = (life: Life, what: Happening, today: Day): Day | null => whenOf(life, what, today).at(-1) ?? null

// ------------------------------------------- the oracle: told from the life alone, as naively as can be

const ageOf = (bornOn: Day, today: Day): number =>
	Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0)
const birthday = (bornOn: Day, age: number): string => `${Number(bornOn.slice(0, 4)) + age}${bornOn.slice(4)}`
const aYearAfter = (date: string): string => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`

/** The rights of a citizen by age and arrival, from the first day up to the day before the last. */
const rightsOn = (
	life: Life,
	today: Day,
): { readonly code: string; readonly from: string; readonly before: string }[] => {
	const { bornOn, livesAlone } = life
	const age = ageOf(bornOn, today)
	const arrived = addDays(life.proposedOn, -life.arrivedDaysAgo)
	const year = today.slice(0, 4)
	const byAge = (code: string, at: number) => ({
		code,
		from: birthday(bornOn, at),
		before: birthday(bornOn, at + 1),
	})
	const first = birthday(bornOn, 82)
	const yearly = {
		code: 'age-82-yearly',
		from: first > `${year}-01-01` ? first : `${year}-01-01`,
		before: `${Number(year) + 1}-01-01`,
	}
	return [
		...(age === 70 && livesAlone ? [byAge('age-70-alone', 70)] : []),
		...(age === 75 ? [byAge('age-75', 75)] : []),
		...(age === 80 ? [byAge('age-80', 80)] : []),
		...(age >= 82 ? [yearly] : []),
		...(ageOf(bornOn, arrived) >= 75 && today < aYearAfter(arrived)
			? [{ code: 'newcomer-75', from: arrived, before: aYearAfter(arrived) }]
			: []),
	]
}
const unservedOn = (life: Life, today: Day): string[] =>
	rightsOn(life, today)
		.filter(({ from, before }) => !whenOf(life, 'is visited', today).some((visit) => visit >= from && visit < before))
		.map(({ code }) => code)

const isGone = (life: Life, today: Day): boolean =>
	(['dies', 'moves', 'disappears', 'is said to be dead', 'is said to have moved'] as const).some((what) =>
		has(life, what, today),
	)
/** What happened last of two that undo each other; on one day the one written later counts. */
const standsLast = (life: Life, what: Happening, undone: Happening, today: Day): boolean => {
	const both = life.events.filter((event) => (event.what === what || event.what === undone) && on(life, event) <= today)
	return both.toSorted((a, b) => a.after - b.after).at(-1)?.what === what
}
const wantsNoContact = (life: Life, today: Day): boolean =>
	standsLast(life, 'wants no contact', 'wants contact again', today)
const isExcluded = (life: Life, today: Day): boolean =>
	has(life, 'moves to a care home', today) ||
	has(life, 'is granted nursing', today) ||
	standsLast(life, 'is granted both helps', 'helps end', today)
const canBeWrittenTo = (life: Life, today: Day): boolean => life.digitalPost || !has(life, 'loses the address', today)
const isSince = (date: Day | null, from: Day): boolean => date !== null && date >= from

type Sending = {
	readonly purpose: Purpose
	readonly decidedOn: Day
	readonly today: Day
	readonly proposed: readonly string[]
	readonly madeOn: Day | null
	readonly answerBy: Day | null
	readonly time: Day | null
	readonly stands: Day | null
	readonly isToBoth: boolean
	readonly lookedAt: boolean
}

/** Why it would be wrong to contact this citizen by this letter today; empty when it is right. Written from what people would say. */
const wrongs = (life: Life, sending: Sending): string[] => {
	const { purpose, today, decidedOn, madeOn, time, stands, answerBy } = sending
	const asks = purpose === 'offer' || purpose === 'reminder'
	const answered =
		madeOn !== null && (['says yes', 'says no'] as const).some((what) => isSince(last(life, what, today), madeOn))
	const looked = sending.lookedAt
	const isAboutVisit = ['confirmation', 'change', 'cancellation'].includes(purpose)
	const tomorrow = addDays(today, 1)
	return Object.entries({
		'is gone': isGone(life, today),
		'wants no contact': (asks || (!looked && isAboutVisit)) && wantsNoContact(life, today),
		'wants contact, and is told goodbye': ['goodbye', 'milestone'].includes(purpose) && !wantsNoContact(life, today),
		'is excluded': (asks || purpose === 'milestone') && isExcluded(life, today),
		'has no right': purpose === 'offer' && !unservedOn(life, today).some((code) => sending.proposed.includes(code)),
		'was visited since': purpose === 'reminder' && isSince(last(life, 'is visited', today), madeOn ?? today),
		'has answered': asks && answered,
		mourns:
			!looked &&
			(asks || purpose === 'milestone' || (sending.isToBoth && purpose !== 'day_before')) &&
			isSince(last(life, 'loses the spouse', today), addDays(decidedOn, -7)),
		'is protected since':
			!looked && purpose !== 'day_before' && isSince(last(life, 'gets protection', today), addDays(decidedOn, -31)),
		'two have answered differently': !looked && purpose !== 'day_before' && has(life, 'is contradicted', today),
		'cannot be written to': purpose !== 'day_before' && !canBeWrittenTo(life, today) && !(looked && isAboutVisit),
		'time is gone': asks && time !== null && has(life, 'loses the time', today),
		'time is too near': purpose === 'offer' && time !== null && time < addDays(today, 5),
		'too late to answer':
			asks && madeOn !== null && answerBy !== null && (purpose === 'offer' ? answerBy <= today : answerBy < today),
		'time is another': ['confirmation', 'change', 'day_before'].includes(purpose) && time !== stands,
		'time still stands': purpose === 'cancellation' && time === stands,
		'is not tomorrow': purpose === 'day_before' && time !== tomorrow,
	}).flatMap(([why, holds]) => (holds ? [why] : []))
}

// ------------------------------------------- the life as the decisions are asked about it

const factsOn = (life: Life, today: Day): Facts => {
	const gone = has(life, 'dies', today) ? 'dead' : has(life, 'moves', today) ? 'moved_out' : null
	const both = standsLast(life, 'is granted both helps', 'helps end', today)
	return {
		id: 'one',
		bornOn: life.bornOn,
		sex: 'f',
		status: gone ?? (has(life, 'disappears', today) ? 'disappeared' : 'resident'),
		residentSince: addDays(life.proposedOn, -life.arrivedDaysAgo),
		livesAlone: life.livesAlone,
		residence: has(life, 'moves to a care home', today) ? 'care_home' : 'own_home',
		help: { practical: both, personal: both, nursing: has(life, 'is granted nursing', today) },
		preventiveCase: false,
		events: whenOf(life, 'loses the spouse', today).map((date) => ({ kind: 'spouse_died', on: date })),
		risks: [],
		history: whenOf(life, 'is visited', today).map((date) => ({ kind: 'visit', on: date })),
		exceptions: [],
	}
}

const person = 'one' as PersonId
const candidateOn = (life: Life, verdict: Stance, today: Day): Candidate => ({
	person,
	bornOn: life.bornOn,
	standard: verdict.standard ?? '',
	grounds: verdict.grounds,
	hasPriority: false,
	bereavedOn: last(life, 'loses the spouse', today),
	canBePhoned: true,
	keptOut:
		wantsNoContact(life, today) || has(life, 'is said to be dead', today) || has(life, 'is said to have moved', today),
})

const atSending = (life: Life, verdict: Stance, sending: Sending): AtSending => {
	const { today, stands } = sending
	const facts = factsOn(life, today)
	return {
		status: facts.status,
		verdict: verdict.verdict,
		grounds: verdict.grounds,
		isExcluded: verdict.exclusions.some(({ exceptionOn }) => exceptionOn === undefined),
		optedOut: wantsNoContact(life, today),
		reported: has(life, 'is said to be dead', today)
			? 'dead'
			: has(life, 'is said to have moved', today)
				? 'moved'
				: null,
		bereavedOn: last(life, 'loses the spouse', today),
		protectedSince: last(life, 'gets protection', today),
		canBeReached: canBeWrittenTo(life, today),
		timeIsHeld: sending.time === null || !has(life, 'loses the time', today),
		stands: stands === null ? null : noon(stands),
		visitedOn: last(life, 'is visited', today),
		isConflicting: has(life, 'is contradicted', today),
	}
}

const everyHold = [
	'bereaved_since',
	'protected_since',
	'answers_conflict',
	'contact_unwanted',
	'call_instead',
	'no_address',
]
const asked = (life: Life, chosen: Chosen, sending: Sending, verdict: Stance, seen: Seen): MayGo => {
	const { purpose, today, madeOn, decidedOn } = sending
	const isAboutOffer = !['goodbye', 'milestone'].includes(purpose)
	const answered =
		madeOn !== null && (['says yes', 'says no'] as const).find((what) => isSince(last(life, what, today), madeOn))
	const letter: ToGo = {
		purpose,
		decidedAt: noon(decidedOn),
		offer: isAboutOffer
			? {
					grounds: chosen.grounds,
					time: sending.time === null ? null : { staff: 'anna' as StaffId, from: noon(sending.time) },
					madeOn,
					endedBecause: answered === 'says yes' ? 'yes' : answered === 'says no' ? 'no' : null,
					answerBy: sending.answerBy,
				}
			: null,
		time: sending.time === null ? null : noon(sending.time),
		isToBoth: sending.isToBoth,
		letGo: sending.lookedAt ? everyHold : [],
	}
	return mayGo(letter, seen(atSending(life, verdict, sending)), today)
}

/** Every letter that an offer may lead to, each on its day. */
const sendingsOf = (life: Life, proposed: readonly string[], contact: string): Sending[] => {
	const written = addDays(life.proposedOn, life.writtenAfter)
	const sent = addDays(written, life.sentAfter)
	const later = addDays(sent, life.laterAfter)
	const time = addDays(life.proposedOn, life.timeAfter)
	const stands = last(life, 'gets another time', later) === null ? time : addDays(time, 7)
	const answerBy = addDays(written, 14)
	const offered = contact === 'fixed_time_letter' ? time : null
	const common = {
		proposed,
		isToBoth: false,
		lookedAt: life.lookedAt,
		madeOn: written,
		answerBy,
		time: offered,
		stands: null,
	}
	const told = { ...common, today: later, decidedOn: sent, time, stands }
	return [
		{ ...common, purpose: 'offer', decidedOn: life.proposedOn, today: written, madeOn: null, isToBoth: life.isToBoth },
		{ ...common, purpose: 'offer', decidedOn: life.proposedOn, today: sent, isToBoth: life.isToBoth },
		{ ...common, purpose: 'reminder', decidedOn: life.proposedOn, today: later },
		{ ...told, purpose: 'confirmation' },
		{ ...told, purpose: 'change' },
		{ ...told, purpose: 'cancellation' },
		{ ...told, purpose: 'day_before', today: addDays(time, life.isDayBefore ? -1 : -2) },
		{ ...common, purpose: 'goodbye', decidedOn: sent, today: later, time: null },
		{ ...common, purpose: 'milestone', decidedOn: sent, today: later, time: null },
	]
}

type Seen = (now: AtSending) => AtSending
type Count = {
	proposed: number
	letters: number
	went: number
	stopped: number
	waited: number
	reasons: Map<string, number>
}
const nothing = (): Count => ({ proposed: 0, letters: 0, went: 0, stopped: 0, waited: 0, reasons: new Map() })

/** Goes through a life from the proposal to every letter, and throws at the first that went and must not, or must and did not. */
const walk = (life: Life, count: Count, seen: Seen): void => {
	const weighed = new Map<Day, Stance>()
	const weigh = (today: Day): Stance => {
		const stance = weighed.get(today) ?? stanceOn([standard], factsOn(life, today), today)
		weighed.set(today, stance)
		return stance
	}
	const first = life.proposedOn
	const verdict = weigh(first)
	const choice = chooseDue(verdict.verdict === 'offer' ? [candidateOn(life, verdict, first)] : [], first)
	const [chosen] = [...choice.letters, ...choice.calls]
	const rights = unservedOn(life, first)
	const mayNotBe = isGone(life, first) || wantsNoContact(life, first) || isExcluded(life, first) || rights.length === 0
	if (chosen !== undefined && mayNotBe) throw new Error('proposed, and must not be')
	const listed = [...choice.letters, ...choice.calls, ...choice.later].map((one) => one.person).concat(choice.inPeace)
	if (!mayNotBe && listed.length !== 1) throw new Error('due, and in none or several of the lists')
	if (chosen === undefined) return
	count.proposed += 1
	const proposed = chosen.grounds.map(({ criterion }) => criterion)
	for (const sending of sendingsOf(life, proposed, chosen.contact)) {
		const wrong = wrongs(life, sending)
		const found = asked(life, chosen, sending, weigh(sending.today), seen)
		count.letters += 1
		count[found.may === 'go' ? 'went' : found.may === 'wait' ? 'waited' : 'stopped'] += 1
		for (const why of wrong) count.reasons.set(why, (count.reasons.get(why) ?? 0) + 1)
		if (found.may === 'go' && wrong.length > 0)
			throw new Error(`${sending.purpose} went although the citizen ${wrong.join(', ')}`)
		if (found.may !== 'go' && wrong.length === 0)
			throw new Error(`${sending.purpose} did not go (${found.because}) although nothing speaks against it`)
	}
}

const asItIs: Seen = (now) => now

test(`of ${runs} random lives nobody is contacted who must not be, and nobody is left out who should be`, () => {
	const count = nothing()
	fc.assert(
		fc.property(lifeOf, (life) => walk(life, count, asItIs)),
		{ numRuns: runs },
	)
	const { reasons, ...counts } = count
	const often = Object.fromEntries([...reasons].toSorted(([, a], [, b]) => b - a))
	console.log(`${runs} lives, seen from every side: ${JSON.stringify({ ...counts, reasons: often })}`)
	expect(count.went).toBeGreaterThan(runs / 10)
	expect([...reasons.values()].every((times) => times > runs / 2000)).toBe(true)
	expect(reasons.size).toBe(17)
}, 180_000)

/** Each fact in turn is hidden from the decision: the walk has to notice, or it would notice nothing. */
const blind: readonly (readonly [string, Seen])[] = [
	['that they are gone', (now) => ({ ...now, status: 'resident', reported: null })],
	['that somebody has said so on the telephone', (now) => ({ ...now, reported: null })],
	['that they want no contact', (now) => ({ ...now, optedOut: false })],
	['that they are excluded', (now) => ({ ...now, verdict: 'offer', isExcluded: false })],
	['that they were visited', (now) => ({ ...now, visitedOn: null })],
	['that they mourn', (now) => ({ ...now, bereavedOn: null })],
	['that their address is protected', (now) => ({ ...now, protectedSince: null })],
	['that they cannot be written to', (now) => ({ ...now, canBeReached: true })],
	['that the time is gone', (now) => ({ ...now, timeIsHeld: true })],
	['that two have answered differently', (now) => ({ ...now, isConflicting: false })],
]
test.each(blind)(
	'hidden from the decision %s: seen by the walk',
	(_, seen) => {
		const found = fc.check(
			fc.property(lifeOf, (life) => walk(life, nothing(), seen)),
			{ numRuns: 20_000, endOnFailure: true },
		)
		expect(String(found.errorInstance)).toMatch(/went although|did not go/)
	},
	60_000,
)
