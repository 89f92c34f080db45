import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { addDays, type Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { addCitizen, findCitizen, knowsPostalCode, likelySame } from '#population/actions.ts'
import { readTownLine } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { concernTarget } from '../concern/concern-target.ts'
import { recordNotice } from '../notice-actions.ts'
import { heldBackBecause } from './held-back.ts'
import { linkOf, type Needs, type Referral, type ReferralId, receivedOn, type Step, standingOf } from './referral.ts'
import { asSomebody, decideReferral } from './referral-decision.ts'
import { noteOf, sourceOf } from './referral-note.ts'
import * as store from './referral-store.ts'

export const stepBy = (
	referral: ReferralId,
	kind: Step['kind'],
	on: Day,
	by: StaffId | null,
	rest: Partial<Pick<Step, 'how' | 'words' | 'undoes'>> & { readonly key: string },
): Parameters<typeof store.insertStep>[2] => ({ referral, kind, on, by, how: null, words: null, undoes: null, ...rest })

/** Records the concern about a citizen, and weighs the rules anew; the key of the notice. */
export const recordConcern = async (
	tx: Db,
	at: Instant,
	{ id, said, receivedAt, steps }: Referral,
	person: PersonId,
	{ by, sources }: { readonly by: StaffId | null; readonly sources: readonly FactSource[] },
): Promise<string | null> => {
	const key = `referral ${id} ${steps.length}`
	const sender = await store.selectSender(tx, id)
	const recorded = await recordNotice(tx, at, {
		person,
		nature: 'event',
		kind: 'concern_raised',
		on: dayOf(receivedAt),
		details: {},
		source: sourceOf(said, sender),
		note: noteOf(said, sender),
		by,
		key,
	})
	if (!recorded.ok) return null
	await reassess(tx, at, dayOf(at), sources, [person])
	return key
}

/** Says whom a referral is about; the concern is recorded about a resident. Said already, with nothing new to follow, it is said once. */
export const linkTo = async (
	tx: Db,
	at: Instant,
	referral: Referral,
	person: PersonId,
	{ by, sources, words }: { readonly by: StaffId; readonly sources: readonly FactSource[]; readonly words?: string },
	kind: 'chosen' | 'created' = 'chosen',
): Promise<void> => {
	const citizen = await findCitizen(tx, person)
	const status = citizen?.status ?? 'dead'
	const needs: Needs | null =
		status === 'resident' ? null : status === 'dead' || status === 'disappeared' ? status : 'lives_elsewhere'
	const noticeKey = needs === null ? await recordConcern(tx, at, referral, person, { by, sources }) : null
	const isChosenSo = referral.person === person && referral.needs === needs && linkOf(referral)?.kind === kind
	if (isChosenSo && noticeKey === null) return
	const key = `${kind} ${referral.id} ${referral.steps.length}`
	await store.insertStep(tx, at, stepBy(referral.id, kind, dayOf(at), by, { words: words ?? null, key }))
	await store.setWorked(tx, at, referral.id, { person, needs, noticeKey })
}

/** Works out who a referral is about, and what follows. Staff who wrote it down themselves also decide on a new citizen. */
export const workOut = async (
	tx: Db,
	at: Instant,
	referral: Referral,
	sources: readonly FactSource[],
): Promise<void> => {
	const today = dayOf(at)
	const { id, said } = referral
	const who = asSomebody(said, today)
	const postalCode = readTownLine(said.town).postalCode
	const decision = decideReferral(said, await likelySame(tx, who), {
		today,
		target: concernTarget(await listStandards(tx), today),
		isOurs: postalCode === null || (await knowsPostalCode(tx, postalCode)),
	})
	const ask = (needs: Needs, person: PersonId | null) => store.setWorked(tx, at, id, { person, needs, noticeKey: null })
	if (decision.does === 'ask') return ask(decision.needs, decision.person)
	if (decision.does === 'create' && referral.channel === 'staff') return ask('not_known', null)
	const person = decision.does === 'record' ? decision.person : await addCitizen(tx, at, decision.who)
	const noticeKey = await recordConcern(tx, at, referral, person, { by: null, sources })
	await store.insertStep(
		tx,
		at,
		stepBy(id, decision.does === 'record' ? 'matched' : 'created', today, null, { key: `worked ${id}` }),
	)
	await store.setWorked(tx, at, id, { person, needs: null, noticeKey })
}

/** Every referral that nobody has looked at, each in a transaction of its own: twice at once, each still once; one that breaks stops no other for long. */
export const workOutReferrals = async (db: Db, at: Instant, sources: readonly FactSource[]): Promise<void> => {
	for (let id = await store.takeNext(db, at); id !== null; id = await store.takeNext(db, at))
		await workOutOne(db, at, id, sources)
	await noteContacts(db, at, sources)
}

const workOutOne = (db: Db, at: Instant, id: ReferralId, sources: readonly FactSource[]): Promise<void> =>
	inTransaction(db, async (tx) => {
		await store.holdFast(tx, id)
		const [referral] = await store.selectReferrals(tx, id)
		if (referral === undefined || referral.workedAt !== null || referral.heldBack !== null) return
		const because =
			referral.channel === 'staff'
				? []
				: heldBackBecause(referral.tells, referral.said.words, await store.selectLately(tx, referral))
		if (because.length > 0) await store.holdBack(tx, id, because)
		else await workOut(tx, at, referral, sources)
	})

/** An offer or a visit since it came in is a first contact too, whoever made it; an assessment is told, with who made it, and ends no wait. */
const noteContacts = async (db: Db, at: Instant, sources: readonly FactSource[]): Promise<void> => {
	for (const referral of await store.selectReferrals(db, 'unanswered')) {
		const { id, person } = referral
		if (person === null || standingOf(referral) !== 'waiting') continue
		const assessed = await store.assessedAfter(db, person, referral.receivedAt)
		if (assessed !== null && !referral.steps.some(({ kind }) => kind === 'assessed'))
			await store.insertStep(db, at, stepBy(id, 'assessed', assessed.on, assessed.by, { key: `assessed ${id} 0` }))
		const offered = await offeredSince(db, person, assessed?.on ?? addDays(receivedOn(referral), 1), sources)
		const count = referral.steps.filter(({ kind }) => kind === 'offered').length
		if (offered !== null)
			await store.insertStep(db, at, stepBy(id, 'offered', offered, null, { key: `offered ${id} ${count}` }))
	}
}

const offeredSince = async (
	db: Db,
	person: PersonId,
	first: Day,
	sources: readonly FactSource[],
): Promise<Day | null> => {
	const parts = await Promise.all(
		sources.map(async (source) => (await source(db, [person])).get(person)?.history ?? []),
	)
	return (
		parts
			.flat()
			.filter(({ kind, on }) => ['offer', 'visit', 'phone_visit'].includes(kind) && on >= first)
			.map(({ on }) => on)
			.sort()[0] ?? null
	)
}
