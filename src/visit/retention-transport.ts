import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { BadInput } from '#platform/command/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { JournalPeriods } from './retention.ts'

const text = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })
const period = { years: z.int().min(1).max(100), verified: z.boolean() }

const shape = z.strictObject({
	name: text,
	sources: z.array(z.string().min(1)).min(1),
	says: text,
	caution: text,
	otherwise: z.strictObject(period),
	professions: z.array(
		z.strictObject({ ...period, name: text, words: z.array(z.string().regex(/^[a-zæøå ]+$/, 'small letters')).min(1) }),
	),
})

/** How long journals are kept at least, by their authors' professions: `law/retention/journal.yaml`. */
export const readJournalPeriods = (file = join(projectFolder, 'law/retention/journal.yaml')): JournalPeriods => {
	const read = shape.safeParse(parse(readFileSync(file, 'utf8')))
	if (read.success) return read.data
	const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
	throw new BadInput(`law/retention/journal.yaml cannot be read.\n${wrong.join('\n')}`)
}
