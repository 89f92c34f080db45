import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { reportDeath, takeBackDeath } from '#population/actions.ts'
import { dischargeDays } from '../screening/screening.ts'
import * as store from '../store.ts'
import { settleScreenings } from './discharge-actions.ts'
import { type Correction, type InHospital, inHospital, isAtHospital } from './hospital-stay.ts'
import * as hospital from './hospital-store.ts'
import { whereaboutsText } from './hospital-words.ts'

const diedOn = ({ whereabouts }: InHospital): Day | null => (whereabouts.is === 'dead' ? whereabouts.since : null)

/** Brings the discharges recorded, what is to be decided after them and the death told into line with what is known now. */
export const settle = async (
	tx: Db,
	at: Instant,
	person: PersonId,
	before: InHospital,
	now: InHospital,
): Promise<void> => {
	const [wasDead, isDead] = [diedOn(before), diedOn(now)]
	if (wasDead !== null && wasDead !== isDead) await takeBackDeath(tx, at, person)
	if (isDead !== null && wasDead !== isDead) await reportDeath(tx, at, { person, on: isDead, source: 'hospital' })
	const all = await store.notices(tx, [person])
	const ours = all.filter(({ source, kind }) => source === 'hospital_message' && kind === 'discharged')
	const standing = ours.filter(({ withdrawn }) => withdrawn === null)
	for (const notice of standing)
		if (!now.discharges.includes(notice.on))
			await store.withdrawNotice(tx, at, {
				notice: notice.id,
				person,
				because: 'Sygehuset har rettet eller annulleret sit advis.',
				by: null,
			})
	const told = dischargeDays(all.filter(({ id }) => !standing.some((notice) => notice.id === id)))
	for (const on of now.discharges)
		if (!standing.some((notice) => notice.on === on) && !told.includes(on))
			await store.insertNotice(tx, at, {
				person,
				nature: 'event',
				kind: 'discharged',
				on,
				details: {},
				source: 'hospital_message',
				note: null,
				recordedBy: null,
				key: `hospital ${person} ${on} ${ours.filter((notice) => notice.on === on).length}`,
			})
	await settleScreenings(tx, at, person)
}

/** Where a citizen is, as hospitals have told it. */
export const inHospitalOf = async (db: Db, person: PersonId): Promise<InHospital> =>
	inHospital(await hospital.notifications(db, [person]), await hospital.corrections(db, [person]))

export type Whereabout = { readonly person: PersonId; readonly stay: InHospital }

/** Who is in hospital or on leave from it, as far as we are told. */
export const everyoneInHospital = async (db: Db): Promise<Whereabout[]> => {
	const hands = Map.groupBy(await hospital.corrections(db, 'everyone'), ({ person }) => person)
	const told = Map.groupBy(await hospital.notifications(db, 'everyone'), ({ person }) => person)
	return [...told]
		.map(([person, messages]) => ({ person, stay: inHospital(messages, hands.get(person) ?? []) }))
		.filter(({ stay }) => isAtHospital(stay.whereabouts))
}

export type CorrectionRefusal = 'not_in_hospital' | 'no_death_told' | 'because_is_empty'

/** Staff know better than the last message: the stay is over, or the citizen of whom a hospital told the death is alive. */
export const correctStay = async (
	db: Db,
	at: Instant,
	asked: {
		readonly person: PersonId
		readonly kind: Correction['kind']
		readonly because: string
		readonly by: StaffId
	},
): Promise<Outcome<PersonId, CorrectionRefusal>> =>
	inTransaction(db, async (tx) => {
		const because = asked.because.trim()
		if (because === '') return no('because_is_empty')
		await hospital.lockStays(tx, asked.person)
		const before = await inHospitalOf(tx, asked.person)
		if (asked.kind === 'stay_ended' && !isAtHospital(before.whereabouts)) return no('not_in_hospital')
		if (asked.kind === 'alive' && before.whereabouts.is !== 'dead') return no('no_death_told')
		await hospital.insertCorrection(tx, { ...asked, because, at })
		await settle(tx, at, asked.person, before, await inHospitalOf(tx, asked.person))
		return yes(asked.person)
	})

/** A death was told in error, as staff know from elsewhere: where a hospital told it, its message counts no more either. */
export const livesAfterAll = async (
	db: Db,
	at: Instant,
	asked: { readonly person: PersonId; readonly by: StaffId },
): Promise<void> => {
	await correctStay(db, at, { ...asked, kind: 'alive', because: 'Meldingen om dødsfald var en fejl.' })
}

/** *Indlagt siden 1. marts 2026*, for the citizen's card; null unless the citizen is in hospital or on leave from it. */
export const hospitalNote = async (db: Db, person: PersonId): Promise<Text | null> => {
	const { whereabouts } = await inHospitalOf(db, person)
	return isAtHospital(whereabouts) ? whereaboutsText(whereabouts) : null
}
