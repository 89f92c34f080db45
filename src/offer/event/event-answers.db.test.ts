import { join } from 'node:path'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { day } from '#kernel/day.ts'
import type { EventId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import { loadStandards } from '#standard/actions.ts'
import { freshDatabase } from '../../../test/database.ts'
import { type Invited, invite } from '../../../test/invited.ts'
import { webEdge } from '../../../test/web-edge.ts'
import { answerPages } from '../answer/answer-pages.tsx'
import { answersTo } from '../answer/answer-store.ts'
import { conflictPages } from '../answer/conflict-pages.tsx'
import { findOffer } from '../store.ts'
import { cancelEvent, eventWith, planEvent } from './event-actions.ts'
import { eventPages } from './event-pages.tsx'

const now = instantAt(day('2026-03-09'), clock('10:00'))
const span = { from: instantAt(day('2026-04-15'), clock('14:00')), to: instantAt(day('2026-04-15'), clock('16:00')) }
let db: Db
let house: Municipality
let karla: StaffId
let edge: ReturnType<typeof webEdge>
let event: EventId
let invited: Invited

beforeAll(async () => {
	db = await freshDatabase()
	const [municipality] = await readMunicipalities(join(projectFolder, 'municipalities'), ['soroe'])
	if (municipality === undefined) throw new Error('not set up')
	house = municipality
	await loadStandards(db, now, join(house.folder, 'standard'))
	const added = await addStaff(db, now, null, {
		...{ name: 'Karla', email: 'karla@example.invalid', roles: ['coordinator'], profession: null },
		...{ authorisationId: null, login: null, activeFrom: day('2026-01-01') },
	})
	if (!added.ok) throw new Error(added.why)
	karla = added.value.id
	const staff = { coordinator: { id: karla, name: 'Karla', profession: null, roles: ['coordinator'] } }
	const routes = [...eventPages([]), ...answerPages(), ...conflictPages()]
	edge = webEdge({ db, municipality, routes, staff, now })
})

beforeEach(async () => {
	const about = { title: 'Et godt liv', place: 'Kulturhuset', span, seats: 5, companions: true }
	event = await planEvent(db, now, crypto.randomUUID(), { ...about, answerBy: day('2026-04-01'), madeBy: karla })
	invited = await invite(db, now, { event })
})

const kinds = async (): Promise<string[]> => (await answersTo(db, [invited.offer])).map(({ kind }) => kind)
const ended = async () => (await findOffer(db, invited.offer))?.endedBecause
const seated = async () =>
	((await eventWith(db, event))?.seated ?? []).map(({ offer, companion }) => [offer, companion])
const answers = (fields: Record<string, string>) =>
	edge.post(`/borger/${invited.person}/svar/${invited.offer}`, { key: crypto.randomUUID(), by: 'citizen', ...fields })
const settles = (fields: Record<string, string>) =>
	edge.post(`/borger/${invited.person}/modstrid/${invited.offer}`, {
		...{ key: crypto.randomUUID(), by: 'citizen', words: 'Talte med hende' },
		...fields,
	})
const isGivenSeat = () => edge.post(`/arrangementer/${event}/plads`, { person: invited.person, companion: 'no' })
const cancels = () => cancelEvent(db, now, house, { event, because: 'Snestorm', by: karla }, [])

test('a yes to the event is recorded where other answers are, with a companion', async () => {
	const page = await (await edge.get(`/borger/${invited.person}/svar/${invited.offer}`)).text()
	expect(page).toContain('Ja, til arrangementet')
	expect((await answers({ kind: 'event', companion: 'yes' })).status).toBe(303)
	expect(await seated()).toEqual([[invited.offer, true]])
	expect([await kinds(), await ended()]).toEqual([['yes'], 'yes'])
})
test('who said no and is given a seat has said yes; who then cannot come has said no', async () => {
	await answers({ kind: 'no' })
	await isGivenSeat()
	expect(await seated()).toEqual([[invited.offer, false]])
	expect([await kinds(), await ended()]).toEqual([['no', 'yes'], 'yes'])
	const seat = (await eventWith(db, event))?.seated[0]?.id ?? ''
	await edge.post(`/arrangementer/${event}/afbud`, { seat })
	await edge.post(`/arrangementer/${event}/afbud`, { seat })
	expect(await seated()).toEqual([])
	expect([await kinds(), await ended()]).toEqual([['no', 'yes', 'no'], 'no'])
})
test('a guardian has said yes: whoever writes down that the citizen does not come is led to settle it', async () => {
	await answers({ kind: 'event', by: 'guardian', by_name: 'Værge Testesen' })
	const seat = (await eventWith(db, event))?.seated[0]?.id ?? ''
	const led = await edge.post(`/arrangementer/${event}/afbud`, { seat })
	expect(led.headers.get('location')).toBe(`/soroe/borger/${invited.person}/modstrid/${invited.offer}`)
	expect(await seated()).toHaveLength(1)
	await settles({ kind: 'no' })
	expect([await seated(), await ended()]).toEqual([[], 'no'])
})
test('two have answered differently: the event is one of the answers that can hold, and a refusal says why', async () => {
	await isGivenSeat()
	await answers({ kind: 'no', by: 'relative', by_name: 'Datter Testesen' })
	const page = await (await edge.get(`/borger/${invited.person}/modstrid/${invited.offer}`)).text()
	expect(page).toContain('Ja, til arrangementet')
	expect(page).toContain('Pladsen er holdt imens')
	const taken = await settles({ kind: 'yes', time: `${karla} 2026-04-20T08:00:00Z` })
	expect(await taken.text()).toContain('Tiden er taget i mellemtiden')
	expect((await settles({ kind: 'event' })).status).toBe(303)
	expect([await seated(), await ended()]).toEqual([[[invited.offer, false]], 'yes'])
})
test('settled after the event was cancelled, the page says that it is', async () => {
	await isGivenSeat()
	await answers({ kind: 'no', by: 'relative', by_name: 'Datter Testesen' })
	await cancels()
	const page = await (await edge.get(`/borger/${invited.person}/modstrid/${invited.offer}`)).text()
	expect(page).not.toContain('Ja, til arrangementet')
	const refused = await settles({ kind: 'event' })
	expect(refused.status).toBe(422)
	expect(await refused.text()).toContain('Arrangementet er aflyst.')
})
