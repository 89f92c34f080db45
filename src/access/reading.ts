import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'

export const readers = ['staff', 'citizen', 'command'] as const
export type Reader = (typeof readers)[number]

/** Whoever looked and is no member of staff, as the log calls them. */
export const readerNames: Readonly<Record<Exclude<Reader, 'staff'>, string>> = {
	citizen: 'Borgeren selv',
	command: 'Udtræk med kommando',
}

/** Someone saw something about a citizen. */
export type Reading = {
	readonly at: Instant
	/** Null: nobody of staff; see `reader`. */
	readonly staff: StaffId | null
	/** staff: somebody at work · citizen: the citizen, about themselves · command: a file made by whoever runs the system */
	readonly reader: Reader
	/** Of staff the name; of others what they are, in Danish. */
	readonly staffName: string
	/** Of staff, as it is now. */
	readonly profession: string | null
	readonly person: PersonId
	/** What was seen: the name of the page or file, for example *borgerkort*. */
	readonly what: string
}

/** A page or file opened once, with everybody it showed. */
export type Opened = Omit<Reading, 'person'> & { readonly persons: readonly PersonId[] }

/** The log as pages were opened: what one reader saw by one word at one moment is one. */
export const openedIn = (readings: readonly Reading[]): Opened[] =>
	[...Map.groupBy(readings, ({ at, staff, reader, what }) => [at, staff, reader, what].join(' ')).values()].flatMap(
		(together) => {
			const [first] = together
			return first === undefined ? [] : [{ ...first, persons: together.map(({ person }) => person) }]
		},
	)

/** Which entries of the read log: newest first; `to` is not included. */
export type ReadingsWanted = {
	readonly staff?: StaffId | null
	readonly person?: PersonId | null
	/** Who was merged into that citizen: what was seen of them was seen of the one who stays. */
	readonly alsoAs?: readonly PersonId[]
	readonly from?: Instant | null
	readonly to?: Instant | null
	readonly limit: number
	readonly skip?: number
}
