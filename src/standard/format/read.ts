import { addDays, day } from '#kernel/day.ts'
import { checkContent } from '../check/check.ts'
import { atKey, doubtful, type Found, wrong } from '../check/found.ts'
import { listedProblems } from '../draft/listed-problems.ts'
import { hasErrors, type Problem } from '../problem.ts'
import type { Standard } from '../standard.ts'
import { type Chain, chainOf, contentOf, type Earlier, placedIn } from './chain.ts'
import { format, type WrittenStandard } from './format.ts'
import { countOf, foundIn, withoutEchoes } from './format-issues.ts'
import { resolve } from './resolve.ts'

export type { Earlier } from './chain.ts'

/** What a file says, or what is wrong with it. A standard is given only when nothing is an error. */
export type Reading = {
	readonly standard: Standard | null
	readonly problems: readonly Problem[]
	/** Where something found later stands in the file. */
	readonly placed: (found: Found) => Problem
}

/** So many are given a place; the rest are counted. */
const mostPlaced = 1000

const ofFormat = (
	content: unknown,
	{ chain }: Chain,
): { written: WrittenStandard | null; problems: readonly Problem[] } => {
	const parsed = format.safeParse(content, { reportInput: true })
	if (parsed.success) return { written: parsed.data, problems: [] }
	const issues = withoutEchoes(parsed.error.issues)
	const found = issues.slice(0, mostPlaced).flatMap(foundIn).slice(0, mostPlaced)
	const total = issues.reduce((sum, issue) => sum + countOf(issue), 0)
	return {
		written: null,
		problems: listedProblems(found.map(placedIn(chain)), Math.max(0, total - found.length)),
	}
}

/** Reads a standard's YAML; `earlier` finds the versions that it continues or replaces, if it does. */
export const readStandard = (yaml: string, file: string, earlier: Earlier = () => null): Reading => {
	const chain = chainOf(yaml, file, earlier)
	const placed = placedIn(chain.chain)
	const refused = (problems: readonly Problem[]): Reading => ({ standard: null, problems, placed })
	if (hasErrors(chain.problems)) return refused(chain.problems)
	const { written, problems } = ofFormat(contentOf(chain.chain), chain)
	if (written === null) return refused(problems)
	const found = checkContent(written)
	const listed = (all: readonly Found[]) =>
		listedProblems(all.slice(0, mostPlaced).map(placed), Math.max(0, all.length - mostPlaced))
	if (found.some(({ kind }) => kind === 'error')) return refused(listed(found))
	const { replaced, against } = replacedBy(written, earlier)
	const all = [...found, ...against]
	return against.some(({ kind }) => kind === 'error')
		? refused(listed(all))
		: { standard: resolve(written, replaced), problems: listed(all), placed }
}

type Replaced = { readonly replaced: Standard | null; readonly against: readonly Found[] }

/** The version replaced. A transitional clause speaks of its rules: then it must be there, sound, and end the day before. */
const replacedBy = ({ transitional, replaces, validFrom }: WrittenStandard, earlier: Earlier): Replaced => {
	const found = replaces !== undefined && replaces < validFrom ? earlier(replaces) : null
	if (transitional === undefined)
		return {
			replaced: null,
			against:
				replaces === undefined || found !== null
					? []
					: [
							doubtful(
								['replaces'],
								`der er ingen udgave ${replaces} ved siden af denne; er dagen rigtig?`,
								`there is no version ${replaces} beside this one; is the day right?`,
							),
						],
		}
	const refuse = (da: string, en: string): Replaced => ({
		replaced: null,
		against: [atKey(wrong(['transitional'], da, en))],
	})
	if (replaces === undefined)
		return refuse(
			'en overgangsregel kræver replaces: den første dag i den udgave, der afløses',
			'a transitional clause needs replaces: the first day of the version replaced',
		)
	if (found === null)
		return refuse(
			`der er ingen udgave ${replaces} ved siden af denne, hvis regler kunne gælde endnu`,
			`there is no version ${replaces} beside this one whose rules the clause could keep`,
		)
	const { standard } = readStandard(found.yaml, found.file, (named) => (named < replaces ? earlier(named) : null))
	if (standard === null)
		return refuse(
			`udgaven ${replaces} har selv fejl; ret dem først`,
			`the version ${replaces} has errors of its own; mend them first`,
		)
	return { replaced: { ...standard, validTo: addDays(day(validFrom), -1) }, against: [] }
}
