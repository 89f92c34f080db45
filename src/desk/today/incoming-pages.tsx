import { writeShortDay } from '#kernel/write-day.ts'
import { personsWithCode } from '#offer/actions.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens, searchCitizens } from '#population/actions.ts'
import { ageOf, type Citizen, fullName, shownTown } from '#population/index.ts'
import { lastCallBy } from '../call/call-sheet-actions.ts'
import { IncomingPage } from './incoming-page.tsx'

const route = { path: '/ring-ind', for: ['coordinator', 'consultant'], shows: 'opkald til os' } as const
const shownAtOnce = 20

/** Somebody calls us: found by name, birth date, telephone number or personal code, and shown with all of the call on one screen. */
export const incomingRoutes: readonly Route[] = [
	{ ...route, method: 'get', handle: (ask) => show(ask, '', null) },
	{ ...route, method: 'post', handle: find },
]

/** What was typed stands in no address: it is a name, a number or a code. */
async function find(ask: Ask): Promise<Answer> {
	const typed = ask.form.text('soeg')
	if (typed === '') return { ...(await show(ask, '', null, true)), status: 422 }
	const withCode = await findCitizens(ask.db, await personsWithCode(ask.db, typed))
	const found = withCode.size > 0 ? [...withCode.values()] : await searchCitizens(ask.db, typed, shownAtOnce + 1)
	const [only] = found
	return found.length === 1 && only !== undefined
		? { redirect: `/ringeliste?borger=${only.id}&ind=1` }
		: show(ask, typed, found)
}

const show = async (ask: Ask, typed: string, found: readonly Citizen[] | null, isEmpty = false) => {
	const last = await lastCallBy(ask)
	const shown = (found ?? []).slice(0, shownAtOnce)
	const rows = shown.map((citizen) => ({
		id: citizen.id,
		name: fullName(citizen) || ask.say('Uden navn', 'No name'),
		born: writeShortDay(citizen.bornOn),
		age: citizen.status === 'dead' ? null : ageOf(citizen, ask.today),
		town: shownTown(citizen)[ask.language],
		isHere: citizen.status === 'resident',
	}))
	return {
		title: ask.say('Nogen ringer ind', 'Someone calls us'),
		sees: [...shown.map(({ id }) => id), ...(last === null ? [] : [last.person])],
		page: (
			<IncomingPage
				typed={/\d{6}/.test(typed) ? '' : typed}
				found={found === null ? null : rows}
				isMore={(found?.length ?? 0) > shownAtOnce}
				last={last}
				error={
					isEmpty
						? ask.say(
								'Skriv et navn, en fødselsdag, et telefonnummer eller en kode.',
								'Write a name, a birthday, a telephone number or a code.',
							)
						: undefined
				}
			/>
		),
	}
}
