import {
	type Columns,
	compile,
	constantsFor,
	emptyAnswers,
	emptyColumns,
	factWordsOf,
	type Happening,
	lower,
	type Rules,
	setFact,
} from '#eligibility/index.ts'
import { birthdayNumber, never } from '#kernel/day-number.ts'
import type { Text } from '#kernel/language.ts'
import type { Ages, Criterion, Standard } from '#standard/index.ts'
import { type OfferKinds, offerKindsOf } from './offer-kinds.ts'
import { stretchesAYear, type Weigh } from './offered.ts'
import { is } from './row.ts'
import type { LifePaths } from './simulation/life-paths.ts'

/** The bits of a state as the words of facts that the rules ask for: there are no more than 256 states. */
const wordsByState = (rules: Rules, { bits }: Columns): readonly Int32Array[] => {
	const words = Array.from({ length: bits.words }, () => new Int32Array(256))
	for (let state = 0; state < 256; state++) {
		const has = (bit: number): boolean => (state & bit) !== 0
		const known = factWordsOf(rules, bits, {
			status: has(is.here) ? 'resident' : 'moved_out',
			livesAlone: has(is.alone),
			single: has(is.single),
			residence: has(is.inCareHome) ? 'care_home' : has(is.inInstitution) ? 'institution' : 'own_home',
			help: { practical: has(is.practical), personal: has(is.personal), nursing: has(is.nursing) },
			preventiveCase: false,
		})
		for (const [at, word] of known.entries()) (words[at] as Int32Array)[state] = word
	}
	return words
}

/** The events that life paths know of, by kind. */
const reckonedEvents: ReadonlyMap<string, (paths: LifePaths) => Int32Array> = new Map([
	['spouse_died', ({ spouseDiedOn }) => spouseDiedOn],
	['spouse_to_care_home', ({ spouseToCareHomeOn }) => spouseToCareHomeOn],
])

const eventDays = (kinds: readonly string[], paths: LifePaths): readonly Int32Array[] =>
	kinds.flatMap((kind) => reckonedEvents.get(kind)?.(paths) ?? [])

const arrivals = (paths: LifePaths, fromAge: number): Int32Array =>
	Int32Array.from({ length: paths.count }, (_, row) => {
		const since = paths.residentSince[row] as number
		return since !== never && birthdayNumber(paths.bornOn[row] as number, fromAge) <= since ? since : never
	})

/** The day of an event that only one column tells of; null where several do, or none. */
const oneColumn = (happening: Happening, paths: LifePaths): Int32Array | null => {
	if (happening.nature === 'arrival') return arrivals(paths, happening.fromAge)
	if (happening.nature === 'risk' || happening.details.length > 0) return null
	const known = eventDays(happening.kinds, paths)
	return known.length === 1 ? (known[0] ?? null) : null
}

/** Events of several kinds at once: the latest up to a day, since what is still to come must not hide what has been. */
const writeSeveral = (columns: Columns, happenings: readonly Happening[], paths: LifePaths, to: number): void => {
	for (const [at, happening] of happenings.entries()) {
		if (happening.nature !== 'event' || happening.details.length > 0) continue
		const [one, other, ...none] = eventDays(happening.kinds, paths)
		if (one === undefined || other === undefined || none.length > 0) continue
		const latest = columns.latest[at] as Int32Array
		for (let row = 0; row < paths.count; row++) {
			const [first, second] = [one[row] as number, other[row] as number]
			latest[row] = Math.max(first <= to ? first : never, second <= to ? second : never)
		}
	}
}

/** Says of those few about whom it is recorded that an exclusion was decided on. */
const writeExceptions = (rules: Rules, columns: Columns, paths: LifePaths, rows: number): void => {
	for (const [row, codes] of paths.exceptions)
		for (const [place, { code }] of rules.exclusions.entries())
			if (row < rows && codes.includes(code)) setFact(columns, columns.bits.exceptions[place] ?? null, row)
}

