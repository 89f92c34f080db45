import type { z } from 'zod'
import { type Text, text } from '#kernel/language.ts'
import { atKey, dotted, type Found, type Path, wrong } from '../check/found.ts'
import { nearest } from '../check/nearest.ts'
import { format } from './format.ts'
import { knownKeys } from './format-at.ts'
import { formatComplaint } from './format-complaints.ts'
import { someOf, whatIsRight, wordsAt } from './what-is-right.ts'

type Issue = z.core.$ZodIssue

const asPath = (path: readonly PropertyKey[]): Path =>
	path.map((step) => (typeof step === 'number' ? step : String(step)))

/** What stands there, in so few words that a line can hold them. */
const shown = (input: unknown): Text => {
	if (typeof input === 'string')
		return input.length > 40
			? text(`“${input.slice(0, 40)}…”`, `“${input.slice(0, 40)}…”`)
			: text(`“${input}”`, `“${input}”`)
	if (Array.isArray(input)) return text(`en liste med ${input.length}`, `a list of ${input.length}`)
	if (typeof input !== 'object' || input === null) return text(String(input), String(input))
	const parts = Object.entries(input).map(([key, value]) => `${key}: ${value}`)
	const isShort = Object.values(input).every((value) => typeof value !== 'object') && parts.join().length < 60
	if (isShort && parts.length > 0) return text(`{ ${parts.join(', ')} }`, `{ ${parts.join(', ')} }`)
	const keys = someOf(Object.keys(input), 6)
	return text(`nøglerne ${keys.da || '{ }'}`, `the keys ${keys.en || '{ }'}`)
}

const meaning = (meant: string | null): Text =>
	meant === null ? text('.', '.') : text(`; mente du ${meant}?`, `; did you mean ${meant}?`)

/** Words with a space or a capital in them, as a code would have them. */
const asCode = (written: string, isCode: boolean): string | null => {
	const plain = written.trim().toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'oe').replaceAll('å', 'aa')
	const joined = plain.replaceAll(/[^a-z0-9]+/g, isCode ? '-' : '_').replaceAll(/^[^a-z]+|[-_]+$/g, '')
	return joined === '' ? null : joined
}

/** What stands there is not what would be right. */
const notRight = (path: Path, input: unknown, right: Text, hint: Text = text('.', '.')): Found => {
	const [is, where] = [shown(input), dotted(path)]
	return wrong(
		path,
		`${where}: ikke rigtigt: ${is.da}${hint.da} Rigtigt er: ${right.da}`,
		`${where}: not right: ${is.en}${hint.en} Right is: ${right.en}`,
	)
}

const missing = (path: Path, right: Text): Found =>
	wrong(path, `${dotted(path)} mangler: skriv ${right.da}`, `${dotted(path)} is missing: write ${right.en}`)

const empty = (path: Path, right: Text): Found =>
	wrong(path, `${dotted(path)} er tom: skriv ${right.da}`, `${dotted(path)} is empty: write ${right.en}`)

const unknownKeys = (path: Path, keys: readonly string[]): Found[] => {
	const known = knownKeys(format, path)
	const all = someOf(known, 24)
	return keys.map((key) => {
		const meant = meaning(nearest(key, known))
		const comma = key.includes(' ')
			? text(
					' (en tekst med komma inden for { } sættes i anførselstegn)',
					' (a text with a comma inside { } stands in quotes)',
				)
			: text('', '')
		return atKey(
			wrong(
				[...path, key],
				`ukendt nøgle ${shorter(key)}${comma.da}${meant.da} Her kendes: ${all.da}`,
				`unknown key ${shorter(key)}${comma.en}${meant.en} Known here: ${all.en}`,
			),
		)
	})
}
const shorter = (key: string): string => (key.length > 60 ? `${key.slice(0, 60)}…` : key)

