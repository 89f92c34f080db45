import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { guideBlocks } from '../../../test/guide-blocks.ts'
import { standardSchema, writtenSchema } from './schema.ts'

const files = ['municipalities', 'examples'].flatMap((folder) => globSync(`${folder}/*/standard/*.yaml`))

/** A validator made from the JSON Schema itself, so that the file is judged as an editor judges it. */
const judgeOf = (part: 'standard' | 'continuation') => {
	const { definitions } = standardSchema() as { definitions: Record<string, object> }
	return z.fromJSONSchema({ $schema: 'http://json-schema.org/draft-07/schema#', ...definitions[part], definitions })
}
const whole = judgeOf('standard')
const continuation = judgeOf('continuation')
const judge = (content: object) => ('continues' in content ? continuation : whole).safeParse(content)

test('the committed schema is the one that the format gives; make it anew with: standard schema --out docs/standard.schema.json', () => {
	expect(readFileSync('docs/standard.schema.json', 'utf8')).toBe(writtenSchema())
})

describe.each(files)('%s', (file) => {
	const yaml = readFileSync(file, 'utf8')

	test('passes the schema', () => {
		expect(judge(parse(yaml)).error?.issues ?? []).toEqual([])
	})
	test('tells editors where the schema is', () => {
		expect(yaml.split('\n')[0]).toBe('# yaml-language-server: $schema=../../../docs/standard.schema.json')
	})
})

const beginning = guideBlocks.find(({ name }) => name === 'begyndelse')
const recipes = guideBlocks.filter(({ name }) => name === 'opskrift')

test.each(recipes.map(({ under, body }) => [under, body]))('the guide’s recipe passes: %s', (_, recipe) => {
	expect(judge(parse(`${beginning?.body}${recipe}`)).error?.issues ?? []).toEqual([])
})

const [continued = ''] = files.filter((file) => /^continues:/m.test(readFileSync(file, 'utf8')))
const written = (): Record<string, object> => parse(readFileSync(continued, 'utf8'))

test.each([
	['an unknown key', { validForm: '2026-01-01' }],
	['a word that the format does not know', { answers: { visitNeeds: 'yes_please' } }],
	['a day written otherwise', { validTo: '31-12-2026' }],
	['a text in one language within a list', { readings: [{ about: { da: 'Hvornår?' } }] }],
])('a continuation with %s is refused', (_, own) => {
	expect(judge({ ...written(), ...own }).success).toBe(false)
})

const anotherOpening = {
	groups: { ages: { criteria: { 'age-75': { opens: { turning: null, band: { from: 75, to: 79 } } } } } },
}

test.each([
	['takes a key away', { validTo: null, readings: null }],
	['changes one thing of one rule', { groups: { ages: { criteria: { 'age-75': { minutes: 90 } } } } }],
	['puts another opening in place of a rule’s own', anotherOpening],
])('a continuation that %s passes', (_, own) => {
	expect(judge({ ...written(), ...own }).error?.issues ?? []).toEqual([])
})

test('every key of the standard’s first level is described', () => {
	const { definitions } = standardSchema() as {
		definitions: { standard: { properties: Record<string, { description?: string; $ref?: string }> } }
	}
	const silent = Object.entries(definitions.standard.properties).filter(([, { description }]) => !description)
	expect(silent.map(([key]) => key)).toEqual([])
})
