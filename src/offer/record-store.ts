import { sql } from 'kysely'
import type { PersonId } from '#kernel/ids.ts'
import { instant, instantOrNull } from '#kernel/instant.ts'
import type { Text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import type { LeftOut } from './batch/batch.ts'
import type { CodeUse, LeftOutOnRecord, LetterOnRecord } from './record.ts'

type LetterRow = Omit<LetterOnRecord, 'writtenAt' | 'deliveredAt' | 'withheldAt'> & {
	writtenAt: string
	deliveredAt: string | null
	withheldAt: string | null
}

/** Oldest first. */
export const selectLetters = async (db: Db, person: PersonId): Promise<LetterOnRecord[]> => {
	const { rows } = await sql<LetterRow>`
		select l.purpose, l.channel, l.written_at as "writtenAt", coalesce(l.delivered_at, c.delivered_at) as "deliveredAt",
			l.withheld_at as "withheldAt", l.withheld_because as "withheldBecause", l.held_because as "heldBecause",
			l.last_fault as "lastFault", l.attempts, l.asked_by as "askedBy", l.content,
			coalesce((select jsonb_agg(jsonb_build_object('state', d.state, 'at', d.told_at, 'detail', d.detail) order by d.told_at)
				from offer.delivery d where d.letter = l.id), '[]') as told
		from offer.letter l left join offer.letter c on c.id = l.carried_by
		where l.person = ${person} order by l.written_at, l.id`.execute(db)
	return rows.map((row) => ({
		...row,
		writtenAt: instant(row.writtenAt),
		deliveredAt: instantOrNull(row.deliveredAt),
		withheldAt: instantOrNull(row.withheldAt),
	}))
}

export const selectLeftOut = async (db: Db, person: PersonId): Promise<LeftOutOnRecord[]> => {
	const { rows } = await sql<{ at: string; because: LeftOut; no_time: Text | null }>`
		select b.proposed_at as at, l.because, l.no_time from offer.left_out l join offer.batch b on b.id = l.batch
		where l.person = ${person} order by b.proposed_at`.execute(db)
	return rows.map(({ at, because, no_time }) => ({ at: instant(at), because, noTime: no_time }))
}

/** Codes given in letters, when the answer page was opened with one of them, and when somebody tried one in vain. */
export const selectCodeUses = async (db: Db, person: PersonId): Promise<CodeUse[]> => {
	const { rows } = await sql<{ kind: CodeUse['kind']; at: string }>`
		select 'issued' as kind, issued_at as at from offer.code where person = ${person}
		union all select 'opened', p.opened_at from offer.answer_pass p join offer.code c on c.code = p.code where c.person = ${person}
		union all select 'tried', w.at from offer.wrong_code w join offer.code c on c.code = w.code where c.person = ${person}
		order by 2`.execute(db)
	return rows.map(({ kind, at }) => ({ kind, at: instant(at) }))
}
