import type { BatchId } from '#kernel/ids.ts'

/** Where a letter's own file lies in the outbox. */
export const fileOf = (letter: { readonly id: string; readonly digital: boolean }): string =>
	`${letter.digital ? 'digital-post' : 'print'}/${letter.id}.pdf`

/** What a print file of a batch is called, without its ending. */
export const printFileName = (batch: BatchId, number: number): string =>
	`print-batches/${batch}${number === 1 ? '' : `-${number}`}`
