import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Press } from '../transport.ts'
import { type Approval, approvalOf, insertApproval } from './template-store.ts'
import { ownWording, type Wording } from './wording-transport.ts'

export type WordingInUse = {
	/** As it lies in the municipality's folder; null when it has none. */
	readonly own: Wording | null
	/** Null until somebody has looked it through and said yes; ours is used until then. */
	readonly approval: Approval | null
}

export const wordingInUse = async (db: Db, municipality: Municipality): Promise<WordingInUse> => {
	const own = ownWording(municipality)
	return { own, approval: own === null ? null : await approvalOf(db, own.digest) }
}

/** A press that sets letters in the municipality's own words when they are approved just as they are, and otherwise in ours. */
export const approvedPress = async (db: Db, municipality: Municipality, press: Press): Promise<Press> => {
	const { own, approval } = await wordingInUse(db, municipality)
	return (to, sheet) => press(to, sheet, approval === null ? null : own)
}

/** A yes to the words that were looked through, when they are still those in the folder. */
export const approveWording = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	command: { readonly digest: string; readonly by: StaffId },
): Promise<Outcome<null, 'has_changed'>> => {
	if (ownWording(municipality)?.digest !== command.digest) return no('has_changed')
	await insertApproval(db, command.digest, { at, by: command.by })
	return yes(null)
}
