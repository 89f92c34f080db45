import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { readMunicipalities } from '#platform/municipality/index.ts'
import { standardInFile } from '../actions.ts'
import { publishedHtml } from './published.ts'
import { publishedPdf } from './published-transport.ts'

const municipalities = await readMunicipalities('municipalities')

describe.each(municipalities.map((municipality) => [municipality.code, municipality] as const))(
	'%s',
	(code, municipality) => {
		const standard = standardInFile(`municipalities/${code}/standard/2025-07-01.yaml`)

		test.each(['da', 'en'] as const)('says everything a citizen is to know (%s)', (language) => {
			const page = publishedHtml(standard, municipality, language, day('2026-03-09'))
			expect(page.match(/<h2/g)?.length).toBeGreaterThanOrEqual(12)
			for (const { name } of standard.criteria) expect(page).toContain(name[language])
			expect(page).toContain(standard.assumption?.[language])
			expect(page).not.toMatch(/79\s*a|<script|undefined|null/)
		})

		test('is set as a tagged PDF', async () => {
			const pdf = Buffer.from(await publishedPdf(standard, municipality, 'da', day('2026-03-09'))).toString('latin1')
			expect(pdf).toMatch(/^%PDF-/)
			expect(pdf).toContain('/StructTreeRoot')
		})
	},
)