const columnsOn = (rules: Rules, paths: LifePaths, served: Int32Array): Columns => {
	const empty = emptyColumns(rules, paths.count)
	return {
		...empty,
		bornOn: paths.bornOn,
		visited: served,
		contacted: empty.contacted === null ? null : served,
		latest: rules.happenings.map((happening, at) => oneColumn(happening, paths) ?? (empty.latest[at] as Int32Array)),
	}
}

const youngestIn = (ages: Ages): number => (ages.length === 0 ? 0 : Math.min(...ages.map(({ from = 0 }) => from)))

/** Nobody younger gets anything under the rule, a year left for what opens before the birthday. */
const youngestUnder = ({ opens, needs }: Criterion): number => {
	const opening = (): number => {
		if (opens.by === 'turning') return youngestIn(opens.ages)
		if (opens.by === 'yearly' || opens.by === 'every') return opens.fromAge
		return opens.by === 'band' ? (opens.ages.from ?? 0) : 0
	}
	return Math.max(opening(), youngestIn(needs.ages)) - 1
}

/** How many were born up to a day, of births in order. */
const bornUpTo = (births: Int32Array, day: number): number => {
	let [low, high] = [0, births.length]
	while (low < high) {
		const middle = (low + high) >> 1
		if ((births[middle] as number) <= day) low = middle + 1
		else high = middle
	}
	return low
}

/** A standard compiled, ready to weigh everyone on any of the ways the years may go. */
export type StandardWeighed = {
	readonly kinds: OfferKinds
	readonly times: number
	/** `served` is written into from outside as offers are made. */
	readonly weighOn: (paths: LifePaths, served: Int32Array) => Weigh
}

export const weighingOf = (standard: Standard): StandardWeighed => {
	const rules = lower(standard)
	const program = compile(rules)
	const criteria = rules.rules.map(({ criterion }) => criterion)
	const youngest = Math.min(...criteria.map(youngestUnder))
	const constants = new Map<string, ReturnType<typeof constantsFor>>()
	const constantsOf = (from: number, to: number) => {
		const known = constants.get(`${from} ${to}`) ?? constantsFor(rules, from, to)
		constants.set(`${from} ${to}`, known)
		return known
	}
	return {
		kinds: offerKindsOf(criteria),
		times: stretchesAYear(criteria),
		weighOn: (paths, served) => {
			const columns = columnsOn(rules, paths, served)
			const answers = emptyAnswers(rules, paths.count)
			const words = wordsByState(rules, columns)
			return ({ at, from, to }) => {
				const state = paths.states[at] as Uint8Array
				const rows = bornUpTo(paths.bornOn, to - Math.floor(youngest * 365.25))
				for (const [place, word] of words.entries()) {
					const facts = columns.facts[place] as Int32Array
					for (let row = 0; row < rows; row++) facts[row] = word[state[row] as number] as number
				}
				writeExceptions(rules, columns, paths, rows)
				writeSeveral(columns, rules.happenings, paths, to)
				program.run({ ...columns, count: rows }, constantsOf(from, to), answers)
				return { ...answers, rows }
			}
		},
	}
}

/** Whether the rule hangs only on what life paths know. */
export const isReckoned = ({ opens, needs }: Criterion): boolean => {
	if (opens.by === 'risk' || needs.preventiveCase === true) return false
	return opens.by !== 'event' || (opens.details.length === 0 && opens.kinds.some((kind) => reckonedEvents.has(kind)))
}

/** Names of rules that hang on something nobody can reckon ahead. */
export const needsMoreThanKnown = (standards: readonly Standard[]): readonly Text[] => {
	const names = standards.flatMap(({ criteria }) =>
		criteria.filter((criterion) => !isReckoned(criterion)).map(({ name }) => name),
	)
	return [...new Map(names.map((name) => [name.da, name])).values()]
}
