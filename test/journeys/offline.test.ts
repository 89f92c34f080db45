import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noBrowser, openBrowser, type Visitor, visitorOf } from '../browser.ts'
import { type Booked, dayOfVisits, type House, interventions, notesAbout, wasNotHeld } from '../day-of-visits.ts'
import { killTab } from '../mortal-browser.ts'
import { sees } from './steps.ts'

const pin = '294817'
/** What the device keeps. */
const everyShelf = ['entries', 'deliveries', 'day', 'typed', 'came']

describe.skipIf(noBrowser)('a visit is written down with or without a network', () => {
	let browser: Browser
	let house: House
	const opened: Visitor[] = []

	beforeAll(async () => {
		;[house, browser] = await Promise.all([dayOfVisits(), openBrowser()])
	})
	afterAll(async () => {
		for (const { context } of opened) await context.close()
		await browser?.close()
		await house?.stop()
	})

	/** Asta with a device of her own: nothing is left on it from before. */
	const atWork = async (): Promise<Visitor> => {
		const visitor = await visitorOf(browser, 'soenderborg', { at: house.base })
		opened.push(visitor)
		await visitor.context.addCookies([{ name: 'hj_session', value: 'asta', url: house.base }])
		return visitor
	}
	const line = (page: Page): Promise<string> => page.locator('[data-saved]').innerText()
	const bar = (page: Page): Promise<string> => page.locator('[data-kept]').innerText()
	const says = (page: Page, what: RegExp): Promise<void> => soon(async () => what.test(await line(page)))
	const soon = async (isSo: () => Promise<boolean>, mostTries = 150): Promise<void> => {
		for (let tries = 0; tries < mostTries; tries++) {
			if (await isSo()) return
			await new Promise((later) => setTimeout(later, 100))
		}
		throw new Error('it did not come about')
	}
	const writes = (name: string) => async (): Promise<boolean> =>
		(await notesAbout(house, name)).some(({ body }) => body?.summary === `Resumé af ${name}`)

	const open = async ({ page, goTo }: Visitor, { name }: Booked): Promise<void> => {
		await goTo('/dagens-rute')
		const stop = page.locator('article', { hasText: name })
		await stop
			.getByRole('button', { name: /Begynd/ })
			.or(stop.getByRole('link', { name: 'Åbn besøget' }))
			.click()
		await page.waitForURL(/\/besoeg\//)
	}
	/** Something of every kind of field. */
	const write = async (page: Page, name: string): Promise<void> => {
		await page.locator('.hj-topic input.hj-state[value="talk"]').first().check()
		await page.locator('textarea[name^="words."]').first().fill('Trapperne er stejle 🪜')
		await page.locator('.hj-topic input[name="important"]').first().check()
		const row = page.locator('details', { has: page.locator('input[name="agreement"]') }).first()
		await row.locator('summary').click()
		await row.locator('textarea').fill('Ring om gelænder')
		await row.locator('input[name$=".on"]').first().check()
		await page.locator('textarea[name="summary"]').fill(`Resumé af ${name}`)
	}
	const isAsWritten = async (page: Page, name: string): Promise<void> => {
		expect(await page.locator('textarea[name="summary"]').inputValue()).toBe(`Resumé af ${name}`)
		expect(await page.locator('textarea[name^="words."]').first().inputValue()).toBe('Trapperne er stejle 🪜')
		expect(await page.locator('input[name="important"]').first().isChecked()).toBe(true)
		expect(await page.locator('input[name^="state."][value="talk"]').first().isChecked()).toBe(true)
		expect(await page.locator('textarea[name^="agreement."]').first().inputValue()).toBe('Ring om gelænder')
	}
	const isSigned = async (name: string): Promise<void> => {
		await soon(async () => (await notesAbout(house, name)).some(({ signed }) => signed))
		const [note, ...more] = await notesAbout(house, name)
		expect(more).toEqual([])
		expect(note?.body).toMatchObject({
			summary: `Resumé af ${name}`,
			topics: [{ state: 'talk', words: 'Trapperne er stejle 🪜', important: true }],
			agreements: [{ what: 'Ring om gelænder', dueOn: expect.stringMatching(/^2026-0/) }],
		})
	}

	const takeAlong = async ({ page, goTo }: Visitor): Promise<void> => {
		await goTo('/med')
		await page.locator('#pin').fill(pin)
		await page.locator('#pin-again').fill(pin)
		await page.getByRole('button', { name: 'Tag dagen med' }).click()
		await page.locator('.hj-along-visit').first().waitFor()
		// From here on the shell comes from the device.
		await page.evaluate(() => navigator.serviceWorker.ready.then(() => null))
	}
	const unlock = async (page: Page, how = pin): Promise<void> => {
		await page.locator('#pin-now').fill(how)
		await page.getByRole('button', { name: 'Lås op' }).click()
	}
	const openTaken = async (page: Page, name: string): Promise<void> => {
		await page.locator('.hj-along-visit', { hasText: name }).click()
		await page.locator('[data-visit] textarea[name="summary"]').waitFor()
	}

	// Five go on at once, each with a device and visits of its own.
	test.concurrent.each(interventions)(
		'online: typed, network cut, tab killed, back again, signed: %s',
		async (intervention) => {
			const visit = house.visits.find((one) => one.intervention === intervention) as Booked
			const asta = await atWork()
			await open(asta, visit)
			await says(asta.page, /gemmes af sig selv/)
			await asta.page.locator('textarea[name="summary"]').fill('Første ord')
			await says(asta.page, /^Gemt på enheden \d+\.\d\d · Leveret \d+\.\d\d$/)
			await asta.context.setOffline(true)
			await write(asta.page, visit.name)
			await says(asta.page, /Ikke leveret endnu \(5 felter venter\)$/)
			const address = asta.page.url()
			await killTab(asta.page)
			await asta.context.setOffline(false)
			const back = await asta.context.newPage()
			await back.goto(address)
			await soon(writes(visit.name))
			await soon(async () => (await back.locator('textarea[name="summary"]').inputValue()) !== 'Første ord')
			await says(back, /gemmes af sig selv/)
			await isAsWritten(back, visit.name)
			await back.getByRole('button', { name: 'Gem og underskriv' }).click()
			await isSigned(visit.name)
			await sees(back, 'Underskrevet')
		},
	)

	test.concurrent('offline: the day taken along, written in, killed, unlocked, signed; delivered when there is a network', async () => {
		const asta = await atWork()
		await takeAlong(asta)
		await asta.look('along-day')
		await asta.context.setOffline(true)
		const taken = house.visits.slice(5, 10)
		for (const { name } of taken) {
			await openTaken(asta.page, name)
			await write(asta.page, name)
			await says(asta.page, /Gemt på enheden \d+\.\d\d · Ikke leveret endnu/)
			if (name === taken[0]?.name) await asta.look('along-visit')
			await asta.page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
			await asta.page.locator('.hj-along-visit').first().waitFor()
		}
		await killTab(asta.page)
		const page = await asta.context.newPage()
		await page.goto(`${house.base}/soenderborg/med`)
		expect(await page.locator('body').innerText()).not.toContain('Prøvesen')
		// Five fields each, as a person counts them; the agreement is one.
		await soon(async () => (await bar(page)).endsWith('Ikke leveret endnu (25 felter venter)'))
		await unlock(page)
		await page.locator('.hj-along-visit').first().waitFor()
		for (const [at, { name }] of taken.entries()) {
			await openTaken(page, name)
			await isAsWritten(page, name)
			if (at < 4) {
				await page.getByRole('button', { name: 'Gem og underskriv' }).click()
				await page.locator('.hj-along-visit', { hasText: name }).getByText('Underskrevet her').waitFor()
			} else await page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
		}
		expect((await Promise.all(taken.map(({ name }) => notesAbout(house, name)))).flat()).toEqual([])
		await asta.context.setOffline(false)
		for (const { name } of taken.slice(0, 4)) {
			await isSigned(name)
			await page.locator('.hj-along-visit', { hasText: name }).getByText('Underskrevet og leveret').waitFor()
		}
		await page
			.locator('.hj-along-visit', { hasText: taken[4]?.name ?? '' })
			.getByText('Kladde. Leveret')
			.waitFor()
		expect(await bar(page)).toMatch(/^(Gemt på enheden \d+\.\d\d · )?Leveret \d+\.\d\d$/)
		await soon(writes(taken[4]?.name ?? ''))
	})

	test.concurrent('a visit that did not go ahead is written down without a network; what was typed stays typed', async () => {
		const asta = await atWork()
		await takeAlong(asta)
		await asta.context.setOffline(true)
		await openTaken(asta.page, 'Karen')
		const form = asta.page.locator('form[action$="/ikke-gennemfoert"]')
		const fold = asta.page.locator('details', { has: form })
		if ((await fold.count()) > 0) await fold.first().locator('summary').first().click()
		await form.getByRole('button').click()
		await asta.page.getByText('Vælg, hvorfor besøget ikke blev gennemført').waitFor()
		await form.locator('input[value="not_at_home"]').check()
		await form.getByRole('button').click()
		const row = asta.page.locator('.hj-along-visit', { hasText: 'Karen' })
		await row.getByText('Ikke gennemført. Ikke leveret endnu').waitFor()
		await asta.context.setOffline(false)
		await row.getByText('Ikke gennemført. Leveret').waitFor()
		expect(await notesAbout(house, 'Karen')).toMatchObject([{ hindrance: 'not_at_home' }])
	})

	test.concurrent('locked after a quarter of an hour; five wrong PINs erase the day and nothing that was typed', async () => {
		const asta = await atWork()
		const { page } = asta
		await page.clock.install()
		await takeAlong(asta)
		await asta.context.setOffline(true)
		await openTaken(page, 'Lars')
		await page.locator('textarea[name="summary"]').fill('Resumé af Lars')
		await page.clock.runFor(1000)
		await says(page, /Ikke leveret endnu/)
		await page.clock.fastForward('16:00')
		await page.locator('#pin-now').waitFor()
		expect(await page.content()).not.toContain('Prøvesen')
		await asta.look('along-locked')
		const lies = await readable(page)
		expect(lies).toContain('visit:')
		for (const word of ['Prøvesen', 'Resumé', 'Lars', pin]) expect(lies, word).not.toContain(word)
		for (const left of ['4 forsøg', '3 forsøg', '2 forsøg', 'Ét forsøg']) {
			await unlock(page, '771177')
			await page.getByText(left).waitFor()
		}
		// Another try in a fresh page is no fresh start.
		await page.reload()
		await unlock(page, '771177')
		await page.getByText('dagen er slettet fra enheden').waitFor()
		expect(await onDevice(page)).toMatchObject({ day: 0, typed: 0 })
		expect((await onDevice(page)).entries).toBeGreaterThan(0)
		await asta.look('along-take')
		await asta.context.setOffline(false)
		await page.clock.runFor(1000)
		await soon(writes('Lars'))
	})

	test.concurrent('at the end of the day everything taken along is gone from the device, and everything typed is delivered', async () => {
		const asta = await atWork()
		const { page } = asta
		await page.clock.install()
		await takeAlong(asta)
		await asta.context.setOffline(true)
		await openTaken(page, 'Mette')
		await page.locator('textarea[name="summary"]').fill('Resumé af Mette')
		await page.clock.runFor(1000)
		await says(page, /Ikke leveret endnu/)
		const comes = (words: string) =>
			soon(async () => {
				await page.clock.runFor(1000)
				return page.getByText(words).isVisible()
			})
		const asleep = await holdShelves(asta.context.newPage(), everyShelf)
		await page.clock.fastForward('16:00:00')
		await comes('Dagen er ikke slettet endnu')
		expect(await page.content()).not.toContain('Prøvesen')
		await asleep.close()
		await comes('Dagen er omme og slettet')
		expect(await onDevice(page)).toMatchObject({ day: 0, typed: 0 })
		await asta.context.setOffline(false)
		await page.clock.runFor(1000)
		await soon(writes('Mette'))
	})

	test.concurrent('a device whose clock is nine days slow, delivered five times, in halves and backwards: one draft', async () => {
		const asta = await atWork()
		const { page } = asta
		await page.clock.install({ time: new Date(Date.now() - 9 * 24 * 3_600_000) })
		await page.clock.resume()
		const sent: { body: string; secret: string; url: string }[] = []
		page.on('request', (request) => {
			if (request.url().endsWith('/levering'))
				sent.push({
					...{ body: request.postData() ?? '', url: request.url() },
					secret: request.headers().authorization ?? '',
				})
		})
		await open(asta, house.visits[13] as Booked)
		await says(page, /gemmes af sig selv/)
		await write(page, 'Niels')
		await says(page, /^Gemt på enheden \d+\.\d\d · Leveret \d+\.\d\d$/)
		await soon(writes('Niels'))
		const before = await notesAbout(house, 'Niels')
		for (let times = 0; times < 5; times++)
			for (const { body, secret, url } of sent.toReversed()) {
				const { sealed, ...rest } = JSON.parse(body)
				const half = Math.ceil(sealed.length / 2)
				for (const part of [sealed.slice(half), sealed.slice(0, half)]) {
					const headers = { authorization: secret, 'content-type': 'application/json' }
					const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ ...rest, sealed: part }) })
					expect(answer.status).toBe(200)
				}
			}
		expect(await notesAbout(house, 'Niels')).toEqual(before)
	})

	test.concurrent('two windows on one visit, and a browser that keeps nothing: nothing is lost, and the line says so', async () => {
		const asta = await atWork()
		const visit = house.visits[14] as Booked
		await open(asta, visit)
		const second = await asta.context.newPage()
		await second.addInitScript(() => {
			IDBFactory.prototype.open = () => {
				throw new DOMException('refused', 'SecurityError')
			}
		})
		await second.goto(asta.page.url())
		for (const page of [asta.page, second]) await says(page, /gemmes af sig selv/)
		await asta.page.locator('textarea[name="advice"]').fill('Skrevet i det første vindue')
		await asta.page.locator('textarea[name="summary"]').fill('Første')
		await second.locator('textarea[name="agreed"]').fill('Skrevet i det andet vindue')
		await second.locator('textarea[name="summary"]').fill('Andet')
		await says(asta.page, /Leveret/)
		await says(second, /Enheden kan ikke gemme\. Leveret \d+\.\d\d/)
		await soon(async () => {
			const said = String((await notesAbout(house, visit.name))[0]?.body?.summary)
			return /Første/.test(said) && /Andet/.test(said)
		})
		await asta.page.locator('textarea[name="summary"]').fill('Første, videre')
		await soon(async () => /Første, videre/.test(String((await notesAbout(house, visit.name))[0]?.body.summary)))
		const [note, ...more] = await notesAbout(house, visit.name)
		expect(more).toEqual([])
		expect(note?.body).toMatchObject({ advice: 'Skrevet i det første vindue', agreed: 'Skrevet i det andet vindue' })
		expect(note?.body.summary).toMatch(/Andet/)
		await holdShelves(second.context().newPage())
		await asta.page.locator('textarea[name="offers"]').fill('Skrevet, mens en anden side sov')
		await soon(async () => /en anden side sov/.test(String((await notesAbout(house, visit.name))[0]?.body.offers)))
		await says(asta.page, /Enheden kan ikke gemme\. Leveret \d+\.\d\d/)
		const third = await asta.context.newPage()
		await third.goto(asta.page.url())
		await says(third, /gemmes af sig selv/)
		await third.locator('textarea[name="agreed"]').fill('Skrevet på en side, der blev åbnet imens')
		await soon(async () => /blev åbnet imens/.test(String((await notesAbout(house, visit.name))[0]?.body.agreed)))
	})

	test.concurrent('what is emptied stays empty, with and without a network; what is typed just before any other form of the page is sent is kept; back leads from a visit to the list', async () => {
		const asta = await atWork()
		const { page } = asta
		const visit = house.visits.find(({ name }) => name === 'Tove') as Booked
		await open(asta, visit)
		const [agreed, summary] = ['agreed', 'summary'].map((name) => page.locator(`textarea[name="${name}"]`))
		if (agreed === undefined || summary === undefined) throw new Error('no fields')
		const delivered = () => says(page, /^Gemt på enheden \d+\.\d\d · Leveret \d+\.\d\d$/)
		const again = async (): Promise<void> => {
			await page.reload()
			await says(page, /gemmes af sig selv/)
		}
		await says(page, /gemmes af sig selv/)
		await summary.fill('Resumé af Tove')
		await agreed.fill('Ringer til datteren')
		await delivered()
		await again()
		await agreed.fill('')
		await summary.fill('Resumé')
		await delivered()
		await again()
		expect([await agreed.inputValue(), await summary.inputValue()]).toEqual(['', 'Resumé'])

		const home = page.locator('form[action$="/om-hjemmet"]')
		await page.locator('details', { has: home }).last().locator('summary').first().click()
		await home.locator('input[name="warning"]').first().check()
		await home.locator('textarea').fill('Løs måtte')
		await page.evaluate(() => {
			const field = document.querySelector('textarea[name="agreed"]') as HTMLTextAreaElement
			field.value = 'Skrevet lige før'
			field.dispatchEvent(new Event('input', { bubbles: true }))
			;(document.querySelector('form[action$="/om-hjemmet"] button') as HTMLButtonElement).click()
		})
		await page.locator('.hj-warning', { hasText: 'Løs måtte' }).waitFor({ state: 'attached' })
		await says(page, /gemmes af sig selv/)
		expect(await agreed.inputValue()).toBe('Skrevet lige før')

		await takeAlong(asta)
		await asta.context.setOffline(true)
		await openTaken(page, 'Tove')
		expect(await agreed.inputValue()).toBe('Skrevet lige før')
		await agreed.fill('')
		await page.locator('.hj-save-line a[href="#underskriv"]').click()
		await page.goBack()
		expect(await agreed.inputValue()).toBe('')
		await page.goBack()
		await row(page, 'Tove').getByText('Kladde. Ikke leveret endnu').waitFor()
		await openTaken(page, 'Tove')
		expect(await agreed.inputValue()).toBe('')
		await page.getByRole('button', { name: 'Gem og underskriv' }).click()
		await row(page, 'Tove').getByText('Underskrevet her. Ikke leveret endnu').waitFor()
		await asta.context.setOffline(false)
		await row(page, 'Tove').getByText('Underskrevet og leveret').waitFor()
		expect(await notesAbout(house, 'Tove')).toMatchObject([{ signed: true, body: { agreed: '', summary: 'Resumé' } }])
	})

	test.concurrent('a visit written and signed on its own page is no visit with nothing written, on the day taken along before', async () => {
		const asta = await atWork()
		const { page } = asta
		await takeAlong(asta)
		await row(page, 'Ulla').getByText('Intet skrevet her endnu').waitFor()
		const own = { ...asta, page: await asta.context.newPage() }
		const goTo = async (path: string): Promise<void> => {
			await own.page.goto(`${house.base}/soenderborg${path}`)
		}
		await open({ ...own, goTo }, house.visits.find(({ name }) => name === 'Ulla') as Booked)
		await says(own.page, /gemmes af sig selv/)
		await write(own.page, 'Ulla')
		await row(page, 'Ulla').getByText('Ændret på besøgets egen side').waitFor()
		await own.page.getByRole('button', { name: 'Gem og underskriv' }).click()
		await isSigned('Ulla')
		expect(await row(page, 'Ulla').innerText()).toContain('Hent dagen igen')
		await page.locator('[data-do="again"]').click()
		await row(page, 'Ulla').getByText('Underskrevet og leveret').waitFor()
	})

	const row = (page: Page, name: string) => page.locator('.hj-along-visit', { hasText: name })

	test.concurrent('signed without a network, delivered by another window, fetched again: the list says so; other addresses lead to the day', async () => {
		const asta = await atWork()
		const { page } = asta
		await takeAlong(asta)
		// Opened first: once a page has stepped on, the browser’s pretended lack of a network no longer holds for its worker.
		await openTaken(page, 'Poul')
		await asta.context.setOffline(true)
		const sign = page.getByRole('button', { name: 'Gem og underskriv' })
		await page.locator('textarea[name="summary"]').fill('')
		await sign.click()
		await page.getByText('Der er ikke skrevet noget endnu').waitFor()
		await write(page, 'Poul')
		await sign.click()
		await row(page, 'Poul').getByText('Underskrevet her. Ikke leveret endnu').waitFor()
		const other = await asta.context.newPage()
		await other.goto(`${house.base}/soenderborg/dagens-rute?dag=2026-03-09`)
		await other.getByRole('heading', { name: 'Der er ingen forbindelse' }).waitFor()
		expect(await readable(page)).not.toContain('Prøvesen')
		await page.route('**/besoeg/levering', (route) => route.abort())
		await asta.context.setOffline(false)
		await other.getByRole('link', { name: 'Til dagens besøg på enheden' }).click()
		await other.getByRole('heading', { name: 'Dagen er låst' }).waitFor()
		await isSigned('Poul')
		await row(page, 'Poul').getByText('Underskrevet og leveret').waitFor()
		await page.unroute('**/besoeg/levering')
		await page.getByRole('button', { name: 'Hent dagen igen' }).click()
		await soon(async () => !(await page.locator('main[aria-busy], body[aria-busy]').count()))
		await row(page, 'Poul').getByText('Underskrevet og leveret').waitFor()
		await row(page, 'Niels').waitFor()
	})

	test.concurrent('why a signature came to nothing stands in the list, also when the day is fetched again; a device that is stopped keeps what it holds', async () => {
		const asta = await atWork()
		const { page } = asta
		await takeAlong(asta)
		await openTaken(page, 'Rita')
		await write(page, 'Rita')
		await soon(writes('Rita'))
		await wasNotHeld(house, 'Rita')
		await page.getByRole('button', { name: 'Gem og underskriv' }).click()
		const why = row(page, 'Rita').getByText('Besøget er registreret som ikke gennemført')
		await why.waitFor()
		await asta.look('along-refused')
		expect((await notesAbout(house, 'Rita')).some(({ signed }) => signed)).toBe(false)
		await page.getByRole('button', { name: 'Hent dagen igen' }).click()
		await soon(async () => !(await page.locator('body[aria-busy]').count()))
		await why.waitFor()
		const office = await asta.context.newPage()
		await office.goto(`${house.base}/soenderborg/enheder`)
		const device = await page.evaluate(() => localStorage.getItem('hj-device'))
		const mine = office.locator('tr', { has: office.locator(`input[value="${device}"]`) })
		await mine.getByRole('button', { name: 'Stop levering herfra' }).click()
		await office.getByText('Levering er stoppet').waitFor()
		await page.setViewportSize({ width: 390, height: 844 })
		await row(page, 'Rita').click()
		await page.locator('textarea[name="summary"]').fill('Skrevet efter stop')
		await says(page, /Levering fra denne enhed er stoppet/)
		// However many lines it takes, no heading comes to lie under it.
		const hidden = await page.evaluate(() => {
			const heading = document.querySelector('#aftaler') as HTMLElement
			heading.scrollIntoView()
			const bar = document.querySelector('.hj-save-line') as HTMLElement
			return bar.getBoundingClientRect().bottom - heading.getBoundingClientRect().top
		})
		expect(hidden).toBeLessThan(0)
		await page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
		await row(page, 'Rita').getByText('Ikke alt blev modtaget').waitFor()
		await page.getByRole('button', { name: 'Hent dagen igen' }).click()
		await page.getByText('blev ikke modtaget, og står kun her').waitFor()
		await mine.getByRole('button', { name: 'Lad den levere igen' }).click()
		await office.getByText('Enheden kan levere igen').waitFor()
		await page.reload()
		await soon(async () => (await notesAbout(house, 'Rita'))[0]?.body.summary === 'Skrevet efter stop')
	})

	test.concurrent('another page holds what the device keeps: the day on it says so, tries no PIN uncounted, erases nothing in silence, and goes on', async () => {
		const asta = await atWork()
		const { page } = asta
		const because = page.getByText('Et andet vindue holder sandsynligvis det, den gemmer')
		const hold = () => holdShelves(asta.context.newPage(), everyShelf)
		await takeAlong(asta)
		await asta.context.setOffline(true)
		await openTaken(page, 'Sofie')
		await write(page, 'Sofie')
		await says(page, /Gemt på enheden \d+\.\d\d · Ikke leveret endnu/)

		// A visit stays open with all that stands in it; what is typed meanwhile is there again.
		const first = await hold()
		await page.locator('textarea[name="advice"]').fill('Skrevet, mens en anden side sov')
		await says(page, /Enheden kan ikke gemme, og det er ikke leveret endnu\. Luk ikke siden/)
		await page.getByRole('button', { name: 'Gem og underskriv' }).click()
		await because.waitFor()
		await page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
		await soon(async () => (await page.locator('body[aria-busy]').count()) === 0)
		await because.waitFor()
		await isAsWritten(page, 'Sofie')
		await first.close()
		await page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
		await row(page, 'Sofie').getByText('Kladde. Ikke leveret endnu').waitFor()
		await openTaken(page, 'Sofie')
		await isAsWritten(page, 'Sofie')
		const advice = page.locator('textarea[name="advice"]')
		expect(await advice.inputValue()).toBe('Skrevet, mens en anden side sov')
		await page.locator('textarea[name="offers"]').fill('Skrevet bagefter')
		await says(page, /^Ingen forbindelse lige nu · Gemt på enheden \d+\.\d\d · Ikke leveret endnu/)
		await page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
		await page.getByRole('button', { name: 'Lås nu' }).click()
		await page.getByRole('heading', { name: 'Dagen er låst' }).waitFor()

		// Neither the right PIN nor a wrong one is tried without being counted.
		const second = await hold()
		for (const tried of [pin, '771177', '771177', '771177', '771177', '771177']) {
			await unlock(page, tried)
			await soon(async () => (await page.locator('[data-form="unlock"][aria-busy]').count()) === 0)
			await page.getByText('Koden blev ikke prøvet').waitFor()
			expect(await page.locator('.hj-along-visit').count()).toBe(0)
		}
		await page.reload()
		await because.waitFor()
		await asta.look('along-no-answer')
		await page.getByRole('button', { name: 'Prøv igen' }).click()
		await because.waitFor()
		await second.close()
		// By itself, too.
		await page.locator('#pin-now').waitFor()
		await unlock(page, '771177')
		await page.getByText('4 forsøg').waitFor()
		await unlock(page)
		await openTaken(page, 'Sofie')
		expect(await advice.inputValue()).toBe('Skrevet, mens en anden side sov')
		await page.getByRole('button', { name: 'Tilbage til dagens besøg' }).click()
		await row(page, 'Sofie').waitFor()

		const third = await hold()
		await page.locator('section[data-stage="day"] summary', { hasText: 'Slet dagen' }).click()
		await page.locator('section[data-stage="day"]').getByRole('button', { name: 'Slet dagen' }).click()
		await page.getByText('Dagen er ikke slettet endnu').waitFor()
		expect(await page.locator('.hj-along-visit').count()).toBe(0)
		await third.close()
		await page.locator('#pin').waitFor()
		expect(await onDevice(page)).toMatchObject({ day: 0, typed: 0, came: 0 })

		// There is a network again before the device answers: what lies there is delivered when it does.
		const fourth = await hold()
		await asta.context.setOffline(false)
		await soon(async () => (await bar(page)).startsWith('Enheden kan ikke gemme'))
		await fourth.close()
		await soon(async () => {
			const body = (await notesAbout(house, 'Sofie'))[0]?.body
			return body?.advice === 'Skrevet, mens en anden side sov' && body.offers === 'Skrevet bagefter'
		}, 450)
		expect(await writes('Sofie')()).toBe(true)
	})

	test.concurrent('a day locked while it is fetched again stays locked; one that its right PIN cannot open is erased, and that is said', async () => {
		const asta = await atWork()
		const { page } = asta
		await takeAlong(asta)
		const fetched = Promise.withResolvers<void>()
		const asked = Promise.withResolvers<void>()
		await page.route('**/besoeg/tag-med', async (route) => {
			asked.resolve()
			await fetched.promise
			await route.continue()
		})
		await page.getByRole('button', { name: 'Hent dagen igen' }).click()
		await asked.promise
		const other = await asta.context.newPage()
		await other.goto(`${house.base}/soenderborg/med/uden-net`)
		await other.evaluate(() => {
			navigator.locks.request('day/soenderborg', { steal: true }, () => new Promise(() => undefined))
		})
		await page.getByText('Dagen er åbnet i et andet vindue').waitFor()
		fetched.resolve()
		await soon(async () => (await page.locator('body[aria-busy]').count()) === 0)
		await page.getByRole('heading', { name: 'Dagen er låst' }).waitFor()
		expect(await page.getByText('Denne browser kan ikke gemme dagen').count()).toBe(0)
		await other.close()

		await page.evaluate(async () => {
			const opened = indexedDB.open('hjemmebesoeg/soenderborg')
			await new Promise((give) => opened.addEventListener('success', give))
			const tx = opened.result.transaction('day', 'readwrite')
			const asked = tx.objectStore('day').get('day')
			asked.onsuccess = () => {
				const day = asked.result
				tx.objectStore('day').put({ ...day, pages: { ...day.pages, ct: new ArrayBuffer(32) } })
			}
			await new Promise((give) => tx.addEventListener('complete', give))
			opened.result.close()
		})
		await unlock(page)
		await page.getByText('kan ikke åbnes og er slettet').waitFor()
		await page.locator('#pin').waitFor()
		expect(await onDevice(page)).toMatchObject({ day: 0, typed: 0, came: 0 })
	})

	test('what a visit’s page runs is small', async () => {
		const asta = await atWork()
		await open(asta, house.visits[13] as Booked)
		const addresses = await asta.page
			.locator('script[src]')
			.evaluateAll((all) => all.map((one) => (one as HTMLScriptElement).src))
		expect(addresses.some((one) => one.endsWith('visit-writing.js'))).toBe(true)
		const sizes = await Promise.all(
			addresses.map(async (one) => gzipSync(await (await fetch(one)).arrayBuffer()).length),
		)
		const bytes = sizes.reduce((sum, size) => sum + size, 0)
		process.stderr.write(`A visit's page: ${(bytes / 1000).toFixed(1)} kB of programs, gzipped\n`)
		expect(bytes).toBeLessThan(60_000)
	})

	/**
	 * Holds what is not delivered, and what delivers it, or more of what the device keeps, until it is closed, as a page does that WebKit
	 * put to sleep while it kept them.
	 */
	const holdShelves = async (opening: Promise<Page>, shelves = ['entries', 'deliveries']): Promise<Page> => {
		const asleep = await opening
		await asleep.goto(`${house.base}/soenderborg/med/uden-net`)
		await asleep.evaluate(async (held) => {
			const opened = indexedDB.open('hjemmebesoeg/soenderborg')
			await new Promise((give) => opened.addEventListener('success', give))
			const tx = opened.result.transaction(held, 'readwrite')
			await new Promise((give) => {
				const again = (): void => {
					tx.objectStore('entries').count().onsuccess = again
					give(null)
				}
				again()
			})
		}, shelves)
		return asleep
	}

	/** How many of each lie in the browser's database. */
	const onDevice = (page: Page): Promise<Record<string, number>> =>
		page.evaluate(async () => {
			const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
				new Promise((give, fail) => {
					request.onsuccess = () => give(request.result)
					request.onerror = () => fail(request.error)
				})
			const db = await asked(indexedDB.open('hjemmebesoeg/soenderborg'))
			const counts: Record<string, number> = {}
			for (const shelf of db.objectStoreNames)
				counts[shelf] = await asked(db.transaction(shelf).objectStore(shelf).count())
			db.close()
			return counts
		})

	/** Everything that the browser has kept, as whoever copies it could read it. */
	const readable = (page: Page): Promise<string> =>
		page.evaluate(async () => {
			const asked = <Value>(request: IDBRequest<Value>): Promise<Value> =>
				new Promise((give, fail) => {
					request.onsuccess = () => give(request.result)
					request.onerror = () => fail(request.error)
				})
			const text = (_: string, value: unknown): unknown =>
				value instanceof ArrayBuffer || value instanceof Uint8Array ? new TextDecoder().decode(value) : value
			const db = await asked(indexedDB.open('hjemmebesoeg/soenderborg'))
			const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
			for (const shelf of db.objectStoreNames)
				all.push(JSON.stringify(await asked(db.transaction(shelf).objectStore(shelf).getAll()), text))
			db.close()
			for (const name of await caches.keys()) {
				const cache = await caches.open(name)
				for (const request of await cache.keys())
					all.push(request.url, (await (await cache.match(request))?.text()) ?? '')
			}
			return all.join('\n')
		})
})
