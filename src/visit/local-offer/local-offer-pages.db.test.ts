import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import type { Role, Staff } from '#access/index.ts'
import { day } from '#kernel/day.ts'
import type { PersonId, VisitId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { readPdf } from '#platform/letters/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import { nothingFollows } from '../../../test/follow-up.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { everyLocalOffer, loadLocalOffers, startUnplanned } from '../actions.ts'
import { visitPages } from '../pages.tsx'
import { readLocalOffers } from './local-offer-file.ts'

const morning = instantAt(day('2026-03-09'), clock('09:00'))
let db: Db
let edge: ReturnType<typeof webEdge>
let asta: Staff
const granted = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(`refused: ${outcome.why}`)
	return outcome.value
}
const added = async (name: string, role: Role, profession: string | null) =>
	granted(
		await addStaff(db, morning, null, {
			name,
			email: `${name}@example.dk`,
			roles: [role],
			profession,
			authorisationId: null,
			login: null,
			activeFrom: day('2020-01-01'),
		}),
	)

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities('municipalities', ['soroe'])
	await loadLocalOffers(db, morning, municipality!.folder)
	const dorte = await added('dorte', 'coordinator', null)
	asta = await added('asta', 'consultant', 'Sygeplejerske')
	const routes = visitPages({ follow: nothingFollows, sources: [] })
	edge = webEdge({ db, municipality: municipality!, routes, staff: { dorte, asta }, now: morning })
})

const get = async (path: string, who = 'dorte') => edge.get(path, who)
const page = async (path: string, who = 'dorte') => (await get(path, who)).text()
const send = async (path: string, fields: Record<string, string>, who = 'dorte') => edge.post(path, fields, who)
const named = async (name: string) => (await everyLocalOffer(db)).find((offer) => offer.name.startsWith(name))!
const rowsIn = (html: string) => html.match(/<tr>/g)?.length ?? 0

test('what is to be checked stands first and is told of; filters and the file keep what they say', async () => {
	const all = await page('/lokale-tilbud')
	expect(all).toContain('3 tilbud skal ses efter')
	expect(all.indexOf('Varmtvandstræning')).toBeLessThan(all.indexOf('Besøgsven'))
	for (const [query, yes, not] of [
		['hvem=voluntary', 'Besøgsven', 'Gå-hold'],
		['for=women', 'Kvindecafé', 'Besøgsven'],
		['sprog=pl', 'Polsk seniorklub', 'Gå-hold'],
		['tilstand=se-efter', 'Demenscafé', 'Gå-hold'],
	]) {
		const some = await page(`/lokale-tilbud?${query}`)
		expect([query, some.includes(`${yes}`), some.includes(`${not}`)]).toEqual([query, true, false])
	}
	const file = await page('/lokale-tilbud?format=csv&hvem=voluntary')
	expect(file).toContain('Etnisk eller kulturel baggrund')
	expect(file).toMatch(/Frivillige[;,]Besøgsven \(eksempel\)/)
	expect(rowsIn(await page('/lokale-tilbud?tilstand=afsluttet'))).toBeLessThan(rowsIn(all))
})

test('a name that nobody can see is none, in a form and in a file; a form used before keeps what was typed', async () => {
	const fields = { kind: 'voluntary', what: 'Strik', contact: '12345678' }
	const unseen = await send('/lokale-tilbud/nyt', { ...fields, name: '\u200b\u3164' })
	expect([unseen.status, (await unseen.text()).includes('Skriv, hvad tilbuddet hedder.')]).toEqual([422, true])
	const id = crypto.randomUUID()
	expect((await send('/lokale-tilbud/nyt', { ...fields, id, name: 'Maskerne' })).status).toBe(303)
	const used = await send('/lokale-tilbud/nyt', { ...fields, id, name: 'Pindene' })
	const shown = await used.text()
	expect([used.status, shown.includes('allerede brugt'), shown.includes('Pindene'), shown.includes(id)]).toEqual([
		422,
		true,
		true,
		false,
	])
	const line = '- { code: x, kind: voluntary, name: "\\u200b", checkedOn: 2026-01-01 }\n'
	expect(readLocalOffers(line, 'local-offers.yaml').wrong.join()).toContain('what the offer is called')
})

