import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import type { Outcome } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import { freshDatabase } from '../../../test/database.ts'
import type { Role } from '../role.ts'
import type { Staff } from '../staff/staff.ts'
import { addStaff } from '../staff/staff-actions.ts'
import { competenceOf, competenceOfEveryone, recordCheck, recordCourse, removeCourse } from './competence-actions.ts'

let db: Db
let frida: Staff
let asta: Staff
let bo: Staff
const today = day('2026-03-09')
const at = instantAt(today, clock('10:00'))
const got = <Value>(outcome: Outcome<Value, string>): Value => {
	if (!outcome.ok) throw new Error(`refused: ${outcome.why}`)
	return outcome.value
}
const added = async (name: string, role: Role, authorisationId: string | null = null) =>
	got(
		await addStaff(db, at, null, {
			name,
			email: `${name.toLowerCase()}@example.dk`,
			roles: [role],
			profession: 'Sygeplejerske',
			authorisationId,
			login: null,
			activeFrom: day('2020-01-01'),
		}),
	)
const course = (staff: Staff, name = 'Demens', heldOn = today) => ({
	id: crypto.randomUUID(),
	staff: staff.id,
	name,
	heldOn,
	minutes: 360,
})
const names = async (staff: Staff) => (await competenceOf(db, staff.id))?.courses.map(({ name }) => name)

beforeAll(async () => {
	db = await freshDatabase()
	frida = await added('Frida', 'administrator')
	asta = await added('Asta', 'consultant', 'ABC12')
	bo = await added('Bo', 'consultant')
})

test('a consultant writes down own courses, an administrator anybody’s, and nobody else', async () => {
	const one = course(asta)
	for (const _ of [1, 2]) got(await recordCourse(db, at, asta, one))
	got(await recordCourse(db, at, frida, course(asta, 'Fald', day('2025-12-01'))))
	expect(await recordCourse(db, at, bo, course(asta))).toMatchObject({ why: 'not_allowed' })
	expect(await recordCourse(db, at, { ...asta, roles: [] }, course(asta))).toMatchObject({ why: 'not_allowed' })
	expect(await recordCourse(db, at, asta, course(asta, 'Senere', day('2026-03-10')))).toMatchObject({
		why: 'day_not_come',
	})
	expect(await names(asta)).toEqual(['Demens', 'Fald'])
})

test('a course written by mistake is taken out by its owner, once, and by nobody else', async () => {
	const one = course(bo, 'Fejl')
	got(await recordCourse(db, at, bo, one))
	expect(await removeCourse(db, at, asta, { id: one.id, staff: bo.id })).toMatchObject({ why: 'not_allowed' })
	expect(await removeCourse(db, at, asta, { id: one.id, staff: asta.id })).toMatchObject({ why: 'unknown_course' })
	for (const _ of [1, 2]) got(await removeCourse(db, at, bo, { id: one.id, staff: bo.id }))
	const given = course(bo, 'Skrevet af Frida')
	got(await recordCourse(db, at, frida, given))
	expect(await removeCourse(db, at, bo, { id: given.id, staff: bo.id })).toMatchObject({ why: 'not_allowed' })
	got(await removeCourse(db, at, frida, { id: given.id, staff: bo.id }))
	expect(await names(bo)).toEqual([])
	got(await recordCourse(db, at, bo, one))
	expect(await names(bo)).toEqual([])
})

test('a look into the register is an administrator’s, of the authorisation that is noted; the newest day counts', async () => {
	const check = (staff: Staff, checkedOn = today, found: 'valid' | 'gone' = 'valid') => ({
		id: crypto.randomUUID(),
		staff: staff.id,
		checkedOn,
		found,
	})
	expect(await recordCheck(db, at, asta, check(asta))).toMatchObject({ why: 'not_allowed' })
	expect(await recordCheck(db, at, frida, check(bo))).toMatchObject({ why: 'no_authorisation' })
	expect(await recordCheck(db, at, frida, check(asta, day('2026-03-10')))).toMatchObject({ why: 'day_not_come' })
	const twice = check(asta)
	for (const _ of [1, 2]) got(await recordCheck(db, at, frida, twice))
	got(await recordCheck(db, at, frida, check(asta, day('2025-01-01'), 'gone')))
	expect((await competenceOf(db, asta.id))?.check).toEqual({
		staff: asta.id,
		authorisationId: 'ABC12',
		checkedOn: today,
		found: 'valid',
		by: frida.id,
	})
})

test('the same course by another form counts once, whoever writes it; taken out, it may be written again', async () => {
	const one = course(asta, 'Søvn')
	got(await recordCourse(db, at, asta, one))
	for (const [by, name] of [
		[asta, 'Søvn'],
		[frida, ' søvn '],
	] as const)
		expect(await recordCourse(db, at, by, course(asta, name))).toMatchObject({ ok: false, why: 'stands_already' })
	got(await recordCourse(db, at, asta, one))
	got(await recordCourse(db, at, asta, course(asta, 'Søvn', day('2026-02-01'))))
	got(await recordCourse(db, at, asta, { ...course(asta, 'Søvn'), minutes: 60 }))
	got(await removeCourse(db, at, asta, { id: one.id, staff: asta.id }))
	got(await recordCourse(db, at, asta, course(asta, 'Søvn')))
	expect((await names(asta))?.filter((name) => name === 'Søvn')).toHaveLength(3)
})

test('a form sent again with other words is not taken for done', async () => {
	const one = course(asta, 'Ernæring')
	got(await recordCourse(db, at, asta, one))
	for (const other of [{ name: 'Fald' }, { heldOn: day('2026-01-01') }, { minutes: 30 }])
		expect(await recordCourse(db, at, asta, { ...one, ...other })).toMatchObject({ why: 'form_was_used' })
	expect(await recordCourse(db, at, frida, { ...one, staff: bo.id })).toMatchObject({ why: 'form_was_used' })
	const check = { id: crypto.randomUUID(), staff: asta.id, checkedOn: today, found: 'valid' as const }
	got(await recordCheck(db, at, frida, check))
	for (const other of [{ found: 'gone' as const }, { checkedOn: day('2026-01-01') }])
		expect(await recordCheck(db, at, frida, { ...check, ...other })).toMatchObject({ why: 'form_was_used' })
})

test('only those who visit are listed', async () => {
	expect((await competenceOfEveryone(db)).map(({ staff }) => staff.name)).toEqual(['Asta', 'Bo'])
	expect(await competenceOf(db, frida.id)).toBeNull()
})
