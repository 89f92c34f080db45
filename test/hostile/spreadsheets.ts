import { constants, deflateRawSync } from 'node:zlib'
import { strToU8, Zip, ZipPassThrough, zipSync } from 'fflate'

const escaped = (cell: string): string =>
	cell.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

const columnName = (place: number): string =>
	place < 26 ? String.fromCharCode(65 + place) : columnName(Math.floor(place / 26) - 1) + columnName(place % 26)

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packaged = 'http://schemas.openxmlformats.org/package/2006'

const sheetEnd = '</sheetData></worksheet>'
const sheetOf = (rows: readonly (readonly string[])[]): string =>
	`${head}<worksheet xmlns="${main}"><sheetData>${rows
		.map(
			(cells, row) =>
				`<row r="${row + 1}">${cells
					.map((cell, place) => {
						const at = `${columnName(place)}${row + 1}`
						if (cell === '') return ''
						return /^\d{1,9}$/.test(cell)
							? `<c r="${at}"><v>${cell}</v></c>`
							: `<c r="${at}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`
					})
					.join('')}</row>`,
		)
		.join('')}${sheetEnd}`

/** The parts of a spreadsheet with one sheet. */
export const partsOf = (rows: readonly (readonly string[])[]): Readonly<Record<string, string>> => ({
	'[Content_Types].xml': `${head}<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
	'_rels/.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
	'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="Ark1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
	'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packaged}/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
	'xl/worksheets/sheet1.xml': sheetOf(rows),
})

type Bytes = Uint8Array<ArrayBuffer>
/** Packed as one file; at level 0 nothing is made smaller, which is quicker. */
export const zipped = (parts: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 = 6): Bytes =>
	new Uint8Array(
		zipSync(
			Object.fromEntries(
				Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
			),
			{ level },
		),
	)

/** A part that is the same stretch over and over, packed once. */
class Repeating extends ZipPassThrough {
	override compression = 8
	readonly #packed = new Map<Uint8Array, Bytes>()
	protected override process(piece: Uint8Array, isLast: boolean): void {
		const packed =
			this.#packed.get(piece) ??
			new Uint8Array(deflateRawSync(piece, { finishFlush: isLast ? constants.Z_FINISH : constants.Z_FULL_FLUSH }))
		if (!isLast) this.#packed.set(piece, packed)
		this.ondata(null, packed, isLast)
	}
}

/** A spreadsheet whose one sheet becomes so many megabytes when it is unpacked, and is a hundredth of that before. */
export const zipBomb = (megabytes: number): Bytes => {
	const pieces: Uint8Array[] = []
	const zip = new Zip((failed, piece) => {
		if (failed) throw failed
		pieces.push(piece)
	})
	for (const [name, part] of Object.entries(partsOf([['person_id', 'status']]))) {
		const entry = new Repeating(name)
		zip.add(entry)
		const isSheet = name.endsWith('sheet1.xml')
		entry.push(strToU8(isSheet ? part.replace(sheetEnd, '') : part), !isSheet)
		if (!isSheet) continue
		const row = strToU8('<row><c t="inlineStr"><is><t>0000000000</t></is></c></row>'.repeat(18_000))
		for (let done = 0; done < megabytes * 1e6; done += row.length) entry.push(row)
		entry.push(strToU8(sheetEnd), true)
	}
	zip.end()
	return new Uint8Array(Buffer.concat(pieces))
}
