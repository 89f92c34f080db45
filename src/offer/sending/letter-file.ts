import type { Day } from '#kernel/day.ts'
import type { BatchId } from '#kernel/ids.ts'
import type { Channel } from '../letter/letter.ts'

/** Where a letter's own file lies in the outbox. */
export const fileOf = (letter: { readonly id: string; readonly channel: Channel }): string =>
	letter.channel === 'paper' ? `print/${letter.id}.pdf` : `digital-post/${letter.id}.xml`

/** A file in which letters are printed together: of a batch, several are numbered; of a day, the number is the day. */
export type PrintFile = { readonly batch: BatchId | null; readonly number: number }

/** The number of the one print file of a day: *20260309*. */
export const numberOfDay = (day: Day): number => Number(day.replaceAll('-', ''))

/** What a print file is called, without its ending. */
export const printFileName = ({ batch, number }: PrintFile): string => {
	if (batch !== null) return `print-batches/${batch}${number === 1 ? '' : `-${number}`}`
	const written = String(number)
	return `print-days/${written.slice(0, 4)}-${written.slice(4, 6)}-${written.slice(6)}`
}
