import type { Day } from '#kernel/day.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import type { Standard } from '#standard/index.ts'
import { decide } from './decide.ts'
import { readFacts } from './read-facts.ts'

const parse = (line: string): Promise<Outcome<unknown, 'not_json'>> =>
	Promise.try(() => JSON.parse(line) as unknown).then(yes, () =>
		no('not_json', 'not JSON; one object a line is expected'),
	)

/** One line of facts answered by one line: the verdict, or what is wrong with the line. */
export const assessLine = async (
	standard: Standard,
	on: Day,
	line: string,
	number: number,
): Promise<{ readonly ok: boolean; readonly written: string }> => {
	const json = await parse(line)
	const facts = json.ok ? readFacts(json.value) : json
	return facts.ok
		? { ok: true, written: JSON.stringify(decide(standard, facts.value, on)) }
		: {
				ok: false,
				written: JSON.stringify({
					line: number,
					error: `${facts.why === 'not_json' ? 'no JSON: ' : ''}${facts.detail ?? facts.why}`,
				}),
			}
}
