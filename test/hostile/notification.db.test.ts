import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addStaff } from '#access/actions.ts'
import { openCase } from '#inquiry/actions.ts'
import { receiveHospitalNotification } from '#inquiry/hospital/hospital-receiving-actions.ts'
import { acceptNotifications } from '#inquiry/hospital/reception-actions.ts'
import { day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { sources } from '../../src/app.tsx'
import { freshDatabase } from '../database.ts'
import { elmer, hospitalMessage } from '../hospital-messages.ts'
import { granted } from '../story.ts'
import { holds } from './holds.ts'
import { damaged, mangled } from './mutations.ts'

const at = instant('2026-03-09T09:00:00+01:00')
const municipality = { sender: { office: text('Forebyggende hjemmebesøg', 'Preventive home visits'), address: [] } }

let db: Db
beforeAll(async () => {
	db = await freshDatabase()
	const details = { name: 'Karen Prøvesen', email: 'karen@example.invalid', profession: 'sygeplejerske' }
	const added = await addStaff(db, at, null, {
		...details,
		roles: ['consultant'],
		authorisationId: null,
		login: null,
		activeFrom: day('2020-01-01'),
	})
	const by = granted(added).id
	const { rows } = await sql<{ id: PersonId }>`
		insert into population.person (cpr, born_on, sex, status, given_names, surname)
		values (${elmer}, '1947-09-25', 'm', 'resident', 'Bruno', 'Prøve') returning id`.execute(db)
	await openCase(db, at, { person: rows[0]?.id as PersonId, on: day('2026-01-01'), by })
	await acceptNotifications(db, at, { legalBasis: 'Prøve', from: day('2026-01-01'), until: null, by })
})

const told = (hour: number): string => `2026-03-0${1 + (hour % 8)}T${String(10 + (hour % 10))}:00:00+01:00`
const acts = ['admit-inpatient', 'start-leave-inpatient', 'discharge-inpatient-home', 'revise-admit-inpatient']
const sound = acts.map((activity, place) =>
	hospitalMessage({ id: `b${place}`, activity, told: told(place), start: told(0), end: told(place) }),
)

const counted = async (): Promise<number> => {
	const { rows } = await sql<{ count: number }>`select count(*) as count from inquiry.hospital_notification`.execute(db)
	return rows[0]?.count ?? 0
}

const broken = async (bytes: Uint8Array<ArrayBuffer>, again: boolean): Promise<string[]> => {
	const before = await counted()
	const receive = () => receiveHospitalNotification(db, at, { municipality, bytes, type: '', sources })
	const { answer, body } = await receive()
	const kept = (await counted()) - before
	if (again) await receive()
	return [
		...(answer !== 'ok' && kept > 0 ? ['kept although it was refused'] : []),
		...(kept > 1 || (await counted()) - before > Math.max(kept, 0) ? ['kept more than once'] : []),
		...(body.includes(elmer) ? ['the answer names the citizen'] : []),
	]
}

test('a damaged hospital notification is acknowledged, and kept once or not at all', async () => {
	await holds(fc.tuple(mangled(sound), fc.boolean(), fc.nat({ max: 99 })), 150, ([bundle, again, number]) => {
		const another =
			'id' in bundle && typeof bundle.id === 'string' ? { ...bundle, id: `${bundle.id}-${number}` } : bundle
		return broken(new Uint8Array(Buffer.from(JSON.stringify(another))), again)
	})
	const files = sound.map((bundle) => Buffer.from(JSON.stringify(bundle)))
	await holds(fc.tuple(damaged(files), fc.boolean()), 100, ([bytes, again]) => broken(bytes, again))
	expect(await counted()).toBeGreaterThan(0)
})

test('an id that holds a CPR number stays in no receipt while nothing else is kept', async () => {
	const [known, ...others] = [elmer, `${elmer.slice(0, 6)}-${elmer.slice(6)}`, `cpr.${elmer}`]
	const send = (bundle: object) =>
		receiveHospitalNotification(db, at, {
			municipality,
			bytes: new Uint8Array(Buffer.from(JSON.stringify(bundle))),
			type: '',
			sources,
		})
	for (const id of [known ?? '', ...others]) {
		const message = hospitalMessage({
			id,
			header: id,
			activity: 'admit-inpatient',
			cpr: '5012481234',
			told: told(0),
			start: told(0),
		})
		expect((await send(message)).answer).toBe('ok')
		expect((await send({ ...message, type: 'batch' })).answer).toBe('fatal-error')
	}
	await send(hospitalMessage({ id: 'b-9', activity: 'admit-inpatient', cpr: '5012481234', told: told(0) }))
	const { rows } = await sql<{ bundle: string | null; outcome: string }>`
		select bundle, outcome from inquiry.hospital_receipt order by number desc limit 7`.execute(db)
	expect(rows[0]).toEqual({ bundle: 'b-9', outcome: 'not_ours' })
	expect(rows.slice(1).map(({ bundle }) => bundle)).toEqual(Array(6).fill(null))
})
