/** What is so of a citizen at a time, one bit each. */
export const is = {
	/** Alive and living in the municipality. */
	here: 1,
	/** The only adult at the address. */
	alone: 2,
	/** Neither married nor in a registered partnership. */
	single: 4,
	inCareHome: 8,
	practical: 16,
	personal: 32,
	nursing: 64,
	/** In an institution or an asylum centre. */
	inInstitution: 128,
} as const

/** One row before it becomes columns. */
export type Row = {
	readonly bornOn: number
	readonly sex: number
	readonly flags: number
	readonly partner: Row | null
	readonly withOthers: boolean
	readonly onlyBeside: boolean
	readonly residentSince: number
	readonly lastServedOn: number
	readonly spouseDiedOn: number
	readonly spouseToCareHomeOn: number
	readonly optedOut: boolean
	readonly exceptions: readonly string[]
}
export type Making = { -readonly [Part in keyof Row]: Row[Part] }
