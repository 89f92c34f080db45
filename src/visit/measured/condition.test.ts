import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { conditionsFor, namesIn } from './condition.ts'
import { allConditions } from './condition-actions.ts'
import { readConditionFile } from './condition-file.ts'
import { allInstruments } from './instrument-actions.ts'

/** Topics of every standard that comes along, by their codes. */
const topics = new Set(
	readdirSync('municipalities', { withFileTypes: true })
		.filter((entry) => entry.isDirectory())
		.flatMap(({ name }) => {
			const folder = join('municipalities', name, 'standard')
			return readdirSync(folder).flatMap((file) =>
				Object.keys(parse(readFileSync(join(folder, file), 'utf8')).topics ?? {}),
			)
		}),
)

test('conditions and instruments name topics that a standard has', () => {
	expect(topics.size).toBeGreaterThan(15)
	for (const one of [...allConditions(), ...allInstruments()])
		expect(
			one.topics.filter((topic) => !topics.has(topic)),
			one.code,
		).toEqual([])
})

test('every topic of a standard has a condition that may fit', () => {
	for (const topic of topics) expect(conditionsFor(allConditions(), topic, []).length, topic).toBeGreaterThan(0)
})

test('what was chosen stays to be seen, also when the file no longer offers it or knows it', () => {
	const [sleep] = allConditions().filter((one) => one.name.da === 'Søvn og hvile')
	if (sleep === undefined) throw new Error('no sleep')
	const gone = 'J1.2'
	expect(conditionsFor(allConditions(), 'economy', [sleep.code, gone]).map((one) => one.name.da)).toEqual(
		expect.arrayContaining(['Søvn og hvile', gone]),
	)
	expect(namesIn(allConditions(), [sleep.code, gone]).map((one) => one.da)).toEqual(['Søvn og hvile', gone])
})

test('a file that is wrong says where, what, and the mend', () => {
	const sound = readFileSync('conditions/fsiii-prevention.yaml', 'utf8')
	const line = sound.split('\n').findIndex((one) => one.includes("name: { da: 'Trivsel'")) + 1
	expect(
		readConditionFile(sound.replace("name: { da: 'Trivsel', en:", "name: { da: 'Trivsel', eng:"), 'conditions/x.yaml')
			.wrong[0],
	).toMatch(new RegExp(`^conditions/x.yaml:${line}: `))
	expect(readConditionFile(`${sound}    topicks: []\n`, 'conditions/x.yaml').wrong).toContainEqual(
		expect.stringContaining('did you mean topics?'),
	)
})

const given = process.env.FSIII_CODES ?? ''
describe('codes and names against KL’s own list', () => {
	if (!existsSync(given)) console.warn('FSIII codes are NOT checked: set FSIII_CODES to a table code, display, path')
	test.skipIf(!existsSync(given))('are those of the health promotion and prevention conditions, all of them', () => {
		const rows = readFileSync(given, 'utf8')
			.split('\n')
			.map((row) => row.split('\t'))
			.filter(([, , path]) => path?.startsWith('Kommunale sundhedsfremme og forebyggelsestilstande > '))
			.filter(([code = '']) => /^[0-9a-f-]{36}$/.test(code))
		expect(new Map(allConditions().map((one) => [one.code, one.name.da.toLowerCase()]))).toEqual(
			new Map(
				rows.map(([code = '', name = '']) => [code, name.toLowerCase().replace('kropspfattelse', 'kropsopfattelse')]),
			),
		)
	})
})
