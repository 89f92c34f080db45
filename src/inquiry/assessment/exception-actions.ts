import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { beforeDeciding, type NotHere } from '../before-deciding-actions.ts'
import { type ExceptionRefusal, exceptionRefusal } from './assessment.ts'
import * as store from './assessment-store.ts'

/** A health professional sets an exclusion aside for one citizen, where the standard permits it. */
export const grantException = async (
	db: Db,
	at: Instant,
	asked: {
		readonly person: PersonId
		readonly exclusion: string
		readonly because: string
		readonly by: StaffId
		readonly key?: string
	},
): Promise<Outcome<PersonId, ExceptionRefusal | NotHere | store.NotKept>> =>
	inTransaction(db, async (tx) => {
		const deciding = await beforeDeciding(tx, at, asked)
		if (!deciding.ok) return deciding
		const { on, standard, profession } = deciding.value
		const refusal = exceptionRefusal(asked, profession, standard)
		if (refusal !== null) return no(refusal)
		const kept = await store.keepException(tx, at, {
			...asked,
			because: asked.because.trim(),
			on,
			key: asked.key ?? `${asked.person} ${asked.exclusion}`,
		})
		return kept.ok ? yes(asked.person) : kept
	})
