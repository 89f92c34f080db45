import { join } from 'node:path'
import type { Outcome } from '#kernel/outcome.ts'
import { openTypesetter, type Unset } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { sheetOf } from './hand-over-sheet.ts'

const fontFolder = join(projectFolder, 'node_modules/@expo-google-fonts/ibm-plex-sans')
const fonts = ['400Regular/IBMPlexSans_400Regular.ttf', '600SemiBold/IBMPlexSans_600SemiBold.ttf'].map((file) =>
	join(fontFolder, file),
)

/** One hand-over as a tagged PDF/UA-1. */
export const handOverPdf = (sheet: ReturnType<typeof sheetOf>): Promise<Outcome<Uint8Array, Unset>> =>
	openTypesetter({ fonts, templates: join(projectFolder, 'src/followup/letters') }).typeset('hand-over.typ', sheet)
