import { sql } from 'kysely'
import type { OfferId } from '#kernel/ids.ts'
import { instantOrNull } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Purpose } from './letter.ts'
import type { TellingLetter } from './told-time.ts'

/** Letters that tell when we come, by offer and oldest first; `written` counts those withheld too. */
export const tellingLetters = async (
	db: Db,
	offers: readonly OfferId[],
): Promise<ReadonlyMap<OfferId, { readonly letters: readonly TellingLetter[]; readonly written: number }>> => {
	const { rows } = await sql<{
		offer: OfferId
		purpose: Purpose
		time: string | null
		who: string | null
		withheld: boolean
	}>`
		select offer, purpose, case purpose when 'cancellation' then content -> 'former' ->> 'at' else content -> 'time' ->> 'at' end as time,
			content -> 'time' ->> 'who' as who, withheld_at is not null as withheld
		from offer.letter where offer = any(${[...offers]}::uuid[])
			and purpose in ('offer', 'reminder', 'confirmation', 'change', 'cancellation')
		order by written_at, id`.execute(db)
	return new Map(
		[...Map.groupBy(rows, ({ offer }) => offer)].map(([offer, letters]) => [
			offer,
			{
				letters: letters.flatMap(({ purpose, time, who, withheld }) =>
					withheld ? [] : [{ purpose, time: instantOrNull(time), who }],
				),
				written: letters.length,
			},
		]),
	)
}
