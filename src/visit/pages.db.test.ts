import { expect, test } from 'vitest'
import { deactivateStaff } from '#access/actions.ts'
import type { VisitId } from '#kernel/ids.ts'
import { freshDatabase } from '../../test/database.ts'
import { nothingFollows } from '../../test/follow-up.ts'
import { granted, inRole, morning, wholeStory } from '../../test/story.ts'
import { storyEdge } from '../../test/story-edge.ts'
import { notesOf, startUnplanned } from './actions.ts'
import { visitPages } from './pages.tsx'

const day = { happened_day: '9', happened_month: '3', happened_year: '2026' }

/** A consultant at the pages of a visit that is begun, with two windows of one session. */
const begun = async () => {
	const db = await freshDatabase()
	const { staff, visited, municipal } = await wholeStory(db, 'soroe')
	const consultant = inRole(staff, 'consultant')
	const visit = granted(
		await startUnplanned(db, morning, {
			id: crypto.randomUUID() as VisitId,
			person: visited.person,
			by: consultant.id,
			form: 'home_visit',
			occasion: 'need',
		}),
	)
	const edge = storyEdge(municipal, visitPages({ follow: nothingFollows, sources: [] }))
	const session = await edge.signIn(consultant)
	const post = (path: string, fields: Record<string, string>) => edge.send(`/soroe${path}`, fields, session)
	const send = (fields: Record<string, string>): Promise<Response> =>
		post(`/besoeg/${visit}/notat`, { do: 'sign', kind: 'journal', summary: 'Det går godt.', ...fields })
	const see = async (): Promise<string> =>
		(await edge.app.request(`/soroe/besoeg/${visit}`, { headers: { cookie: session.cookie } })).text()
	const seenBy = async (role: 'coordinator'): Promise<string> => {
		const { cookie } = await edge.signIn(inRole(staff, role))
		return (await edge.app.request(`/soroe/besoeg/${visit}`, { headers: { cookie } })).text()
	}
	return { db, visit, visited, consultant, post, send, see, seenBy }
}

/** The id that the form to this address carries. */
const idIn = (page: string, to: string): string | undefined =>
	new RegExp(`action="/soroe${to}"[\\s\\S]*?name="id" value="([^"]+)"`).exec(page)?.[1]

