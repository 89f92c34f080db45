import type { z } from 'zod'
import { addDays, day } from '#kernel/day.ts'
import { checkContent } from './check.ts'
import { layOver, valueAt, without } from './continuation.ts'
import { format, type WrittenStandard } from './format.ts'
import { knownKeys } from './known-keys.ts'
import { nearest } from './nearest.ts'
import { hasErrors, type Problem } from './problem.ts'
import { resolve } from './resolve.ts'
import type { Standard } from './standard.ts'
import { readWritten, type Written } from './written.ts'

/** What a file says, or what is wrong with it. A standard is given only when nothing is an error. */
export type Reading = { readonly standard: Standard | null; readonly problems: readonly Problem[] }

/** Hands over the text of an earlier version that a file continues (`2019-07-01`), with the name of its file; null if there is none. */
export type Earlier = (validFrom: string) => { readonly yaml: string; readonly file: string } | null

type Path = readonly (string | number)[]

/** The version itself first, then the versions it continues. */
const chainOf = (yaml: string, file: string, earlier: Earlier): { chain: Written[]; problems: Problem[] } => {
	const chain = [readWritten(yaml, file)]
	for (;;) {
		const last = chain.at(-1) as Written
		const continues = valueAt(last.content, 'continues')
		if (last.problems.length > 0 || continues === undefined) return { chain, problems: [...last.problems] }
		const place = last.placeOf(['continues'], 'value') ?? { line: 1, column: 1 }
		const refuse = (what: string) => ({
			chain,
			problems: [{ kind: 'error' as const, file: last.file, ...place, what }],
		})
		const from = valueAt(last.content, 'validFrom')
		if (typeof continues !== 'string' || typeof from !== 'string' || continues >= from)
			return refuse('continues names the first day of an earlier version, as in: continues: 2019-07-01')
		const found = earlier(continues)
		if (!found)
			return refuse(
				`there is no version ${continues} to continue; it should be the file ${continues}.yaml beside this one`,
			)
		chain.push(readWritten(found.yaml, found.file))
	}
}

const placeIn = (
	chain: readonly Written[],
	path: Path,
	of: 'key' | 'value',
): Pick<Problem, 'file' | 'line' | 'column'> => {
	for (let length = path.length; length > 0; length--)
		for (const written of chain) {
			const place = written.placeOf(path.slice(0, length), of === 'key' && length === path.length ? 'key' : 'value')
			if (place) return { file: written.file, ...place }
		}
	return { file: chain[0]?.file ?? '', line: 1, column: 1 }
}

const asPath = (path: readonly PropertyKey[]): Path =>
	path.map((step) => (typeof step === 'number' ? step : String(step)))

const issueText = (issue: z.core.$ZodIssue): string => {
	if (issue.code === 'invalid_value') return `one of: ${issue.values.join(', ')}`
	if (issue.code === 'invalid_type' && issue.input === undefined)
		return `${String(issue.path.at(-1) ?? 'this')} is missing (${issue.expected} expected)`
	if (issue.code === 'invalid_key')
		return `${String(issue.path.at(-1))} is no code: small letters, digits and -, as in: age-75`
	return issue.message
}

const problemsOf = (issue: z.core.$ZodIssue, chain: readonly Written[]): Problem[] => {
	const path = asPath(issue.path)
	if (issue.code === 'unrecognized_keys')
		return issue.keys.map((key) => {
			const known = knownKeys(format, path)
			const meant = nearest(key, known)
			return {
				kind: 'error',
				...placeIn(chain, [...path, key], 'key'),
				what: `unknown key ${key}${key.includes(' ') ? ' (a text with a comma inside { } stands in quotes)' : ''}${meant ? `; did you mean ${meant}?` : ''} Known here: ${known.join(', ')}`,
			}
		})
	if (issue.code === 'invalid_union') {
		const [inner] = [...issue.errors].sort((a, b) => (b[0]?.path.length ?? 0) - (a[0]?.path.length ?? 0))
		if (inner?.[0]) return inner.flatMap((part) => problemsOf({ ...part, path: [...issue.path, ...part.path] }, chain))
	}
	return [{ kind: 'error', ...placeIn(chain, path, 'value'), what: `${path.join('.')}: ${issueText(issue)}` }]
}

/** Reads a standard's YAML; `earlier` finds the version that it continues, if it does. */
export const readStandard = (yaml: string, file: string, earlier: Earlier = () => null): Reading => {
	const { chain, problems } = chainOf(yaml, file, earlier)
	if (hasErrors(problems)) return { standard: null, problems }
	const content = chain.map(({ content }) => without(content, 'continues')).reduceRight(layOver)
	const parsed = format.safeParse(content, { reportInput: true })
	if (!parsed.success)
		return { standard: null, problems: parsed.error.issues.flatMap((issue) => problemsOf(issue, chain)) }
	const found = checkContent(parsed.data).map(
		({ kind, path, what }): Problem => ({ kind, ...placeIn(chain, path, 'value'), what }),
	)
	if (hasErrors(found)) return { standard: null, problems: found }
	const { replaced, problem } = replacedBy(parsed.data, earlier)
	if (problem !== null) {
		const clause: Problem = { kind: 'error', ...placeIn(chain, ['transitional'], 'key'), what: problem }
		return { standard: null, problems: [...found, clause] }
	}
	return { standard: resolve(parsed.data, replaced), problems: found }
}

type Replaced = { readonly replaced: Standard | null; readonly problem: string | null }

/** The version whose rules a transitional clause speaks of: it must be there, sound, and end the day before. */
const replacedBy = ({ transitional, replaces, validFrom }: WrittenStandard, earlier: Earlier): Replaced => {
	const refuse = (problem: string): Replaced => ({ replaced: null, problem })
	if (transitional === undefined) return { replaced: null, problem: null }
	if (replaces === undefined)
		return refuse('a transitional clause needs replaces: the first day of the version replaced')
	const found = replaces < validFrom ? earlier(replaces) : null
	if (found === null) return refuse(`there is no version ${replaces} beside this one whose rules the clause could keep`)
	const { standard } = readStandard(found.yaml, found.file, earlier)
	if (standard === null) return refuse(`the version ${replaces} has errors of its own; mend it first`)
	return { replaced: { ...standard, validTo: addDays(day(validFrom), -1) }, problem: null }
}
