import type { Facts, Ground, VerdictWord } from '#eligibility/index.ts'
import { readFacts } from '#eligibility/read-facts.ts'

/** What was worked out by hand from an example's text: who asks, when, and what the text gives. */
export type Citizen = {
	readonly says: string
	readonly bornOn: string
	readonly on: string
	/** What else is known; the rest is a resident at home without help, alone unless it says otherwise. */
	readonly known?: Readonly<Record<string, unknown>>
	readonly verdict: VerdictWord
	/** Every ground listed, the one that leads first, with what the text says of it. */
	readonly grounds?: readonly Partial<Record<keyof Ground, unknown>>[]
	readonly exclusions?: readonly string[]
}

/** The facts as `assess` reads them from a line. */
export const factsOf = ({ says, bornOn, known }: Citizen): Facts => {
	const read = readFacts({
		id: says,
		bornOn,
		status: 'resident',
		residentSince: '1990-01-01',
		livesAlone: true,
		single: true,
		...known,
	})
	if (!read.ok) throw new Error(read.detail)
	return read.value
}

export const offered = (on: string, ...criteria: string[]) => ({ kind: 'offer', on, criteria })
export const visited = (on: string) => ({ kind: 'visit', on })