test('a note that cannot be signed is a saved draft, said once; a signed one leads on to the route', async () => {
	const { send, see } = await begun()
	const refused = await send({ base: '0', ...day })
	const page = await refused.text()
	expect(refused.status).toBe(422)
	expect(page).toContain('Ikke underskrevet endnu. Kladden er gemt.')
	expect(page).not.toContain('Intet er gemt endnu')
	expect(page.match(/class="alert alert-error/g)).toHaveLength(1)
	for (const base of ['99999999999', '1.5', '-3'])
		expect((await send({ base, do: 'save', ...day })).status, base).toBe(303)
	const signed = await send({ base: '1', accepted: 'own_request', ...day })
	expect(signed.status).toBe(303)
	expect(await see()).toContain('Til dagens rute')
})

test('a form used before makes nothing of other words: they come back, with an id of their own', async () => {
	const { db, visit, visited, post, send } = await begun()
	expect((await send({ base: '0', accepted: 'own_request', ...day })).status).toBe(303)
	const note = (await notesOf(db, [visit]))[0]!.id
	const id = crypto.randomUUID()
	const [correction, home, another] = [
		`/besoeg/${visit}/rettelse`,
		`/besoeg/${visit}/om-hjemmet`,
		`/borger/${visited.person}/besoeg`,
	]
	const forms = [
		[correction, { note, kind: 'addition', words: 'Det første' }, { words: 'Noget ganske andet' }],
		[home, { warning: 'dog', 'warning-words': 'Stor' }, { 'warning-words': 'Noget ganske andet' }],
		[another, { form: 'home_visit', occasion: 'need' }, { occasion: 'request' }],
	] as const
	for (const [to, first, other] of forms) {
		for (let times = 0; times < 2; times++) expect((await post(to, { id, ...first })).status, to).toBe(303)
		const refused = await post(to, { id, ...first, ...other })
		const page = await refused.text()
		expect(refused.status, to).toBe(422)
		expect(page, to).toContain('allerede brugt til at gemme noget andet')
		if (to !== another) expect(page, to).toContain('>Noget ganske andet</textarea>')
		const anew = idIn(page, to)
		expect(anew, to).not.toBe(id)
		expect((await post(to, { ...first, ...other, id: anew ?? '' })).status, to).toBe(303)
	}
	const added = (await notesOf(db, [visit]))[0]?.corrections.map(({ words }) => words).sort()
	expect(added).toEqual(['Det første', 'Noget ganske andet'])
})

test('a day that is none is said and comes back as it was typed, also when only the draft is saved', async () => {
	const { db, visit, send, see } = await begun()
	for (const press of ['save', 'sign']) {
		const refused = await send({ base: '0', do: press, accepted: 'own_request', ...day, happened_year: '20266' })
		const page = await refused.text()
		expect(refused.status, press).toBe(422)
		expect(page, press).toContain('Det er ikke en dag.')
		expect(page, press).toContain('Kladden er gemt.')
		expect(page, press).toContain('value="20266"')
		expect(await notesOf(db, [visit]), press).toMatchObject([{ signedAt: null, body: { summary: 'Det går godt.' } }])
	}
	const opened = await see()
	expect(opened).toContain('value="20266"')
	expect(opened).toContain('Det er ikke en dag.')
	expect((await send({ base: '1', do: 'save', ...day })).status).toBe(303)
	expect(await see()).not.toContain('Det er ikke en dag.')
	expect(await notesOf(db, [visit])).toMatchObject([{ happenedOn: '2026-03-09', body: { happenedTyped: null } }])
})

test('all that keeps a note from being signed is said at once, each at its field', async () => {
	const { db, visit, send } = await begun()
	const agreement = { agreement: 'a1', 'agreement.a1.kind': 'visit', 'agreement.a1.what': 'Kom igen' }
	const handOver = { handover: 'h1', 'handover.h1.to': 'visitation', 'handover.h1.what': 'Greb ved badet' }
	const refused = await send({
		base: '0',
		...agreement,
		...handOver,
		happened_day: '',
		happened_month: '',
		happened_year: '',
	})
	const page = await refused.text()
	expect(refused.status).toBe(422)
	for (const part of [
		'href="#accepted"',
		'href="#agreement"',
		'href="#handover"',
		'href="#happened"',
		'Vælg, hvordan borgeren har sagt ja til besøget.',
		'Hver aftale skal have en dato',
		'En overlevering mangler borgerens ja.',
		'Skriv den dag, besøget fandt sted.',
	])
		expect(page).toContain(part)
	expect(await notesOf(db, [visit])).toMatchObject([{ signedAt: null }])
	const typed = { ...day, happened_year: '20266', ...handOver }
	const again = await (await send({ base: '1', ...typed })).text()
	for (const part of ['Det er ikke en dag.', 'En overlevering mangler borgerens ja.']) expect(again).toContain(part)
	expect(again).not.toContain('Skriv den dag, besøget fandt sted.')
})

test('whoever may take over the draft of somebody who has left sees at once which days are none', async () => {
	const { db, consultant, send, seenBy } = await begun()
	const agreement = { agreement: 'a1', 'agreement.a1.kind': 'visit', 'agreement.a1.what': 'Kom igen' }
	const due = { 'agreement.a1.due_day': '31', 'agreement.a1.due_month': '2', 'agreement.a1.due_year': '2027' }
	await send({ base: '0', do: 'save', ...day, happened_year: '20266', ...agreement, ...due })
	granted(await deactivateStaff(db, morning, null, consultant.id, consultant.version))
	const page = await seenBy('coordinator')
	expect(page).toContain('Overtag kladden')
	for (const typed of ['9 3 20266', '31 2 2027']) expect(page).toMatch(new RegExp(`${typed} <span[^>]*>Er ikke en dag`))
})

test('a visit whose last entry is struck still counts as held, and its page says so with what to do', async () => {
	const { db, visit, visited, post, send, see, seenBy } = await begun()
	const said = 'Besøget tæller stadig som gennemført'
	const sign = async (fields: Record<string, string>) =>
		expect((await send({ base: '0', accepted: 'own_request', ...day, ...fields })).status).toBe(303)
	const strike = async () => {
		const standing = (await notesOf(db, [visit])).filter(({ corrections }) => corrections.length === 0)
		const note = standing.find(({ kind }) => kind === 'journal')?.id ?? ''
		const fields = { note, kind: 'invalid', words: 'Forkert borger', id: crypto.randomUUID() }
		expect((await post(`/besoeg/${visit}/rettelse`, fields)).status).toBe(303)
	}
	await sign({})
	await sign({ kind: 'administrative', summary: 'Ringede om nøglen' })
	expect(await see()).not.toContain(said)
	await strike()
	const page = await see()
	expect(page).toContain(said)
	expect(page).toContain(`href="/soroe/borger/${visited.person}/besoeg"`)
	const another = await seenBy('coordinator')
	expect(another).toContain(said)
	expect(another).not.toContain(`href="/soroe/borger/${visited.person}/besoeg"`)
	await sign({ summary: 'Det rigtige notat' })
	expect(await see()).not.toContain(said)
	await strike()
	expect(await see()).toContain(said)
})

test('nor is the day of an agreement forgotten: it stands as it was typed until it is one', async () => {
	const { db, visit, send, see } = await begun()
	const agreement = { agreement: 'a1', 'agreement.a1.kind': 'visit', 'agreement.a1.what': 'Kom igen' }
	const due = { 'agreement.a1.due_day': '31', 'agreement.a1.due_month': '2', 'agreement.a1.due_year': '2027' }
	const sent = { base: '0', accepted: 'own_request', ...day, ...agreement }
	const pages: string[] = []
	for (const press of ['save', 'sign']) {
		const refused = await send({ ...sent, ...due, do: press })
		expect(refused.status, press).toBe(422)
		pages.push(await refused.text())
	}
	for (const page of [...pages, await see()]) {
		expect(page).toMatch(/id="agreement\.a1\.due_day"[^>]*value="31"/)
		expect(page).toMatch(/id="agreement\.a1\.due_month"[^>]*value="2"/)
		expect(page).toMatch(/class="hj-state hj-due-other"[^>]*name="agreement\.a1\.on"[^>]*checked/)
		expect(page).toContain('Det er ikke en dag.')
	}
	for (const page of pages) expect(page).toContain('href="#agreement.a1.due"')
	expect(await notesOf(db, [visit])).toMatchObject([{ signedAt: null, body: { agreements: [{ what: 'Kom igen' }] } }])
	const mended = { ...sent, ...due, base: '1', do: 'save', 'agreement.a1.due_day': '28' }
	expect((await send(mended)).status).toBe(303)
	const [note] = await notesOf(db, [visit])
	expect(note?.body.agreements).toEqual([{ key: 'a1', kind: 'visit', dueOn: '2027-02-28', what: 'Kom igen' }])
})

test('a correction that is too long is said, and stands as it was typed', async () => {
	const { db, visit, post, send } = await begun()
	expect((await send({ base: '0', accepted: 'own_request', ...day })).status).toBe(303)
	const note = (await notesOf(db, [visit]))[0]!.id
	const words = 'ord '.repeat(250_001).trim()
	const fields = { note, id: crypto.randomUUID(), kind: 'addition' }
	const refused = await post(`/besoeg/${visit}/rettelse`, { ...fields, words })
	const page = await refused.text()
	expect([refused.status, page.includes('højst en million tegn'), page.includes(words)]).toEqual([422, true, true])
	expect((await notesOf(db, [visit]))[0]?.corrections).toEqual([])
	expect((await post(`/besoeg/${visit}/rettelse`, { ...fields, words: 'Kortere' })).status).toBe(303)
})

test('two windows sign one note: what the other signed is read first, and the words are kept as a draft', async () => {
	const { db, visit, send, see } = await begun()
	const shown = await see()
	const hidden = (page: string, name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(page)?.[1] ?? ''
	const from = (page: string) => ({ base: hidden(page, 'base'), 'signed-before': hidden(page, 'signed-before') })
	const first = { ...from(shown), accepted: 'own_request', ...day }
	for (let times = 0; times < 2; times++) expect((await send(first)).status).toBe(303)
	const other = { ...first, summary: 'Det andet vindue.' }
	const refused = await send(other)
	const page = await refused.text()
	expect(page).toContain('du har underskrevet et andet notat imens')
	expect(page).toContain('Det andet vindue.</textarea>')
	const stands = async () =>
		(await notesOf(db, [visit])).map((note) => `${note.body.summary} ${note.signedAt === null ? '' : 'signed'}`).sort()
	expect(await stands()).toEqual(['Det andet vindue. ', 'Det går godt. signed'])
	expect((await send({ ...other, ...from(page) })).status).toBe(303)
	expect(await stands()).toContain('Det andet vindue. signed')
})

test('two windows that sign in the same moment never sign two notes', async () => {
	const { db, visit, send } = await begun()
	const words = ['Det ene vindue.', 'Det andet vindue.']
	const form = { base: '0', 'signed-before': '0', accepted: 'own_request', ...day }
	await Promise.all(words.map((summary) => send({ ...form, summary })))
	const notes = await notesOf(db, [visit])
	expect(notes.filter((note) => note.signedAt !== null).length).toBeLessThan(2)
	const kept = notes.map((note) => note.body.summary).join(' ')
	for (const one of words) expect(kept).toContain(one)
})
