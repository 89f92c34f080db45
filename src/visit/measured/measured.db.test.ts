import { expect, test } from 'vitest'
import type { VisitId } from '#kernel/ids.ts'
import { freshDatabase } from '../../../test/database.ts'
import { nothingFollows } from '../../../test/follow-up.ts'
import { granted, inRole, morning, wholeStory } from '../../../test/story.ts'
import { storyEdge } from '../../../test/story-edge.ts'
import { recordPerson, startUnplanned, tellPerson } from '../actions.ts'
import { visitPages } from '../pages.tsx'
import { allConditions } from './condition-actions.ts'

test('what was measured is asked about after a save, kept as typed, signed, shown with its change, and told', async () => {
	const db = await freshDatabase()
	const { staff, visited, municipal } = await wholeStory(db, 'soroe')
	const consultant = inRole(staff, 'consultant')
	const edge = storyEdge(municipal, visitPages({ follow: nothingFollows, sources: [] }))
	const session = await edge.signIn(consultant)
	const begin = async () =>
		granted(
			await startUnplanned(db, morning, {
				id: crypto.randomUUID() as VisitId,
				person: visited.person,
				by: consultant.id,
				form: 'home_visit',
				occasion: 'need',
			}),
		)
	const write = (visit: string, fields: Record<string, string>) =>
		edge.send(
			`/soroe/besoeg/${visit}/notat`,
			{
				kind: 'journal',
				summary: 'En god snak.',
				accepted: 'own_request',
				happened_month: '3',
				happened_year: '2026',
				...fields,
			},
			session,
		)
	const pageOf = async (visit: string) =>
		(await edge.app.request(`/soroe/besoeg/${visit}`, { headers: { cookie: session.cookie } })).text()

	const [condition] = allConditions().filter((one) => one.topics.includes('everyday'))
	const first = await begin()
	const odd = {
		'measured.timed-up-and-go.seconds': 'tolv',
		'measured.blood-pressure.upper': '12',
		'measured.blood-pressure.lower': '800',
	}
	const even = {
		'measured.handgrip.right': '15,5',
		'measured.bmi.height': '172',
		'measured.bmi.weight': '65',
		'conditions.everyday': condition?.code ?? '',
	}
	await write(first, { do: 'save', base: '0', happened_day: '2', ...odd, ...even })
	const asked = await pageOf(first)
	expect(asked).toContain('“tolv” er ikke et tal. Skriv kun tallet med cifrene 0–9, for eksempel 4,5.')
	expect(asked).toContain('800 mmHg kan ikke passe. Tallet skal være fra 10 til 220. Ret det, eller slet det.')
	expect(asked).not.toMatch(/data-sure(?![^>]*hidden)/)
	expect(asked).toContain('value="tolv"')
	expect(asked).toContain('15,5 kg')
	expect(asked).toMatch(/uden inddeling\.<\/p>(?:(?!<p>)[\s\S])*<p>Tal om det\. /)
	const sign = async (base: string, typed: Record<string, string>) => {
		const answer = await write(first, { do: 'sign', base, happened_day: '2', ...odd, ...even, ...typed })
		return { status: answer.status, page: await answer.text() }
	}
	const never = await sign('1', { 'sure.timed-up-and-go': 'seconds=tolv', 'sure.blood-pressure': 'lower=800 upper=12' })
	expect(never.status).toBe(422)
	const unusual = {
		'measured.timed-up-and-go.seconds': '2',
		'measured.blood-pressure.upper': '50',
		'measured.blood-pressure.lower': '20',
	}
	const unsure = await sign('2', unusual)
	expect(unsure.status).toBe(422)
	expect(unsure.page).toContain('Ikke underskrevet endnu. Kladden er gemt.')
	expect(unsure.page).toMatch(/href="#measured.(blood-pressure|timed-up-and-go)"/)
	const seconds = /name="sure.timed-up-and-go" value="([^"]*)"/.exec(unsure.page)?.[1] ?? ''
	expect(seconds).toBe('seconds=2')
	const half = await sign('3', {
		...unusual,
		'sure.timed-up-and-go': seconds,
		'sure.blood-pressure': 'lower=80 upper=120',
	})
	expect(half.status).toBe(422)
	expect(half.page).toContain('Blodtryk: Et svar i en test')
	expect(half.page).toMatch(/name="sure.timed-up-and-go" value="seconds=2" checked/)
	expect(half.page).toContain('>Bekræftet</span>')
	expect(half.page).not.toMatch(/name="sure.blood-pressure" value="lower=20 upper=50" checked/)
	const pressure = { 'sure.blood-pressure': 'lower=20 upper=50' }
	expect((await sign('4', { ...unusual, 'sure.timed-up-and-go': seconds, ...pressure })).status).toBe(303)

	const second = await begin()
	const later = await write(second, { do: 'sign', base: '0', happened_day: '9', 'measured.handgrip.right': '18' })
	expect(later.status).toBe(303)
	const page = await pageOf(second)
	const signed = await pageOf(first)
	expect(signed).toContain('Kun tallet, uden inddeling.')
	expect(signed).not.toContain('Tal om det.')
	expect(page).toContain('Før: 15,5 kg (2.3.2026). Nu: 18,0 kg. 2,5 højere end sidst.')
	expect(page).toMatch(/<svg class="hj-plot"[^>]*role="img" aria-label="Før: 15,5 kg/)
	expect(page).toContain('EWGSOP2')

	const told = (await tellPerson(db, visited.person)).map((one) => one.what.da)
	expect(told).toContainEqual(expect.stringMatching(/^Håndgrebsstyrke: 15,5 kg/))
	expect(told).toContainEqual(
		expect.stringContaining('Øverste tal (systolisk): 50 mmHg. Nederste tal (diastolisk): 20 mmHg. Bekræftet: '),
	)
	expect(told).toContainEqual(expect.stringMatching(/^BMI: 22,0.* Kun tallet, uden inddeling\. Kilde/))
	const { lines } = await recordPerson(db, visited.person, morning)
	const details = lines.flatMap((one) => one.details ?? []).map(({ label, words }) => `${label}: ${words}`)
	expect(details).toContainEqual(expect.stringMatching(/^Håndgrebsstyrke: 15,5 kg.*, ingen diagnose$/))
	expect(details).toContain('Blodtryk: Nederste tal (diastolisk): 20 mmHg')
	expect(details).toContain('BMI: bemærkning: Kun tallet, uden inddeling.')
	expect(details).toContain('Blodtryk: bemærkning: Bekræftet: et tal er usædvanligt, og det er set efter.')
	expect(told).toContainEqual(`Tilstande (FSIII): ${condition?.name.da}.`)
})
