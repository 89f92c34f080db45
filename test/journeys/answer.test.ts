import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays, type Day, dateOf, day, monthOf, yearOf } from '#kernel/day.ts'
import type { EventId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { optOut } from '#offer/actions.ts'
import { giveCode } from '#offer/citizen/code-store.ts'
import { type AnswerServer, answerServer } from '../answer-server.ts'
import { noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { consultant, type Invited, invite, resident } from '../invited.ts'
import { fillDay, sees } from './steps.ts'

const code = 'soroe'
const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))

describe.skipIf(noBrowser)('a citizen answers the letter', () => {
	let browser: Browser
	let house: AnswerServer
	let anna: StaffId
	let citizen: Visitor
	let days = 0

	beforeAll(async () => {
		house = await answerServer(code, 4100 + Math.floor(Math.random() * 800), () => now)
		anna = await consultant(house.db, now, 'Asta Prøvesen')
		await consultant(house.db, now, 'Bo Prøvesen')
		browser = await openBrowser()
		citizen = await visitorOf(browser, code, { at: house.base })
	})
	afterAll(async () => {
		await citizen?.leave()
		await browser?.close()
		await house?.stop()
	})

	/** A citizen with a time of their own, a day after the one before. */
	const withTime = async (): Promise<Invited> => {
		days += 1
		const on = addDays(day('2026-03-23'), days + Math.floor((days - 1) / 5) * 2)
		return invite(house.db, now, { time: { staff: anna, from: instantAt(on, clock('10:00')) } })
	}
	const written = ({ code: signs }: { code: string }): string => `${signs.slice(0, 4)}-${signs.slice(4)}`.toLowerCase()

	const enter = async ({ page, goTo, press }: Visitor, invited: Pick<Invited, 'code' | 'bornOn'>): Promise<void> => {
		await goTo('/svar')
		await page.getByLabel('Koden i brevet').fill(written(invited))
		await fillDay(page, 'born', invited.bornOn)
		await press('Gå videre')
	}
	const latest = async ({ offer }: Invited): Promise<Record<string, unknown>> => {
		const { rows } = await sql<Record<string, unknown>>`
			select a.kind, a.through, a.given_by, a.needs, a.interpreter, a.companion, a.words, a.call_on, a.call_when, a.until, o.ended_because,
				b.released_at is null as stands, b.held_until is null as firm
			from offer.answer a join offer.offer o on o.id = a.offer left join booking.booking b on b.id = o.booking
			where a.offer = ${offer} order by a.number desc limit 1`.execute(house.db)
		const { rows: all } = await sql<{
			n: number
		}>`select count(*) as n from offer.answer where offer = ${offer}`.execute(house.db)
		return { ...rows[0], answers: all[0]?.n }
	}
	/** Wide, narrow, and as narrow as at four times the size. */
	const look = async (visitor: Visitor, name: string): Promise<void> => {
		await visitor.look(`answer-${name}`)
		const { page } = visitor
		await page.setViewportSize({ width: 320, height: 900 })
		const beyond = await page.evaluate(
			() => document.documentElement.scrollWidth - document.documentElement.clientWidth,
		)
		expect(beyond, `${name} at 320 is cut off`).toBeLessThanOrEqual(1)
		await page.setViewportSize({ width: 1280, height: 900 })
	}

	test('the square in the letter fills in the code, which leaves the address; a wrong birthday opens nothing', async () => {
		const invited = await withTime()
		const { page } = citizen
		await citizen.goTo(`/svar#${invited.code}`)
		expect(await page.getByLabel('Koden i brevet').inputValue()).toBe(written(invited).toUpperCase())
		expect(page.url()).toBe(`${house.base}/${code}/svar`)
		await look(citizen, 'door')
		await fillDay(page, 'born', '1943-03-16')
		await citizen.press('Gå videre')
		await sees(page, 'Det passede ikke')
		await look(citizen, 'door-wrong')
		await citizen.press('Gå videre')
		await sees(page, 'Det passede ikke')
		await fillDay(page, 'born', '1943-03-15')
		await citizen.press('Gå videre')
		await sees(page, 'Vi har sat en tid af til dig')
		const [pass] = (await citizen.context.cookies()).filter(({ name }) => name === 'hj_svar')
		expect(pass).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
	})

	test('yes to the time, with somebody there, a hearing loss and an interpreter; a receipt and a calendar file', async () => {
		const invited = await withTime()
		const { page } = citizen
		await enter(citizen, invited)
		await look(citizen, 'proposed')
		await citizen.press(/tiden passer mig/)
		await page.getByLabel('Jeg hører dårligt').check()
		await page.getByLabel('Jeg vil gerne have en tolk').check()
		await page.getByLabel('Ja, jeg har en med').check()
		await page.getByLabel(/hvilket sprog/).fill('tyrkisk')
		await citizen.press(/send mit svar/)
		await sees(page, 'Tak. Vi har fået dit svar.')
		await sees(page, 'tyrkisk')
		await look(citizen, 'agreed')
		expect(await latest(invited)).toMatchObject({
			...{
				kind: 'yes',
				through: 'web',
				given_by: 'citizen',
				needs: ['hearing', 'interpreter'],
				interpreter: 'tyrkisk',
			},
			...{ companion: true, ended_because: 'yes', stands: true, firm: true, answers: 1 },
		})
		const file = await (await page.request.get(`${house.base}/${code}/svar/besoeg.ics`)).text()
		expect(file).toContain('BEGIN:VEVENT')
		expect(file).toMatch(/DTSTART:202603\d\dT090000Z/)
	})

	test('another of the free times, the same consultant first; without JavaScript', async () => {
		const invited = await withTime()
		const plain = await visitorOf(browser, code, { at: house.base, withoutJavaScript: true })
		await enter(plain, invited)
		await plain.press('Vælg en anden tid')
		await plain.press('Vis ledige tider')
		const { page } = plain
		const times = page.locator('input[name="time"]')
		expect(await times.count()).toBe(8)
		expect(await page.locator('.form-group-radio .form-hint').first().innerText()).toBe('Asta Prøvesen, som i brevet')
		await plain.press(/send mit svar/)
		await sees(page, 'Vælg en tid.')
		const second = await times.nth(1).getAttribute('value')
		await page.locator('.form-group-radio label').nth(1).click()
		await plain.press(/send mit svar/)
		await sees(page, 'Du har sagt ja tak')
		const { rows } = await sql<{ staff: StaffId; starts_at: string }>`
			select staff, starts_at from offer.offer where id = ${invited.offer}`.execute(house.db)
		expect(second?.startsWith(rows[0]?.staff ?? 'x')).toBe(true)
		expect(await latest(invited)).toMatchObject({ kind: 'yes', firm: true, stands: true })
		await plain.leave()
	})

	test('call me, on a day and a part of it', async () => {
		const invited = await withTime()
		const { page } = citizen
		await enter(citizen, invited)
		await citizen.press('Bed os om at ringe til dig')
		await citizen.press('Send')
		await sees(page, 'Vælg en dag.')
		await sees(page, 'Skriv dit telefonnummer med otte cifre.')
		await look(citizen, 'call')
		await page.locator('input[name="on"]').first().check()
		await page.getByLabel('Om eftermiddagen').check()
		await page.getByLabel('Telefonnummer').fill('12 34 56 78')
		await citizen.press('Send')
		await sees(page, 'Vi ringer til dig')
		await look(citizen, 'call-sent')
		expect(await latest(invited)).toMatchObject({
			...{ kind: 'call_later', call_on: '2026-03-10', call_when: 'afternoon', words: 'Ring på 12345678' },
			...{ stands: true, ended_because: null },
		})
	})

	test('no this time, then a change of mind', async () => {
		const invited = await withTime()
		const { page } = citizen
		await enter(citizen, invited)
		await citizen.press('Nej tak denne gang')
		await look(citizen, 'no')
		await page.getByLabel(/fortælle os hvorfor/).fill('Jeg skal rejse.')
		await citizen.press(/send mit svar/)
		await sees(page, 'Du har sagt nej tak denne gang')
		expect(await latest(invited)).toMatchObject({
			kind: 'no',
			words: 'Jeg skal rejse.',
			stands: false,
			ended_because: 'no',
		})
		await look(citizen, 'declined')
		await citizen.press('Vælg en tid til et besøg')
		await look(citizen, 'before-times')
		await citizen.press('Vis ledige tider')
		await look(citizen, 'times')
		await page.locator('input[name="time"]').first().check()
		await citizen.press(/send mit svar/)
		await sees(page, 'Du har sagt ja tak')
		expect(await latest(invited)).toMatchObject({ kind: 'yes', firm: true, stands: true, answers: 2 })
	})

	test('do not write to me any more, and taking that back', async () => {
		const invited = await withTime()
		const { page } = citizen
		await enter(citizen, invited)
		await citizen.press('Bed os om ikke at kontakte dig mere')
		await citizen.press('Send')
		await sees(page, 'Vælg hvor længe.')
		await look(citizen, 'never')
		await page.getByLabel('Indtil jeg selv siger til').check()
		await citizen.press('Send')
		await sees(page, 'Du har bedt os om ikke at kontakte dig')
		await look(citizen, 'no-contact')
		expect(await latest(invited)).toMatchObject({ kind: 'no_contact', until: null, stands: false })
		await citizen.press(/Fortryd/)
		await sees(page, 'Vi må gerne kontakte dig igen')
		await sees(page, 'Vælg en tid')
	})

	test('a letter about no offer: who asked not to be written to may take it back', async () => {
		const { page } = citizen
		const person = await resident(house.db)
		await optOut(house.db, now, { person, until: null, askedBy: 'citizen', words: '', by: null })
		const own = await giveCode(house.db, now, person, null)
		await enter(citizen, { code: own, bornOn: day('1943-03-15') })
		await sees(page, 'Du har bedt os om ikke at kontakte dig')
		await citizen.press(/Fortryd/)
		await sees(page, 'Vi må gerne kontakte dig')
		await look(citizen, 'may-write')
		await citizen.press('Bed os om ikke at kontakte dig')
		await page.getByLabel('Det næste år').check()
		await citizen.press('Send')
		await sees(page, 'Vi skriver og ringer ikke til og med 9. marts 2027')
	})

	test('in English, by keyboard, and for somebody else', async () => {
		const invited = await withTime()
		const { page } = citizen
		await citizen.goTo('/svar?lang=en')
		await page.getByLabel('The code in the letter').fill(invited.code)
		await page.keyboard.press('Tab')
		for (const part of parts(invited.bornOn)) {
			await page.keyboard.type(part)
			await page.keyboard.press('Tab')
		}
		await Promise.all([page.waitForURL(/tilbud/), page.keyboard.press('Enter')])
		await sees(page, 'We have set a time aside for you')
		await look(citizen, 'proposed-english')
		await citizen.press('No thank you, this time')
		await page.getByText('Do you answer for somebody else?').click()
		await page.getByLabel('I answer for a relative').check()
		await citizen.press(/send my answer/)
		await sees(page, 'Write your name')
		await page.getByLabel('Your name').fill('Datter Prøvesen')
		await citizen.press(/send my answer/)
		await sees(page, 'You have said no')
		expect(await latest(invited)).toMatchObject({ kind: 'no', given_by: 'relative' })
		await citizen.goTo('/svar?lang=da')
	})

	test('a meeting: a seat for two, then a visit at home instead', async () => {
		const { rows } = await sql<{ id: EventId }>`
			insert into offer.event (key, title, place, starts_at, ends_at, seats, companions, answer_by, made_at, made_by)
			values ('meeting', 'Fællesmøde', 'Biblioteket', '2026-04-20T10:00+02', '2026-04-20T12:00+02', 20, true, '2026-04-01', ${now}, ${anna})
			returning id`.execute(house.db)
		const invited = await invite(house.db, now, { event: rows[0]?.id ?? null })
		const { page } = citizen
		await enter(citizen, invited)
		await sees(page, 'Du er inviteret')
		await look(citizen, 'invited')
		await citizen.press(/jeg vil gerne med/)
		await page.getByLabel(/jeg tager en med/).check()
		await look(citizen, 'seat')
		await citizen.press('Send mit svar')
		await sees(page, 'Du har en plads')
		await sees(page, 'Du har en med.')
		await look(citizen, 'seated')
		expect(await latest(invited)).toMatchObject({ kind: 'yes', through: 'web' })
		await citizen.press('Få besøg hjemme i stedet')
		await citizen.press('Vis ledige tider')
		const first = await page.locator('input[name="time"]').first().getAttribute('value')
		await citizen.press('Vis senere tider')
		const later = page.locator('input[name="time"]').first()
		expect((await later.getAttribute('value'))?.split(' ')[1]).not.toBe(first?.split(' ')[1])
		await later.check()
		await citizen.press(/send mit svar/)
		await sees(page, 'Du har sagt ja tak')
	})

	test('a couple: once both have asked for it, the second is shown the first one’s time', async () => {
		const { db } = house
		const [one, other] = [await withTime(), await withTime()]
		await sql`insert into population.address (key, street, house_number, postal_code, town)
			values ('couple', 'Prøvevej', '1', '4180', 'Sorø')`.execute(db)
		await sql`update population.person p set civil_status = 'married', residence = 'own_home',
			address = (select id from population.address where key = 'couple'),
			spouse_cpr = (select cpr from population.person o where o.id in (${one.person}, ${other.person}) and o.id <> p.id)
			where id in (${one.person}, ${other.person})`.execute(db)
		const { page } = citizen
		const saysTogether = async (invited: Invited): Promise<void> => {
			await enter(citizen, invited)
			await citizen.press(/tiden passer mig/)
			await page.getByLabel(/sammen med min ægtefælle/).check()
			await citizen.press(/send mit svar/)
		}
		await saysTogether(one)
		await sees(page, 'Du har sagt ja tak')
		await saysTogether(other)
		await sees(page, 'Sammen: ét besøg til jer begge')
		await look(citizen, 'together')
		await page.locator('input[name="time"]').first().check()
		await citizen.press(/send mit svar/)
		await sees(page, 'Vi vil gerne have besøg sammen')
		const { rows } = await sql<{ joint: string | null }>`
			select b.joint from offer.offer o join booking.booking b on b.id = o.booking where o.id in (${one.offer}, ${other.offer})`.execute(
			db,
		)
		expect(new Set(rows.map(({ joint }) => joint)).size).toBe(1)
		expect(rows[0]?.joint).not.toBeNull()
	})

	test('on the day itself the page only says when, and whom to call', async () => {
		const from = instantAt(today, clock('14:00'))
		const invited = await invite(house.db, now, { time: { staff: anna, from }, firm: true })
		await sql`update offer.offer set ended_at = ${now}, ended_because = 'yes' where id = ${invited.offer}`.execute(
			house.db,
		)
		const { page } = citizen
		await enter(citizen, invited)
		await sees(page, 'Besøget er i dag')
		await look(citizen, 'today')
		expect(await page.getByRole('link', { name: /anden tid/ }).count()).toBe(0)
		await citizen.goTo('/svar/nej')
		await sees(page, 'Besøget er i dag')
	})

	test('closing the page ends the pass; so does half an hour', async () => {
		const invited = await withTime()
		const { page } = citizen
		await enter(citizen, invited)
		await citizen.press('Luk siden')
		await sees(page, 'Siden er lukket')
		await look(citizen, 'closed')
		await citizen.goTo('/svar/tilbud')
		await sees(page, 'Skriv koden igen')
	})
})

const parts = (on: Day): string[] => [String(dateOf(on)), String(monthOf(on)), String(yearOf(on))]
