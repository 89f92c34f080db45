import { reassess } from '#eligibility/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { addCitizen, findCitizen } from '#population/actions.ts'
import type { Address, Citizen, NewCitizen } from '#population/index.ts'
import {
	type FreeStep,
	freeSteps,
	linkOf,
	longestStepWords,
	mayBeUndone,
	type Referral,
	type ReferralId,
	type Sender,
	standingOf,
} from './referral.ts'
import { findReferral, findSender } from './referral-actions.ts'
import type { ReferralRefusal } from './referral-refusals.ts'
import * as store from './referral-store.ts'
import { estimatedWords } from './referral-words.ts'
import { linkTo, stepBy, workOut } from './referral-work-actions.ts'

type Done = Outcome<ReferralId, ReferralRefusal>
type By = { readonly referral: ReferralId; readonly by: StaffId }

/** The referral held fast, so that two people at once do not both decide on it. */
const about = (db: Db, referral: ReferralId, deed: (tx: Db, referral: Referral) => Promise<Done>): Promise<Done> =>
	inTransaction(db, async (tx): Promise<Done> => {
		await store.holdFast(tx, referral)
		const found = await findReferral(tx, referral)
		return found === null ? no('no_such_referral') : deed(tx, found)
	})

const isFree = (kind: string): kind is FreeStep => (freeSteps as readonly string[]).includes(kind)

/** A contact, an answer or a closing, as staff say it happened; with the same key only once, and with other words not at all. */
export const recordStep = (
	db: Db,
	at: Instant,
	asked: By & {
		readonly kind: string
		readonly on: Day | null
		readonly how: string
		readonly words: string
		readonly key: string
	},
): Promise<Done> =>
	about(db, asked.referral, async (tx, { receivedAt }) => {
		const { kind, on, words, how } = asked
		if (!isFree(kind)) return no('unknown_step')
		if (on === null) return no('no_day')
		if (on > dayOf(at)) return no('in_the_future')
		if (on < dayOf(receivedAt)) return no('before_it_came')
		if (kind !== 'closed' && how === '') return no('no_way')
		if (kind === 'closed' && words === '') return no('because_is_empty')
		if (words.length > longestStepWords) return no('too_long')
		const step = stepBy(asked.referral, kind, on, asked.by, {
			how: kind === 'closed' ? null : how,
			words: words === '' ? null : words,
			key: asked.key,
		})
		const isKept = (await store.insertStep(tx, at, step)) || (await store.isThatStep(tx, step))
		return isKept ? yes(asked.referral) : no('form_was_used')
	})

/** A step recorded by mistake counts no more; it stays to be read. Undoing whom it is about takes the notice back. */
export const undoStep = (
	db: Db,
	at: Instant,
	asked: By & { readonly step: string; readonly because: string; readonly sources: readonly FactSource[] },
): Promise<Done> =>
	about(db, asked.referral, async (tx, referral) => {
		const { by, because } = asked
		const step = referral.steps.find(({ id }) => id === asked.step)
		const undone = referral.steps.find(({ undoes }) => undoes === asked.step)
		if (undone?.words === because && undone.by === by) return yes(referral.id)
		if (step === undefined || !mayBeUndone(step, referral.steps)) return no('no_such_step')
		if (because === '') return no('because_is_empty')
		if (because.length > longestStepWords) return no('too_long')
		await store.insertStep(
			tx,
			at,
			stepBy(referral.id, 'undone', dayOf(at), by, { words: because, undoes: step.id, key: `undone ${step.id}` }),
		)
		if (['matched', 'created', 'chosen'].includes(step.kind)) {
			if (referral.noticeKey !== null) await store.withdrawByKey(tx, at, referral.noticeKey, because, by)
			await store.setWorked(tx, at, referral.id, { person: null, needs: 'several_possible', noticeKey: null })
			if (referral.person !== null) await reassess(tx, at, dayOf(at), asked.sources, [referral.person])
		}
		return yes(referral.id)
	})

