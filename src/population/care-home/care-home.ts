import type { Instant } from '#kernel/instant.ts'

/** An address that is a care home: a whole house, or one flat of it where floor and door are given. */
export type CareHome = {
	readonly name: string
	readonly street: string
	readonly houseNumber: string
	readonly floorDoor: string | null
	readonly postalCode: string
	readonly town: string | null
}

/** One that stands on the municipality's list, and how many residents live there. */
export type ListedCareHome = CareHome & {
	readonly id: string
	readonly updatedAt: Instant
	readonly residents: number
}
