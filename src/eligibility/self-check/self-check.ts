import { addDays, type Day, dayFrom, monthOf, yearOf } from '#kernel/day.ts'
import type { Criterion, Standard } from '#standard/index.ts'
import { decide } from '../decide.ts'
import type { Facts } from '../facts.ts'
import { judge, unserved } from '../judge.ts'
import { asEvent, plainCitizen } from '../trial/boundary.ts'
import type { Verdict } from '../verdict.ts'

/** What somebody answers who wonders whether the service is for them. Nothing of it is kept. */
export type SelfAnswers = {
	readonly bornIn: number
	/** 1–12; null when it was not said. */
	readonly bornInMonth: number | null
	readonly livesAlone: boolean | null
	readonly movedHere: boolean
	readonly inCareHome: boolean
	readonly help: Facts['help']
	/** Codes of criteria that something in their life may open. */
	readonly happened: readonly string[]
}

/** One answer; two where it turns on whether this year's birthday has been. */
export type SelfAnswer = {
	readonly birthday: 'no_matter' | 'has_been' | 'is_to_come'
	readonly verdict: Verdict
	/** When the answer is not yet: the first year in which it will be, and on which grounds. */
	readonly coming: { readonly year: number; readonly criteria: readonly string[] } | null
}

/** Criteria that a citizen can say *that happened to me* about. */
export const askable = ({ criteria }: Standard): readonly Criterion[] =>
	criteria.filter(
		({ opens, initiative }) =>
			(opens.by === 'event' || opens.by === 'risk') &&
			(initiative === 'automatic' || initiative === 'after_assessment'),
	)

export const asksAboutMoving = ({ criteria }: Standard): boolean =>
	criteria.some(({ opens }) => opens.by === 'newcomer')
export const asksAboutLivingAlone = ({ criteria }: Standard): boolean =>
	criteria.some(({ needs }) => needs.livesAlone !== null)

const happening = (criterion: Criterion, on: Day): Pick<Facts, 'events' | 'risks'> => {
	const { opens } = criterion
	return {
		events: opens.by === 'event' ? [asEvent(criterion, opens.kinds[0] ?? '', on)] : [],
		risks: opens.by === 'risk' ? [{ kind: opens.kinds[0] ?? '', on }] : [],
	}
}

const longestBack = 400

/** What a criterion asks for, put on the latest day on which it would give a ground today. */
const openToday = (standard: Standard, person: Facts, criterion: Criterion, today: Day): Facts => {
	const needed = criterion.needs.preventiveCase === true ? { ...person, preventiveCase: true } : person
	const daysBack = Array.from({ length: longestBack }, (_, days) => days).find((days) => {
		const known = { ...needed, ...happening(criterion, addDays(today, -days)) }
		return judge([standard], known, today).grounds.some((ground) => ground.criterion === criterion.code)
	})
	return { ...needed, ...happening(criterion, addDays(today, -(daysBack ?? 0))) }
}

const factsOf = (standard: Standard, answers: SelfAnswers, bornOn: Day, today: Day): Facts => {
	const person: Facts = {
		...plainCitizen(bornOn),
		residentSince: answers.movedHere ? today : bornOn,
		livesAlone: answers.livesAlone,
		single: answers.livesAlone,
		residence: answers.inCareHome ? 'care_home' : 'own_home',
		help: answers.help,
	}
	const said = askable(standard)
		.filter(({ code }) => answers.happened.includes(code))
		.map((criterion) => openToday(standard, person, criterion, today))
	return {
		...person,
		preventiveCase: said.some(({ preventiveCase }) => preventiveCase),
		events: said.flatMap(({ events }) => events),
		risks: said.flatMap(({ risks }) => risks),
	}
}

const changesLookedAt = 6

const comingOf = (standards: readonly Standard[], facts: Facts, now: Verdict): SelfAnswer['coming'] => {
	let next = now
	for (let looked = 0; looked < changesLookedAt && next.nextChangeOn !== null; looked++) {
		next = decide(standards, facts, next.nextChangeOn)
		if (next.verdict === 'offer' || next.verdict === 'assess')
			return { year: yearOf(next.on), criteria: unserved(next.grounds).map(({ criterion }) => criterion) }
	}
	return null
}

const sameAnswer = (a: Verdict, b: Verdict): boolean =>
	a.verdict === b.verdict &&
	a.grounds.map(({ criterion }) => criterion).join() === b.grounds.map(({ criterion }) => criterion).join()

/**
 * Whether somebody is in the target group today, by the rules of the standard in force and with their own reasons.
 * `standards` are all versions on file: what is to come may be promised by the next one.
 */
export const checkYourself = (
	standards: readonly Standard[],
	standard: Standard,
	answers: SelfAnswers,
	today: Day,
): readonly SelfAnswer[] => {
	const answerFor = (birthday: SelfAnswer['birthday'], month: number, date: number): SelfAnswer => {
		const facts = factsOf(standard, answers, dayFrom(answers.bornIn, month, date), today)
		const verdict = decide(standards, facts, today)
		const isOpen = verdict.verdict === 'offer' || verdict.verdict === 'assess' || verdict.verdict === 'excluded'
		return { birthday, verdict, coming: isOpen ? null : comingOf(standards, facts, verdict) }
	}
	const month = answers.bornInMonth
	if (month !== null && month !== monthOf(today)) return [answerFor('no_matter', month, 15)]
	const had = answerFor('has_been', month ?? 1, 1)
	const toCome = answerFor('is_to_come', month ?? 12, 28)
	return sameAnswer(had.verdict, toCome.verdict) ? [{ ...had, birthday: 'no_matter' }] : [had, toCome]
}
