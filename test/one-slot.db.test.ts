import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { bookingsOf, bookingsOn, hold } from '#booking/actions.ts'
import { moveVisit } from '#desk/move/move-visit-actions.ts'
import { notMovedText } from '#desk/sick/sick-words.ts'
import { addDays, day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { addMinutes, clock, instantAt } from '#kernel/instant.ts'
import { answerPages } from '#offer/answer/answer-pages.tsx'
import { openPass, passCookie } from '#offer/citizen/answer-pass-actions.ts'
import { citizenYesPages } from '#offer/citizen/citizen-yes-pages.tsx'
import { writeTime } from '#offer/index.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { freshDatabase } from './database.ts'
import { consultant, type Invited, invite, resident } from './invited.ts'
import { granted } from './story.ts'
import { webEdge } from './web-edge.ts'

const today = day('2026-03-09')
const now = instantAt(today, clock('10:00'))
/** A Thursday on which the consultant has nothing. */
const slot = instantAt(day('2026-03-26'), clock('10:00'))

let db: Db
let house: Municipality
let anna: StaffId

beforeAll(async () => {
	db = await freshDatabase()
	const [soroe] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (soroe === undefined) throw new Error('no municipality')
	house = soroe
	anna = await consultant(db, now, 'Anna')
	await consultant(db, now, 'Bo')
})

type Tried = { readonly isGiven: boolean; readonly status: number; readonly page: string }

test('200 at once want one slot, on the web, by telephone and by moving: one has it, the others are told why and given the next', async () => {
	const wanted = writeTime({ staff: anna, from: slot })
	const staff = { id: anna, name: 'Anna', roles: ['coordinator'], profession: null }
	const routes = [...citizenYesPages([]), ...answerPages()]
	const edge = webEdge({ db, municipality: house, routes, staff: { anna: staff }, now })
	const read = async (answer: Response): Promise<Tried> => ({
		isGiven: answer.status === 303,
		status: answer.status,
		page: await answer.text(),
	})

	const onTheWeb = async ({ code, bornOn }: Invited) => {
		const pass = granted(await openPass(db, now, { code, bornOn, visitor: code }))
		return async (): Promise<Tried> =>
			read(
				await edge.app.request('/soroe/svar/ja', {
					method: 'POST',
					headers: {
						cookie: `${passCookie}=${pass}`,
						'sec-fetch-site': 'same-origin',
						'content-type': 'application/x-www-form-urlencoded',
					},
					body: new URLSearchParams({
						choosing: '1',
						time: wanted,
						key: crypto.randomUUID(),
						by: 'citizen',
					}).toString(),
				}),
			)
	}
	const byTelephone =
		({ person, offer }: Invited) =>
		async (): Promise<Tried> =>
			read(
				await edge.post(`/borger/${person}/svar/${offer}`, {
					...{ kind: 'yes', time: wanted, key: crypto.randomUUID(), by: 'citizen', through: 'phone' },
				}),
			)
	const byMoving = async (n: number) => {
		const person = await resident(db)
		const from = instantAt(addDays(day('2026-04-07'), n), clock('10:00'))
		const span = { from, to: addMinutes(from, 60) }
		const one = granted(await hold(db, now, { staff: anna, person, span, purpose: 'follow_up', heldUntil: null }))
		return async (): Promise<Tried> => {
			const done = await moveVisit(db, now, house, {
				...{ booking: one.id, because: 'rearranged', by: anna },
				to: { staff: anna, from: slot },
				expected: { staff: anna, from },
			})
			const words = done.ok ? '' : notMovedText(done.why, done.detail, () => 'Anna').da
			return { isGiven: done.ok, status: done.ok ? 303 : 409, page: words }
		}
	}

	const attempts: (() => Promise<Tried>)[] = []
	for (let n = 0; n < 200; n++)
		attempts.push(
			n % 10 === 9
				? await byMoving(Math.floor(n / 10))
				: n % 2 === 0
					? await onTheWeb(await invite(db, now))
					: byTelephone(await invite(db, now)),
		)
	const tried = await Promise.all(attempts.map((attempt) => attempt()))

	expect(tried.filter(({ isGiven }) => isGiven)).toHaveLength(1)
	const standing = (await bookingsOn(db, day('2026-03-26'), anna)).filter(({ span }) => span.from === slot)
	expect(standing).toHaveLength(1)
	expect((await bookingsOf(db, standing[0]!.person)).filter(({ releasedAt }) => releasedAt === null)).toHaveLength(1)

	const refused = tried.filter(({ isGiven }) => !isGiven)
	expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([409, 422]))
	const pages = refused.filter(({ page }) => page.startsWith('<!doctype'))
	expect(pages.length).toBeGreaterThanOrEqual(179)
	for (const { page } of pages) {
		expect(page).toMatch(/taget/)
		const times = [...page.matchAll(/name="time"[^>]*value="([^"]+)"/g)].map(([, time]) => time)
		expect(new Set(times).size).toBeGreaterThanOrEqual(3)
		expect(times).not.toContain(wanted)
	}
	const moving = refused.filter(({ page }) => !page.startsWith('<!doctype'))
	expect(new Set(moving.map(({ page }) => page))).toEqual(
		new Set(['Tiden er netop taget af en anden. Vælg en af de nye.']),
	)

	const { rows } = await sql<{
		name: string
	}>`select conname as name from pg_constraint where conname like '%\\_%'`.execute(db)
	const sentences = rows.map(({ name }) => name).filter((name) => name.length > 12)
	expect(sentences).toContain('consultant_is_in_one_place')
	for (const { page } of refused) expect(sentences.filter((name) => page.includes(name))).toEqual([])
}, 240_000)
