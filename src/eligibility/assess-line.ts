import type { Day } from '#kernel/day.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Standard } from '#standard/index.ts'
import type { Lines } from './compile/lines.ts'
import { explain } from './decide.ts'
import type { Facts } from './facts.ts'
import { readFacts } from './read-facts.ts'
import type { Pile } from './verdict-bytes.ts'

type Line = Lines[number]
type Parsed = Outcome<unknown, 'not_json' | 'too_long'>

const parse = (line: string): unknown => JSON.parse(line)

const parseOne = (line: Line): Promise<Parsed> =>
	line === null
		? Promise.resolve(no('too_long', 'the line is too long to be held'))
		: Promise.try(parse, line).then(yes, () => no('not_json', 'no JSON: not JSON; one object a line is expected'))

/** All lines at once where each of them is JSON; one by one where some are not. */
const parseAll = (lines: Lines): Promise<readonly Parsed[]> =>
	Promise.try(() => lines.map((line) => yes(parse(line ?? '')))).catch(() => Promise.all(lines.map(parseOne)))

const factsIn = (json: Parsed): Outcome<Facts, string> => (json.ok ? readFacts(json.value) : json)

/**
 * Lines of facts answered line by line: the verdict, or what is wrong with the line. `before` lines came earlier.
 * How many of them cannot be used.
 */
export const assessLines = async (
	standard: Standard,
	on: Day,
	lines: Lines,
	before: number,
	pile: Pick<Pile, 'addVerdict' | 'addLine'>,
): Promise<number> => {
	const written = lines.map((line, at) => ({ line, number: before + at + 1 })).filter(({ line }) => line?.trim() !== '')
	let bad = 0
	for (const [at, json] of (await parseAll(written.map(({ line }) => line))).entries()) {
		const facts = factsIn(json)
		if (facts.ok) pile.addVerdict(explain(standard, facts.value, on))
		else {
			pile.addLine({ line: written[at]?.number, error: facts.detail ?? facts.why })
			bad += 1
		}
	}
	return bad
}
