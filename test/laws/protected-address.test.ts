import { expect, test } from 'vitest'
import { isCode, isTest, plain, readHouse, withFile } from './house.ts'

/** An address is written as it stands in the register by these alone: what says it of a protected citizen too. */
const mayWrite = new Set([
	'src/population/index.ts',
	'src/population/citizen.ts',
	'src/population/same-person/alike.ts', // compares, and is given no protected address
	'src/offer/letter/letter-content.ts', // the window of the letter itself
	'src/demonstration-inquiries.ts', // invented citizens only
])
const raw = /\b(streetLine|townLine)\b|\.address\??\.(street|town|houseNumber|floorDoor|postalCode)\b/
/** Taking the protection away for show is done on one page, for whoever drives there. */
const unmasked = /\bprotected:\s*false\b/
const mayUnmask = new Set(['src/visit/day/address-view.tsx'])

const found = (house: ReturnType<typeof readHouse>): string[] =>
	[...house]
		.filter(([file]) => file.startsWith('src/') && isCode(file) && !isTest(file))
		.filter(([, text]) => raw.test(text) || unmasked.test(text))
		.filter(([file, text]) => {
			const code = plain(file, text)
			const writes = raw.test(code) && !mayWrite.has(file)
			return writes || (file.endsWith('.tsx') && unmasked.test(code) && !mayUnmask.has(file))
		})
		.map(([file]) => file)

test('every page says an address by the one door that keeps a protected one back', () => {
	expect(found(readHouse())).toEqual([])
})

test.each([
	'export const x = (c) => streetLine(c.address)',
	'export const x = (c) => c.address?.street ?? ""',
	'export const x = (c) => shownAddress({ ...c, protected: false })',
])('planted: %s', (text) => {
	expect(found(withFile(new Map(), 'src/desk/x-page.tsx', text))).toEqual(['src/desk/x-page.tsx'])
})
