import { type Text, text } from '#kernel/language.ts'
import { recordLengths } from './extract-layout.ts'

/** A record as it stands in the file, without the blanks it is filled up with; its line, or its number where there are no lines. */
export type Cut = { readonly line: number; readonly record: string }
export type Trouble = { readonly line: number; readonly why: Text }

/** Longer than any record. */
const longest = 1000

export const because = (da: string, en: string): Text => text(`${da} Hent filen igen.`, `${en} Fetch the file again.`)

/** How some systems mark the end of a file. */
const endOfFile = '\u001A'
/** All that is no letter, sign or line break. */
const unprintable = /[^\P{Cc}\t\n\r\u0080-\u009F]/u
const doubleBytes = /\u00C3[\u0080-\u00BF]/

const wrongEncoding = (written: string): Text | null => {
	if (doubleBytes.test(written) || written.startsWith('\u00EF\u00BB\u00BF'))
		return because(
			'Filen er gemt som UTF-8. Et CPR-udtræk skal være ISO-8859-1, som det blev leveret.',
			'The file was saved as UTF-8. A CPR extract is ISO-8859-1, as it was delivered.',
		)
	if (/^(\u00FF\u00FE|\u00FE\u00FF)/.test(written) || written.includes('\0'))
		return because(
			'Filen er gemt som UTF-16 eller er ikke tekst. Et CPR-udtræk skal være ISO-8859-1, som det blev leveret.',
			'The file was saved as UTF-16 or is not text. A CPR extract is ISO-8859-1, as it was delivered.',
		)
	return unprintable.test(written.replaceAll(endOfFile, ''))
		? because('Filen har tegn, der ikke er tekst.', 'The file has characters that are not text.')
		: null
}

/** How many lines stand before the first character that cannot be. */
const linesBefore = (written: string): number => {
	const places = [written.search(unprintable), written.search(doubleBytes)].filter((place) => place >= 0)
	return places.length === 0 ? 0 : written.slice(0, Math.min(...places)).split('\n').length - 1
}

const tooLong = because('Linjen er længere end nogen record kan være.', 'The line is longer than any record can be.')

const unknownLength = (nth: number): Text =>
	text(
		`Filen er uden linjeskift, og record nummer ${nth} er af en ukendt type: resten kan ikke læses. Bestil udtrækket med en record på hver linje.`,
		`The file has no line breaks, and record number ${nth} is of an unknown type: the rest cannot be read. Order the extract with one record a line.`,
	)

/**
 * Cuts an extract into its records, a little of it at a time: a record a line, or records filled up to their whole length without
 * a break. After the first trouble nothing more comes.
 */
export const recordCutter = () => {
	let rest = ''
	let form: 'lines' | 'unbroken' | null = null
	let line = 0
	let trouble: Trouble | null = null

	const cutLines = (isLast: boolean): Cut[] => {
		const lines = rest.split('\n')
		rest = isLast ? '' : (lines.pop() ?? '')
		const cut: Cut[] = []
		for (const written of lines) {
			line += 1
			const record = written.trimEnd()
			if (record.length > longest) {
				trouble = { line, why: tooLong }
				return cut
			}
			if (record !== '' && record !== endOfFile) cut.push({ line, record })
		}
		if (rest.length > longest) trouble = { line: line + 1, why: tooLong }
		return cut
	}

	const cutUnbroken = (isLast: boolean): Cut[] => {
		const cut: Cut[] = []
		let at = 0
		while (rest.length - at >= 3) {
			if (`\r\n${endOfFile}`.includes(rest[at] ?? '')) {
				at += 1
				continue
			}
			const length = recordLengths.get(rest.slice(at, at + 3))
			if (length === undefined) {
				if (isLast && rest.slice(at).trim() === '') break
				trouble = { line: line + 1, why: unknownLength(line + 1) }
				break
			}
			if (rest.length - at < length && !isLast) break
			line += 1
			cut.push({ line, record: rest.slice(at, at + length).trimEnd() })
			at += length
		}
		rest = rest.slice(at)
		return cut
	}

	/** Its first record says nothing of its form, but what follows right after it does. */
	const formOf = (isLast: boolean): 'lines' | 'unbroken' | null => {
		if (rest.slice(0, longest).includes('\n')) return 'lines'
		if (rest.length <= longest && !isLast) return null
		return /^000[0-9 ]{32}\d{3}/.test(rest) ? 'unbroken' : 'lines'
	}

	const advance = (isLast: boolean): Cut[] => {
		form ??= formOf(isLast)
		if (form === null) return []
		return form === 'lines' ? cutLines(isLast) : cutUnbroken(isLast)
	}

	return {
		/** Records that are whole by now. */
		take: (bytes: Uint8Array): readonly Cut[] => {
			if (trouble !== null) return []
			const written = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
			const why = wrongEncoding(written)
			if (why === null) {
				rest += written
				return advance(false)
			}
			trouble = { line: line + 1 + linesBefore(rest + written), why }
			return []
		},
		/** The file has ended; what was left of it. */
		end: (): readonly Cut[] => (trouble === null ? advance(true) : []),
		trouble: (): Trouble | null => trouble,
	}
}
