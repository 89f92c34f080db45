import {
	bothKindsOfHelp,
	homeHelp,
	inCareHome,
	mortality,
	moving,
	nursing,
	rateAt,
	type Sex,
} from '#population/index.ts'

/** How much the stated rates are multiplied by; 1 is as stated. */
export type Scenario = {
	readonly mortality: number
	/** How common home help is. */
	readonly help: number
	readonly movesIn: number
	readonly movesOut: number
}

export const asStated: Scenario = { mortality: 1, help: 1, movesIn: 1, movesOut: 1 }
/** Fewer older people at home without help: mortality and help a tenth and a seventh up, few moving in. */
export const fewer: Scenario = { mortality: 1.1, help: 1.15, movesIn: 0.6, movesOut: 1 }
/** More of them: the opposite, and many moving in. */
export const more: Scenario = { mortality: 0.9, help: 0.85, movesIn: 1.6, movesOut: 1 }

/** A table over age in quarters of a year, from birth to 120. */
export type ByAge = Float64Array
const stepsAYear = 4
const oldest = 120

/** The place in a table of somebody so many days old. */
export const placeOfAge = (days: number): number =>
	Math.max(0, Math.min(oldest * stepsAYear - 1, Math.floor((days * stepsAYear) / 365.25)))

const tableOf = (chance: (age: number) => number): ByAge =>
	Float64Array.from({ length: oldest * stepsAYear }, (_, place) =>
		Math.min(0.95, Math.max(0, chance((place + 0.5) / stepsAYear))),
	)

/** Chances of one year by age, women first: `[sex]`, and of help also `[living alone]`. */
export type Chances = {
	readonly dyingAtHome: readonly [ByAge, ByAge]
	readonly dyingInCareHome: readonly [ByAge, ByAge]
	/** Of those who live through the year at home. */
	readonly enteringCareHome: readonly [ByAge, ByAge]
	readonly startingHelp: readonly (readonly [ByAge, ByAge])[]
	/** Of those who have one kind of help and keep it, getting the other as well. */
	readonly secondKind: readonly (readonly [ByAge, ByAge])[]
	/** Of those who start, both kinds at once. */
	readonly bothAtOnce: ByAge
	readonly stoppingHelp: number
	readonly nursingWithHelp: number
	readonly nursingWithoutHelp: number
	readonly movingIn: ByAge
	readonly movingOut: ByAge
}

/** A mean stay of 2.4 years: so many of a care home's residents die within a year, or more where the age itself says more. */
const dyingInCare = 1 - Math.exp(-1 / 2.4)
/** Of those with home help, so many need none a year later. Own assumption. */
const stoppingHelp = 0.15
/** How much commoner home help is among those living alone, and rarer among others (single women and men, 2021). */
const helpFactor = [0.95, 1.35] as const

const bySex = (table: (sex: Sex) => ByAge): [ByAge, ByAge] => [table('f'), table('m')]

/** Chances that keep up the published shares in care homes and with home help while people age and die as stated. */
export const chancesUnder = (scenario: Scenario): Chances => {
	const dying = (sex: Sex, age: number): number => rateAt(mortality[sex], age)
	const dyingThere = (sex: Sex, age: number): number => Math.max(dyingInCare, 1.3 * dying(sex, age))
	const inCare = (sex: Sex, age: number): number => rateAt(inCareHome[sex], age)
	const dyingHere = (sex: Sex, age: number): number =>
		(dying(sex, age) - inCare(sex, age) * dyingThere(sex, age)) / (1 - inCare(sex, age))
	const entering = (sex: Sex, age: number): number => {
		const [now, next] = [inCare(sex, age), inCare(sex, age + 1)]
		const stayed = now * (1 - dyingThere(sex, age))
		const entered = (next * (1 - dying(sex, age)) - stayed) / (1 - now)
		return entered / (1 - dyingHere(sex, age))
	}
	const help = (sex: Sex, alone: number, age: number): number =>
		Math.min(0.9, rateAt(homeHelp[sex], age) * (helpFactor[alone] ?? 1) * scenario.help)
	const starting = (sex: Sex, alone: number, age: number): number => {
		const [now, next] = [help(sex, alone, age), help(sex, alone, age + 1)]
		return Math.max(0, (next - now * (1 - stoppingHelp)) / (1 - now))
	}
	const second = (sex: Sex, alone: number, age: number): number => {
		const [now, next] = [help(sex, alone, age), help(sex, alone, age + 1)]
		const [bothNow, bothNext] = [now * rateAt(bothKindsOfHelp, age), next * rateAt(bothKindsOfHelp, age + 1)]
		const fresh = (1 - now) * starting(sex, alone, age) * rateAt(bothKindsOfHelp, age + 1)
		const keptOne = (now - bothNow) * (1 - stoppingHelp)
		return keptOne <= 0 ? 0 : (bothNext - bothNow * (1 - stoppingHelp) - fresh) / keptOne
	}
	const byLiving = (chance: (sex: Sex, alone: number, age: number) => number) =>
		[0, 1].map((alone) => bySex((sex) => tableOf((age) => chance(sex, alone, age))))
	return {
		dyingAtHome: bySex((sex) => tableOf((age) => dyingHere(sex, age) * scenario.mortality)),
		dyingInCareHome: bySex((sex) => tableOf((age) => dyingThere(sex, age) * scenario.mortality)),
		enteringCareHome: bySex((sex) => tableOf((age) => entering(sex, age))),
		startingHelp: byLiving(starting),
		secondKind: byLiving(second),
		bothAtOnce: tableOf((age) => rateAt(bothKindsOfHelp, age)),
		stoppingHelp,
		nursingWithHelp: nursing.withHelp,
		nursingWithoutHelp: nursing.withoutHelp,
		movingIn: tableOf((age) => rateAt(moving, age) * scenario.movesIn),
		movingOut: tableOf((age) => rateAt(moving, age) * scenario.movesOut),
	}
}
