import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff, readsOf } from '#access/actions.ts'
import { assessEveryone, stanceOf } from '#eligibility/actions.ts'

import { addDays, type Day, day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { agreementsOf, finish, followUp } from '../../../test/follow-up.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { assessmentsWaiting, inquiryFacts, recordedOf, recordNotice, tellPerson, thenReassess } from '../actions.ts'
import { inquiryPages } from '../pages.tsx'

const today = day('2026-03-09')
const sources = [inquiryFacts]
const at = (on: Day, time = '10:00') => instantAt(on, clock(time))

const opened = async (code: string) => {
	const db: Db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), [code])
	if (municipality === undefined) throw new Error(code)
	await loadStandards(db, at(today), join(municipality.folder, 'standard'))
	const add = async (name: string, profession: string | null): Promise<StaffId> => {
		const added = await addStaff(db, at(today), null, {
			name,
			email: `${name.toLowerCase()}@example.invalid`,
			roles: ['consultant'],
			profession,
			authorisationId: null,
			login: null,
			activeFrom: day('2020-01-01'),
		})
		if (!added.ok) throw new Error(added.why)
		return added.value.id
	}
	const [karen, bo, ib] = [await add('Karen', 'sygeplejerske'), await add('Bo', 'ergoterapeut'), await add('Ib', null)]
	const role = ['consultant']
	let moment = at(today)
	const edge = webEdge({
		db,
		municipality,
		routes: inquiryPages(sources, followUp),
		staff: {
			karen: { id: karen, name: 'Karen', roles: role, profession: 'sygeplejerske' },
			bo: { id: bo, name: 'Bo', roles: role, profession: 'ergoterapeut' },
			ib: { id: ib, name: 'Ib', roles: role, profession: null },
			manager: { id: ib, name: 'Ib', roles: ['manager'], profession: null },
		},
		now: () => moment,
	})
	let count = 0
	const citizen = async (
		bornOn: Day,
		deviation: { nursing?: boolean; residence?: string; status?: string } = {},
		on = today,
	): Promise<PersonId> => {
		count++
		const { rows } = await sql<{ id: PersonId }>`
			insert into population.person (cpr, born_on, sex, status, given_names, surname, nursing, residence)
			values (${`7${String(count).padStart(9, '0')}`}, ${bornOn}, 'f', ${deviation.status ?? 'resident'}, 'Borger',
				${`Nummer ${count}`}, ${deviation.nursing ?? false}, ${deviation.residence ?? 'own_home'}) returning id`.execute(
			db,
		)
		if (rows[0] === undefined) throw new Error('not inserted')
		await assessEveryone(db, at(on), on, sources)
		return rows[0].id
	}
	const told = (person: PersonId, on: Day, nature: string, kind: string, happened = on) =>
		thenReassess(db, at(on), sources, (tx) =>
			recordNotice(tx, at(on), {
				person,
				nature,
				kind,
				on: happened,
				details: {},
				source: 'relative',
				note: '',
				by: karen,
				key: crypto.randomUUID(),
			}),
		)
	return {
		db,
		municipality,
		karen,
		bo,
		citizen,
		told,
		...edge,
		setMoment: (to: typeof moment) => {
			moment = to
		},
		verdictOf: async (person: PersonId) => (await stanceOf(db, person))?.verdict.verdict,
		decisionsOf: async (person: PersonId) => recordedOf(db, [person]),
		waitingFor: async (person: PersonId, on = today) =>
			(await assessmentsWaiting(db, municipality, on)).filter((one) => one.person === person),
	}
}
type House = Awaited<ReturnType<typeof opened>>

const yes = (deviation: Record<string, string> = {}) => ({
	criterion: 'lonely',
	outcome: 'yes',
	because: 'Talte med borgeren',
	key: 'page',
	...deviation,
})