const wrongType = (path: Path, input: unknown, expected: string): Found => {
	const right = whatIsRight(path)
	if (input === undefined) return missing(path, right)
	if (input === null) return empty(path, right)
	const isNumber = typeof input === 'string' && /^\d+$/.test(input) && ['number', 'int'].includes(expected)
	const isWords = ['ord', 'de danske ord', 'de engelske ord'].includes(right.da) && typeof input !== 'object'
	const hint = isNumber
		? text(' i anførselstegn; skriv tallet uden.', ' in quotes; write the number without.')
		: isWords
			? text('; sæt ordene i anførselstegn.', '; put the words in quotes.')
			: text('.', '.')
	return notRight(path, input, right, hint)
}

const notAmong = (path: Path, input: unknown): Found => {
	const meant = typeof input === 'string' ? nearest(input, wordsAt(path)) : null
	const right = whatIsRight(path)
	return notRight(path, input, text(`en af: ${right.da}`, `one of: ${right.en}`), meaning(meant))
}

const badFormat = (path: Path, input: unknown, message: string): Found => {
	const right = formatComplaint(message)
	const isName = /^small letters/.test(message)
	const meant = isName && typeof input === 'string' ? asCode(input, message.includes(' -,')) : null
	return notRight(path, input, right, meaning(meant))
}

const outside = (path: Path, issue: Extract<Issue, { code: 'too_big' | 'too_small' }>): Found => {
	const { origin, input } = issue
	const right = whatIsRight(path)
	if (origin === 'string' || (origin === 'array' && issue.code === 'too_small')) return empty(path, right)
	if (origin !== 'array') return notRight(path, input, right)
	const most = issue.code === 'too_big' ? String(issue.maximum) : ''
	return notRight(path, input, text(`højst ${most}`, `at most ${most}`))
}

/** Choices inside choices, laid beside each other. */
const choicesOf = (errors: readonly (readonly Issue[])[]): readonly (readonly Issue[])[] =>
	errors.flatMap((choice) => {
		const [only] = choice
		return choice.length === 1 && only?.code === 'invalid_union' && only.path.length === 0
			? choicesOf(only.errors)
			: [choice]
	})

/** Of the things that may stand there, the one that was most likely meant: of the right kind, and with the fewest faults. */
const ofUnion = (path: Path, input: unknown, errors: readonly (readonly Issue[])[]): Found[] => {
	const ofItsKind = choicesOf(errors).filter(
		(choice) =>
			!choice.some(({ code, path: at }) => at.length === 0 && (code === 'invalid_type' || code === 'invalid_value')),
	)
	const [meant] = ofItsKind.toSorted((a, b) => a.length - b.length)
	if (meant === undefined) {
		const word = typeof input === 'string' ? nearest(input, wordsAt(path)) : null
		return [notRight(path, input, whatIsRight(path), meaning(word))]
	}
	return withoutEchoes(meant).flatMap((part) => foundIn({ ...part, path: [...path, ...part.path] }))
}

/** What the format has against a file, at its place and with what would be right. */
export const foundIn = (issue: Issue): Found[] => {
	const path = asPath(issue.path)
	switch (issue.code) {
		case 'unrecognized_keys':
			return unknownKeys(path, issue.keys.slice(0, 1000))
		case 'invalid_union':
			return ofUnion(path, issue.input, issue.errors)
		case 'invalid_type':
			return [wrongType(path, issue.input, issue.expected)]
		case 'invalid_value':
			return [notAmong(path, issue.input)]
		case 'invalid_key':
			return [atKey(badFormat(path, path.at(-1), issue.issues[0]?.message ?? ''))]
		case 'too_big':
		case 'too_small':
			return [outside(path, issue)]
		default:
			return [badFormat(path, issue.input, issue.message)]
	}
}

/** Where a key is unknown, what else the part lacks is not told beside it. */
export const withoutEchoes = (issues: readonly Issue[]): readonly Issue[] => {
	const unknown = new Set(issues.flatMap(({ code, path }) => (code === 'unrecognized_keys' ? [path.join('\n')] : [])))
	return issues.filter(({ code, path }) => code !== 'custom' || !unknown.has(path.join('\n')))
}

/** How many faults an issue stands for. */
export const countOf = (issue: Issue): number => (issue.code === 'unrecognized_keys' ? issue.keys.length : 1)
