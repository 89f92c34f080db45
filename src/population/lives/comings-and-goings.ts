import { addDays, type Day, earlier, later } from '#kernel/day.ts'
import { bornSoThat, spouseFinder } from '../generate/households.ts'
import { type Random, whole } from '../generate/random.ts'
import * as rates from '../generate/rates.ts'
import { type Draft, draftOf, moveInWith } from '../import/draft.ts'

const year = 365

/** Citizens who died within the last year: about as many as the mortality of those now living says. */
export const recentlyDead = (random: Random, living: readonly Draft[], alone: readonly Draft[], on: Day): Draft[] => {
	const widowed = spouseFinder(random, alone)
	return living.flatMap((alike) => {
		if (alike.age < 60 || random() >= rates.at(rates.mortality[alike.sex], alike.age)) return []
		const diedOn = addDays(on, -whole(random, 0, year - 1))
		const dead = draftOf(alike.sex, alike.age, bornSoThat(random, alike.age, diedOn))
		dead.status = 'dead'
		dead.statusSince = diedOn
		dead.residence = alike.residence
		dead.civilStatus = alike.civilStatus
		const left = alike.spouse === null ? null : widowed(dead)
		if (left) {
			left.spouse = dead
			left.civilStatus = 'widowed'
			dead.spouse = left
			dead.civilStatus = 'married'
			dead.residence = 'own_home'
			moveInWith(left, dead)
		} else if (dead.civilStatus === 'married') dead.civilStatus = 'widowed'
		return [dead]
	})
}

/** Citizens who left within the last year: most to another municipality, few abroad, hardly anyone without a trace. */
export const recentlyGone = (random: Random, living: readonly Draft[], on: Day): Draft[] =>
	living.flatMap((alike) => {
		if (alike.age < 60 || random() >= rates.at(rates.moving, alike.age)) return []
		const gone = draftOf(alike.sex, alike.age, bornSoThat(random, alike.age, on))
		const drawn = random()
		gone.status = drawn < 0.94 ? 'moved_out' : drawn < 0.99 ? 'emigrated' : 'disappeared'
		gone.statusSince = addDays(on, -whole(random, 0, year - 1))
		gone.civilStatus = alike.spouse ? 'divorced' : alike.civilStatus
		return [gone]
	})

/** When a household came: as many within a year as move, further back as long as they are old; who never moved was born here. */
export const arrivalOf = (random: Random, members: readonly Draft[], on: Day): Day => {
	const oldest = members.reduce((a, b) => (a.bornOn < b.bornOn ? a : b))
	const yearsAgo = -Math.log(1 - random()) / rates.at(rates.moving, oldest.age)
	const before = members.reduce(
		(day, { statusSince }) => (statusSince ? earlier(day, addDays(statusSince, -30)) : day),
		on,
	)
	if (yearsAgo > oldest.age) return oldest.bornOn
	return later(oldest.bornOn, earlier(before, addDays(on, -Math.floor(yearsAgo * year))))
}
