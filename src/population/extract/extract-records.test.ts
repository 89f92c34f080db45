import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { extractOf, type Registered, recordsOf, writeExtract } from '../../../test/extract-writer.ts'
import { isExtract } from './extract-layout.ts'
import { extractReader } from './extract-records.ts'

const on = day('2026-03-08')
const delivery = { task: '110901', on, previous: null }
const anna: Registered = {
	number: '6103480002',
	status: '01',
	statusSince: null,
	sex: 'K',
	bornOn: day('1948-03-01'),
	names: { given: 'Anna', middle: '', last: 'Sønderskov', since: null },
	home: null,
	civil: { code: 'U', spouse: null, since: null },
	protections: [],
}
const otto: Registered = { ...anna, number: '6203480001', sex: 'M' }

/** What a reader makes of bytes handed over in parts of one length. */
const read = (bytes: Uint8Array, length = bytes.length) => {
	const reader = extractReader('udtraek.txt')
	const pieces = []
	for (let at = 0; at < bytes.length; at += length) pieces.push(...reader.take(bytes.subarray(at, at + length)))
	pieces.push(...reader.end())
	return { pieces, reader, rejected: reader.rejected(), why: reader.rejected()[0]?.reasons[0]?.en ?? '' }
}
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')
const good = writeExtract([anna, otto], delivery)

describe('an extract', () => {
	test('is known by its first bytes, also one that was saved in another encoding', () => {
		expect(isExtract(good)).toBe(true)
		expect(isExtract(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good]))).toBe(true)
		expect(isExtract(Buffer.from(`\uFEFF${textOf(good)}`, 'utf16le'))).toBe(true)
		expect(isExtract(latin('person_id;status\n'))).toBe(false)
	})

	test('falls into pieces, one a person, whatever the length of the parts it comes in', () => {
		const { pieces, rejected } = read(good)
		expect(rejected).toEqual([])
		expect(pieces.map(({ cpr, line, describedOn }) => [cpr, line, describedOn])).toEqual([
			['6103480002', 2, on],
			['6203480001', 10, on],
		])
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 400 }), (length) => {
				expect(read(good, length).pieces).toEqual(pieces)
			}),
		)
	})

	test('says the same on lines of their own, trimmed or filled up, and without any break', () => {
		const records = (bytes: Uint8Array) => read(bytes).pieces.map(({ records }) => records)
		const expected = records(good)
		expect(records(writeExtract([anna, otto], { ...delivery, isFilled: true }))).toEqual(expected)
		expect(records(writeExtract([anna, otto], { ...delivery, lineEnd: '\r\n' }))).toEqual(expected)
		const unbroken = latin(
			[
				`000${'0'.repeat(10)}1109012026030820260301`.padEnd(35, '0'),
				...[anna, otto].flatMap((person) => recordsOf(person, on, true)),
				`999${'9'.repeat(10)}${String(2 + recordsOf(anna, on).length * 2).padStart(8, '0')}`,
			].join(''),
		)
		expect(records(unbroken)).toEqual(expected)
		expect(read(unbroken, 100).why).toBe('')
		const cut = unbroken.subarray(0, unbroken.length - 400)
		expect(read(cut).why).toMatch(/999|unknown type/)
	})

	test('may be several one after the other, or handed over twice', () =>
		expect(read(Buffer.concat([good, good])).pieces.length).toBe(4))

	test('counts kinds of records that nobody knows, and keeps them', () => {
		const { reader } = read(extractOf([...recordsOf(anna, on), '0776103480002hvad', '0776103480002er'], delivery))
		expect(reader.rejected()).toEqual([])
		expect([...reader.unread().counts]).toEqual([['077', 2]])
		expect(reader.unread().first[0]).toMatchObject({ cpr: '6103480002', record: '0776103480002hvad' })
	})

	test('about one person may say more records than it has: an excerpt, and said so', () => {
		const one = latin(textOf(writeExtract([anna], delivery)).replace(/\d{8}\n$/, '00001098\n'))
		const { pieces, reader } = read(one)
		expect(pieces).toHaveLength(1)
		expect(reader.noted()[0]?.en).toContain('an excerpt about one person')
	})

	test('whose number took the place of another is told under the new one too', () => {
		const replaced: Registered = { ...anna, status: '60', statusSince: on, replacedBy: '6103480010' }
		expect(
			read(writeExtract([replaced], delivery))
				.pieces.map(({ cpr }) => cpr)
				.sort(),
		).toEqual(['6103480002', '6103480010'])
	})
})

describe('refused whole, with the reason', () => {
	const lines = textOf(good).trimEnd().split('\n')
	test.each([
		['cut off', latin(lines.slice(0, -1).join('\n')), 'the end record (999) is missing'],
		['cut off within a record', good.subarray(0, 700), 'the end record (999) is missing'],
		['a line lost', latin(lines.filter((_, place) => place !== 3).join('\n')), 'something is missing or there twice'],
		[
			'a line doubled',
			latin(lines.flatMap((line, place) => (place === 3 ? [line, line] : [line])).join('\n')),
			'there twice',
		],
		[
			'begun anew before it ended',
			latin([...lines.slice(0, 5), ...lines].join('\n')),
			'before the one before it has ended',
		],
		['records after the end', latin([...lines, lines[2]].join('\n')), 'after the end record'],
		['UTF-8', Buffer.from(textOf(good), 'utf8'), 'saved as UTF-8'],
		['UTF-8 with a mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), good]), 'saved as UTF-8'],
		['UTF-16', Buffer.from(textOf(good), 'utf16le'), 'UTF-16'],
		['binary', Buffer.concat([good.subarray(0, 200), Buffer.from([1, 2, 3, 4, 200])]), 'not text'],
		[
			'a megabyte on a line',
			Buffer.concat([good.subarray(0, 200), Buffer.alloc(1_000_000, 65)]),
			'longer than any record',
		],
		['no kind of record', latin([lines[0], 'abc', ...lines.slice(1)].join('\n')), 'a record type (three digits)'],
		['nothing', latin(''), 'The file is empty'],
		['no day', latin(textOf(good).replace('20260308', '20269999')), 'which day'],
	])('%s', (_, bytes, says) => {
		for (const length of [bytes.length + 1, 97]) {
			const { why, reader } = read(bytes, length)
			expect(why).toContain(says)
			expect(reader.rejected()).toHaveLength(1)
			expect(JSON.stringify(reader.rejected())).not.toContain('6103480002')
		}
	})

	test('never with an exception, whatever the bytes', () =>
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 2000 }), fc.nat(good.length), (bytes, at) => {
				const mutated = Buffer.concat([good.subarray(0, at), bytes, good.subarray(at)])
				expect(Array.isArray(read(mutated, 333).pieces)).toBe(true)
			}),
		))
})
