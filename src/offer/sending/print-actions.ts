import type { BatchId, OfferId } from '#kernel/ids.ts'
import { clock, clockOf, dayOf, type Instant } from '#kernel/instant.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { lockBatch, setFinished } from '../batch/batch-store.ts'
import { numberOfDay, type PrintFile, printFileName } from './letter-file.ts'
import type { Post } from './post.ts'
import {
	batchesDone,
	batchesToPrint,
	freePrintFile,
	isPrinted,
	lettersToPrint,
	lockPrintDay,
	setPrinted,
} from './print-store.ts'
import { setNotPrinted } from './sending-store.ts'
import { isSms, type Letter } from './written-letter.ts'

/** From then on the day's letters outside batches are put into one file, in time for the day's post. */
const printedFrom = clock('13:00')

type Printing = Pick<Post, 'press' | 'outbox'>

/**
 * One file with every printed letter of a batch, each on a sheet of its own, and a list that says what is in it. A letter let
 * go after that comes in a further file: each is in exactly one. Letters outside batches come in one file a day.
 */
export const printWhatWaits = async (
	db: Db,
	at: Instant,
	municipality: Municipality,
	printing: Printing,
	passedOver: readonly OfferId[],
): Promise<void> => {
	for (const batch of await batchesToPrint(db, passedOver)) await printBatch(db, at, municipality, printing, batch)
	for (const batch of await batchesDone(db)) await setFinished(db, at, batch)
	if (clockOf(at) >= printedFrom) await printDay(db, at, municipality, printing)
}

const printBatch = (
	db: Db,
	at: Instant,
	municipality: Municipality,
	printing: Printing,
	batch: BatchId,
): Promise<void> =>
	inTransaction(db, async (tx) => {
		await lockBatch(tx, batch)
		const letters = await lettersToPrint(tx, batch)
		const file = { batch, number: await freePrintFile(tx, batch) }
		await print(tx, at, municipality, printing, letters, file)
	})

const printDay = (db: Db, at: Instant, municipality: Municipality, printing: Printing): Promise<void> =>
	inTransaction(db, async (tx) => {
		await lockPrintDay(tx)
		const file = { batch: null, number: numberOfDay(dayOf(at)) }
		if (await isPrinted(tx, file.number)) return
		await print(tx, at, municipality, printing, await lettersToPrint(tx, null), file)
	})

const print = async (
	tx: Db,
	at: Instant,
	municipality: Municipality,
	{ press, outbox }: Printing,
	letters: readonly Letter[],
	file: PrintFile,
): Promise<void> => {
	const [first] = letters
	if (first === undefined) return
	const ids = letters.map(({ id }) => id)
	const pdf = await press(municipality, {
		title: municipality.sender.office.da,
		dated: first.dated,
		letters: letters.flatMap(({ content }) => (isSms(content) ? [] : [content])),
	})
	const name = printFileName(file)
	const lines = letters.map((letter, place) => `${place + 1};${letter.id};${letter.dated}`)
	const put = pdf.ok ? await outbox.put(`${name}.pdf`, pdf.value) : pdf
	const listed = put.ok ? await outbox.put(`${name}.csv`, ['number;letter;dated', ...lines, ''].join('\r\n')) : put
	if (listed.ok) await setPrinted(tx, ids, file.number)
	else await setNotPrinted(tx, at, ids, listed.why)
}
