import { decide, type Facts } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { type Criterion, type Interval, type Standard, standardOn } from '#standard/index.ts'
import type { Target } from '../referral/referral-decision.ts'

const concern = 'concern_raised'

const isOnConcern = ({ opens }: Criterion): boolean => opens.by === 'event' && opens.kinds.includes(concern)

/** How soon the standard's rule on concerns wants an answer; null where it says nothing. */
export const concernWithin = (standard: Standard | null): Interval | null =>
	standard?.criteria.find(isOnConcern)?.decideWithin ?? null

/** Every risk the standard's rules weigh: what a worry may turn out to be, where the standard knows no concern as such. */
const risksOf = ({ criteria }: Standard): string[] =>
	criteria.flatMap(({ opens }) => (opens.by === 'risk' ? opens.kinds : []))

/** Whether the standard has anything for somebody about whom a concern was raised, asked of its own rules. */
export const concernTarget =
	(standards: readonly Standard[], today: Day): Target =>
	(bornOn) => {
		const standard = standardOn(standards, today)
		if (standard === null) return null
		const risks = standard.criteria.some(isOnConcern) ? [] : risksOf(standard)
		const facts: Facts = {
			id: '',
			bornOn,
			sex: null,
			status: 'resident',
			residentSince: null,
			livesAlone: null,
			residence: 'own_home',
			help: { practical: false, personal: false, nursing: false },
			preventiveCase: false,
			events: [{ kind: concern, on: today }],
			risks: risks.map((kind) => ({ kind, on: today })),
			history: [],
			exceptions: [],
		}
		return decide(standards, facts, today).grounds.length > 0
	}