describe('where a professional weighs named risks', () => {
	let house: House
	beforeAll(async () => {
		house = await opened('soroe')
	})
	const lonely = async (): Promise<PersonId> => {
		const person = await house.citizen(day('1955-06-01'))
		await house.told(person, today, 'risk', 'lonely')
		return person
	}

	test('the page begins with what waits, why, since when and until when, and the reading is logged', async () => {
		const person = await lonely()
		const text = await (await house.get(`/vurdering/${person}`)).text()
		expect(text).toMatch(/Er meget alene og oplever ensomhed/)
		expect(text).toMatch(/Venter siden 9\.3\.2026[\s\S]*23\.3\.2026/)
		expect(text).toContain('Borgeren kan læse den.')
		expect(text).toMatch(/value="yes"[^>]*>Ja, tilbyd et besøg/)
		expect((await readsOf(house.db, person)).length).toBeGreaterThan(0)
	})

	test('sent twice from one page it is one decision; other words from the same page are another, and the later stands', async () => {
		const person = await lonely()
		const send = (fields = {}) => house.post(`/vurdering/${person}`, yes(fields))
		await Promise.all([send(), send(), send()])
		expect((await house.decisionsOf(person)).assessments).toHaveLength(1)
		expect(await house.verdictOf(person)).toBe('offer')
		await send({ outcome: 'no', because: 'Har mange venner alligevel' })
		expect((await house.decisionsOf(person)).assessments.map(({ outcome }) => outcome)).toEqual(['yes', 'no'])
		expect(await house.verdictOf(person)).toBe('not_in_target_group')
	})

	test('two professionals at once: the later stands, both are shown, and the second is told', async () => {
		const person = await lonely()
		const seen = '0'
		const first = await house.post(`/vurdering/${person}`, yes({ outcome: 'no', because: 'Klarer sig', seen }), 'bo')
		expect(first.headers.get('location')).toBe(`/soroe/borger/${person}`)
		const second = await house.post(`/vurdering/${person}`, yes({ because: 'Savner selskab', seen }))
		expect(second.headers.get('location')).toBe(`/soroe/vurdering/${person}`)
		expect(await house.verdictOf(person)).toBe('offer')
		const text = await (await house.get(`/vurdering/${person}`)).text()
		expect(text).toContain('Klarer sig')
		expect(text).toContain('Savner selskab')
		expect(text).toContain('Afgør på ny')
	})

	test('at the very same moment nothing is lost either', async () => {
		const person = await lonely()
		await Promise.all([
			house.post(`/vurdering/${person}`, yes({ outcome: 'no', because: 'Klarer sig' }), 'bo'),
			house.post(`/vurdering/${person}`, yes({ because: 'Savner selskab' })),
		])
		const { assessments } = await house.decisionsOf(person)
		expect(assessments).toHaveLength(2)
		expect(await house.verdictOf(person)).toBe(assessments[1]?.outcome === 'yes' ? 'offer' : 'not_in_target_group')
	})

	test('decided anew from its own form', async () => {
		const person = await lonely()
		await house.post(`/vurdering/${person}`, yes())
		const anew = { form: 'anew', anew_criterion: 'lonely', outcome: 'no', key: 'p' }
		const refused = await house.post(`/vurdering/${person}`, anew)
		expect(refused.status).toBe(422)
		expect(await refused.text()).toMatch(/id="anew_because-error"/)
		await house.post(`/vurdering/${person}`, { ...anew, anew_because: 'Er flyttet sammen med en ven' })
		expect(await house.verdictOf(person)).toBe('not_in_target_group')
	})

	test('a decision recorded by mistake is withdrawn with a reason: it counts no longer and stays, struck through', async () => {
		const person = await lonely()
		await house.post(`/vurdering/${person}`, yes())
		const [made] = (await house.decisionsOf(person)).assessments
		const withdraw = (fields: Record<string, string>, who = 'karen') =>
			house.post(`/vurdering/${person}/fortryd`, { decision: `assessment ${made!.id}`, ...fields }, who)
		expect((await withdraw({ withdrawn_because: ' ' })).status).toBe(422)
		expect((await withdraw({ withdrawn_because: 'x', decision: 'assessment 42' })).status).toBe(422)
		expect((await withdraw({ withdrawn_because: 'x', decision: `staff ${made!.id}` })).status).toBe(422)
		expect((await withdraw({ withdrawn_because: 'x' }, 'ib')).status).toBe(403)
		expect(await house.verdictOf(person)).toBe('offer')
		const done = await withdraw({ withdrawn_because: 'Forkert borger' })
		expect(done.headers.get('location')).toBe(`/soroe/vurdering/${person}`)
		await withdraw({ withdrawn_because: 'En anden grund' })
		expect(await house.verdictOf(person)).toBe('assess')
		expect(
			(await tellPerson(house.db, person))
				.filter(({ words }) => words)
				.map(({ struck, words }) => [struck ?? false, words]),
		).toEqual([
			[true, 'Talte med borgeren'],
			[false, 'Forkert borger'],
		])
		expect(await (await house.get(`/vurdering/${person}`)).text()).toMatch(
			/<del class="hj-struck">[\s\S]*Faglig vurdering: ja/,
		)
	})

	test.each([
		['an answer to a ground', '', 'assessments', yes()],
		[
			'a risk chosen',
			'/risiko',
			'assessments',
			{ chosen: 'carer carer', source: 'citizen', risk_because: 'Passer ham' },
		],
		['an exception', '/fravig', 'exceptions', { exclusion: 'nursing', exception_because: 'Faldtruet' }],
		[
			'a further visit',
			'/besoeg',
			'furtherVisits',
			{ wanted_by: 'citizen', kind: 'visit', visit_because: 'Vil gerne' },
		],
	] as const)(
		'sent again after it was withdrawn, it is not said to be saved, and can be made anew: %s',
		async (...one) => {
			const [, path, made, said] = one
			const person = await lonely()
			const send = (key: string) =>
				house.post(`/vurdering/${person}${path}`, {
					...{ outcome: 'yes', owner: house.karen, ...said, key },
					...{ known_day: '9', known_month: '3', known_year: '2026', due_day: '20', due_month: '3', due_year: '2026' },
				})
			expect((await send('page')).status).toBe(303)
			const kind = { assessments: 'assessment', exceptions: 'exception', furtherVisits: 'further_visit' }[made]
			const id = async () => (await house.decisionsOf(person))[made].find(({ withdrawn }) => withdrawn === null)?.id
			const decision = `${kind} ${await id()}`
			await house.post(`/vurdering/${person}/fortryd`, { decision, withdrawn_because: 'Fejl' })
			const again = await send('page')
			const page = await again.text()
			expect([again.status, page.includes('siden trukket tilbage, så det gælder ikke længere')]).toEqual([422, true])
			expect(await id()).toBeUndefined()
			expect((await send(/name="key" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? '')).status).toBe(303)
			expect(await id()).toBeDefined()
		},
	)

	test('nobody’s decision is withdrawn from another citizen’s page', async () => {
		const [person, other] = [await lonely(), await lonely()]
		await house.post(`/vurdering/${person}`, yes())
		const [made] = (await house.decisionsOf(person)).assessments
		const answer = await house.post(`/vurdering/${other}/fortryd`, {
			decision: `assessment ${made!.id}`,
			withdrawn_because: 'x',
		})
		expect(answer.status).toBe(422)
		expect((await house.decisionsOf(person)).assessments[0]?.withdrawn).toBeNull()
	})

	test('a ground that is not open is not decided upon, and a needless decision is refused', async () => {
		const person = await house.citizen(day('1955-06-01'))
		const send = (fields: Record<string, string>) => house.post(`/vurdering/${person}`, yes(fields))
		expect(await (await send({})).text()).toContain('Grunden er ikke åben længere')
		expect(await (await send({ criterion: '' })).text()).toContain('Vælg, hvilken grund du svarer på')
		expect(await (await send({ criterion: 'age-75' })).text()).toContain('kræver ikke en vurdering')
		expect(await (await send({ criterion: 'nonsense' })).text()).toContain('har ikke den grund')
		expect((await send({ outcome: 'maybe' })).status).toBe(422)
		expect((await house.decisionsOf(person)).assessments).toEqual([])
	})

	test('who is no health professional reads, is told who can, and cannot decide by any road', async () => {
		const person = await lonely()
		const text = await (await house.get(`/vurdering/${person}`, 'ib')).text()
		expect(text).toContain('Du kan læse, men ikke afgøre')
		expect(text).toMatch(/Det kan: Bo og Karen\./)
		expect(text).not.toContain('<textarea')
		for (const [path, fields] of [
			['', yes()],
			['/risiko', { chosen: 'carer carer', outcome: 'yes', risk_because: 'x', source: 'citizen', known: '2026-03-09' }],
			['/besoeg', { wanted_by: 'citizen', kind: 'visit', visit_because: 'x', due: '2026-03-20', owner: house.karen }],
			['/fravig', { exclusion: 'nursing', exception_because: 'x' }],
			['/fortryd', { decision: `assessment ${crypto.randomUUID()}`, withdrawn_because: 'x' }],
		] as const)
			expect((await house.post(`/vurdering/${person}${path}`, fields, 'ib')).status, path).toBe(403)
		expect((await house.get(`/vurdering/${person}`, 'manager')).status).toBe(403)
		expect((await house.post(`/vurdering/${person}`, yes(), 'manager')).status).toBe(403)
		expect(await house.decisionsOf(person)).toMatchObject({ assessments: [], exceptions: [], furtherVisits: [] })
	})

	describe('a special risk of the standard, chosen directly', () => {
		const chosen = (deviation: Record<string, string> = {}) => ({
			chosen: 'carer carer',
			known_day: '9',
			known_month: '3',
			known_year: '2026',
			source: 'health_promotion',
			outcome: 'yes',
			risk_because: 'Passer sin mand døgnet rundt',
			key: 'page',
			...deviation,
		})

		test('notes the risk and the answer in one deed, once', async () => {
			const person = await house.citizen(day('1955-06-01'))
			const send = () => house.post(`/vurdering/${person}/risiko`, chosen())
			const [answer] = await Promise.all([send(), send()])
			expect(answer?.headers.get('location')).toBe(`/soroe/borger/${person}`)
			const { notices, assessments } = await house.decisionsOf(person)
			expect(notices).toMatchObject([{ nature: 'risk', kind: 'carer', on: today }])
			expect(assessments).toMatchObject([{ criterion: 'carer', outcome: 'yes' }])
			expect(await house.verdictOf(person)).toBe('offer')
		})

		test('a no is noted with its reason and closes the ground', async () => {
			const person = await house.citizen(day('1955-06-01'))
			await house.post(`/vurdering/${person}/risiko`, chosen({ outcome: 'no', risk_because: 'Får god hjælp' }))
			expect(await house.verdictOf(person)).toBe('not_in_target_group')
			expect((await house.decisionsOf(person)).assessments).toMatchObject([{ outcome: 'no', because: 'Får god hjælp' }])
		})

		test('something like it is told as such, where the list is one of examples', async () => {
			const person = await house.citizen(day('1955-06-01'))
			await house.post(`/vurdering/${person}/risiko`, chosen({ similar: 'Passer sit barnebarn hver dag' }))
			expect((await tellPerson(house.db, person)).map(({ what, words }) => [what.da, words])).toContainEqual([
				expect.stringMatching(/^Noget, der ligner: Passer en alvorligt syg/),
				'Passer sit barnebarn hver dag',
			])
			expect(await house.verdictOf(person)).toBe('offer')
		})

		test('an event is chosen with the day on which it happened', async () => {
			const person = await house.citizen(day('1955-06-01'))
			const died = chosen({ chosen: 'spouse-died spouse_died', known_month: '2', known_day: '20' })
			await house.post(`/vurdering/${person}/risiko`, died)
			expect((await house.decisionsOf(person)).notices).toMatchObject([{ nature: 'event', on: '2026-02-20' }])
			expect(await house.verdictOf(person)).toBe('offer')
			const other = await house.citizen(day('1955-06-01'))
			const long = await house.post(`/vurdering/${other}/risiko`, { ...died, known_year: '2025' })
			expect(await long.text()).toContain('Det giver ikke borgeren en grund på den dag')
			expect(await house.decisionsOf(other)).toMatchObject({ notices: [], assessments: [] })
		})

		test('what would give this citizen no ground stands apart with the reason, and is refused', async () => {
			const person = await house.citizen(day('1940-06-01'))
			const text = await (await house.get(`/vurdering/${person}`)).text()
			expect(text).toMatch(/Kan ikke vælges for denne borger/)
			expect(text).not.toContain('value="carer carer"')
			const answer = await house.post(`/vurdering/${person}/risiko`, chosen())
			expect(answer.status).toBe(422)
			expect((await house.decisionsOf(person)).notices).toEqual([])
		})

		test.each([
			['nothing chosen', { chosen: '' }, 'Vælg, hvad det handler om'],
			['a rule of age', { chosen: 'age-75 age' }, 'Vælg, hvad det handler om'],
			['no reason', { risk_because: '' }, 'Skriv en begrundelse'],
			['neither yes nor no', { outcome: '' }, 'Vælg ja eller nej'],
			['a day to come', { known_year: '2027' }, 'Dagen ligger ude i fremtiden'],
			['no day', { known_month: '13' }, 'Skriv dagen med dag, måned og år'],
			['nobody told us', { source: 'a bird' }, 'Vælg, hvem der har fortalt det'],
		])('refused, with nothing kept and all that was typed: %s', async (_, deviation, said) => {
			const person = await house.citizen(day('1955-06-01'))
			const answer = await house.post(`/vurdering/${person}/risiko`, chosen({ similar: 'Mine egne ord', ...deviation }))
			expect(answer.status).toBe(422)
			const text = await answer.text()
			expect(text).toContain(said)
			expect(text).toContain('Mine egne ord')
			expect(await house.decisionsOf(person)).toMatchObject({ notices: [], assessments: [] })
		})
	})

	describe('a visit beyond the rule', () => {
		const visit = (deviation: Record<string, string> = {}) => ({
			wanted_by: 'citizen',
			kind: 'visit',
			due_day: '20',
			due_month: '3',
			due_year: '2026',
			owner: house.karen as string,
			visit_because: 'Ringede og vil gerne tale om boligen',
			key: 'page',
			...deviation,
		})

		test('is decided with a reason and stands on the follow-up list with a day and an owner, once', async () => {
			const person = await house.citizen(day('1950-06-01'))
			const send = () => house.post(`/vurdering/${person}/besoeg`, visit())
			await Promise.all([send(), send()])
			expect(await agreementsOf(house.db, person)).toMatchObject([
				{ kind: 'visit', dueOn: '2026-03-20', owner: house.karen, what: expect.stringContaining('tale om boligen') },
			])
			expect((await tellPerson(house.db, person)).map(({ what }) => what.da)).toEqual([
				'Besøg ud over reglen: Borgeren har selv bedt om det',
			])
		})

		test('sent again from the same page with another day or another owner, it is not taken for done', async () => {
			const person = await house.citizen(day('1950-06-01'))
			const send = (fields = {}) => house.post(`/vurdering/${person}/besoeg`, visit(fields))
			expect((await send()).status).toBe(303)
			const again = await send({ due_day: '27' })
			const page = await again.text()
			expect([again.status, page.includes('allerede brugt til at gemme noget andet')]).toEqual([422, true])
			expect(await agreementsOf(house.db, person)).toMatchObject([{ dueOn: '2026-03-20' }])
			const fresh = /name="key" value="([0-9a-f-]{36})"/.exec(page)?.[1] ?? ''
			expect((await send({ due_day: '27', key: fresh })).status).toBe(303)
			expect(await agreementsOf(house.db, person)).toHaveLength(2)
		})

		test('withdrawn, its agreement is cancelled with the same reason; a visit that was made stays decided', async () => {
			const person = await house.citizen(day('1950-06-01'))
			await house.post(`/vurdering/${person}/besoeg`, visit())
			await house.post(`/vurdering/${person}/besoeg`, visit({ visit_because: 'Og et til', key: 'other' }))
			const [first, second] = (await house.decisionsOf(person)).furtherVisits
			const withdraw = (id: string) =>
				house.post(`/vurdering/${person}/fortryd`, { decision: `further_visit ${id}`, withdrawn_because: 'Fortrød' })
			await withdraw(first!.id)
			const agreements = await agreementsOf(house.db, person)
			expect(agreements.map(({ cancelledBecause }) => cancelledBecause).sort()).toEqual(['Fortrød', null])
			await finish(house.db, at(today), { agreement: second!.agreement, outcome: 'Besøgt', by: house.karen })
			expect(await (await withdraw(second!.id)).text()).toContain('Besøget er holdt')
			expect((await house.decisionsOf(person)).furtherVisits.map(({ withdrawn }) => withdrawn === null)).toEqual([
				false,
				true,
			])
		})

		test.each([
			['nobody wants it', { wanted_by: '' }, 'Vælg, hvem der ønsker besøget'],
			['no reason', { visit_because: ' ' }, 'Skriv en begrundelse'],
			['no day', { due_year: '' }, 'Skriv, hvornår besøget senest skal være'],
			['a day gone by', { due_day: '8' }, 'Dagen er gået'],
			['nobody responsible', { owner: '' }, 'Vælg, hvem der har ansvaret'],
			['somebody who never worked here', { owner: crypto.randomUUID() }, 'Vælg, hvem der har ansvaret'],
			['a stranger on the telephone', { kind: 'call' }, 'Der ringes kun til en borger, man har besøgt'],
			['another kind', { kind: 'party' }, 'Standarden giver ikke besøg af den slags'],
		])('refused, with nothing kept: %s', async (_, deviation, said) => {
			const person = await house.citizen(day('1950-06-01'))
			const answer = await house.post(`/vurdering/${person}/besoeg`, visit(deviation))
			expect(answer.status).toBe(422)
			expect(await answer.text()).toContain(said)
			expect((await house.decisionsOf(person)).furtherVisits).toEqual([])
			expect(await agreementsOf(house.db, person)).toEqual([])
		})

		test('not for somebody whom the standard leaves out without exception', async () => {
			const person = await house.citizen(day('1950-06-01'), { residence: 'care_home' })
			expect(await (await house.get(`/vurdering/${person}`)).text()).toContain('det kan ikke fraviges')
			expect((await house.post(`/vurdering/${person}/besoeg`, visit())).status).toBe(422)
			expect(await agreementsOf(house.db, person)).toEqual([])
		})
	})

	test('an exception is granted, withdrawn, and granted again', async () => {
		const person = await house.citizen(day('1951-02-01'), { nursing: true })
		const grant = (because: string) =>
			house.post(`/vurdering/${person}/fravig`, { exclusion: 'nursing', exception_because: because, key: 'page' })
		await grant('Faldtruet')
		expect(await house.verdictOf(person)).toBe('offer')
		const [granted] = (await house.decisionsOf(person)).exceptions
		await house.post(`/vurdering/${person}/fortryd`, {
			decision: `exception ${granted!.id}`,
			withdrawn_because: 'Fejl',
		})
		expect(await house.verdictOf(person)).toBe('excluded')
		await grant('Er faldet igen')
		expect(await house.verdictOf(person)).toBe('offer')
	})

	test('nothing is decided about the dead', async () => {
		const person = await house.citizen(day('1955-06-01'), { status: 'dead' })
		const page = await (await house.get(`/vurdering/${person}`)).text()
		expect(page).toContain('Borgeren er død.')
		expect(page).not.toContain('<textarea')
		for (const [path, fields] of [
			['', yes()],
			['/risiko', { chosen: 'carer carer', outcome: 'yes', risk_because: 'x', source: 'citizen', known: '2026-03-09' }],
			['/besoeg', { wanted_by: 'citizen', kind: 'visit', visit_because: 'x', due: '2026-03-20', owner: house.karen }],
			['/fravig', { exclusion: 'nursing', exception_because: 'x' }],
		] as const)
			expect((await house.post(`/vurdering/${person}${path}`, fields)).status, path).toBe(422)
	})
})

