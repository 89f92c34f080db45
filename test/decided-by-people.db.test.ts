import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { addShift } from '#booking/actions.ts'
import { assessEveryone, factsOf } from '#eligibility/actions.ts'
import type { Facts } from '#eligibility/index.ts'
import { inquiryFacts } from '#inquiry/actions.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { callList, offerFacts, offersOfPersons, proposeBatch, recordCall } from '#offer/actions.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { freshDatabase } from './database.ts'
import { asksForAPerson, citizensOf, everyStandard, lastWord } from './decided-by-people.ts'

/** The newest version of each municipality and each example, on a day when it has been in force for a while. */
const newest = everyStandard.filter(([file], at) => dirname(everyStandard[at + 1]?.[0] ?? '') !== dirname(file))
const dayIn = ({ validFrom }: Standard): Day => addDays(validFrom, 160)

const [house] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
const sources = [inquiryFacts, offerFacts]
const many = 60

test.each(newest)(
	'%s: letters and calls are made to nobody on whom a person has yet to decide',
	async (file, standard) => {
		if (house === undefined) throw new Error('no municipality')
		const [db, on] = [await freshDatabase(), dayIn(standard)]
		const at = instantAt(on, clock('10:00'))
		await loadStandards(db, at, dirname(file))
		const added = await addStaff(db, at, null, {
			name: 'Karen',
			email: 'karen@example.invalid',
			roles: ['consultant'],
			profession: 'sygeplejerske',
			authorisationId: null,
			login: null,
			activeFrom: day('2010-01-01'),
		})
		if (!added.ok) throw new Error(added.why)
		const nurse: StaffId = added.value.id
		for (const weekday of [1, 2, 3, 4, 5])
			await addShift(
				db,
				at,
				nurse,
				{
					weekday,
					from: clock('09:00'),
					to: clock('15:00'),
					weeks: 'every',
					validFrom: day('2010-01-01'),
					validTo: null,
				},
				null,
			)
		const put = async (facts: Facts, index: number): Promise<PersonId> => {
			const isHelped = (kind: 'practical' | 'personal' | 'nursing'): boolean => facts.help[kind] === true
			const { rows } = await sql<{ id: PersonId }>`
			insert into population.person (cpr, born_on, sex, status, given_names, surname, phone, residence, practical_help,
				personal_help, nursing, resident_since)
			values (${`7${String(index).padStart(9, '0')}`}, ${facts.bornOn}, 'f', 'resident', 'Borger', ${`Nummer ${index}`},
				'00000000', ${facts.residence}, ${isHelped('practical')}, ${isHelped('personal')}, ${isHelped('nursing')},
				${facts.residentSince}) returning id`.execute(db)
			const person = rows[0]!.id
			const told = [
				...facts.events.map(({ kind, on: happened, ...details }) => ({ nature: 'event', kind, happened, details })),
				...facts.risks.map(({ kind, on: happened }) => ({ nature: 'risk', kind, happened, details: {} })),
			]
			for (const { nature, kind, happened, details } of told)
				await sql`insert into inquiry.notice (person, nature, kind, happened_on, details, source, key, recorded_at)
				values (${person}, ${nature}, ${kind}, ${happened}, ${JSON.stringify(details)}::jsonb, 'relative',
					${crypto.randomUUID()}, ${at})`.execute(db)
			for (const entry of facts.history)
				if (entry.kind === 'assessed')
					await sql`insert into inquiry.assessment (person, criterion, outcome, because, assessed_on, key, recorded_at, recorded_by)
					values (${person}, ${entry.criterion}, ${entry.outcome}, 'Fordi', ${entry.on}, ${crypto.randomUUID()}, ${at},
						${nurse})`.execute(db)
			return person
		}
		const persons: PersonId[] = []
		for (const [index, facts] of fc.sample(citizensOf(standard, on), many).entries())
			persons.push(await put(facts, index))
		await assessEveryone(db, at, on, sources)
		await proposeBatch(db, at, house, on, { sources })
		for (const { person } of await callList(db, on))
			await recordCall(db, at, {
				person,
				key: crypto.randomUUID(),
				by: nurse,
				words: 'Ikke nu',
				outcome: 'no_this_time',
			})
		const asking = new Set((standardOn([standard], on)?.criteria ?? []).filter(asksForAPerson).map(({ code }) => code))
		const offers = await offersOfPersons(db, persons)
		expect(offers.length).toBeGreaterThan(0)
		for (const { person, grounds } of offers)
			for (const { criterion } of grounds)
				if (asking.has(criterion)) {
					const facts = await factsOf(db, person, sources)
					expect(facts === null ? null : lastWord(facts, criterion, on)).toBe('yes')
				}
	},
)
