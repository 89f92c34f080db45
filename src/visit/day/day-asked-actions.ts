import { activeConsultants, staffNames } from '#access/actions.ts'
import { type Day, readDay } from '#kernel/day.ts'
import { readId, type StaffId } from '#kernel/ids.ts'
import type { Answer, Ask } from '#platform/web/index.ts'
import type { Route } from '../route/route.ts'
import { routeOfDay } from '../route/route-actions.ts'
import type { MapGround } from '../route/route-map.tsx'
import { dayOf } from './day-actions.ts'
import type { Call } from './day-sheet.ts'

/** Whose day was asked for and may be seen, and what it holds. */
export type AskedDay = {
	readonly day: Day
	readonly consultant: { readonly id: StaffId; readonly name: string }
	/** Their own day. */
	readonly own: boolean
	/** Others whose day the reader may look at. */
	readonly others: readonly { readonly id: StaffId; readonly name: string }[]
	readonly calls: readonly Call[]
	readonly route: Route
	readonly ground: MapGround
}

/** The day that `?dag=` and `?konsulent=` name, else the reader's own today; or the answer that says why not. */
export const askedDay = async (ask: Ask): Promise<AskedDay | Answer> => {
	const me = ask.atWork()
	const written = ask.query.get('dag')
	const day = written === null ? ask.today : readDay(written)
	if (day === null)
		return {
			refused: ask.say(
				'Dagen skal skrives som år-måned-dag, for eksempel 2026-03-09.',
				'Write the day as year-month-day, such as 2026-03-09.',
			),
			status: 400,
		}
	const coordinates = me.roles.includes('coordinator')
	const asked = readId<StaffId>(ask.query.get('konsulent') ?? undefined)
	const consultants = coordinates ? await activeConsultants(ask.db, day) : []
	const whose = asked ?? (me.roles.includes('consultant') ? me.id : (consultants[0]?.id ?? me.id))
	if (whose !== me.id && !coordinates)
		return {
			refused: ask.say(
				'Du kan kun se din egen rute. En koordinator kan se alles.',
				'You can only see your own route. A coordinator can see everyone’s.',
			),
			status: 403,
		}
	const name = whose === me.id ? me.name : (await staffNames(ask.db)).get(whose)
	if (name === undefined) return { missing: ask.say('Medarbejderen findes ikke.', 'There is no such member of staff.') }
	const calls = await dayOf(ask.db, whose, day)
	return {
		day,
		consultant: { id: whose, name },
		own: whose === me.id,
		others: consultants.map((one) => ({ id: one.id, name: one.name })),
		calls,
		...(await routeOfDay(ask.db, ask.municipality, whose, calls)),
	}
}
