import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { inSignsAtHand, openTypesetter, signsOfFont, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { PersonRecord } from './record.ts'
import { recordSheet, withTexts } from './record-sheet.ts'

/** Latin, Greek and Cyrillic letters, then those of other scripts that are written here, then pictures. */
const fonts = [
	'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
	'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
	'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
	'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
	'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
].map((file) => join(projectFolder, 'node_modules/@expo-google-fonts', file))

let known: ReadonlySet<number> | null = null
const signsAtHand = (): ReadonlySet<number> => {
	known ??= new Set(fonts.flatMap((font) => [...signsOfFont(readFileSync(font))]))
	return known
}

/** The record as a tagged PDF/UA-1; of one record always the same bytes. */
export const recordPdf = async (record: PersonRecord): Promise<Outcome<Uint8Array, Unset>> => {
	const signs = signsAtHand()
	const typesetter = openTypesetter({ fonts, templates: join(projectFolder, 'src/desk/record-file') })
	return typesetter.typeset(
		'record.typ',
		withTexts(recordSheet(record), (text) => inSignsAtHand(text, signs)),
	)
}
