import { strToU8, type Zippable, zipSync } from 'fflate'

/** A cell as a workbook keeps it: text is shared unless said otherwise, a number may be a day by its style. */
export type WorkbookCell =
	| string
	| number
	| boolean
	| null
	| { readonly inline: string }
	| { readonly rich: readonly string[] }
	| { readonly serial: number; readonly style?: number }
	| { readonly formula: string; readonly was: string | number }
	| { readonly raw: string }

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export const escaped = (text: string): string =>
	text
		// biome-ignore lint/suspicious/noControlCharactersInRegex: signs that XML cannot hold
		.replaceAll(/[\u0000-\u0008\u000b-\u001f]/g, (sign) => `_x${sign.charCodeAt(0).toString(16).padStart(4, '0')}_`)
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')

const letters = (column: number): string =>
	(column >= 26 ? letters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))

const cellXml = (cell: WorkbookCell, reference: string, shared: (text: string) => number): string => {
	if (cell === null) return ''
	if (typeof cell === 'string') return `<c r="${reference}" t="s"><v>${shared(cell)}</v></c>`
	if (typeof cell === 'number') return `<c r="${reference}"><v>${cell}</v></c>`
	if (typeof cell === 'boolean') return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`
	if ('inline' in cell)
		return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escaped(cell.inline)}</t></is></c>`
	if ('rich' in cell)
		return `<c r="${reference}" t="inlineStr"><is>${cell.rich.map((text) => `<r><rPr><b/></rPr><t>${escaped(text)}</t></r>`).join('')}<rPh><t>nej</t></rPh></is></c>`
	if ('serial' in cell) return `<c r="${reference}" s="${cell.style ?? 1}"><v>${cell.serial}</v></c>`
	if ('formula' in cell)
		return typeof cell.was === 'string'
			? `<c r="${reference}" t="str"><f>${escaped(cell.formula)}</f><v>${escaped(cell.was)}</v></c>`
			: `<c r="${reference}"><f>${escaped(cell.formula)}</f><v>${cell.was}</v></c>`
	return cell.raw.replace('REF', reference)
}

export type WorkbookOptions = {
	/** Sheets before the one with the rows, empty. */
	readonly emptySheets?: number
	readonly from1904?: boolean
	/** Parts put in instead, or besides. */
	readonly parts?: Readonly<Record<string, string | Uint8Array>>
	readonly without?: readonly string[]
}

/** Sheet styles: 0 plain, 1 day (built in), 2 day (own format), 3 own format of ten digits, 4 a clock, 5 text in quotes and colours. */
const styles = `${xml}<styleSheet ${main}><numFmts count="4"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy;@"/><numFmt numFmtId="165" formatCode="0000000000"/><numFmt numFmtId="166" formatCode="[$-406]dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="167" formatCode="[Red]&quot;dage&quot; #,##0"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/><xf numFmtId="167"/></cellXfs></styleSheet>`

/** The parts of a workbook as a spreadsheet writes it. */
export const workbookParts = (
	rows: readonly (readonly WorkbookCell[])[],
	{ emptySheets = 0, from1904 = false, parts = {}, without = [] }: WorkbookOptions = {},
): Zippable => {
	const texts = new Map<string, number>()
	const shared = (text: string): number => {
		if (!texts.has(text)) texts.set(text, texts.size)
		return texts.get(text) as number
	}
	const sheet = (some: readonly (readonly WorkbookCell[])[]): string =>
		`${xml}<worksheet ${main}><sheetData>${some
			.map(
				(cells, row) =>
					`<row r="${row + 1}">${cells.map((cell, column) => cellXml(cell, `${letters(column)}${row + 1}`, shared)).join('')}</row>`,
			)
			.join('')}</sheetData></worksheet>`
	const sheets = [...Array.from({ length: emptySheets }, () => sheet([])), sheet(rows)]
	const all: Record<string, string | Uint8Array> = {
		'[Content_Types].xml': `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		'_rels/.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		'xl/workbook.xml': `${xml}<workbook ${main} xmlns:r="${office}"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map((_, place) => `<sheet name="Ark${place + 1}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`).join('')}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': `${xml}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, place) => `<Relationship Id="rId${place + 1}" Type="${office}/worksheet" Target="worksheets/sheet${place + 1}.xml"/>`).join('')}<Relationship Id="rS" Type="${office}/sharedStrings" Target="/xl/sharedStrings.xml"/><Relationship Id="rT" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
		'xl/styles.xml': styles,
		...Object.fromEntries(sheets.map((text, place) => [`xl/worksheets/sheet${place + 1}.xml`, text])),
		'xl/sharedStrings.xml': `${xml}<sst ${main} count="${texts.size}">${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
		...parts,
	}
	return Object.fromEntries(
		Object.entries(all)
			.filter(([name]) => !without.includes(name))
			.map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
	)
}

/** A workbook as a spreadsheet writes it, as bytes. */
export const workbook = (rows: readonly (readonly WorkbookCell[])[], options: WorkbookOptions = {}): Uint8Array =>
	zipSync(workbookParts(rows, options), { level: 6 })
