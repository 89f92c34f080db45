import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import { keepBeside, takeCareHomes } from '../care-home/care-home-actions.ts'
import { settleCareHomes } from '../care-home/care-home-store.ts'
import { saveNoted } from '../extract/extract-store.ts'
import { comparable } from '../lives/registered.ts'
import { insertLifeEventsOfImport } from '../told-store.ts'
import * as register from './commit-store.ts'
import { type Counts, type Import, type ImportId, type Kind, type ReviewRow, sameCounts } from './import-review.ts'
import * as store from './import-store.ts'
import * as judging from './judge-store.ts'
import type { ReadFile } from './read-file.ts'

const chunk = 2000
const mostNoted = 500
/** How files are taken in, whatever their kind. */
export type Taking = {
	/** The day the files describe. */
	readonly on: Day
	readonly by: StaffId | null
	/** Hears how many rows, or persons, are done. */
	readonly progress?: (done: number) => void
}

/** Takes a file in for review: every row is kept and judged, nothing of the register changes. */
export const stageImport = (
	db: Db,
	at: Instant,
	command: Taking & {
		readonly files: readonly string[]
		readonly read: ReadFile
		/** Of a list of help: who is not on it receives none any more. */
		readonly whole?: boolean
	},
): Promise<Import> =>
	inTransaction(db, async (tx) => {
		const { files, by, read } = command
		const kind = read.kind ?? 'population'
		const id = await store.insertImport(tx, at, { kind, whole: command.whole ?? false, files, on: command.on, by })
		await keepBeside(tx, id, read)
		const noted = read.rows.flatMap(({ file, line, noted = [] }) => noted.map((note) => ({ file, line, ...note })))
		if (noted.length > 0) await saveNoted(tx, id, noted.slice(0, mostNoted), {}, [])
		const rows = [
			...read.rejected.map(({ file, line, reasons }) => ({ file, line, data: null, reasons })),
			...read.rows.map(({ file, line, stated }) => ({ file, line, data: comparable(stated), reasons: null })),
		].map((row, number) => ({ number, ...row }))
		for (let done = 0; done < rows.length; done += chunk) {
			await judging.insertRows(tx, id, rows.slice(done, done + chunk))
			command.progress?.(Math.min(done + chunk, rows.length))
		}
		return settled(tx, at, id)
	})

/** What all rows together tell, and the count of it: an import ready to be looked through. */
export const settled = async (tx: Db, at: Instant, id: ImportId): Promise<Import> => {
	await store.endForgottenImports(tx, at)
	await store.lookAtRows(tx)
	await judging.settleRows(tx, id)
	await store.countRows(tx, id)
	return (await store.selectImport(tx, id)) as Import
}

/**
 * Puts a reviewed import into the register, the whole of it. Refused while a row is rejected, and when the register has
 * changed so that it would do something else than was reviewed.
 */
export const commitImport = (
	db: Db,
	at: Instant,
	id: ImportId,
	by: StaffId | null,
): Promise<Outcome<Counts, 'no_such_import' | 'already_ended' | 'rows_rejected' | 'register_changed'>> =>
	inTransaction(db, async (tx) => {
		await store.lockForImport(tx)
		const reviewed = await store.selectImport(tx, id)
		if (reviewed === null) return no('no_such_import')
		if (reviewed.state !== 'staged') return no('already_ended')
		if (reviewed.counts.rejected > 0) return no('rows_rejected')
		if ((await store.isOutdated(tx, id)) && !sameCounts(await judge(tx, id), reviewed.counts))
			return no('register_changed')
		await register.saveAddresses(tx, id)
		await register.insertNewPersons(tx, id)
		await register.lookAtRegister(tx)
		await register.insertChanges(tx, id)
		await insertLifeEventsOfImport(tx, id, reviewed.on, at)
		await register.updateChangedPersons(tx, id, reviewed.on)
		if (reviewed.kind === 'extract') {
			await register.saveFormerNumbers(tx, id, at)
			await register.saveAsOf(tx, id)
		}
		if (reviewed.kind === 'care_homes') await takeCareHomes(tx, at, reviewed)
		await settleCareHomes(tx, at, reviewed.on)
		await store.endImport(tx, id, 'committed', at, by)
		return yes(reviewed.counts)
	})

/** Throws an import under review away. False when it had ended already. */
export const cancelImport = (db: Db, at: Instant, id: ImportId, by: StaffId | null): Promise<boolean> =>
	inTransaction(db, (tx) => store.endImport(tx, id, 'cancelled', at, by))

const judge = async (tx: Db, id: ImportId): Promise<Counts> => {
	await store.beginJudging(tx, id)
	await judging.judgeRows(tx, id)
	return store.countRows(tx, id)
}

/** Holds an import under review against the register once more. */
export const reviewAgain = (db: Db, id: ImportId): Promise<Counts> => inTransaction(db, (tx) => judge(tx, id))

export const findImport = (db: Db, id: ImportId): Promise<Import | null> => store.selectImport(db, id)
export const listImports = (db: Db, limit = 50): Promise<Import[]> => store.selectImports(db, limit)

/** A page of an import's rows of one kind; empty once it has ended. */
export const reviewRows = (db: Db, id: ImportId, kind: Kind, limit: number, offset: number): Promise<ReviewRow[]> =>
	store.selectRows(db, id, kind, limit, offset)

/** Protection that has run out ends, and what was kept of records that nobody could read is thrown away. */
export const populationNight = (db: Db, at: Instant, on: Day): Promise<void> =>
	inTransaction(db, async (tx) => {
		await register.endProtections(tx, at, on)
		await register.forgetUnreadRecords(tx, at)
	})