describe('who waits, and until when', () => {
	test('since the ground opened or we came to know of it, whichever is later; a withdrawn answer does not begin anew', async () => {
		const house = await opened('soroe')
		const person = await house.citizen(day('1955-06-01'))
		await house.told(person, today, 'risk', 'lonely', day('2026-02-01'))
		expect(await house.waitingFor(person)).toMatchObject([{ criterion: 'lonely', since: today, dueOn: '2026-03-23' }])
		await assessEveryone(house.db, at(day('2026-03-12')), day('2026-03-12'), sources)
		house.setMoment(at(day('2026-03-12')))
		await house.told(person, day('2026-03-12'), 'risk', 'carer')
		expect((await house.waitingFor(person)).map(({ criterion, since }) => [criterion, since])).toEqual([
			['lonely', today],
			['carer', '2026-03-12'],
		])
		await house.post(`/vurdering/${person}`, yes())
		expect((await house.waitingFor(person)).map(({ criterion }) => criterion)).toEqual(['carer'])
		const [made] = (await house.decisionsOf(person)).assessments
		await house.post(`/vurdering/${person}/fortryd`, { decision: `assessment ${made!.id}`, withdrawn_because: 'Fejl' })
		expect((await house.waitingFor(person)).map(({ criterion, since }) => [criterion, since])).toEqual([
			['lonely', today],
			['carer', '2026-03-12'],
		])
	})

	test('also beside a ground that is offered of itself, and not while an exclusion covers it', async () => {
		const house = await opened('soroe')
		const eighty = await house.citizen(day('1945-09-01'))
		await house.told(eighty, today, 'risk', 'lonely')
		expect(await house.verdictOf(eighty)).toBe('offer')
		expect(await house.waitingFor(eighty)).toHaveLength(1)
		const nursed = await house.citizen(day('1955-09-01'), { nursing: true })
		await house.told(nursed, today, 'risk', 'lonely')
		expect(await house.verdictOf(nursed)).toBe('excluded')
		expect(await house.waitingFor(nursed)).toEqual([])
	})

	test('a worry is answered within the municipality’s days for worries; past its day it stands first and red', async () => {
		const house = await opened('soenderborg')
		const late = await house.citizen(day('1950-06-01'), {}, day('2026-03-01'))
		await house.told(late, day('2026-03-02'), 'event', 'concern_raised')
		const fresh = await house.citizen(day('1949-06-01'))
		await house.told(fresh, today, 'event', 'concern_raised')
		expect(await house.waitingFor(late)).toMatchObject([
			{ criterion: 'concern', since: '2026-03-02', dueOn: '2026-03-07' },
		])
		expect(await house.waitingFor(fresh)).toMatchObject([{ since: today, dueOn: addDays(today, 5) }])
		const list = async (query = '') => (await house.get(`/vurdering${query}`)).text()
		const page = await list()
		expect(page).toMatch(/Nummer 1[\s\S]*badge-error[^>]*>2 dage over[\s\S]*Nummer 2/)
		expect(page).toContain('Én borger har ventet længere end fristen.')
		expect(await list('?frist=over')).not.toContain('Nummer 2')
		const week = await list('?frist=uge')
		expect(week).toContain('Nummer 2')
		expect(week).not.toContain('Nummer 1<')
		expect(await list('?frist=nonsense')).toContain('Nummer 1')
	})
})

