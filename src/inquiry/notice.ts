import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Standard } from '#standard/index.ts'
import { findKind, type Nature } from './kinds.ts'
import { isSource, type Source } from './sources.ts'

/** Answers to what a kind asks; an unanswered question is absent. */
export type Details = Readonly<Record<string, boolean>>

/** What somebody learnt, as it was written down. */
export type Notice = {
	readonly id: string
	readonly person: PersonId
	readonly nature: Nature
	readonly kind: string
	readonly on: Day
	readonly details: Details
	readonly source: Source
	readonly note: string | null
	readonly recordedAt: Instant
	readonly recordedBy: StaffId | null
	/** Counts no longer, but stays to be read. */
	readonly withdrawn: { readonly at: Instant; readonly by: StaffId | null; readonly because: string } | null
}

export type NewNotice = {
	readonly person: PersonId
	readonly nature: string
	readonly kind: string
	readonly on: Day | null
	readonly details: Details
	readonly source: string
	readonly note: string
	readonly by: StaffId | null
	/** The same key is the same deed. */
	readonly key: string
}

export type NoticeRefusal = 'no_day' | 'in_the_future' | 'before_birth' | 'unknown_kind' | 'unknown_source'

/** Why this cannot be recorded on that day; null when it can. */
export const noticeRefusal = (
	notice: Pick<NewNotice, 'nature' | 'kind' | 'on' | 'source'>,
	standard: Standard | null,
	bornOn: Day,
	today: Day,
): NoticeRefusal | null => {
	if (findKind(standard, notice.nature, notice.kind) === null) return 'unknown_kind'
	if (notice.on === null) return 'no_day'
	if (notice.on > today) return 'in_the_future'
	if (notice.on < bornOn) return 'before_birth'
	return isSource(notice.source) ? null : 'unknown_source'
}

/** A form sent again with the same words about the same citizen is the same notice. */
export const isSameNotice = (
	before: Notice,
	again: Pick<Notice, 'person' | 'nature' | 'kind' | 'on' | 'details' | 'source' | 'note'>,
): boolean =>
	before.person === again.person &&
	before.nature === again.nature &&
	before.kind === again.kind &&
	before.on === again.on &&
	before.source === again.source &&
	before.note === again.note &&
	Object.keys({ ...before.details, ...again.details }).every((asked) => before.details[asked] === again.details[asked])
