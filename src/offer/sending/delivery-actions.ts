import { randomUUID } from 'node:crypto'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { writeDay } from '#kernel/write-day.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen, findCitizens } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { windowLines } from '../letter/letter-content.ts'
import { insertLetter } from '../letter/letter-store.ts'
import type { Offer } from '../offer.ts'
import { findOffer } from '../store.ts'
import { type NotArrived, type NotOnPaper, notOnPaper, occasionOnPaper, type ToldState } from './delivery.ts'
import * as store from './delivery-store.ts'
import { isSms, type Letter } from './written-letter.ts'

/** What a file or a message about letters came to. */
export type Noted = {
	/** States kept now. */
	readonly noted: number
	/** Told before. */
	readonly known: number
	/** About letters that are not ours. */
	readonly strange: number
	/** Words that mean nothing here, and how often each came. */
	readonly unknown: ReadonlyMap<string, number>
}

/** Keeps what the carrier tells of letters: all of it or nothing. Told again, it changes nothing. */
export const noteDeliveries = async (db: Db, at: Instant, told: readonly ToldState[]): Promise<Noted> =>
	inTransaction(db, async (tx) => {
		const ours = await store.lettersKnown(
			tx,
			told.map(({ letter }) => letter),
		)
		const count = { noted: 0, known: 0, strange: 0 }
		const unknown = new Map<string, number>()
		for (const { letter, state, because, word, at: happened } of told) {
			if (state === null) unknown.set(word, (unknown.get(word) ?? 0) + 1)
			else if (!ours.has(letter)) count.strange += 1
			else if (await store.insertDelivery(tx, happened ?? at, letter, state, because)) count.noted += 1
			else count.known += 1
		}
		return { ...count, unknown }
	})

/** A letter that did not arrive, with what is needed to see to it. `notOnPaper` null: it can be sent so. */
export type Lost = NotArrived & {
	readonly citizen: Citizen
	readonly offer: Offer | null
	readonly notOnPaper: NotOnPaper | null
}

export const lostToSee = async (db: Db, at: Instant): Promise<Lost[]> => {
	const lost = await store.lettersLost(db)
	const citizens = await findCitizens(
		db,
		lost.map(({ letter }) => letter.person),
	)
	const found: Lost[] = []
	for (const one of lost) {
		const citizen = citizens.get(one.letter.person)
		if (citizen === undefined) continue
		const offer = one.letter.offer === null ? null : await findOffer(db, one.letter.offer)
		found.push({ ...one, citizen, offer, notOnPaper: notOnPaper({ letter: one.letter, offer, citizen }, dayOf(at)) })
	}
	return found
}

export type Seeing = {
	readonly letter: string
	readonly by: StaffId
	/** Sent once more on paper, or in somebody's own words what was done. */
	readonly how: { readonly kind: 'paper' } | { readonly kind: 'seen'; readonly words: string }
}

/** Sees to a letter that did not arrive; twice is once. */
export const seeTo = async (
	db: Db,
	at: Instant,
	{ letter, by, how }: Seeing,
): Promise<Outcome<null, 'not_lost' | 'words_are_empty' | NotOnPaper>> =>
	inTransaction(db, async (tx) => {
		if (how.kind === 'seen' && how.words.trim() === '') return no('words_are_empty')
		const lost = await store.lockLost(tx, letter)
		if (lost === null) return no('not_lost')
		if (how.kind === 'paper') {
			const hindrance = await writeOnPaper(tx, at, lost, by)
			if (hindrance !== null) return no(hindrance)
		}
		await store.setSettled(tx, at, letter, by, how.kind === 'seen' ? how.words.trim() : how.kind)
		return yes(null)
	})

/** The letter as it was, dated today and addressed to where the citizen lives now; it goes out by the road of every letter. */
const writeOnPaper = async (tx: Db, at: Instant, letter: Letter, by: StaffId): Promise<NotOnPaper | null> => {
	const citizen = await findCitizen(tx, letter.person)
	if (citizen === null || isSms(letter.content)) return 'no_letter'
	const offer = letter.offer === null ? null : await findOffer(tx, letter.offer)
	const hindrance = notOnPaper({ letter, offer, citizen }, dayOf(at))
	if (hindrance !== null) return hindrance
	const [id, dated] = [randomUUID(), dayOf(at)]
	const content = {
		...letter.content,
		to: windowLines(citizen),
		dated: writeDay(dated, letter.content.language),
		number: id.slice(0, 8).toUpperCase(),
	}
	const occasion = occasionOnPaper(letter.occasion)
	await insertLetter(tx, { ...letter, id, occasion, dated, channel: 'paper', content, writtenAt: at }, { askedBy: by })
	return null
}
