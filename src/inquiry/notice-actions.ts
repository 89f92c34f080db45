import { type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { findCitizen, lifeEventsOf } from '#population/actions.ts'
import { listStandards } from '#standard/actions.ts'
import { standardOn } from '#standard/index.ts'
import { settleScreenings } from './hospital/discharge-actions.ts'
import { isSameNotice, type NewNotice, type NoticeRefusal, noticeRefusal } from './notice.ts'
import { isSource } from './sources.ts'
import * as store from './store.ts'

/** Writes down what somebody learnt; with the same key only once, with other words not at all, and not once more when it has been withdrawn. What the register told already needs no telling. */
export const recordNotice = async (
	db: Db,
	at: Instant,
	notice: NewNotice,
): Promise<
	Outcome<PersonId, NoticeRefusal | 'no_such_citizen' | 'already_known' | 'form_was_used' | 'withdrawn_since'>
> =>
	inTransaction(db, async (tx) => {
		const citizen = await findCitizen(tx, notice.person)
		if (citizen === null) return no('no_such_citizen')
		const today = dayOf(at)
		const refusal = noticeRefusal(notice, standardOn(await listStandards(tx), today), citizen.bornOn, today)
		if (refusal !== null) return no(refusal)
		const { on, source, nature } = notice
		if (on === null || !isSource(source) || (nature !== 'event' && nature !== 'risk')) return no('unknown_kind')
		const known = (await lifeEventsOf(tx, [notice.person])).get(notice.person) ?? []
		if (nature === 'event' && known.some((event) => event.kind === notice.kind && event.on === on))
			return no('already_known')
		const note = notice.note.trim() === '' ? null : notice.note.trim()
		const written = { ...notice, on, source, nature, note, recordedBy: notice.by } as const
		const isNew = await store.insertNotice(tx, at, written)
		const before = isNew ? null : await store.noticeByKey(tx, notice.key)
		if (before !== null && !isSameNotice(before, written)) return no('form_was_used')
		if (before !== null && before.withdrawn !== null) return no('withdrawn_since')
		if (notice.kind === 'discharged') await settleScreenings(tx, at, notice.person)
		return yes(notice.person)
	})

/** What was recorded by mistake stops counting, because; it stays to be read. */
export const withdrawNotice = async (
	db: Db,
	at: Instant,
	asked: { readonly notice: string; readonly person: PersonId; readonly because: string; readonly by: StaffId | null },
): Promise<Outcome<PersonId, 'no_such_notice' | 'because_is_empty'>> => {
	const notice = readId<string>(asked.notice)
	if (notice === null) return no('no_such_notice')
	if (asked.because.trim() === '') return no('because_is_empty')
	return inTransaction(db, async (tx) => {
		const found = await store.withdrawNotice(tx, at, { ...asked, notice, because: asked.because.trim() })
		if (!found) return no('no_such_notice')
		await settleScreenings(tx, at, asked.person)
		return yes(asked.person)
	})
}
