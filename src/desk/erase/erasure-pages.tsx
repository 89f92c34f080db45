import { staffNames } from '#access/actions.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import { text } from '#kernel/language.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findByCpr, findCitizens, listErasures, listHeld } from '#population/actions.ts'
import { type Citizen, fullName, readCpr } from '#population/index.ts'
import { journalErasures, journalPeriods } from '#visit/actions.ts'
import { erasePerson, personsToErase } from './erase-actions.ts'
import { countWrong, type Erasing, whatWasErased } from './erasing-words.ts'
import { ErasurePage } from './erasure-page.tsx'
import { eraseJournal, journalsToErase } from './journal-erase-actions.ts'
import { heldOn } from './kept-longer.tsx'

const deciders = ['manager', 'administrator']
/** Each is looked at by a person, and by the system before it is shown. */
const shownAtOnce = 25

const propose = async (ask: Ask, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const { db, form, today } = ask
	const years = ask.municipality.keepYears
	const over = await personsToErase(db, years, today, shownAtOnce + 1)
	const held = await listHeld(db)
	const due = await journalsToErase(db, years, today, shownAtOnce + 1)
	const erasures = await journalErasures(db)
	const mayErase = ask.atWork().roles.includes('manager')
	const citizens = await findCitizens(
		db,
		[...over, ...held, ...(mayErase ? [...due, ...erasures] : [])].map(({ person }) => person),
	)
	const names = await staffNames(db)
	const known = <One extends { readonly person: PersonId }>(rows: readonly One[]): (One & { citizen: Citizen })[] =>
		rows.flatMap((row) => {
			const citizen = citizens.get(row.person)
			return citizen === undefined ? [] : [{ ...row, citizen }]
		})
	const nameOf = (person: PersonId): string | null => {
		const citizen = citizens.get(person)
		return citizen === undefined ? null : fullName(citizen)
	}
	const proposed = known(over.slice(0, shownAtOnce))
	const title = ask.say('Sletning', 'Erasure')
	const page = (
		<ErasurePage
			erasure={{
				years,
				proposed,
				more: over.length > shownAtOnce,
				held: known(held).map((one) => heldOn(one, names)),
				periods: journalPeriods(),
				journals: {
					waiting: Math.min(due.length, shownAtOnce),
					more: due.length > shownAtOnce,
					due: mayErase ? known(due.slice(0, shownAtOnce)) : [],
					erased: erasures.map(({ person, at, by, rows }) => ({
						...{ name: mayErase ? nameOf(person) : null, at, rows },
						who: names.get(by) ?? '',
					})),
					mayErase,
					chosen: form.all('journal'),
					typed: form.text('journals'),
					error: errors.journals,
				},
				erased: (await listErasures(db)).map(({ person, at, by, counts }) => ({
					id: person,
					at,
					who: names.get(by) ?? '',
					rows: Object.values(counts).reduce((sum, count) => sum + count, 0),
				})),
				chosen: form.all('chosen'),
				typed: form.text('count'),
				errors,
			}}
		/>
	)
	const sees = [...citizens.keys()]
	return Object.keys(errors).length === 0 ? { title, page, sees } : { title, page, sees, status: 422 }
}

/** The page again with what is wrong of the ticks and the figure; else each is erased, and how many that were is said. */
const erasing =
	(
		what: Erasing,
		field: { readonly ticks: string; readonly count: string },
		eraseEach: (ask: Ask, chosen: readonly PersonId[]) => Promise<number>,
	) =>
	async (ask: Ask): Promise<Answer> => {
		const { form, language } = ask
		const chosen = [...new Set(form.all(field.ticks))].flatMap((one) => readId<PersonId>(one) ?? [])
		const wrong = countWrong(what, chosen.length, form.number(field.count))
		if (wrong !== null) return propose(ask, { [field.count]: wrong[language] })
		const done = whatWasErased(what, chosen.length, await eraseEach(ask, chosen))[language]
		return { redirect: '/sletning', done }
	}

const erase = erasing('citizens', { ticks: 'chosen', count: 'count' }, async (ask, chosen) => {
	const years = ask.municipality.keepYears
	let erased = 0
	for (const person of chosen)
		if ((await erasePerson(ask.db, ask.at, { person, by: ask.atWork().id, years })).ok) erased++
	return erased
})

const eraseJournals = erasing('journals', { ticks: 'journal', count: 'journals' }, async (ask, chosen) => {
	const { db, at } = ask
	const { keepYears } = ask.municipality
	let erased = 0
	for (const person of chosen) if ((await eraseJournal(db, at, { person, by: ask.atWork().id, keepYears })).ok) erased++
	return erased
})

async function findOne(ask: Ask): Promise<Answer> {
	const cpr = readCpr(ask.form.text('cpr'))
	const citizen = cpr === null ? null : await findByCpr(ask.db, cpr.digits)
	return citizen === null
		? propose(ask, {
				cpr: ask.say(
					'Ingen borger i registret har det nummer. Skriv alle ti cifre.',
					'No citizen in the register has that number. Write all ten digits.',
				),
			})
		: { redirect: `/sletning/${citizen.id}` }
}

/** Citizens whose time of keeping has ended: proposed by the system, erased by a person, kept longer because. */
export const erasureRoutes: readonly Route[] = [
	{
		method: 'get',
		path: '/sletning',
		for: deciders,
		shows: 'sletning',
		nav: { label: text('Sletning', 'Erasure'), order: 95 },
		handle: (ask) => propose(ask, {}),
	},
	{ method: 'post', path: '/sletning', for: deciders, shows: 'sletning', handle: erase },
	{ method: 'post', path: '/sletning/journaler', for: ['manager'], shows: 'sletning', handle: eraseJournals },
	{
		method: 'get',
		path: '/sletning/journaler',
		for: deciders,
		shows: '',
		handle: async () => ({ redirect: '/sletning' }),
	},
	{ method: 'post', path: '/sletning/find', for: deciders, shows: 'sletning', handle: findOne },
	{ method: 'get', path: '/sletning/find', for: deciders, shows: '', handle: async () => ({ redirect: '/sletning' }) },
]
