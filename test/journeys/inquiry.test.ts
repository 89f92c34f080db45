import { readFileSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { readCsv } from '#platform/csv/index.ts'
import { logIn, noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { demonstrationDay, type House, ownHouse, serve, stop } from '../demonstration.ts'
import { temporaryFolder } from '../temporary.ts'
import { addresses, choose, eventually, fillDay, sees } from './steps.ts'

const code = 'soenderborg'

type Row = Readonly<Record<string, string>>

/** The register's file, as the demonstration was filled from it. */
const register = (municipality = code): Row[] => {
	const table = readCsv(readFileSync(join(inject('untouched'), 'people', municipality, 'population.csv')))
	if (!table.ok) throw new Error('the population file cannot be read')
	const [heading, ...rows] = table.value
	return rows.map(({ cells }) =>
		Object.fromEntries(heading?.cells.map((name, place) => [name, cells[place] ?? '']) ?? []),
	)
}

/** What a daughter knows of the one she writes about. */
type About = {
	readonly name: string
	readonly born: string
	readonly sex: 'f' | 'm'
	readonly street: string
	readonly town: string
}

const inger: About = {
	name: 'Inger Prøvebekymring',
	born: '12. marts 1947',
	sex: 'f',
	street: 'Perlegade 12',
	town: '6400 Sønderborg',
}
const bent: About = {
	name: 'Bent Prøvebekymring',
	born: '4.5.1964',
	sex: 'm',
	street: 'Perlegade 14',
	town: '6400 Sønderborg',
}
const someoneDead = (): About => {
	const dead = register().find(({ status, street }) => status === 'dead' && street !== '')
	if (dead === undefined) throw new Error('nobody is dead')
	return {
		name: `${dead.given_names} ${dead.surname}`,
		born: dead.born_on ?? '',
		sex: dead.sex === 'm' ? 'm' : 'f',
		street: [dead.street, dead.house_number].join(' '),
		town: [dead.postal_code, dead.town].join(' '),
	}
}

const sixWeeksAgo = '2026-01-26'
const here = (row: Row): boolean =>
	row.status === 'resident' && row.residence === 'own_home' && row.personal_help === '0' && row.practical_help === '0'
/** Married to each other, at home, and of an age at which no other rule asks for a visit. */
const aCouple = (): [Row, Row] => {
	const rows = register()
	const him = rows.find(
		(row) =>
			row.sex === 'm' && here(row) && (row.born_on ?? '') > '1952' && (row.born_on ?? '') < '1959' && row.spouse_id,
	)
	const her = rows.find(({ person_id }) => person_id === him?.spouse_id)
	if (him === undefined || her === undefined) throw new Error('nobody is married')
	return [him, her]
}
const someoneAged = (age: number, municipality = code): Row => {
	const found = register(municipality).find(
		(row) => here(row) && row.born_on?.startsWith(String(2025 - age)) && !row.spouse_id,
	)
	if (found === undefined) throw new Error(`nobody is ${age}`)
	return found
}
const csvOf = (rows: readonly Row[]): string => {
	const columns = Object.keys(rows[0] ?? {})
	return [columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
		.map((cells) => cells.join(';'))
		.join('\r\n')
}
const helpFor = (cpr: string, given: string): string =>
	`CPR;Praktisk hjælp;Praktisk hjælp fra;Personlig pleje;Sygepleje;Plejebolig\r\n${cpr};${given};01-03-2026;nej;nej;nej`

const imports = async (visitor: Visitor, name: string, text: string): Promise<void> => {
	await visitor.goTo('/indlaesning')
	const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
	await visitor.page.getByLabel('Fil', { exact: true }).setInputFiles(file)
	await visitor.press(/Se, hvad filen vil ændre/)
}

/** Looks somebody up by number and opens the card. */
const openCardOf = async (visitor: Visitor, row: Row): Promise<string> => {
	const { page } = visitor
	await visitor.goTo('/borgere')
	await page
		.getByRole('searchbox')
		.or(page.getByRole('textbox'))
		.first()
		.fill(row.person_id ?? '')
	await visitor.press(/^Søg$/)
	if (!/\/borger\/[0-9a-f-]{36}/.test(page.url())) {
		const [card] = await addresses(page, /\/borger\/[0-9a-f-]{36}$/)
		await visitor.goTo(card ?? '')
	}
	return page.url().split('/').at(-1) ?? ''
}

describe.skipIf(noBrowser)('somebody is worried', () => {
	let house: House
	let browser: Browser
	let daughter: Visitor
	let coordinator: Visitor
	let consultant: Visitor
	const receipts: string[] = []
	/** The citizen taken in. */
	let inge: string

	beforeAll(async () => {
		house = await ownHouse(inject('untouched'), code)
		browser = await openBrowser()
		const someone = () => visitorOf(browser, code, { at: house.base })
		;[daughter, coordinator, consultant] = await Promise.all([someone(), someone(), someone()])
		await logIn(coordinator, 'coordinator')
		await logIn(consultant, 'consultant')
	})
	afterAll(async () => {
		for (const visitor of [daughter, coordinator, consultant]) await visitor?.leave()
		await browser?.close()
		await house?.stop()
	})

	/** Tells of a worry as somebody would who reads the page first; what is sent within seconds is taken for a program's. */
	const tells = async (about: About, picture?: string): Promise<void> => {
		const { page } = daughter
		await daughter.goTo('/bekymring')
		if (picture) await daughter.look(picture)
		await page.getByLabel('Navn', { exact: true }).fill(about.name)
		await page.getByLabel('Fødselsdag eller alder').fill(about.born)
		await choose(page, 'sex', about.sex)
		await page.getByLabel('Vej og nummer').fill(about.street)
		await page.getByLabel('Postnummer og by').fill(about.town)
		await page.getByLabel('Spiser eller drikker for lidt').check()
		await page.getByLabel('Fortæl med dine egne ord').fill(`Jeg er bekymret for ${about.name}: der bliver ikke spist.`)
		await choose(page, 'relation', 'relative')
		await page.getByLabel('Dit navn').fill('Karen Prøvesen')
		await page.getByLabel('Din telefon eller e-mail').fill('karen@demonstration.invalid')
		await choose(page, 'told', 'no')
		await page.waitForTimeout(3500)
		await daughter.press('Send')
		await page.waitForURL(/\/bekymring\/tak$/)
		await sees(page, 'Tak, fordi du skrev til os')
		receipts.push(await page.content())
	}

	test('what is missing is asked for, and nothing that was typed is lost', async () => {
		const { page } = daughter
		await daughter.goTo('/')
		await daughter.press('Skriv, hvad der bekymrer dig')
		await page.waitForURL(/\/bekymring$/)
		await page.getByLabel('Dit navn').fill('Karen Prøvesen')
		await daughter.press('Send')
		await sees(page, 'Skriv navnet på den, det drejer sig om.')
		expect(await page.getByLabel('Dit navn').inputValue()).toBe('Karen Prøvesen')
		await daughter.look('bekymring-mangler')
	})

	test('whoever the citizen is – unknown, 61, dead – the sender sees the same receipt, to the byte', async () => {
		await tells(inger, 'bekymring')
		await daughter.look('bekymring-tak')
		await tells(bent)
		await tells(someoneDead())
		expect(new Set(receipts).size).toBe(1)
		expect(receipts[0]).not.toContain('Prøvebekymring')
	})

	test('an unknown citizen of 78 is taken in; one of 61 and a dead one wait for a person who answers', async () => {
		const { page } = coordinator
		await eventually(async () => {
			await coordinator.goTo('/henvendelser')
			const text = await page.locator('main').innerText()
			return /uden for målgruppen/.test(text) && /er død/.test(text)
		})
		await coordinator.look('henvendelser')
		await sees(page, 'Inger Prøvebekymring')
		const rows = await page.locator('table tbody tr').allInnerTexts()
		expect(rows.find((row) => row.includes('Bent Prøvebekymring'))).toContain('uden for målgruppen')
		expect(rows.find((row) => row.includes('Inger Prøvebekymring'))).toContain('Tag kontakt')
		await coordinator.press('Inger Prøvebekymring')
		await sees(page, /Henvendelse om Inger/)
		await sees(page, 'Sig ikke, hvem det kommer fra')
		expect(await page.content()).not.toContain('Karen Prøvesen')
		await coordinator.look('henvendelse')
		const [card] = await addresses(page, /\/borger\/[0-9a-f-]{36}$/)
		inge = card?.split('/').at(-1) ?? ''
	})

	test('a consultant says yes to her, and she is called and offered a time', async () => {
		const { page } = consultant
		await consultant.goTo(`/borger/${inge}`)
		await sees(page, 'Inger Prøvebekymring')
		await consultant.look('kort-oprettet-her')
		await consultant.goTo(`/vurdering/${inge}`)
		await consultant.look('vurdering')
		await page.getByLabel('Begrundelse', { exact: true }).first().fill('Spiser ikke og er alene.')
		await consultant.press('Ja, tilbyd et besøg')
		await sees(page, 'Vurderingen er gemt')
		await coordinator.goTo('/henvendelser')
		const waiting = await coordinator.page.locator('table tbody tr').allInnerTexts()
		expect(waiting.find((row) => row.includes('Inger Prøvebekymring'))).toContain('Tag kontakt')
		await coordinator.goTo(`/ringeliste?borger=${inge}`)
		await coordinator.look('ringeliste-bekymring')
		await coordinator.page.locator('input[name="time"]').first().check()
		await coordinator.page.locator('button[name="outcome"]').first().click()
		await coordinator.page.waitForLoadState()
		await coordinator.goTo(`/borger/${inge}`)
		await sees(coordinator.page, 'Tid aftalt')
		await coordinator.goTo('/henvendelser')
		await coordinator.press('Inger Prøvebekymring')
		await choose(coordinator.page, 'kind', 'contacted')
		await choose(coordinator.page, 'how', 'phone')
		await coordinator.page.locator('[name="step_words"]').fill('Talte med Inger. Hun vil gerne have besøg.')
		await coordinator.press(/^Gem$/)
		await sees(coordinator.page, /Borgeren er kontaktet/)
		await coordinator.look('henvendelse-besvaret')
	})

	test('a widower is written to about six weeks after', async () => {
		const [him, her] = aCouple()
		const file = csvOf([
			{ ...him, civil_status: 'widowed' },
			{ ...her, status: 'dead', status_since: sixWeeksAgo },
		])
		await imports(coordinator, 'enkemand.csv', file)
		await coordinator.press(/^Gem/)
		await openCardOf(coordinator, him)
		await eventually(async () => {
			await coordinator.page.reload()
			return /mistet/i.test(await coordinator.page.locator('main').innerText())
		})
		await coordinator.look('kort-enkemand')
		await coordinator.goTo('/tilbud')
		await coordinator.press('Foreslå næste udsendelse')
		await sees(coordinator.page, `${him.given_names} ${him.surname}`)
		await coordinator.press('Træk udsendelsen tilbage')
		await sees(coordinator.page, 'Intet blev sendt')
	})

	test('a discharge told by staff is screened: yes, because', async () => {
		const { page } = consultant
		const person = await openCardOf(consultant, someoneAged(78))
		await consultant.goTo(`/haendelse/${person}`)
		await choose(page, 'kind', 'event discharged')
		await fillDay(page, 'on', '2026-03-06')
		await page.locator('select[name="source"]').selectOption({ index: 2 })
		await consultant.press('Gem hændelsen')
		await consultant.goTo('/udskrivning')
		await consultant.look('udskrivning')
		const [screening] = await addresses(page, /\/udskrivning\/[0-9a-f-]{36}$/)
		await consultant.goTo(screening ?? '')
		await consultant.look('udskrivning-en')
		await consultant.press('Gem afgørelsen')
		await consultant.look('udskrivning-mangler')
		await choose(page, 'risk', 'yes')
		await choose(page, 'known', 'no')
		await page.locator('input[name="opens_case"]').check()
		await choose(page, 'offered', 'yes')
		await page.locator('[name="because"]').fill('Har tabt sig og bor alene.')
		await consultant.press('Gem afgørelsen')
		await sees(page, 'Afgørelsen er gemt')
		await sees(page, 'Der er en grund til et tilbud')
		await consultant.look('udskrivning-afgjort')
	})

	test('a file with errors is refused with what is wrong; mended, it is saved', async () => {
		const { page } = coordinator
		const someone = someoneAged(70)
		await imports(coordinator, 'hjaelp.csv', helpFor(someone.person_id ?? '', 'måske'))
		await sees(page, 'Filen kan ikke gemmes endnu')
		await coordinator.look('indlaesning-fejl')
		await imports(coordinator, 'hjaelp.csv', helpFor(someone.person_id ?? '', 'ja'))
		await coordinator.look('indlaesning-klar')
		await coordinator.press(/^Gem/)
		await openCardOf(coordinator, someone)
		await sees(page, /praktisk hjælp/i)
	})

	test('the citizen created here and the one whom the register then tells of are shown side by side and merged', async () => {
		const { page } = coordinator
		const real = {
			person_id: '7203471212',
			born_on: '1947-03-12',
			sex: 'f',
			status: 'resident',
			resident_since: '1990-01-01',
		}
		const name = { given_names: 'Inger', surname: 'Prøvebekymring' }
		const home = { street: 'Perlegade', house_number: '12', postal_code: '6400', town: 'Sønderborg' }
		await imports(coordinator, 'tilflyttere.csv', csvOf([{ ...real, ...name, ...home }]))
		await coordinator.press(/^Gem/)
		await eventually(async () => {
			await coordinator.goTo('/dubletter')
			return (await page.getByText('Inger Prøvebekymring').count()) > 0
		})
		await coordinator.look('dubletter')
		await coordinator.press('Sammenlign')
		await coordinator.look('dubletter-to')
		await page.locator('textarea[name="because"]').fill('Talt med borgeren.')
		await coordinator.press('Læg sammen')
		await coordinator.look('dubletter-lagt-sammen')
		await coordinator.goTo(`/borger/${inge}`)
		await sees(page, 'Inger Prøvebekymring')
		await sees(page, 'Tid aftalt')
		expect(page.url()).not.toContain(inge)
	})
})

describe.skipIf(noBrowser)('three weeks later', () => {
	test('an assessment that nobody answered stands red', async () => {
		const data = await temporaryFolder('later')
		await cp(join(inject('untouched'), 'soroe'), join(data, 'soroe'), { recursive: true })
		const browser = await openBrowser()
		const on = async (today: string, work: (consultant: Visitor) => Promise<void>): Promise<void> => {
			const { server, base } = await serve(data, 'soroe', today)
			const consultant = await visitorOf(browser, 'soroe', { at: base })
			await logIn(consultant, 'consultant')
			await work(consultant)
			await consultant.leave()
			await stop(server)
		}
		await on(demonstrationDay, async (consultant) => {
			const { page } = consultant
			const person = await openCardOf(consultant, someoneAged(72, 'soroe'))
			await consultant.goTo(`/haendelse/${person}`)
			await choose(page, 'kind', 'risk lonely')
			await page.locator('select[name="source"]').selectOption({ index: 2 })
			await consultant.press('Gem hændelsen')
			await consultant.goTo('/vurdering')
			expect(await page.locator('.badge-error').count()).toBe(0)
		})
		await on('2026-03-30', async (consultant) => {
			const { page } = consultant
			await consultant.goTo('/vurdering')
			expect(await page.locator('table tbody tr').first().locator('.badge-error').count()).toBe(1)
			await consultant.look('vurdering-forsinket')
		})
		await browser.close()
	})
})
