import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { openTypesetter, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'

/** Latin, Greek and Cyrillic letters, then those of other scripts that are written here, then pictures. */
const fonts = [
	'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
	'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
	'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
	'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
	'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
].map((file) => join(projectFolder, 'node_modules/@expo-google-fonts', file))

/** The hand-out as it is set on paper. */
export type PaperSheet = {
	readonly language: string
	readonly municipality: string
	readonly title: string
	readonly day: string
	readonly offers: readonly {
		readonly name: string
		readonly what: string
		readonly facts: readonly (readonly [string, string])[]
	}[]
	readonly others: readonly string[]
	readonly othersTitle: string
	readonly ask: string
}

/** A tagged PDF/UA-1; a sign that the font does not have is a no. */
export const sheetPdf = (sheet: PaperSheet): Promise<Outcome<Uint8Array, Unset>> =>
	openTypesetter({ fonts, templates: join(projectFolder, 'src/visit/sheets') }).typeset('local-offers.typ', sheet)
