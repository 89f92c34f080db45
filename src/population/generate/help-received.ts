import { addDays, addYears, ageOn, birthdayIn, birthdayOfAge, type Day, daysBetween, yearOf } from '#kernel/day.ts'
import type { Sex } from '../citizen.ts'
import { type Random, whole } from './random.ts'
import * as rates from './rates.ts'

export type Help = { readonly practical: boolean; readonly personal: boolean; readonly nursing: boolean }

/** Help received at home; who lives alone gets more of it than who has someone. In a care home it comes with the flat. */
export const helpOf = (random: Random, who: { sex: Sex; age: number; alone: boolean; inCareHome: boolean }): Help => {
	if (who.inCareHome) return { practical: true, personal: true, nursing: random() < 0.6 }
	const any = who.age >= 60 && random() < rates.at(rates.homeHelp[who.sex], who.age) * (who.alone ? 1.35 : 0.95)
	const both = any && random() < rates.at(rates.bothKindsOfHelp, who.age)
	const practical = any && (both || random() < 0.8)
	return {
		practical,
		personal: any && (both || !practical),
		nursing: who.age >= 60 && random() < (any ? rates.nursing.withHelp : rates.nursing.withoutHelp),
	}
}

export type Served = { readonly lastOfferOn: Day | null; readonly lastVisitOn: Day | null }

/** The day of the latest birthday that gave an offer: 70 living alone, 75, 80, and every one from 82. */
const latestGround = (bornOn: Day, alone: boolean, on: Day): Day | null => {
	const age = ageOn(bornOn, on)
	if (age >= 82) {
		const thisYear = birthdayIn(bornOn, yearOf(on))
		return thisYear <= on ? thisYear : birthdayIn(bornOn, yearOf(on) - 1)
	}
	const turned = [80, 75, ...(alone ? [70] : [])].find((ground) => ground <= age)
	return turned === undefined ? null : birthdayOfAge(bornOn, turned)
}

/**
 * What was offered and visited before the day described: offers follow the birthday within weeks, so that the yearly ones are
 * spread over the year; about two thirds led to a visit; some were forgotten, some never reached.
 */
export const servedOf = (
	random: Random,
	who: { bornOn: Day; alone: boolean; residentSince: Day; excluded: boolean },
	on: Day,
): Served => {
	const ground = latestGround(who.bornOn, who.alone, on)
	const [missed, lag, visitLag, took, tookBefore] = [
		random(),
		whole(random, 0, 30),
		whole(random, 14, 45),
		random(),
		random(),
	]
	const nothing = { lastOfferOn: null, lastVisitOn: null }
	if (ground === null || missed < 0.04) return nothing
	const yearly = daysBetween(ground, on) <= 366 && ageOn(who.bornOn, on) >= 83
	const late = missed < 0.1 || who.excluded || addDays(ground, lag) > on
	if (late && !yearly) return nothing
	const offered = addDays(late ? addYears(ground, -1) : ground, lag)
	if (offered > on || offered < who.residentSince) return nothing
	const visited = addDays(offered, visitLag)
	const before = addYears(visited, -1)
	if (took < rates.uptake && visited <= on) return { lastOfferOn: offered, lastVisitOn: visited }
	return {
		lastOfferOn: offered,
		lastVisitOn: yearly && tookBefore < 0.5 && before >= who.residentSince ? before : null,
	}
}
