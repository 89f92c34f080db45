import type { Day } from '#kernel/day.ts'
import { addDays, addYears } from '#kernel/day.ts'
import type { Sex } from '../citizen.ts'
import { type Draft, draftOf, marry, moveInWith } from '../import/draft.ts'
import type { Inhabitants } from './places.ts'
import { bell, type Random, whole, wholeNear } from './random.ts'
import * as rates from './rates.ts'

/** Everyone of this age and older is in the file, with those who live with them. */
export const youngest = 60

/** A birthday such that one is so old on the day, any day as likely. */
export const bornSoThat = (random: Random, age: number, on: Day): Day =>
	addDays(addYears(on, -age), -whole(random, 0, 364))

const personOf = (random: Random, sex: Sex, age: number, on: Day): Draft =>
	draftOf(sex, age, bornSoThat(random, age, on))

/** Residents of 60 and more, as many of each age and sex as the municipality counts, times `scale`. */
const residents = (random: Random, inhabitants: Inhabitants, scale: number, on: Day): Draft[] =>
	(['f', 'm'] as const).flatMap((sex) =>
		(sex === 'f' ? inhabitants.women : inhabitants.men).flatMap((count, place, all) => {
			const oldest = place === all.length - 1
			return Array.from({ length: wholeNear(random, count * scale) }, () =>
				personOf(random, sex, youngest + place + (oldest ? Math.floor(random() ** 2 * 4) : 0), on),
			)
		}),
	)

type Living = 'care_home' | 'alone' | 'with_others' | 'couple'

const livingOf = (random: Random, { sex, age }: Draft): Living => {
	const care = rates.at(rates.inCareHome[sex], age)
	const alone = Math.max(care, rates.at(rates.livingAlone[sex], age))
	const drawn = random()
	if (drawn < care) return 'care_home'
	if (drawn < alone) return 'alone'
	return drawn < alone + rates.at(rates.livingWithOthers, age) ? 'with_others' : 'couple'
}

/** Pairs the oldest men with the oldest women, a few years to either side; whoever is left over has a partner below 60. */
const pair = (random: Random, partnered: readonly Draft[], on: Day): Draft[] => {
	const inOrder = (sex: Sex) =>
		partnered
			.filter((person) => person.sex === sex)
			.map((person) => ({ person, rank: person.age + 2 * bell(random) }))
			.sort((a, b) => b.rank - a.rank)
			.map(({ person }) => person)
	const [women, men] = [inOrder('f'), inOrder('m')]
	const younger: Draft[] = []
	for (let place = 0; place < Math.max(women.length, men.length); place++) {
		const one = men[place] ?? (women[place] as Draft)
		let other = men[place] === undefined ? undefined : women[place]
		if (other === undefined) {
			const age = Math.min(youngest - 1, one.age - 1 - Math.floor(Math.abs(3 * bell(random))))
			other = personOf(random, one.sex === 'm' ? 'f' : 'm', age, on)
			younger.push(other)
		}
		moveInWith(one, other)
		if (random() < rates.at(rates.marriedOfCouples, one.age)) marry(one, other)
		else for (const each of [one, other]) each.civilStatus = random() < 0.6 ? 'divorced' : 'unmarried'
	}
	return younger
}

/** Grown children (sometimes a half-grown one) who live at home. */
const childOf = (random: Random, parent: Draft, grown: boolean, on: Day): Draft => {
	const age = grown
		? Math.min(youngest - 1, Math.max(18, Math.round(parent.age - 30 + 4 * bell(random))))
		: whole(random, 12, 17)
	const child = personOf(random, random() < 0.6 ? 'm' : 'f', age, on)
	moveInWith(parent, child)
	return child
}

const settleSingle = (random: Random, person: Draft): void => {
	person.civilStatus =
		random() < rates.at(rates.widowedOfAlone[person.sex], person.age)
			? 'widowed'
			: random() < 0.6
				? 'divorced'
				: 'unmarried'
}

/** Some who live in a care home have a husband or wife who still lives at home, alone. */
const leaveSpouseAtHome = (random: Random, inCare: readonly Draft[], alone: readonly Draft[]): void => {
	const free = spouseFinder(random, alone)
	for (const resident of inCare) {
		if (random() >= rates.spouseAtHome[resident.sex]) continue
		const spouse = free(resident)
		if (spouse) marry(resident, spouse)
	}
}

/** Finds someone of the other sex, living alone and not married to anyone here, of a husband's or wife's age. */
export const spouseFinder = (random: Random, alone: readonly Draft[]): ((of: Draft) => Draft | null) => {
	const byAge = new Map<string, Draft[]>()
	for (const person of alone) {
		const key = `${person.sex}${person.age}`
		byAge.set(key, [...(byAge.get(key) ?? []), person])
	}
	return (of) => {
		const sex = of.sex === 'm' ? 'f' : 'm'
		const wanted = Math.round(of.age + (sex === 'f' ? -2.7 : 2.7) + 3 * bell(random))
		for (let off = 0; off <= 8; off++)
			for (const age of off === 0 ? [wanted] : [wanted - off, wanted + off]) {
				const people = byAge.get(`${sex}${age}`) ?? []
				while (people.length > 0) {
					const person = people.pop() as Draft
					if (person.spouse === null) return person
				}
			}
		return null
	}
}

export type Peopled = { readonly everyone: Draft[]; readonly alone: Draft[]; readonly inCare: Draft[] }

/** The living, in households: couples, singles, families, and care-home residents with a flat each. */
export const peopleOf = (random: Random, inhabitants: Inhabitants, scale: number, on: Day): Peopled => {
	const old = residents(random, inhabitants, scale, on)
	const groups = new Map<Living, Draft[]>([
		['care_home', []],
		['alone', []],
		['with_others', []],
		['couple', []],
	])
	for (const person of old) groups.get(livingOf(random, person))?.push(person)
	const of = (living: Living): Draft[] => groups.get(living) ?? []
	for (const single of [...of('care_home'), ...of('alone'), ...of('with_others')]) settleSingle(random, single)
	const younger = pair(random, of('couple'), on)
	for (const parent of of('with_others')) younger.push(childOf(random, parent, true, on))
	for (const parent of [...of('couple'), ...of('alone')])
		if (parent.age < 68 && random() < (parent.spouse ? 0.05 : 0.02))
			younger.push(childOf(random, parent, parent.spouse !== null && random() < 0.7, on))
	for (const person of of('care_home')) {
		person.residence = 'care_home'
		person.residenceSince = addDays(on, -Math.floor(-Math.log(1 - random()) * 2.4 * 365))
	}
	leaveSpouseAtHome(random, of('care_home'), of('alone'))
	return { everyone: [...old, ...younger], alone: of('alone'), inCare: of('care_home') }
}
