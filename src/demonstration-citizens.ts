import { type Text, text } from '#kernel/language.ts'
import { openOffers, optOutsOf } from '#offer/actions.ts'
import type { Db } from '#platform/db/index.ts'
import { everyone, findCitizens } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'

type Shown = { readonly citizen: Citizen; readonly role: Text }

/** One made-up citizen of each kind that the own page answers differently. */
export const citizensToShow = async (db: Db): Promise<Shown[]> => {
	const offered = (await openOffers(db)).find(({ madeOn, time }) => madeOn !== null && time !== null)
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
		if (optedOut === null) {
			const some = (
				await optOutsOf(
					db,
					chunk.map(({ id }) => id),
				)
			).find(({ endedOn }) => endedOn === null)
			optedOut = chunk.find(({ id }) => id === some?.person) ?? null
		}
	}
	const first = offered === undefined ? undefined : (await findCitizens(db, [offered.person])).get(offered.person)
	return [
		...(first === undefined
			? []
			: [{ citizen: first, role: text('Har fået et brev med en tid', 'Has been sent a time') }]),
		...(optedOut === null ? [] : [{ citizen: optedOut, role: text('Ønsker ikke kontakt', 'Wants no contact') }]),
		...[...found].map(([role, citizen]) => ({ citizen, role })),
	]
}
