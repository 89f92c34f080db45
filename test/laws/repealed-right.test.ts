import { expect, test } from 'vitest'
import { isCode, isTest, plain, readHouse, withFile } from './house.ts'

/** Serviceloven § 79 a gave a right until 30 June 2025. Programs, pages and letters name it nowhere; standards name it for their own time. */
const claim = /\b79\s*a\b|\bsection 79/i
/** What refuses such a claim has to name it. */
const refusing = /^src\/standard\/check\/check-[a-z-]+\.ts$/

const claims = (house: ReturnType<typeof readHouse>): string[] =>
	[...house]
		.filter(([file]) => file.startsWith('src/') && !isTest(file) && !refusing.test(file))
		.filter(([file, text]) => claim.test(isCode(file) ? plain(file, text) : text))
		.map(([file]) => file)

const house = readHouse()

test('no page and no letter claims a right under the section that was repealed on 1 July 2025', () => {
	expect([...house.keys()].some((file) => file.endsWith('.typ'))).toBe(true)
	expect(claims(house)).toEqual([])
})

test.each([
	['src/offer/letter/templates/words.ts', `export const right = 'Du har ret til et besøg efter servicelovens § 79 a.'`],
	['src/offer/letter/templates/offer.typ', 'You have a right under section 79 a.'],
	['src/standard/pages.tsx', 'export const x = <p>§ 79a</p>'],
])('a planted claim in %s is seen', (file, text) => {
	expect(claims(withFile(new Map(), file, text))).toEqual([file])
})
