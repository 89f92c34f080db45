import { ledgerOf } from '#desk/actions.ts'
import { type Standing, type StandingKind, standingKinds } from '#desk/index.ts'
import { standing, weighEveryone } from '#eligibility/actions.ts'
import { type FactSource, type Stance, unserved } from '#eligibility/index.ts'
import { addYears, type Day, firstOfYear, lastOfYear, yearOf } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Text } from '#kernel/language.ts'
import { offersBetween } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { findCitizens } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { criterionText } from '#standard/index.ts'
import { visitsBetween } from '#visit/actions.ts'
import type { HeldVisit } from './aed10.ts'
import type { Happening } from './year.ts'

/** Every citizen of the ledger in the one bucket where they stand on a day, weighed with what is known now. */
export const ledgerOn = async (
	db: Db,
	on: Day,
	sources: readonly FactSource[],
): Promise<{ readonly cpr: string; readonly standing: Standing }[]> => {
	const recorded = new Map((await standing(db)).map((one) => [one.person, one]))
	const stances = new Map<PersonId, { verdict: Stance; since: Day }>()
	for await (const chunk of weighEveryone(db, on, sources))
		for (const [person, verdict] of chunk) {
			const before = recorded.get(person)
			const since = before?.verdict.verdict === verdict.verdict && before.since <= on ? before.since : firstDay(verdict)
			stances.set(person, { verdict, since })
		}
	return (await ledgerOf(db, on, { stances })).map((stood) => ({ cpr: stood.citizen.cpr, standing: stood.standing }))
}

const firstDay = ({ grounds, on }: Stance): Day =>
	unserved(grounds)
		.map(({ from }) => from)
		.filter((from) => from <= on)
		.toSorted()[0] ?? on

/** How many stand under each word today, by the record. */
export const countsByStanding = async (
	db: Db,
	today: Day,
): Promise<{ readonly kind: StandingKind; readonly count: number }[]> => {
	const counts = Map.groupBy(await ledgerOf(db, today), (stood) => stood.standing.kind)
	return standingKinds.map((kind) => ({ kind, count: counts.get(kind)?.length ?? 0 }))
}

/** Offers, answers and visits of a year. An answer counts in the month it came, also to an offer of the year before. */
export const happeningsOf = async (db: Db, year: number): Promise<Happening[]> => {
	const [first, last] = [firstOfYear(year), lastOfYear(year)]
	const offers = await offersBetween(db, addYears(first, -1), last)
	const visits = await visitsBetween(db, first, last)
	return [
		...offers.flatMap((offer): Happening[] => {
			const criteria = offer.grounds.map(({ criterion }) => criterion)
			const made: Happening = { series: 'offers', on: offer.madeOn, criteria }
			if (offer.answeredOn === null) return [made]
			if (offer.answer === 'yes') return [made, { series: 'accepted', on: offer.answeredOn, criteria }]
			const isNo = offer.answer === 'no' || offer.answer === 'no_contact'
			return isNo ? [made, { series: 'declined', on: offer.answeredOn, criteria }] : [made]
		}),
		...visits.map(({ on, criteria }): Happening => ({ series: 'visits', on, criteria })),
	].filter(({ on }) => yearOf(on) === year)
}

/** A criterion's name in the newest version that knows it. */
export const criterionNames = async (db: Db): Promise<(code: string) => Text> => {
	const standards = (await listStandards(db)).toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))
	return (code) => {
		const knows = standards.find(({ criteria }) => criteria.some((criterion) => criterion.code === code))
		return knows ? criterionText(knows, code) : { da: code, en: code }
	}
}

/** Visits held in the citizens' homes in a year; visits by phone are not of the national statistic. */
export const homeVisitsOf = async (db: Db, year: number): Promise<HeldVisit[]> => {
	const visits = (await visitsBetween(db, firstOfYear(year), lastOfYear(year))).filter(
		({ form }) => form === 'home_visit',
	)
	const citizens = await findCitizens(db, [...new Set(visits.map(({ person }) => person))])
	return visits.flatMap(({ person, on }) => {
		const citizen = citizens.get(person)
		return citizen ? [{ person, on, bornOn: citizen.bornOn, sex: citizen.sex }] : []
	})
}