test('where the standard’s list is complete, nothing counts for being like it', async () => {
	const house = await opened('soenderborg')
	const person = await house.citizen(day('1950-06-01'))
	expect(await (await house.get(`/vurdering/${person}`)).text()).not.toContain('Andet, der ligner')
	const answer = await house.post(`/vurdering/${person}/risiko`, {
		chosen: 'concern concern_raised',
		similar: 'Naboen mener noget',
		known: '2026-03-09',
		source: 'relative',
		outcome: 'yes',
		risk_because: 'x',
		key: 'p',
	})
	expect(await answer.text()).toContain('Standardens liste er udtømmende her')
	expect(await house.decisionsOf(person)).toMatchObject({ notices: [], assessments: [] })
})

test('a visit that the citizen asks for, where the standard gives one on request: a yes makes it an offer', async () => {
	const house = await opened('soroe')
	await sql`delete from standard.version`.execute(house.db)
	await loadStandards(house.db, at(today), join(projectFolder, 'examples/havrum/standard'))
	const person = await house.citizen(day('1950-06-01'))
	await house.told(person, today, 'risk', 'money_worries')
	expect(await house.verdictOf(person)).toBe('not_in_target_group')
	const page = await (await house.get(`/vurdering/${person}`)).text()
	expect(page).toContain('Standarden giver dette, når borgeren beder om det')
	const ask = {
		form: 'asked',
		asked_criterion: 'money-worries',
		outcome: 'yes',
		asked_because: 'Ringede selv',
		key: 'p',
	}
	await house.post(`/vurdering/${person}`, ask)
	expect(await house.verdictOf(person)).toBe('offer')
	expect((await tellPerson(house.db, person)).map(({ what }) => what.da)).toContainEqual(
		expect.stringMatching(/^Ja til det, borgeren har bedt om: /),
	)
})

