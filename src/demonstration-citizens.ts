import { addDays, type Day } from '#kernel/day.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { offersBetween, optOutsOf, ownOffer } from '#offer/actions.ts'
import { type CitizenStanding, isInForce } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { everyone, findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'

type Made = Awaited<ReturnType<typeof offersBetween>>[number]
type Shown = { readonly citizen: Citizen; readonly role: Text }

/** An offer's citizens as their own page would tell them today, each the first of its kind. */
const offered: readonly (readonly [
	Text,
	(one: Made, today: Day) => boolean,
	(standing: CitizenStanding, today: Day) => boolean,
])[] = [
	[
		text('Har fået et brev med en tid', 'Has been sent a time'),
		({ answer, visitOn }) => answer === null && visitOn === null,
		({ kind }) => kind === 'proposed',
	],
	[
		text('Har en aftale om et besøg', 'Has an appointment for a visit'),
		({ visitOn }, today) => visitOn !== null && today < visitOn,
		(standing) => standing.kind === 'agreed' && standing.mayChange,
	],
	[
		text('Har haft en tid til et besøg', 'Had a time for a visit'),
		({ visitOn }, today) => visitOn !== null && visitOn < today,
		(standing) => standing.kind === 'agreed' && standing.isOver,
	],
	[
		text('Har bedt om at blive ringet op', 'Has asked to be called'),
		({ answer }) => answer === 'call_later',
		(standing, today) => standing.kind === 'call' && today <= standing.on,
	],
]

const offeredToShow = async (db: Db, at: Instant): Promise<Shown[]> => {
	const today = dayOf(at)
	const made = await offersBetween(db, addDays(today, -60), today)
	const shown: Shown[] = []
	for (const [role, mayFit, fits] of offered)
		for (const { person } of made.filter((one) => mayFit(one, today))) {
			const standing = (await ownOffer(db, at, person))?.standing
			const citizen = standing !== undefined && fits(standing, today) ? await findCitizen(db, person) : null
			if (citizen === null) continue
			shown.push({ citizen, role })
			break
		}
	return shown
}

const firstOptedOut = async (db: Db, today: Day, some: readonly Citizen[]): Promise<Citizen | null> => {
	const all = await optOutsOf(
		db,
		some.map(({ id }) => id),
	)
	const wishing = new Set(all.filter((one) => isInForce(one, today)).map(({ person }) => person))
	return some.find(({ id, status }) => status === 'resident' && wishing.has(id)) ?? null
}

/** One made-up citizen of each kind that the own page answers differently. */
export const citizensToShow = async (db: Db, at: Instant): Promise<Shown[]> => {
	const kinds: readonly (readonly [Text, (citizen: Citizen) => boolean])[] = [
		[
			text('Navn og adresse er beskyttet', 'Name and address are protected'),
			(one) => one.protected && one.status === 'resident',
		],
		[text('Bor ikke længere i kommunen', 'No longer lives here'), (one) => one.status === 'moved_out'],
		[text('Er død i registret', 'Dead in the register'), (one) => one.status === 'dead'],
		[
			text('Er 67 år og ikke i målgruppen', 'Aged 67 and not in the target group'),
			(one) => one.status === 'resident' && one.bornOn.startsWith('1958'),
		],
	]
	const found = new Map<Text, Citizen>()
	let optedOut: Citizen | null = null
	for await (const chunk of everyone(db)) {
		for (const [role, fits] of kinds) {
			const one = found.has(role) ? undefined : chunk.find(fits)
			if (one !== undefined) found.set(role, one)
		}
		optedOut ??= await firstOptedOut(db, dayOf(at), chunk)
	}
	return [
		...(await offeredToShow(db, at)),
		...(optedOut === null ? [] : [{ citizen: optedOut, role: text('Ønsker ikke kontakt', 'Wants no contact') }]),
		...[...found].map(([role, citizen]) => ({ citizen, role })),
	]
}
