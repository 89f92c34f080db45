/** How long each kind of record is where an extract fills them up with blanks; CPR Direkte, U12170 and U12180. */
export const recordLengths: ReadonlyMap<string, number> = new Map(
	Object.entries({
		'000': 35,
		'001': 106,
		'002': 306,
		'003': 249,
		'004': 37,
		'005': 200,
		'006': 203,
		'007': 26,
		'008': 193,
		'009': 37,
		'010': 30,
		'011': 25,
		'012': 95,
		'013': 36,
		'014': 23,
		'015': 147,
		'016': 58,
		'017': 272,
		'018': 60,
		'019': 75,
		'020': 47,
		'021': 63,
		'022': 45,
		'023': 96,
		'024': 218,
		'025': 40,
		'026': 173,
		'027': 44,
		'028': 36,
		'029': 109,
		'030': 48,
		'031': 269,
		'032': 269,
		'033': 269,
		'099': 45,
		'910': 157,
		'997': 43,
		'999': 21,
	}),
)

/** Kinds of which we read something. Of the others we know that we have no use for them, and nothing of them is kept. */
export const usedKinds: ReadonlySet<string> = new Set(['001', '002', '003', '004', '005', '007', '008', '012', '022'])

/** A field of a record by where it begins, counted from 1, and how long it is; blanks around it are not said. */
export const field = (record: string, position: number, length: number): string =>
	record.slice(position - 1, position - 1 + length).trim()

const mark = /^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)/

/** Whether a file's first bytes are those of an extract, also of one that was saved in an encoding we do not read. */
export const isExtract = (head: Uint8Array): boolean => {
	const text = Buffer.from(head.subarray(0, 400)).toString('latin1').replace(mark, '').replaceAll('\0', '')
	return /^000[0-9 ]{10}[0-9]{6}(19|20)[0-9]{6}/.test(text)
}
