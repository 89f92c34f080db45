import pino from 'pino'
import { beforeAll, describe, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { webApp } from '#platform/web/index.ts'
import { freshDatabase } from '../../test/database.ts'
import { findDraft, listDrafts, listStandards, loadStandards } from './actions.ts'
import type { DraftId } from './draft/draft.ts'
import { standardPages } from './pages.tsx'

const now = instantAt(day('2026-03-09'), clock('10:00'))
const people = ['manager', 'coordinator', 'consultant', 'administrator'] as const

let db: Db
let app: ReturnType<typeof webApp>

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities('municipalities', ['soroe'])
	if (municipality === undefined) throw new Error('no municipality')
	await loadStandards(db, now, `${municipality.folder}/standard`)
	const staff = new Map<string, object>()
	for (const role of people) {
		const added = await addStaff(db, now, null, {
			name: `En ${role}`,
			email: `${role}@example.invalid`,
			roles: [role],
			profession: null,
			authorisationId: null,
			login: null,
			activeFrom: day('2020-01-01'),
		})
		if (!added.ok) throw new Error(added.why)
		staff.set(role, { id: added.value.id, name: `En ${role}`, roles: [role], profession: null })
	}
	app = webApp({
		hosted: [{ municipality, db, outbox: '', enqueue: async () => {} }],
		routes: standardPages((standard) =>
			standard.phoneAfterSilences === 9
				? [
						{
							kind: 'warning',
							path: ['phoneAfterSilences'],
							what: { da: 'Prøvet på borgere', en: 'Tried on citizens' },
						},
					]
				: [],
		),
		doorkeeper: {
			atWork: async (_db, _at, token) => {
				const found = staff.get(token)
				return found === undefined ? null : ({ staff: found, formToken: 'form-token' } as never)
			},
			saw: async () => {},
		},
		now: () => now,
		isDemonstration: false,
		isDayFixed: true,
		isSecure: false,
		log: pino({ enabled: false }),
	})
})

const get = (path: string, who = 'manager') =>
	Promise.resolve(app.request(`/soroe${path}`, { headers: { cookie: `hj_session=${who}` } }))
const words = async (path: string, who = 'manager') => (await get(path, who)).text()
const post = (path: string, fields: Record<string, string>, who = 'manager') =>
	Promise.resolve(
		app.request(`/soroe${path}`, {
			method: 'POST',
			headers: {
				cookie: `hj_session=${who}`,
				'sec-fetch-site': 'same-origin',
				'content-type': 'application/x-www-form-urlencoded',
			},
			body: new URLSearchParams({ token: 'form-token', ...fields }).toString(),
		}),
	)

/** Begins a copy of the version in force, as its button does. */
const begun = async (): Promise<{ id: DraftId; path: string; yaml: string }> => {
	const answer = await post('/standarder/ny', { id: crypto.randomUUID(), from: '2025-07-01', title: 'Ny udgave' })
	expect(answer.status).toBe(303)
	const path = answer.headers.get('location')?.replace('/soroe', '') ?? ''
	const id = path.split('/').at(-1) as DraftId
	return { id, path, yaml: (await findDraft(db, id))?.yaml ?? '' }
}
const approval = {
	approved_da: 'Socialudvalget',
	approved_en: 'The social committee',
	approved_on_day: '2',
	approved_on_month: '3',
	approved_on_year: '2026',
}

