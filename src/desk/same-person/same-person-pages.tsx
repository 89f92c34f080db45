import { staffNames } from '#access/actions.ts'
import { haveTouchingTimes } from '#booking/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import { inTransaction } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens, findPair, partPair, staysFor, takeBackParting } from '#population/actions.ts'
import { type Citizen, fullName, livesQueue } from '#population/index.ts'
import { opensCards } from '../asked.ts'
import { mergePersons } from './merge-actions.ts'
import { mergeRefusals } from './merge-refusals.ts'
import { likenessTexts, numbersText, type Side, whoStays } from './same-person.ts'
import { sideOf } from './same-person-actions.ts'
import { ComparisonPage } from './same-person-page.tsx'

const deciders = ['coordinator', 'administrator']

/** Two citizens who may be one: compared, merged or told apart. */
export const samePersonRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/dubletter/:a/:b',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => compare(ask, both, {})),
	},
	{
		method: 'post',
		path: '/dubletter/:a/:b',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => merge(ask, both, sources)),
	},
	{
		method: 'post',
		path: '/dubletter/:a/:b/hver-sin',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => part(ask, both)),
	},
	{
		method: 'post',
		path: '/dubletter/:a/:b/maaske',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => takeBack(ask, both)),
	},
]

type Both = readonly [Citizen, Citizen]

const cardOf = (ask: Ask, person: PersonId): string => (opensCards(ask) ? `/borger/${person}` : '/dubletter/foretaget')

/** The two in the address. Who was merged meanwhile is the one who stays; both in one are one already. */
const withBoth = async (ask: Ask, answer: (both: Both) => Promise<Answer>): Promise<Answer> => {
	const asked = [ask.params.a, ask.params.b].map((id) => readId<PersonId>(id))
	const now: PersonId[] = []
	for (const id of asked) if (id !== null) now.push((await staysFor(ask.db, id)) ?? id)
	const citizens = await findCitizens(ask.db, now)
	const [one, other] = now.map((id) => citizens.get(id))
	if (one === undefined || other === undefined)
		return {
			missing: ask.say(
				'En af de to borgere findes ikke. Gå til listen over dubletter.',
				'One of the two citizens is not there. Go to the list of duplicates.',
			),
		}
	if (one.id === other.id)
		return asked[0] === asked[1]
			? {
					missing: ask.say(
						'Det er den samme registrering to gange. Gå til listen over dubletter.',
						'This is one registration twice. Go to the list of duplicates.',
					),
				}
			: {
					redirect: cardOf(ask, one.id),
					done: ask.say('De to er allerede lagt sammen.', 'The two were merged already.'),
				}
	return answer([one, other])
}

const compare = async (ask: Ask, [one, other]: Both, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const { db, form } = ask
	const spouses = await findCitizens(
		db,
		[one.spouse, other.spouse].filter((spouse) => spouse !== null),
	)
	const side = (citizen: Citizen): Promise<Side> =>
		sideOf(db, ask.at, citizen, citizen.spouse === null ? undefined : spouses.get(citizen.spouse))
	const sides = [await side(one), await side(other)] as const
	const pair = await findPair(db, one.id, other.id)
	const numbers = numbersText(one.cpr, other.cpr)
	const { stays, mustStay } = whoStays(one, other, new Map(sides.map(({ citizen, lines }) => [citizen.id, lines])))
	const merging = { from: one.id, into: other.id, by: ask.atWork().id, on: ask.today }
	const title = ask.say('Er det den samme borger?', 'Is this the same citizen?')
	const page = (
		<ComparisonPage
			comparison={{
				sides,
				why: [...(pair === null ? [] : likenessTexts(pair.likeness)), ...(numbers === null ? [] : [numbers])],
				stays,
				mustStay,
				timesTouch: await haveTouchingTimes(db, ask.at, merging),
				parted:
					pair?.parted == null
						? null
						: {
								...pair.parted,
								who: (await staffNames(db)).get(pair.parted.by) ?? ask.say('En medarbejder', 'Somebody'),
							},
				typed: { stays: form.text('stays'), because: form.text('because') },
				errors,
				opensCards: opensCards(ask),
			}}
		/>
	)
	const sees = [one.id, other.id, ...spouses.keys()]
	const [refused] = Object.values(errors)
	return refused === undefined ? { title, page, sees } : { refused, title, page, sees }
}

const merge = async (ask: Ask, both: Both, sources: readonly FactSource[]): Promise<Answer> => {
	const { db, at, form, language } = ask
	const [one, other] = both
	const chosen = form.text('stays')
	if (chosen !== one.id && chosen !== other.id)
		return compare(ask, both, { stays: mergeRefusals.into_itself[1][language] })
	const [stays, absorbed] = chosen === one.id ? [one, other] : [other, one]
	const merged = await inTransaction(db, async (tx) => {
		const done = await mergePersons(tx, at, sources, {
			absorbed: absorbed.id,
			stays: stays.id,
			by: ask.atWork().id,
			because: form.text('because'),
		})
		if (done.ok) await ask.enqueue(tx, livesQueue)
		return done
	})
	if (merged.ok)
		return {
			redirect: cardOf(ask, merged.value),
			done: ask.say(
				`De to er lagt sammen. ${fullName(stays)} har nu det hele.`,
				`The two are merged. ${fullName(stays)} now has it all.`,
			),
		}
	const [field, words] = mergeRefusals[merged.why]
	return compare(ask, both, { [field]: words[language] })
}

const part = async (ask: Ask, [one, other]: Both): Promise<Answer> => {
	await partPair(ask.db, ask.at, {
		one: one.id,
		other: other.id,
		by: ask.atWork().id,
		because: ask.form.text('because'),
	})
	return {
		redirect: '/dubletter',
		done: ask.say('Husket: de to er ikke den samme.', 'Remembered: the two are not the same.'),
	}
}

const takeBack = async (ask: Ask, [one, other]: Both): Promise<Answer> => {
	await takeBackParting(ask.db, one.id, other.id)
	return {
		redirect: `/dubletter/${one.id}/${other.id}`,
		done: ask.say('De to kan igen være den samme.', 'The two may be the same again.'),
	}
}