describe('before anything is decided, the page says', () => {
	let house: House
	beforeAll(async () => {
		house = await opened('soroe')
	})
	const pageOf = async (path: string) => (await house.get(path)).text()
	const discharged = async (person: PersonId, on: Day) => {
		await house.told(person, today, 'event', 'discharged', on)
		const { rows } = await sql<{ id: string }>`select id from inquiry.screening where person = ${person}`.execute(
			house.db,
		)
		return `/udskrivning/${rows[0]?.id ?? expect.unreachable('no screening')}`
	}

	test('that the citizen has died', async () => {
		const person = await house.citizen(day('1947-01-01'))
		const screening = await discharged(person, day('2026-03-06'))
		for (const path of [screening, `/vurdering/${person}`]) expect(await pageOf(path)).not.toContain('er død')
		await sql`update population.person set status = 'dead', status_since = '2026-03-08' where id = ${person}`.execute(
			house.db,
		)
		for (const path of [screening, `/vurdering/${person}`]) expect(await pageOf(path)).toContain('Borgeren er død.')
	})
	test('that the discharge gives no ground any more, and until when it did', async () => {
		const person = await house.citizen(day('1947-01-01'))
		const path = await discharged(person, day('2025-01-02'))
		const page = await pageOf(path)
		expect(page).toContain('Udskrivningen giver ikke længere en grund')
		expect(page.indexOf('ikke længere en grund')).toBeLessThan(page.indexOf('name="because"'))
		await house.post(path, { risk: 'no', known: 'no', offered: 'yes', because: 'Er alene', key: 'late' })
		const decided = await pageOf(path)
		expect(decided).toMatch(/et tilbud kunne gives til og med \d+\. /)
		expect(decided).not.toContain('Du er 79 år')
		expect(await pageOf(await discharged(await house.citizen(day('1947-01-01')), day('2026-03-06')))).not.toContain(
			'ikke længere en grund',
		)
	})
	test('what happened in words, and proposes who told of the concern', async () => {
		const person = await house.citizen(day('1955-01-01'))
		await sql`insert into population.life_event (person, kind, happened_on, source, details, recorded_at)
			values (${person}, 'created_here', '2026-03-01', 'referral', '{}', ${at(today)})`.execute(house.db)
		const open = /<details class="details" open(="")?><summary[^>]*>Særlig risiko/
		const page = await pageOf(`/vurdering/${person}`)
		expect(page).toMatch(open)
		expect(page).not.toContain('created_here')
		await house.told(person, today, 'event', 'concern_raised')
		expect(await pageOf(`/vurdering/${person}`)).toMatch(/<option value="relative" selected/)
	})
})
