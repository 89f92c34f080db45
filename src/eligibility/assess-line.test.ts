import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { assessLines } from './assess-line.ts'
import { emptyPile } from './verdict-bytes.ts'

const standard = standardInFile('municipalities/soroe/standard/2019-07-01.yaml')
const answers = async (...lines: (string | null)[]) => {
	const pile = emptyPile()
	const bad = await assessLines(standard, day('2022-03-01'), lines, 6, pile)
	const said = Buffer.from(pile.take()).toString()
	return {
		bad,
		said:
			said.trim() === ''
				? []
				: said
						.trim()
						.split('\n')
						.map((line) => JSON.parse(line)),
	}
}
const answer = async (line: string | null) => (await answers(line)).said[0]

test('only id, birth date and status are needed, and unknown fields are ignored', async () => {
	expect(await answer('{"id":"a","bornOn":"1942-03-01","status":"resident","shoeSize":43}')).toMatchObject({
		id: 'a',
		on: '2022-03-01',
		standard: 'soroe@2019-07-01',
		verdict: 'offer',
		nextChangeOn: '2023-03-01',
	})
})

test.each([
	['{', 'not JSON; one object a line is expected'],
	['[]', /^facts: /],
	['{"id":"a","bornOn":"1942-02-30","status":"resident"}', 'bornOn: a day written YYYY-MM-DD'],
	['{"id":"a","bornOn":"1942-02-20","status":"alive"}', /^status: /],
	['{"id":"a","bornOn":"1942-02-20","status":"resident","history":[{"kind":"offer"}]}', /^history\.0\.on: /],
])('a bad line is answered in its place: %s', async (line, expected) => {
	const said = await answer(line)
	expect(said.line).toBe(7)
	expect(said.error).toMatch(expected)
})

test('what a line says is not repeated when it cannot be read', async () => {
	expect(JSON.stringify(await answer('{"cpr":"6101421234"'))).not.toContain('6101421234')
})

test('good and bad lines are answered in their order, empty ones not at all, and the bad ones counted', async () => {
	const good = (id: string) => JSON.stringify({ id, bornOn: '1942-03-01', status: 'resident' })
	const { bad, said } = await answers(good('a'), '', 'x', `${good('b')}\r`, ' \r', null, '{}', good('c'))
	expect(said.map(({ id, line }) => id ?? line)).toEqual(['a', 9, 'b', 12, 13, 'c'])
	expect(bad).toBe(3)
})

test('a line too long to be held says so', async () => {
	expect(await answer(null)).toEqual({ line: 7, error: 'the line is too long to be held' })
})
