/** What chance decides in a year; each has luck of its own, so that changing one rate leaves the others' luck alone. */
export const purpose = {
	death: 1,
	day: 2,
	movingOut: 3,
	movingDay: 4,
	careHome: 5,
	help: 6,
	kindOfHelp: 7,
	nursing: 8,
	nursingBegun: 9,
	movingIn: 10,
	arrivalDay: 11,
	birthday: 12,
} as const

const mixed = (word: number): number => {
	const one = Math.imul(word ^ (word >>> 16), 0x85ebca6b)
	const two = Math.imul(one ^ (one >>> 13), 0xc2b2ae35)
	return (two ^ (two >>> 16)) >>> 0
}

/** The luck of one person under one seed. */
export const keyOf = (seed: number, row: number): number =>
	mixed(mixed(seed ^ 0x9e3779b9) + Math.imul(row + 1, 0x85ebca6b))

/** What chance decides in one year for one purpose; the same for everyone. */
export const occasion = (year: number, what: number): number =>
	mixed(Math.imul(year, 0x27d4eb2f) + Math.imul(what, 0x165667b1))

/** A number in [0, 1) that a person's key and the occasion decide wholly: no stream to keep in step. */
export const drawn = (key: number, occasion: number): number => mixed(key ^ occasion) / 4294967296
