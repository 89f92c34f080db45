import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { standardInFile } from '#standard/actions.ts'
import { assessLine } from './assess-line.ts'

const standard = standardInFile('municipalities/soroe/standard/2019-07-01.yaml')
const answer = async (line: string) => JSON.parse((await assessLine(standard, day('2022-03-01'), line, 7)).written)

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
