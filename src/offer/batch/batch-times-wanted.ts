import { type Bounds, type Job, placeOf, type TimeNeeds } from '#booking/index.ts'
import { addDays, type Day, later } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Citizen } from '#population/index.ts'
import { isAboutBereavement, type ProposedTime } from '../offer.ts'
import type { Chosen } from './choose.ts'
import type { Couple } from './couple.ts'
import { lastDayOf, pressingDays } from './due.ts'

/** Whoever is to be given a time; `time` is the one they have in the plan of today. */
export type Wanted = Pick<Chosen, 'person' | 'minutes' | 'due' | 'grounds'> &
	Partial<Pick<Chosen, 'hasPriority'>> & { readonly time?: ProposedTime | null }

/** What is known of those who want a time. */
export type KnownOfThem = {
	readonly citizens: ReadonlyMap<PersonId, Pick<Citizen, 'address' | 'protected'>>
	readonly visitors: ReadonlyMap<PersonId, StaffId>
	readonly needs: ReadonlyMap<PersonId, TimeNeeds>
	readonly districtOf: (postalCode: string | null) => string | null
	/** Where homes can lie; null: anywhere. */
	readonly bounds: Bounds | null
}

/** 0 to 100: whose last day would pass first, then who was promised to come first; whoever comes early gives way to all. */
export const priorityOf = ({ due, grounds, hasPriority }: Wanted, today: Day): number => {
	if (due.kind === 'brought_forward') return 0
	if (due.kind === 'overdue') return 100
	if (isAboutBereavement(grounds)) return 90
	const last = lastDayOf(grounds)
	if (last !== null && last <= addDays(today, pressingDays)) return 80
	if (due.kind === 'assessed') return 60
	return hasPriority === true ? 50 : 30
}

/** After a loss the visit is best near the day the standard names, and not before the letter gives notice. */
const targetOf = ({ grounds }: Wanted, earliest: Day): Day | null => {
	if (!isAboutBereavement(grounds)) return null
	const [target] = grounds.flatMap(({ target }) => (target === null ? [] : [target])).sort()
	return target === undefined ? earliest : later(target, earliest)
}

const noNeeds: TimeNeeds = { hours: null, notOnWeekdays: [], language: null, profession: null }

/** What two who are visited together need between them; null where no one visit can be both. */
export const needsTogether = (a: TimeNeeds, b: TimeNeeds): TimeNeeds | null => {
	const clash = (one: string | null, other: string | null): boolean => one !== null && other !== null && one !== other
	if (clash(a.language, b.language) || clash(a.profession, b.profession)) return null
	const [from, to] = [
		[a.hours?.from, b.hours?.from]
			.flatMap((at) => at ?? [])
			.toSorted()
			.at(-1),
		[a.hours?.to, b.hours?.to].flatMap((at) => at ?? []).toSorted()[0],
	]
	if (from !== undefined && to !== undefined && from >= to) return null
	return {
		hours: from === undefined || to === undefined ? null : { from, to },
		notOnWeekdays: [...new Set([...a.notOnWeekdays, ...b.notOnWeekdays])].sort(),
		language: a.language ?? b.language,
		profession: a.profession ?? b.profession,
	}
}

/** Couples that one visit can be to, whatever each of them needs. */
export const couplesWhoCan = (couples: readonly Couple[], { needs }: Pick<KnownOfThem, 'needs'>): Couple[] =>
	couples.filter(([one, other]) => needsTogether(needs.get(one) ?? noNeeds, needs.get(other) ?? noNeeds) !== null)

/** One job each, and one for both of a couple, under the name of the first. */
export const jobsOf = (
	wanted: readonly Wanted[],
	couples: readonly Couple[],
	known: KnownOfThem,
	when: { readonly today: Day; readonly earliest: Day; readonly latest: Day; readonly jointMinutes: number },
): Job[] => {
	const beside = new Map(couples)
	const seconds = new Set(couples.map(([, second]) => second))
	const needsOf = (person: PersonId): TimeNeeds => known.needs.get(person) ?? noNeeds
	const priorities = new Map(wanted.map((one) => [one.person, priorityOf(one, when.today)]))
	return wanted
		.filter(({ person }) => !seconds.has(person))
		.map((one): Job => {
			const { person, minutes } = one
			const address = known.citizens.get(person)?.address ?? null
			const other = beside.get(person)
			const alone = {
				...needsOf(person),
				id: person,
				person,
				minutes,
				place: placeOf(known.citizens.get(person), known.bounds),
				district: known.districtOf(address?.postalCode ?? null),
				prefer: known.visitors.get(person) ?? null,
				earliest: when.earliest,
				latest: when.latest,
				target: targetOf(one, when.earliest),
				priority: priorities.get(person) ?? 0,
				now: one.time ?? null,
			}
			if (other === undefined) return alone
			return {
				...alone,
				...(needsTogether(needsOf(person), needsOf(other)) ?? {}),
				beside: other,
				minutes: when.jointMinutes,
				prefer: alone.prefer ?? known.visitors.get(other) ?? null,
				priority: Math.max(alone.priority, priorities.get(other) ?? 0),
			}
		})
}
