import type { WrittenStandard } from '../format/format.ts'
import type { WrittenCondition } from '../format/format-rule.ts'
import type { WrittenRule } from './check-rules.ts'
import { type Found, type Path, remark } from './found.ts'

const asksWhoSees = ({ any = [], all = [], not, seenBy }: WrittenCondition): boolean =>
	seenBy !== undefined || [...any, ...all, ...(not === undefined ? [] : [not])].some(asksWhoSees)

/** Where the first exclusion or rule asks who else sees the citizen. */
const whoSees = ({ exclusions }: WrittenStandard, rules: readonly WrittenRule[]): Path | undefined => {
	const exclusion = Object.entries(exclusions).find(([, { when }]) => asksWhoSees(when))
	if (exclusion !== undefined) return ['exclusions', exclusion[0], 'when']
	return rules.find(({ all }) => all.needs?.when !== undefined && asksWhoSees(all.needs.when))?.at('needs', 'when')
}

/** What a standard may promise and the letters and bookings do not yet follow; said once each, so that nobody relies on it. */
export const checkJourney = (written: WrittenStandard, rules: readonly WrittenRule[]): readonly Found[] => {
	const standing =
		written.answers.visitNeeds === 'no_cancellation'
			? ['answers', 'visitNeeds']
			: rules.find(({ all }) => all.visitNeeds === 'no_cancellation')?.at('visitNeeds')
	const staff = whoSees(written, rules)
	return [
		...(standing === undefined
			? []
			: [
					remark(
						standing,
						'brevene beder endnu om et ja, og en tid, som ingen svarer på, bliver givet fri; at den står fast uden svar, er skrevet ned, men følges ikke endnu',
						'the letters still ask for a yes, and a time that nobody answers is set free; that it stands without an answer is on record but not yet followed',
					),
				]),
		...(staff === undefined
			? []
			: [
					remark(
						staff,
						'intet register fortæller endnu, hvem af kommunens ansatte der ser borgeren; seenBy gælder kun, hvor oplysningerne selv siger det (assess)',
						'no register tells yet which staff see the citizen; seenBy holds only where the facts themselves say so (assess)',
					),
				]),
	]
}
