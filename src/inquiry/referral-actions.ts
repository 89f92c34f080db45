import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant, millisecondsOf } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { addCitizen, findCitizen, knowsPostalCode, likelySame } from '#population/actions.ts'
import { readTownLine } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { concernTarget, concernWithin } from './concern-target.ts'
import { dueOn } from './deadline.ts'
import { heldBackBecause } from './held-back.ts'
import { recordNotice } from './notice-actions.ts'
import {
	type Needs,
	type Referral,
	type ReferralId,
	receivedOn,
	type Step,
	standingOf,
	type Tells,
} from './referral.ts'
import { asSomebody, decideReferral } from './referral-decision.ts'
import type { Told } from './referral-form.ts'
import { noteOf, sourceOf } from './referral-note.ts'
import * as store from './referral-store.ts'
import { waitingText } from './referral-words.ts'

export const referralQueue = 'referrals'

/** A form to be shown now: what it carries, so that its time can be believed when it comes back. */
export const stampFor = (db: Db, at: Instant, key: string): Promise<string> =>
	store.stampOf(db, millisecondsOf(at), key)

/** Seconds since the form was shown; null when we never showed it. */
export const secondsSince = async (db: Db, at: Instant, stamp: string, key: string): Promise<number | null> => {
	const shown = await store.shownAt(db, stamp, key)
	return shown === null ? null : Math.min(Math.max(0, Math.floor((millisecondsOf(at) - shown) / 1000)), 1_000_000)
}

/** Stores what came in on the web, and asks for the rest to be done: nobody is looked up here, so the answer cannot tell. */
export const receiveReferral = (
	db: Db,
	at: Instant,
	{ said, sender }: Told,
	{ tells, key, enqueue }: { tells: Tells; key: string; enqueue: (tx: Db, queue: string) => Promise<void> },
): Promise<void> =>
	inTransaction(db, async (tx) => {
		const id = await store.insertReferral(tx, at, { said, tells, key, by: null })
		if (id === null) return
		await store.insertSender(tx, id, sender)
		await enqueue(tx, referralQueue)
	})

type Working = { readonly municipality: Municipality; readonly sources: readonly FactSource[] }

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

/** Works out who a referral is about, and what follows. Staff who wrote it down themselves also decide on a new citizen. */
export const workOut = async (tx: Db, at: Instant, referral: Referral, working: Working): Promise<void> => {
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
	const noticeKey = await recordConcern(tx, at, referral, person, { by: null, sources: working.sources })
	await store.insertStep(
		tx,
		at,
		stepBy(id, decision.does === 'record' ? 'matched' : 'created', today, null, { key: `worked ${id}` }),
	)
	await store.setWorked(tx, at, id, { person, needs: null, noticeKey })
}

/** One referral out of the store; the transaction's own view of it. */
export const findReferral = async (db: Db, id: ReferralId): Promise<Referral | null> =>
	(await store.selectReferrals(db, id))[0] ?? null

export const findSender = store.selectSender

/** Every referral that nobody has looked at, each in a transaction of its own: twice at once, each still once. */
export const workOutReferrals = async (db: Db, at: Instant, working: Working): Promise<void> => {
	let isMore = true
	while (isMore)
		isMore = await inTransaction(db, async (tx) => {
			const id = await store.takeNext(tx)
			const referral = id === null ? null : await findReferral(tx, id)
			if (referral === null) return false
			const because =
				referral.channel === 'staff'
					? []
					: heldBackBecause(referral.tells, referral.said.words, await store.selectLately(tx, referral))
			if (because.length > 0) await store.holdBack(tx, referral.id, because)
			else await workOut(tx, at, referral, working)
			return true
		})
	await noteContacts(db, at, working.sources)
}

/** An assessment, an offer or a visit since it came in is a first contact too, whoever made it. */
const noteContacts = async (db: Db, at: Instant, sources: readonly FactSource[]): Promise<void> => {
	for (const referral of await store.selectReferrals(db, 'unanswered')) {
		const { id, person } = referral
		if (person === null || standingOf(referral) !== 'waiting') continue
		const assessed = await store.assessedAfter(db, person, referral.receivedAt)
		const offered = assessed === null ? await offeredAfter(db, person, receivedOn(referral), sources) : null
		const [kind, on] = assessed === null ? (['offered', offered] as const) : (['assessed', assessed] as const)
		if (on === null) continue
		const count = referral.steps.filter((step) => step.kind === kind).length
		await store.insertStep(db, at, stepBy(id, kind, on, null, { key: `${kind} ${id} ${count}` }))
	}
}

