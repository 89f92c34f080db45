import type { Verdict } from '#eligibility/index.ts'

/** Why an offer was made, as the rules were weighed that day; a later version of the standard changes nothing of it. */
export type Decision = Pick<Verdict, 'on' | 'standard' | 'verdict' | 'grounds' | 'exclusions' | 'why'>

export const decisionFrom = ({ on, standard, verdict, grounds, exclusions, why }: Verdict): Decision => ({
	on,
	standard,
	verdict,
	grounds,
	exclusions,
	why,
})
