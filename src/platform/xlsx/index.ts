import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { TableRow } from '#platform/csv/index.ts'
import { limits, type NoWorkbook } from './limits.ts'
import { readSharedTexts, readSheet } from './sheet.ts'
import { type Archive, readStyles, readWorkbook } from './workbook.ts'
import { partsOf } from './zip.ts'

export type { NoWorkbook } from './limits.ts'

/** A table, and the year from which the workbook counts its days. */
export type WorkbookRows = { readonly rows: TableRow[]; readonly from: 1900 | 1904 }

const begins = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, at) => bytes[at] === sign)
const isArchive = (bytes: Uint8Array): boolean => begins(bytes, 0x50, 0x4b)
const isOldOffice = (bytes: Uint8Array): boolean => begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)

/** Whether a file is a workbook by its first bytes, or something that is packed like one. */
export const isWorkbook = (bytes: Uint8Array): boolean => isArchive(bytes) || isOldOffice(bytes)

/**
 * The rows of the first sheet that has any, as text: days as YYYY-MM-DD, yes and no as `true` and `false`. Macros are left alone and
 * formulas are not worked out. Whatever the bytes, it ends with rows or with a no, whose `detail` is the row it was found at.
 */
export const readWorkbookRows = (bytes: Uint8Array): Promise<Outcome<WorkbookRows, NoWorkbook>> =>
	Promise.try(() => rowsIn(bytes)).catch(() => no('damaged'))

const rowsIn = async (bytes: Uint8Array): Promise<Outcome<WorkbookRows, NoWorkbook>> => {
	if (isOldOffice(bytes)) return no(isLocked(bytes) ? 'encrypted' : 'old_xls')
	const parts = partsOf(bytes)
	if (!parts.ok) return parts
	const mimetype = parts.value.get('mimetype')
	if (mimetype?.method === 0 && new TextDecoder().decode(mimetype.packed.subarray(0, 80)).includes('opendocument'))
		return no('ods')
	const archive: Archive = { parts: parts.value, allowance: { left: limits.all } }
	const workbook = await readWorkbook(archive)
	if (!workbook.ok) return workbook
	const { sheets, sharedTexts, styles, isFrom1904 } = workbook.value
	const looks = await readStyles(archive, styles)
	if (!looks.ok) return looks
	const texts = await readSharedTexts(archive, sharedTexts)
	if (!texts.ok) return texts
	for (const path of sheets) {
		const sheet = await readSheet(archive, path, { texts: texts.value, looks: looks.value, isFrom1904 })
		if (!sheet.ok) return sheet
		if (sheet.value.length > 0) return yes({ rows: sheet.value, from: isFrom1904 ? 1904 : 1900 })
	}
	return no('no_cells')
}

/** A workbook with a password is an old-fashioned file with a stream of this name. */
const isLocked = (bytes: Uint8Array): boolean =>
	Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))
