import type { Facts, Ground, VerdictWord } from '#eligibility/index.ts'
import { day } from '#kernel/day.ts'

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

const nothing = { received: false } as const

export const factsOf = ({ says, bornOn, known }: Citizen): Facts =>
	({
		id: says,
		bornOn: day(bornOn),
		sex: null,
		status: 'resident',
		residentSince: day('1990-01-01'),
		livesAlone: true,
		single: true,
		residence: 'own_home',
		seenBy: [],
		preventiveCase: false,
		events: [],
		risks: [],
		history: [],
		exceptions: [],
		...known,
		help: { personal: nothing, practical: nothing, nursing: nothing, ...(known?.help as object) },
	}) as Facts

export const offered = (on: string, ...criteria: string[]) => ({ kind: 'offer', on, criteria })
export const visited = (on: string) => ({ kind: 'visit', on })
