import type { BatchId } from '#kernel/ids.ts'
import type { Channel } from './letter.ts'

/** Where a letter's own file lies in the outbox. */
export const fileOf = (letter: { readonly id: string; readonly channel: Channel }): string =>
	`${letter.channel === 'paper' ? 'print' : 'digital-post'}/${letter.id}.pdf`

/** What a print file of a batch is called, without its ending. */
export const printFileName = (batch: BatchId, number: number): string =>
	`print-batches/${batch}${number === 1 ? '' : `-${number}`}`
