import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectFolder } from '#platform/root.ts'
import { signsOfFont } from './signs-of-font.ts'

const inPackages = (file: string): string => join(projectFolder, 'node_modules/@expo-google-fonts', file)

/** Latin, Greek and Cyrillic letters: for what is written by the municipality alone. */
export const latinFonts: readonly string[] = [
	'ibm-plex-sans/400Regular/IBMPlexSans_400Regular.ttf',
	'ibm-plex-sans/600SemiBold/IBMPlexSans_600SemiBold.ttf',
].map(inPackages)

/** The same, then other scripts that are written here, then pictures: for what holds anybody's words. */
export const fontsOfManyScripts: readonly string[] = [
	...latinFonts,
	...[
		'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
		'noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf',
		'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
	].map(inPackages),
]

const known = new Map<string, ReadonlySet<number>>()
const signsIn = (font: string): ReadonlySet<number> => {
	const signs = known.get(font) ?? signsOfFont(readFileSync(font))
	known.set(font, signs)
	return signs
}

/** Every sign that one of the fonts can draw; a font is read once. */
export const signsOf = (fonts: readonly string[]): ReadonlySet<number> =>
	fonts.reduce((all, font) => all.union(signsIn(font)), new Set<number>() as ReadonlySet<number>)
