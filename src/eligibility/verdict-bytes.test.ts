import fc from 'fast-check'
import { expect, test } from 'vitest'
import { standardInFile } from '#standard/actions.ts'
import { anyDayAsked, anyFacts, anyStandards } from '../../test/random-standards.ts'
import { decide, explain } from './decide.ts'
import { keptBytes } from './kept-bytes.ts'
import { readFacts } from './read-facts.ts'
import type { Verdict } from './verdict.ts'
import { emptyPile, type Pile } from './verdict-bytes.ts'
import { plainFacts } from './why/plain-facts.ts'

const promised = ['criterion', 'exclusion', 'held', 'da', 'en']
/** The verdict as it is promised: of each reason no more than that. */
const asPromised = ({ why, ...verdict }: Verdict): string =>
	JSON.stringify({
		...verdict,
		why: why.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => promised.includes(name)))),
	})
const taken = (pile: Pile) => Buffer.from(pile.take()).toString()

test('the bytes are those of the verdict as JSON, whatever the standard, also for the second citizen', () => {
	fc.assert(
		fc.property(anyStandards, fc.array(anyFacts, { maxLength: 4 }), anyDayAsked, (standards, everyone, on) => {
			const pile = emptyPile({ most: 8, numbersEach: 12, bytesEach: 256 })
			for (const facts of [...everyone, ...everyone]) pile.addVerdict(explain(standards, facts, on))
			const expected = [...everyone, ...everyone].map((facts) => `${asPromised(decide(standards, facts, on))}\n`)
			expect(taken(pile)).toBe(expected.join(''))
		}),
		{ numRuns: 300 },
	)
})

test.each(['soroe', 'soenderborg'])('the same with one pile for all citizens of %s', (municipality) => {
	const standard = standardInFile(`municipalities/${municipality}/standard/2025-07-01.yaml`)
	const pile = emptyPile()
	fc.assert(
		fc.property(anyFacts, anyDayAsked, (facts, on) => {
			pile.addVerdict(explain(standard, { ...facts, id: 'ø "–" \ud800 𝄞' }, on))
			expect(taken(pile)).toBe(`${asPromised(decide(standard, { ...facts, id: 'ø "–" \ud800 𝄞' }, on))}\n`)
		}),
		{ numRuns: 3000 },
	)
})

test('a pile grows with what is laid on it', () => {
	const pile = emptyPile({ most: 1, numbersEach: 1, bytesEach: 1 })
	const line = { error: 'ø'.repeat(3_000_000) }
	pile.addLine(line)
	pile.addLine(1)
	expect(taken(pile)).toBe(`${JSON.stringify(line)}\n1\n`)
	expect(taken(pile)).toBe('')
})

test('what is kept comes back, until there is no more room', () => {
	const kept = keptBytes({ most: 4, numbersEach: 2, bytesEach: 4 })
	const into = Buffer.alloc(32)
	const get = (...numbers: number[]) => {
		const length = kept.copy(Int32Array.from(numbers), numbers.length, into, 1)
		return length < 0 ? null : into.toString('utf8', 1, 1 + length)
	}
	const keep = (word: string, ...numbers: number[]) =>
		kept.keep(Int32Array.from(numbers), numbers.length, Buffer.from(word))
	expect(get(1, 2)).toBeNull()
	keep('ab', 1, 2)
	keep('cde', 1)
	keep('', 2, 1)
	expect([get(1, 2), get(1), get(2, 1), get(2), get(1, 2, 0)]).toEqual(['ab', 'cde', '', null, null])
	keep('x'.repeat(17), 9)
	expect([get(9), get(1)]).toEqual([null, 'cde'])
	keep('x'.repeat(16), 9)
	expect([get(9), get(1), get(1, 2)]).toEqual(['x'.repeat(16), null, null])
})

test('facts seen at a glance to be right are those that a closer look lets pass', () => {
	const odd = fc.constantFrom(undefined, null, '', 'x', '2024-02-30', 7, true, [], {}, [{}], [null], { received: true })
	const keys = ['id', 'bornOn', 'sex', 'status', 'residentSince', 'livesAlone', 'single', 'residence', 'help', 'seenBy']
	const key = fc.constantFrom(...keys, 'preventiveCase', 'events', 'risks', 'history', 'exceptions', 'shoeSize')
	const standard = standardInFile('municipalities/soroe/standard/2019-07-01.yaml')
	let plain = 0
	fc.assert(
		fc.property(anyFacts, fc.option(fc.tuple(key, odd)), anyDayAsked, (facts, changed, on) => {
			const json = JSON.parse(JSON.stringify(changed === null ? facts : { ...facts, [changed[0]]: changed[1] }))
			const glance = plainFacts(json)
			if (glance === null) return
			plain += 1
			const read = readFacts({ ...json, help: { ...json.help, personal: { received: json.help.personal } } })
			if (!read.ok) throw new Error(read.detail)
			expect(decide(standard, glance, on)).toEqual(decide(standard, read.value, on))
		}),
		{ numRuns: 3000 },
	)
	expect(plain).toBeGreaterThan(40)
})
