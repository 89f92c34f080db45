import { join } from 'node:path'
import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { projectFolder } from '#platform/root.ts'
import { standardOn, topicsFor } from './standard.ts'
import { readStandardFolder } from './transport.ts'

const inForce = (municipality: string) => {
	const read = readStandardFolder(join(projectFolder, 'municipalities', municipality, 'standard'))
	const standard = standardOn(
		read.flatMap((one) => (one.standard === null ? [] : [one.standard])),
		day('2026-03-09'),
	)
	if (standard === null) throw new Error(`no standard of ${municipality} is in force`)
	return standard
}

test('Sorø talks about everything that its published text names', () => {
	expect(inForce('soroe').topics.map(({ code }) => code)).toEqual([
		...[
			'life-situation',
			'everyday',
			'wellbeing',
			'network',
			'housing',
			'physical-health',
			'mental-health',
			'function',
		],
		...['medication', 'economy', 'activities', 'diet', 'smoking', 'alcohol', 'exercise', 'sleep'],
	])
})

test('Sønderborg too, and each of its special visits begins with what it is about', () => {
	const standard = inForce('soenderborg')
	const all = ['everyday', 'life-situation', 'wellbeing', 'lifestyle', 'network', 'interests', 'housing', 'health']
	expect(standard.topics.map(({ code }) => code)).toEqual(all)
	for (const special of ['lost-spouse', 'spouse-to-care-home', 'readmission-prevention', 'concern'])
		expect(topicsFor(standard, special).map(({ code }) => code)).toEqual([`focus-${special}`, ...all])
})
