import { join } from 'node:path'
import type { Day } from '#kernel/day.ts'
import type { Language } from '#kernel/language.ts'
import { BadInput } from '#platform/command/index.ts'
import { latinFonts, openTypesetter } from '#platform/letters/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { Standard } from '../standard.ts'
import { publicSections } from './public.ts'
import { notInForce } from './public-life.ts'
import type { Office } from './shown.ts'

/** The standard as a tagged PDF/UA-1. */
export const publishedPdf = async (
	standard: Standard,
	office: Office,
	language: Language,
	today: Day,
): Promise<Uint8Array> => {
	const typesetter = openTypesetter({ fonts: latinFonts, templates: join(projectFolder, 'src/standard/published') })
	const pdf = await typesetter.typeset('standard.typ', {
		language,
		municipality: office.name[language],
		title: standard.title[language],
		summary: standard.texts.summary[language],
		notices: [notInForce(standard, today, language), standard.assumption?.[language] ?? null].filter(
			(words) => words !== null,
		),
		sections: publicSections(standard, office, language, today),
	})
	if (!pdf.ok) throw new BadInput(`The PDF cannot be set (${pdf.why}): ${pdf.detail ?? ''}`)
	return pdf.value
}
