import { z } from 'zod'
import { type DataFile, readDataFile, text, words } from './measured/data-file.ts'
import type { JournalPeriods } from './retention.ts'

const years = 'a whole number of years, 1 to 100'
const period = {
	years: z.int(years).min(1, years).max(100, years),
	verified: z.boolean('true when somebody has read it there, false when it is from memory'),
}
const part = 'a part of what a profession is called, in small letters'
const profession = z.strictObject(
	{
		...period,
		name: text,
		words: z.array(z.string(part).regex(/^[a-zæøå ]+$/, part), 'a list of words').min(1, 'a list of words'),
	},
	'{ name: …, words: [ … ], years: …, verified: … }',
)
const shape = {
	name: text,
	sources: z.array(words('where it is said'), 'a list of sources').min(1, 'a list of sources'),
	says: text,
	caution: text,
	otherwise: z.strictObject(period, '{ years: …, verified: … }'),
	professions: z.array(profession, 'a list of professions'),
}
const format = z.strictObject(shape, 'how long journals are kept')

const knownAt = (path: readonly PropertyKey[]): readonly string[] => {
	if (path.length === 0) return Object.keys(shape)
	if (path[0] === 'otherwise') return Object.keys(period)
	return path[0] === 'professions' && path.length === 2 ? Object.keys(profession.shape) : ['da', 'en']
}

/** How long the law asks that journals be kept, from its file. */
export const readPeriodFile = (yaml: string, file: string): DataFile<JournalPeriods> =>
	readDataFile(yaml, file, format, knownAt)