const offeredAfter = async (
	db: Db,
	person: PersonId,
	after: Day,
	sources: readonly FactSource[],
): Promise<Day | null> => {
	const parts = await Promise.all(
		sources.map(async (source) => (await source(db, [person])).get(person)?.history ?? []),
	)
	return (
		parts
			.flat()
			.filter(({ kind, on }) => ['offer', 'visit', 'phone_visit'].includes(kind) && on > after)
			.map(({ on }) => on)
			.sort()[0] ?? null
	)
}

/** What staff wrote down on the phone; worked out at once, so that the next page shows whom it may be about. With a citizen chosen beforehand it is about that citizen. */
export const takeReferral = (
	db: Db,
	at: Instant,
	{ said, sender }: Told,
	{ key, by, person, ...working }: Working & { key: string; by: StaffId; person: PersonId | null },
): Promise<ReferralId | null> =>
	inTransaction(db, async (tx) => {
		const id = await store.insertReferral(tx, at, { said, tells: { trapped: false, shownSeconds: null }, key, by })
		if (id === null) return store.referralByKey(tx, key)
		await store.insertSender(tx, id, sender)
		const referral = await findReferral(tx, id)
		if (referral === null) return null
		if (person === null || (await findCitizen(tx, person)) === null) await workOut(tx, at, referral, working)
		else await linkTo(tx, at, referral, person, { by, sources: working.sources })
		return id
	})

/** Says whom a referral is about; the concern is recorded about a resident. */
export const linkTo = async (
	tx: Db,
	at: Instant,
	referral: Referral,
	person: PersonId,
	{ by, sources }: { readonly by: StaffId; readonly sources: readonly FactSource[] },
	kind: 'chosen' | 'created' = 'chosen',
): Promise<void> => {
	const citizen = await findCitizen(tx, person)
	const status = citizen?.status ?? 'dead'
	const needs: Needs | null =
		status === 'resident' ? null : status === 'dead' || status === 'disappeared' ? status : 'lives_elsewhere'
	const noticeKey = needs === null ? await recordConcern(tx, at, referral, person, { by, sources }) : null
	const key = `${kind} ${referral.id} ${referral.steps.length}`
	await store.insertStep(tx, at, stepBy(referral.id, kind, dayOf(at), by, { key }))
	await store.setWorked(tx, at, referral.id, { person, needs, noticeKey })
}

export type Listed = { readonly referral: Referral; readonly dueOn: Day }

/** Every referral with the last day for a first contact: those that wait first, the most pressing foremost. */
export const listReferrals = async (
	db: Db,
	municipality: Municipality,
	today: Day,
	which: 'all' | 'unanswered' = 'all',
): Promise<Listed[]> => {
	const due = await deadlineFrom(db, municipality, today)
	const order = { waiting: 0, held_back: 1, answered: 2 }
	return (await store.selectReferrals(db, which))
		.map((referral) => ({ referral, dueOn: due(receivedOn(referral)) }))
		.toSorted((a, b) => {
			const byStanding = order[standingOf(a.referral)] - order[standingOf(b.referral)]
			if (byStanding !== 0) return byStanding
			const later = standingOf(a.referral) === 'answered' ? -1 : 1
			return a.dueOn === b.dueOn ? 0 : a.dueOn < b.dueOn ? -later : later
		})
}

/** The last day for a first contact with whoever came in on a day. */
export const deadlineFrom = async (db: Db, municipality: Municipality, today: Day): Promise<(received: Day) => Day> => {
	const interval = concernWithin(standardOn(await listStandards(db), today))
	return (received) => dueOn(received, { interval, days: municipality.deadlines.concern }, null)
}

/** Referrals that wait for a first contact, for the day's work. However many are held back, they are one task: the oldest stands for them all. */
export const referralsWaiting = async (
	db: Db,
	municipality: Municipality,
	today: Day,
): Promise<{ referral: ReferralId; person: PersonId | null; receivedOn: Day; dueOn: Day; what: Text }[]> => {
	const all = await listReferrals(db, municipality, today, 'unanswered')
	const held = all.filter(({ referral }) => standingOf(referral) === 'held_back')
	return [...all.filter(({ referral }) => standingOf(referral) === 'waiting'), ...held.slice(0, 1)].map(
		({ referral, dueOn }) => ({
			referral: referral.id,
			person: referral.person,
			receivedOn: receivedOn(referral),
			dueOn,
			what: waitingText(referral, held.length),
		}),
	)
}

/** Referrals about one citizen, the newest first. */
export const referralsAbout = async (db: Db, person: PersonId): Promise<{ id: ReferralId; on: Day }[]> =>
	(await store.selectAbout(db, person)).map(({ id, at }) => ({ id, on: dayOf(at) }))
