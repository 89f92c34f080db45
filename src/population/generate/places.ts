import { parseDocument } from 'yaml'
import { z } from 'zod'
import { no, type Outcome, yes } from '#kernel/outcome.ts'

const town = z.strictObject({
	name: z.string().min(1),
	postalCode: z.string().regex(/^\d{4}$/, 'four digits, in quotes'),
	/** As written on letters; several towns may share it. */
	postalTown: z.string().min(1),
	/** Centre, metres in EPSG:25832. */
	x: z.number(),
	y: z.number(),
	/** Inhabitants, rounded. */
	people: z.number().positive(),
	streets: z.array(z.string().min(1)).default([]),
})

const placesShape = z.strictObject({
	towns: z.array(town).min(1),
	/** Names found in most places, shared out among the towns. */
	commonStreets: z.array(z.string().min(1)),
	/** Made-up addresses of care homes; each has this many flats. */
	careHomes: z.array(
		z.strictObject({
			town: z.string(),
			street: z.string(),
			houseNumber: z.number().int().positive(),
			flats: z.number().int().positive(),
		}),
	),
})

const inhabitantsShape = z.strictObject({
	/** The day the numbers describe. */
	countedOn: z.string(),
	/** Inhabitants by single year of age from 60; the last number is everyone of that age or older. */
	men: z.array(z.number().nonnegative()).min(40),
	women: z.array(z.number().nonnegative()).min(40),
	/** How much commoner a surname is here than in the country. */
	surnames: z.record(z.string(), z.number().positive()).default({}),
	/** Share who speak another language at home. */
	languages: z.record(z.string(), z.number().min(0).max(1)).default({}),
})

export type Town = z.infer<typeof town>
export type Places = z.infer<typeof placesShape>
export type Inhabitants = z.infer<typeof inhabitantsShape>

const read = <Shape extends z.ZodType>(shape: Shape, yaml: string): Outcome<z.infer<Shape>, 'unreadable'> => {
	const document = parseDocument(yaml)
	const [broken] = document.errors
	if (broken) return no('unreadable', broken.message)
	const checked = shape.safeParse(document.toJS())
	return checked.success ? yes(checked.data) : no('unreadable', z.prettifyError(checked.error))
}

/** A municipality's `places.yaml`: towns, streets and care homes. */
export const readPlaces = (yaml: string): Outcome<Places, 'unreadable'> => {
	const places = read(placesShape, yaml)
	if (!places.ok) return places
	const known = new Set(places.value.towns.map(({ name }) => name))
	if (places.value.towns.length > places.value.commonStreets.length)
		return no('unreadable', 'commonStreets: there must be more names than towns')
	const lost = places.value.careHomes.find((home) => !known.has(home.town))
	return lost ? no('unreadable', `careHomes: there is no town “${lost.town}” above`) : places
}

/** A municipality's `population.yaml`: how many live there, by age and sex. */
export const readInhabitants = (yaml: string): Outcome<Inhabitants, 'unreadable'> => read(inhabitantsShape, yaml)
