import { join } from 'node:path'
import { readId, type StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { BadInput } from '#platform/command/index.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Note } from '../visit.ts'
import {
	asItStood,
	isEnded,
	isOpen,
	type LocalOffer,
	type LocalOfferChange,
	type LocalOfferContent,
	type LocalOfferVersion,
	sameContent,
} from './local-offer.ts'
import { type FileEntry, readLocalOffers } from './local-offer-file.ts'
import * as store from './local-offer-store.ts'
import { localOffersFile, localOffersIn } from './local-offer-transport.ts'

/** Every local offer ever in the directory, ended ones too. */
export const everyLocalOffer = (db: Db): Promise<LocalOffer[]> => store.selectOffers(db)

/** An offer as it stood after every deed, oldest first; empty when there is none of that id. */
export const localOfferStory = (db: Db, id: string): Promise<LocalOfferVersion[]> =>
	store.selectVersions(db, readId(id) === null ? [] : [id])

/** The offers that notes tell of, by the note's id: each as it stood when the note was signed, in a draft as it stands. */
export const toldIn = async (
	db: Db,
	notes: readonly Pick<Note, 'id' | 'body' | 'signedAt'>[],
): Promise<ReadonlyMap<string, readonly LocalOffer[]>> => {
	const ids = [...new Set(notes.flatMap(({ body }) => body.told))].filter((id) => readId(id) !== null)
	const versions = Map.groupBy(await store.selectVersions(db, ids), ({ offer }) => offer.id)
	return new Map(
		notes.map(({ id, body, signedAt }) => [
			id,
			body.told.flatMap((told) => {
				const story = versions.get(told) ?? []
				return (signedAt === null ? story.at(-1)?.offer : asItStood(story, signedAt)) ?? []
			}),
		]),
	)
}

/** Sent twice with one `id`, it is added once; an `id` that brought another offer before is refused. */
export const addLocalOffer = (
	db: Db,
	at: Instant,
	by: StaffId,
	id: string,
	content: LocalOfferContent,
): Promise<Outcome<string, 'form_was_used'>> =>
	inTransaction(db, async (tx) => {
		const offer = { ...content, id, version: 1, checkedOn: dayOf(at), endedOn: null }
		if (await store.insertOffer(tx, id, null)) {
			await store.insertVersion(tx, { offer, what: 'added', at, by })
			return yes(id)
		}
		const [first] = await store.selectVersions(tx, [id])
		return first !== undefined && sameContent(first.offer, content) ? yes(id) : no('form_was_used')
	})

/** Why a local offer stays as it is. */
export type LocalOfferWhy = 'unknown_offer' | 'changed_meanwhile' | 'is_ended' | 'has_passed'

const alter = (
	db: Db,
	at: Instant,
	by: StaffId,
	id: string,
	what: LocalOfferChange,
	change: (now: LocalOffer) => Outcome<LocalOffer, LocalOfferWhy>,
): Promise<Outcome<LocalOffer, LocalOfferWhy>> =>
	inTransaction(db, async (tx) => {
		await store.holdDirectory(tx)
		const now = (await store.selectVersions(tx, [id])).at(-1)?.offer
		if (now === undefined) return no('unknown_offer')
		const changed = change(now)
		if (!changed.ok || changed.value === now) return changed
		const offer = { ...changed.value, version: now.version + 1 }
		await store.insertVersion(tx, { offer, what, at, by })
		return yes(offer)
	})

/** `version` is the one in front of whoever wrote; another's change since then is told, not overwritten. What is changed is checked too. */
export const changeLocalOffer = (
	db: Db,
	at: Instant,
	by: StaffId,
	id: string,
	version: number,
	content: LocalOfferContent,
): Promise<Outcome<LocalOffer, LocalOfferWhy>> =>
	alter(db, at, by, id, 'changed', (now) => {
		if (sameContent(now, content)) return yes(now)
		if (now.version !== version) return no('changed_meanwhile')
		return yes({ ...now, ...content, checkedOn: dayOf(at) })
	})

/** Somebody has found out that it is still right; the same day twice is once. */
export const confirmLocalOffer = (
	db: Db,
	at: Instant,
	by: StaffId,
	id: string,
	version: number,
): Promise<Outcome<LocalOffer, LocalOfferWhy>> =>
	alter(db, at, by, id, 'checked', (now) => {
		if (isEnded(now, dayOf(at))) return no('is_ended')
		if (!isOpen(now, dayOf(at))) return no('has_passed')
		if (now.checkedOn === dayOf(at)) return yes(now)
		return now.version === version ? yes({ ...now, checkedOn: dayOf(at) }) : no('changed_meanwhile')
	})

/** No citizen is told of it any more; whoever was told still sees it. */
export const endLocalOffer = (
	db: Db,
	at: Instant,
	by: StaffId,
	id: string,
): Promise<Outcome<LocalOffer, LocalOfferWhy>> =>
	alter(db, at, by, id, 'ended', (now) => yes(now.endedOn === null ? { ...now, endedOn: dayOf(at) } : now))

export const reopenLocalOffer = (
	db: Db,
	at: Instant,
	by: StaffId,
	id: string,
): Promise<Outcome<LocalOffer, LocalOfferWhy>> =>
	alter(db, at, by, id, 'reopened', (now) =>
		yes(now.endedOn === null ? now : { ...now, endedOn: null, checkedOn: dayOf(at) }),
	)

/** What a file brought: new ones, ones brought up to date, ones left as staff have made them. */
type Loaded = { readonly added: number; readonly changed: number; readonly kept: number }

/**
 * Brings a municipality's file into the directory. An offer that staff have changed or ended stays as they made it, whatever the
 * file says; one that nobody has touched follows the file; one that has left the file stays. The same file again does nothing.
 */
export const loadLocalOffers = async (db: Db, at: Instant, folder: string): Promise<Loaded> => {
	const yaml = await localOffersIn(folder)
	const read = readLocalOffers(yaml ?? '', localOffersFile)
	if (read.content === null)
		throw new BadInput(
			`${join(folder, localOffersFile)} cannot be used; nothing of it was loaded. Mend these lines:\n${read.wrong.join('\n')}`,
		)
	return inTransaction(db, async (tx) => {
		await store.holdDirectory(tx)
		const filed = new Map((await store.selectFiled(tx)).map((one) => [one.code, one]))
		const now = new Map((await store.selectOffers(tx)).map((offer) => [offer.id, offer]))
		const became = { added: 0, changed: 0, kept: 0 }
		for (const entry of read.content) {
			const before = filed.get(entry.code)
			const offer = before && now.get(before.id)
			if (before === undefined || offer === undefined) {
				await addFromFile(tx, at, entry)
				became.added++
			} else if (!sameContent(before.filed, entry.content)) {
				await store.noteFiled(tx, before.id, entry.content)
				const isOurs = offer.endedOn !== null || !sameContent(offer, before.filed)
				if (isOurs) became.kept++
				else await followFile(tx, at, offer, entry)
				if (!isOurs) became.changed++
			}
		}
		return became
	})
}

const addFromFile = async (tx: Db, at: Instant, { code, content, checkedOn }: FileEntry): Promise<void> => {
	const id = crypto.randomUUID()
	await store.insertOffer(tx, id, { code, filed: content })
	const offer = { ...content, id, version: 1, checkedOn, endedOn: null }
	await store.insertVersion(tx, { offer, what: 'added', at, by: null })
}

const followFile = async (tx: Db, at: Instant, now: LocalOffer, { content, checkedOn }: FileEntry): Promise<void> => {
	const later = checkedOn > now.checkedOn ? checkedOn : now.checkedOn
	const offer = { ...now, ...content, version: now.version + 1, checkedOn: later }
	await store.insertVersion(tx, { offer, what: 'changed', at, by: null })
}
