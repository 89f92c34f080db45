import { decide, type Facts } from '#eligibility/index.ts'
import { addDays, addMonths, type Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { type Criterion, type Interval, type Standard, standardOn } from '#standard/index.ts'
import { kindText, type Nature } from '../kinds.ts'
import type { Details } from '../notice.ts'
import { needsAYes } from './assessment.ts'

/** A criterion of the standard that a professional may choose because of what she knows, and what choosing it notes. */
export type RiskChoice = {
	/** Criterion and kind, as a form names it. */
	readonly value: string
	readonly criterion: Criterion
	readonly nature: Nature
	readonly kind: string
	readonly details: Details
	readonly name: Text
	/** Others like it count as well. */
	readonly isExample: boolean
}

/** What must be known of the event, where choosing the criterion says it all. */
const detailsOf = ({ opens }: Criterion): Details | null => {
	if (opens.by !== 'event') return {}
	const told: Record<string, boolean> = {}
	for (const { name, is } of opens.details) {
		if (typeof is !== 'boolean') return null
		told[name] = is
	}
	return told
}

/** Everything of the standard in force that a risk or an event opens, and that needs somebody's yes. */
export const riskChoices = (standard: Standard | null): RiskChoice[] =>
	(standard?.criteria ?? []).flatMap((criterion) => {
		const { opens, initiative, code, name } = criterion
		const details = detailsOf(criterion)
		if (!needsAYes(initiative) || details === null || (opens.by !== 'risk' && opens.by !== 'event')) return []
		const isExample = standard?.groups.find((group) => group.code === criterion.group)?.list === 'illustrative'
		return opens.kinds.map((kind): RiskChoice => {
			const what = kindText(standard, opens.by, kind)
			return {
				value: `${code} ${kind}`,
				criterion,
				nature: opens.by,
				kind,
				details,
				name: opens.kinds.length === 1 ? name : text(`${name.da}: ${what.da}`, `${name.en}: ${what.en}`),
				isExample,
			}
		})
	})

const before = (on: Day, { count, unit }: Interval): Day =>
	unit === 'months' ? addMonths(on, -count) : addDays(on, unit === 'weeks' ? -7 * count : -count)

/** A day on which it would have to have happened for its first window to be open today. */
const dayFor = ({ opens }: Criterion, today: Day): Day => {
	const [window] = opens.by === 'event' ? opens.windows : []
	return window === undefined ? today : before(today, window.from)
}

/** What is known with the choice noted on a day. */
const noting = (facts: Facts, { nature, kind, details }: RiskChoice, on: Day): Facts =>
	nature === 'risk'
		? { ...facts, risks: [...facts.risks, { kind, on }] }
		: { ...facts, events: [...facts.events, { ...details, kind, on }] }

/** What is known without what was decided about a criterion. */
const undecidedOn = (facts: Facts, criterion: string): Facts => ({
	...facts,
	history: facts.history.filter((entry) => entry.kind !== 'assessed' || entry.criterion !== criterion),
})

/** Whether a ground of this criterion is open to be decided upon, whatever was decided about it before. */
export const isOpenToDecide = (
	standards: readonly Standard[],
	facts: Facts,
	criterion: string,
	today: Day,
): boolean => {
	const code = standardOn(standards, today)?.criteria.find((one) => one.code === criterion)
	if (code === undefined || !needsAYes(code.initiative)) return false
	return decide(standards, undecidedOn(facts, criterion), today).grounds.some(
		(ground) => ground.criterion === criterion && ground.servedOn === undefined && !ground.overdue,
	)
}

/** Why choosing it would give this citizen no ground, as the rule says it; null where it would. */
export const hindranceOf = (
	standards: readonly Standard[],
	facts: Facts,
	choice: RiskChoice,
	today: Day,
): Text | null => {
	const { code } = choice.criterion
	const known = noting(undecidedOn(facts, code), choice, dayFor(choice.criterion, today))
	const { grounds, why } = decide(standards, known, today)
	if (grounds.some(({ criterion, servedOn }) => criterion === code && servedOn === undefined)) return null
	const said = why.find(({ criterion }) => criterion === code)
	return said === undefined ? text('Reglen gælder ikke.', 'The rule does not hold.') : text(said.da, said.en)
}