test('a coordinator adds, changes and ends; what is missing is said at its field and nothing is lost', async () => {
	const id = crypto.randomUUID()
	const refused = await send('/lokale-tilbud/nyt', { id, name: 'Kortklub', until_day: '31', until_month: '2' })
	const form = await refused.text()
	expect(refused.status).toBe(422)
	for (const said of ['value="Kortklub"', 'Vælg, hvem der står bag.', 'Skriv en dag, der findes', `value="${id}"`])
		expect(form).toContain(said)
	const whole = { id, name: 'Kortklub', kind: 'association', what: 'Kort', place: 'Kroen <b>' }
	for (const _ of [1, 2]) expect((await send('/lokale-tilbud/nyt', whole)).status).toBe(303)
	expect((await everyLocalOffer(db)).filter(({ name }) => name === 'Kortklub')).toHaveLength(1)
	const changed = { ...whole, version: '1', place: 'Skolen' }
	expect((await send(`/lokale-tilbud/${id}/ret`, changed)).status).toBe(303)
	const late = await send(`/lokale-tilbud/${id}/ret`, { ...changed, time: 'Mandag' })
	expect([late.status, (await late.text()).includes('En anden har ændret tilbuddet imens')]).toEqual([409, true])
	const story = await page(`/lokale-tilbud/${id}`)
	expect(story).toContain('Sted: Kroen &lt;b&gt; → Skolen')
	expect((await send(`/lokale-tilbud/${id}/afslut`, {})).status).toBe(303)
	expect(await page('/lokale-tilbud')).not.toContain('Kortklub')
	expect(await page('/lokale-tilbud?tilstand=afsluttet')).toContain('Kortklub')
	const checked = await send(`/lokale-tilbud/${id}/set-efter`, { version: '3' })
	expect([checked.status, (await checked.text()).includes('Tilbuddet er afsluttet')]).toEqual([409, true])
	expect((await send(`/lokale-tilbud/${id}/aabn`, {})).status).toBe(303)
})

test('a consultant says that it is still right, and changes nothing else', async () => {
	const { id, version } = await named('Demenscafé')
	const from = { version: String(version), from: 'liste' }
	const done = await send(`/lokale-tilbud/${id}/set-efter`, from, 'asta')
	expect([done.status, done.headers.get('location')]).toEqual([303, '/soroe/lokale-tilbud'])
	expect((await named('Demenscafé')).checkedOn).toBe('2026-03-09')
	for (const path of ['ret', 'afslut', 'aabn'])
		expect((await send(`/lokale-tilbud/${id}/${path}`, {}, 'asta')).status, path).toBe(403)
	const passed = await named('Varmtvandstræning')
	const late = await send(`/lokale-tilbud/${passed.id}/set-efter`, { version: '1' }, 'asta')
	expect(await late.text()).toContain('sidste dag er passeret')
	for (const nowhere of ['x', crypto.randomUUID()])
		expect((await get(`/lokale-tilbud/${nowhere}`)).status, nowhere).toBe(404)
})

test('what the citizen was told of is in the note, and on a sheet that names nobody', async () => {
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values ('7000000009', '1944-01-01', 'f', 'resident', 'Borgerine', 'Borgersen') returning id`.execute(db)
	const asked = { person: rows[0]!.id, by: asta.id, form: 'home_visit', occasion: 'need' } as const
	const visit = granted(await startUnplanned(db, morning, { ...asked, id: crypto.randomUUID() as VisitId }))
	expect(await page(`/besoeg/${visit}/tilbud`, 'asta')).toContain('fortæller ikke om nogen tilbud endnu')
	expect((await get(`/besoeg/${visit}/tilbud.pdf`, 'asta')).status).toBe(303)
	const { id } = await named('Besøgsven')
	const note = {
		...{ base: '0', kind: 'journal', summary: 'Det går godt.', told: id, offers: 'Naboens kaffe' },
		...{ accepted: 'own_request', happened_day: '9', happened_month: '3', happened_year: '2026' },
	}
	expect((await send(`/besoeg/${visit}/notat`, { ...note, do: 'sign' }, 'asta')).status).toBe(303)
	await send(`/lokale-tilbud/${id}/afslut`, {})
	const signed = await page(`/besoeg/${visit}`, 'asta')
	expect(signed).toContain('Besøgsven (eksempel) – Hjemme hos dig, Efter aftale')
	const sheet = await page(`/besoeg/${visit}/tilbud`, 'asta')
	const article = sheet.slice(sheet.indexOf('<article'), sheet.indexOf('</article>'))
	for (const said of ['Besøgsven (eksempel)', 'Hjemme hos dig', 'Naboens kaffe', '57 87 62 61'])
		expect(article).toContain(said)
	expect(sheet).not.toContain('Borgersen')
	const pdf = await get(`/besoeg/${visit}/tilbud.pdf`, 'asta')
	expect(pdf.headers.get('content-type')).toBe('application/pdf')
	expect(
		Buffer.from(await pdf.arrayBuffer())
			.subarray(0, 5)
			.toString(),
	).toBe('%PDF-')
	for (const [base, offers, written] of [
		['0', '🎈 قهوة מועדון', 'Vi talte også om'],
		['1', 'Te hos 伟', 'Te hos [U+4F1F]'],
	] as const) {
		await send(`/besoeg/${visit}/notat`, { ...note, base, offers, do: 'save' }, 'asta')
		const sheetOnPaper = await get(`/besoeg/${visit}/tilbud.pdf`, 'asta')
		const lines = readPdf(new Uint8Array(await sheetOnPaper.arrayBuffer())).flatMap((side) => side.lines)
		expect(lines.map((line) => line.text).join('\n'), offers).toContain(written)
	}
})