/** Staff say whom it is about. */
export const chooseCitizen = (
	db: Db,
	at: Instant,
	asked: By & { readonly person: PersonId | null; readonly sources: readonly FactSource[] },
): Promise<Done> =>
	about(db, asked.referral, async (tx, referral) => {
		if (standingOf(referral) === 'held_back') return no('is_held_back')
		if (referral.noticeKey !== null) return asked.person === referral.person ? yes(referral.id) : no('has_a_citizen')
		if (asked.person === null || (await findCitizen(tx, asked.person)) === null) return no('no_such_citizen')
		await linkTo(tx, at, referral, asked.person, asked)
		return yes(referral.id)
	})

/** A dwelling as an address is found again in the register: in letters of either size, its town said by the postal code. */
const dwellingOf = (one: Pick<Address, 'street' | 'houseNumber' | 'floorDoor' | 'postalCode'> | null): string =>
	JSON.stringify(
		[one?.street, one?.houseNumber, one?.floorDoor, one?.postalCode].map((part) => part || null),
	).toLowerCase()

const isTheSame = (before: Citizen, asked: NewCitizen): boolean =>
	(['givenNames', 'surname', 'bornOn', 'sex', 'phone'] as const).every((key) => before[key] === asked[key]) &&
	dwellingOf(before.address) === dwellingOf(asked)

/** Staff take in a citizen whom the register does not know; the same one twice is one. */
export const createCitizen = (
	db: Db,
	at: Instant,
	asked: By & { readonly who: NewCitizen; readonly sources: readonly FactSource[] },
): Promise<Done> =>
	about(db, asked.referral, async (tx, referral) => {
		if (standingOf(referral) === 'held_back') return no('is_held_back')
		const { by, sources, who } = asked
		if (linkOf(referral)?.kind === 'created') {
			const before = referral.person === null ? null : await findCitizen(tx, referral.person)
			return before !== null && isTheSame(before, who) ? yes(referral.id) : no('has_a_citizen')
		}
		if (referral.noticeKey !== null) return no('has_a_citizen')
		const words = who.isBornOnEstimated ? { words: estimatedWords(who.bornOn) } : {}
		await linkTo(tx, at, referral, await addCitizen(tx, at, who), { by, sources, ...words }, 'created')
		return yes(referral.id)
	})

/** Somebody has looked: it is a referral like any other. */
export const releaseReferral = (
	db: Db,
	at: Instant,
	asked: By & { readonly sources: readonly FactSource[] },
): Promise<Done> =>
	about(db, asked.referral, async (tx, referral) => {
		if (standingOf(referral) !== 'held_back') return yes(referral.id)
		await store.release(tx, at, referral.id, asked.by)
		await store.insertStep(
			tx,
			at,
			stepBy(referral.id, 'released', dayOf(at), asked.by, { key: `released ${referral.id}` }),
		)
		await workOut(tx, at, referral, asked.sources)
		return yes(referral.id)
	})

/** Somebody has looked: nobody wrote it. It stays, and can be fetched back by undoing. */
export const discardReferral = (db: Db, at: Instant, asked: By): Promise<Done> =>
	about(db, asked.referral, async (tx, referral) => {
		if (standingOf(referral) !== 'held_back') return yes(referral.id)
		const key = `discarded ${referral.id} ${referral.steps.length}`
		await store.insertStep(tx, at, stepBy(referral.id, 'discarded', dayOf(at), asked.by, { key }))
		return yes(referral.id)
	})

/** Who sent it; that somebody looked is written into the case, also where no citizen is known for the read log to name. */
export const showSender = (db: Db, at: Instant, { referral, by }: By): Promise<Sender> =>
	inTransaction(db, async (tx) => {
		await store.insertStep(
			tx,
			at,
			stepBy(referral, 'sender_shown', dayOf(at), by, { key: `shown ${referral} ${by} ${at}` }),
		)
		return findSender(tx, referral)
	})