describe('the versions', () => {
	test('stand newest first with their life, who approved them, their basis and what the check says', async () => {
		const page = await words('/standarder')
		expect(page.indexOf('Fra 1. juli 2025')).toBeLessThan(page.indexOf('1. juli 2019 – 30. juni 2025'))
		expect(page).toMatch(/Gælder nu[\s\S]*Kommunens eget tilbud[\s\S]*Gælder ikke mere[\s\S]*Serviceloven § 79 a/)
		expect(page).toMatch(/Linje \d+, kolonne \d+/)
		expect(page).toContain('/soroe/standard/forskel?fra=2019-07-01&amp;til=2025-07-01')
		expect(await words('/standarder?lang=en')).toMatch(/In force now[\s\S]*The municipality(’|&#39;)s own service/)
	})

	test('are taken out as a text that says the same alone', async () => {
		const answer = await get('/standarder/udgave/2025-07-01/yaml')
		expect(answer.headers.get('content-disposition')).toContain('2025-07-01.yaml')
		expect(await answer.text()).toMatch(/^municipality: soroe[\s\S]*criteria:/)
		expect((await get('/standarder/udgave/2024-07-01/yaml')).status).toBe(404)
	})

	test.each(['consultant', 'administrator'])('are not for a %s, nor are drafts', async (who) => {
		const { path, yaml } = await begun()
		const before = await listDrafts(db)
		for (const address of ['/standarder', '/standarder/ny', path, `${path}/yaml`, `${path}/forskel`, `${path}/laes`])
			expect((await get(address, who)).status, address).toBe(403)
		for (const address of ['/standarder/ny', path, `${path}/kontrol`, `${path}/opgiv`, `${path}/i-kraft`])
			expect((await post(address, { yaml, title: 'x', ...approval }, who)).status, address).toBe(403)
		expect(await listDrafts(db)).toEqual(before)
	})
})

describe('a draft', () => {
	test('is written, checked on saving, and shows each problem with its line and the line itself', async () => {
		const { id, path, yaml } = await begun()
		const wrong = yaml.replace('livesAlone: true', 'livesAlon: true').replaceAll('\n', '\r\n')
		const line = yaml.split('\n').findIndex((one) => one.includes('livesAlone: true')) + 1
		expect((await post(path, { title: 'Prøve', yaml: wrong, revision: '1' })).status).toBe(303)
		const page = await words(path)
		expect(page).toContain(`data-line="${line}"`)
		expect(page).toMatch(new RegExp(`<pre class="hj-excerpt"><span>${line}</span>\\s+livesAlon: true`))
		expect(page).toMatch(/1 fejl[\s\S]*Kladden kan gemmes, men ikke sættes i kraft/)
		expect(page).not.toContain('name="approved_da"')
		expect((await findDraft(db, id))?.yaml).not.toContain('\r')
		expect((await post(`${path}/i-kraft`, { revision: '2', ...approval })).status).toBe(422)
		expect(await listStandards(db)).toHaveLength(2)
	})

	test('is checked while it is written, also by what other rooms try, and nothing is kept', async () => {
		const { path, yaml } = await begun()
		const checked = async (text: string) => (await post(`${path}/kontrol`, { yaml: text }, 'coordinator')).text()
		expect(await checked(yaml.replace('phoneAfterSilences: 2', 'phoneAfterSilences: 9'))).toMatch(
			/data-line="\d+"[^>]*>[\s\S]*Prøvet på borgere/,
		)
		expect(await checked('a: <script>alert(1)</script>')).not.toContain('<script>')
		expect(await checked('')).toMatch(/fejl/)
		expect((await findDraft(db, path.split('/').at(-1) as DraftId))?.yaml).toBe(yaml)
	})

	test('begins from a pasted text or a file, and says what is missing', async () => {
		const form = new FormData()
		for (const [name, value] of Object.entries({ token: 'form-token', id: crypto.randomUUID(), title: 'Fra en fil' }))
			form.set(name, value)
		form.set('file', new File(['municipality: soroe\n'], 'x.yaml'))
		const sent = await app.request('/soroe/standarder/ny', {
			method: 'POST',
			headers: { cookie: 'hj_session=coordinator', 'sec-fetch-site': 'same-origin' },
			body: form,
		})
		expect(sent.status).toBe(303)
		expect(await listDrafts(db)).toContainEqual(
			expect.objectContaining({ title: 'Fra en fil', yaml: 'municipality: soroe\n' }),
		)
		const refused = await post('/standarder/ny', { id: crypto.randomUUID(), title: '', yaml: 'a: 1' })
		expect([refused.status, await refused.text()]).toEqual([
			422,
			expect.stringMatching(/Giv kladden et navn[\s\S]*a: 1/),
		])
	})

	test('too large is refused with words, at every size', async () => {
		const { path, yaml } = await begun()
		const sizes = [
			[1_000_001, 422, 'længere end 1.000.000 tegn'],
			[27_000_000, 413, 'højst 25 MB'],
			[50_000_000, 413, 'højst 25 MB'],
		] as const
		for (const [size, status, said] of sizes) {
			const answer = await post(path, { title: 'x', yaml: 'x'.repeat(size), revision: '1' })
			const page = await answer.text()
			expect([answer.status, page.length < 100_000], String(size)).toEqual([status, true])
			expect(page).toContain(said)
		}
		expect((await findDraft(db, path.split('/').at(-1) as DraftId))?.yaml).toBe(yaml)
	})

	test('saved by someone else meanwhile: nothing is overwritten, and nothing typed is lost', async () => {
		const { path, yaml } = await begun()
		await post(path, { title: 'Hendes', yaml: `${yaml}# hers\n`, revision: '1' })
		const answer = await post(path, { title: 'Min', yaml: `${yaml}# mine\n`, revision: '1' }, 'coordinator')
		const page = await answer.text()
		expect(answer.status).toBe(409)
		expect(page).toMatch(/En manager har gemt kladden, mens du skrev[\s\S]*Min \(min tekst\)[\s\S]*# mine/)
		const titles = (await listDrafts(db)).map(({ title }) => title)
		expect([titles.includes('Hendes'), titles.includes('Min')]).toEqual([true, false])
	})

	test('is compared, read as citizens would, and given up; then it can only be read', async () => {
		const { path, yaml } = await begun()
		await post(path, {
			title: 'Ny',
			yaml: yaml.replace('phoneAfterSilences: 2', 'phoneAfterSilences: 4'),
			revision: '1',
		})
		expect(await words(`${path}/forskel`)).toMatch(
			/Fra 1\. april 2026[\s\S]*2 gange i træk[\s\S]*4 gange i træk|4 gange i træk[\s\S]*2 gange i træk/,
		)
		expect(await words(`${path}/laes`)).toMatch(/Dette er en kladde[\s\S]*Hvem får et tilbud/)
		expect((await post(`${path}/opgiv`, {})).status).toBe(303)
		expect(await words(path)).toMatch(/Opgivet[\s\S]*readonly/)
		expect((await post(path, { title: 'x', yaml, revision: '2' })).status).toBe(422)
	})

	test('that cannot be compared says why; one that is not there is not found', async () => {
		const { path } = await begun()
		await post(path, { title: 'x', yaml: 'a: 1', revision: '1' })
		expect((await get(`${path}/forskel`)).status).toBe(422)
		expect(await words(`${path}/laes`)).toContain('kan ikke læses endnu')
		for (const nobody of [crypto.randomUUID(), 'x'])
			expect((await get(`/standarder/kladde/${nobody}`)).status).toBe(404)
	})
})

describe('what anyone may read', () => {
	test('what differs between any two versions, in either order and both languages', async () => {
		const [there, back] = [
			await words('/standard/forskel?fra=2019-07-01&til=2025-07-01', ''),
			await words('/standard/forskel?fra=2025-07-01&til=2019-07-01', ''),
		]
		expect(there).toMatch(/Fra 1\. juli 2025[\s\S]*Grundlag/)
		expect(back).toContain('Fra 1. juli 2025 i forhold til udgaven fra 1. juli 2019')
		expect(await words('/standard/forskel?lang=en', '')).toMatch(/From 1 July 2025[\s\S]*Basis/)
		for (const odd of ['?fra=x', '?fra=2019-07-01&til=2019-07-02', '?til=2019-07-01'])
			expect((await get(`/standard/forskel${odd}`, '')).status, odd).toBe(404)
	})

	test('the standard as a PDF', async () => {
		const pdf = await get('/standard/2025-07-01/pdf', '')
		expect(pdf.headers.get('content-type')).toBe('application/pdf')
		expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-/)
		expect((await get('/standard/2024-01-01/pdf', '')).status).toBe(404)
	})

	test('no draft', async () => {
		const { path, yaml } = await begun()
		await post(path, { title: 'x', yaml: yaml.replace('2026-04-01', '2026-05-01'), revision: '1' })
		expect(await words('/standard', '')).not.toContain('1. maj 2026')
		expect((await get(`${path}/laes`, '')).status).toBe(303)
	})
})

describe('putting in force', () => {
	test('clashing days are told before anyone presses', async () => {
		const { path, yaml } = await begun()
		await post(path, {
			title: 'x',
			yaml: yaml.replace('validFrom: 2026-04-01', 'validFrom: 2026-03-01'),
			revision: '1',
		})
		expect(await words(path)).toMatch(/Dagene passer ikke[\s\S]*Udgaven fra 1\. juli 2025 har gjaldt på de dage/)
		await post(`${path}/i-kraft`, { revision: '2', ...approval })
		expect(await listStandards(db)).toHaveLength(2)
	})

	test('is the manager’s, with approver and day', async () => {
		const { path } = await begun()
		expect(await words(path, 'coordinator')).toContain('Lederen sætter standarden i kraft')
		expect((await post(`${path}/i-kraft`, { revision: '1', ...approval }, 'coordinator')).status).toBe(403)
		const unsaid = await post(`${path}/i-kraft`, { revision: '1', approved_da: 'Udvalget' })
		expect([unsaid.status, await unsaid.text()]).toEqual([
			422,
			expect.stringMatching(/Skriv, hvem[\s\S]*Skriv dagen[\s\S]*value="Udvalget"/),
		])
		const early = await post(`${path}/i-kraft`, { revision: '1', ...approval, approved_on_year: '2027' })
		expect(await early.text()).toContain('Godkendelsen kan ikke ligge efter i dag')
		expect((await post(`${path}/i-kraft`, { revision: '1', ...approval })).status).toBe(303)
		expect((await post(`${path}/i-kraft`, { revision: '1', ...approval })).status).toBe(303)
		expect(await listStandards(db)).toHaveLength(3)
		expect(await words('/standarder')).toMatch(
			/Fra 1\. april 2026[\s\S]*Træder i kraft senere[\s\S]*Socialudvalget, 2\. marts 2026[\s\S]*1\. juli 2025 – 31\. marts 2026/,
		)
		expect(await words(path)).toContain('Sat i kraft')
	})
})
