import { z } from 'zod'

const isOnce = (words: readonly string[]): boolean => new Set(words).size === words.length

const text = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })
const code = z.string().regex(/^[a-z0-9-]{1,40}$/, 'small letters, digits and hyphens')
const postalCode = z.string().regex(/^\d{4}$/, 'four digits, in quotes')

/** Districts by postal codes; each code and each postal code once. */
export const districts = z
	.array(z.strictObject({ code, name: text, postalCodes: z.array(postalCode).min(1) }))
	.refine(
		(all) => isOnce(all.map(({ code }) => code)) && isOnce(all.flatMap(({ postalCodes }) => postalCodes)),
		'each code, and each postal code, in one district only',
	)

/** Sides in metres, EPSG:25832. */
export const box = z
	.strictObject({ west: z.number(), south: z.number(), east: z.number(), north: z.number() })
	.refine(({ west, south, east, north }) => west < east && south < north, 'west is less than east, south than north')

/** A place with a name, in metres, EPSG:25832, within Denmark. */
export const namedPoint = z.strictObject({
	name: z.string().min(1),
	x: z.number().min(400_000).max(950_000),
	y: z.number().min(6_000_000).max(6_450_000),
})

/** Roads by the straight line, or by what knows better: a file in the municipality's folder, or a server of routes (OSRM). */
export const roads = z
	.strictObject({
		/** How much longer roads are than the straight line. */
		factor: z.number().min(1).max(3).default(1.3),
		kmPerHour: z.number().min(10).max(110).default(50),
		/** The shortest time between two doors. */
		gapMinutes: z.number().int().min(0).max(60).default(15),
		matrix: z
			.string()
			.regex(/^[\w-]+\.(csv|json)$/i, 'the name of a .csv or .json file in the municipality’s folder')
			.optional(),
		osrm: z.url({ protocol: /^https?$/, error: 'an address that begins with https://' }).optional(),
	})
	.refine(({ matrix, osrm }) => matrix === undefined || osrm === undefined, 'name matrix or osrm, not both')
