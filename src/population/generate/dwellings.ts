import type { Places, Town } from './places.ts'
import { lottery, oneOf, type Random, whole } from './random.ts'

export type Dwelling = {
	readonly id: string
	readonly street: string
	readonly houseNumber: string
	readonly floorDoor: string | null
	readonly postalCode: string
	readonly town: string
	readonly x: number
	readonly y: number
}

type Street = {
	readonly town: Town
	readonly name: string
	readonly x: number
	readonly y: number
	readonly turn: number
	readonly flats: boolean
	houses: number
}

/** Metres from a town's centre to its outermost street, growing with the town and never more than about a kilometre. */
const reach = (town: Town): number => Math.min(1000, 150 + 10 * Math.sqrt(town.people))

/** Streets laid around the centres; no postal code has two of the same name. */
const layStreets = (random: Random, places: Places): Map<Town, Street[]> => {
	const taken = new Set(places.towns.flatMap((town) => town.streets.map((name) => `${town.postalCode} ${name}`)))
	// The smallest first: a city takes whatever names its villages leave.
	const smallestFirst = places.towns.toSorted((a, b) => a.people - b.people)
	return new Map(
		smallestFirst.map((town) => {
			const wanted = Math.max(6, Math.min(60, Math.round(town.people / 120)))
			const names = [...town.streets]
			const start = whole(random, 0, places.commonStreets.length - 1)
			for (let step = 0; step < places.commonStreets.length && names.length < wanted; step++) {
				const name = places.commonStreets[(start + step * 7) % places.commonStreets.length] as string
				const known = `${town.postalCode} ${name}`
				if (taken.has(known)) continue
				taken.add(known)
				names.push(name)
			}
			const streets = names.map((name) => {
				const [distance, angle] = [reach(town) * Math.sqrt(random()), random() * 2 * Math.PI]
				return {
					town,
					name,
					x: town.x + distance * Math.cos(angle),
					y: town.y + distance * Math.sin(angle),
					turn: random() * 2 * Math.PI,
					flats: random() < (town.people > 10_000 ? 0.5 : town.people > 2000 ? 0.2 : 0),
					houses: whole(random, 20, 70),
				}
			})
			return [town, streets]
		}),
	)
}

const hex = (random: Random, digits: number): string =>
	Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
const addressId = (random: Random): string =>
	`${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-9${hex(random, 3)}-${hex(random, 12)}`

const doors = ['st. tv', 'st. th', '1. tv', '1. th', '2. tv', '2. th', '3. tv', '3. th']
const tenths = (metres: number): number => Math.round(metres * 10) / 10

/** Hands out dwellings, each once: towns by their inhabitants, streets evenly, house by house along the street. */
export const dwellingsOf = (random: Random, places: Places): { home: () => Dwelling; careHome: () => Dwelling } => {
	const streets = layStreets(random, places)
	const town = lottery(places.towns.map((each) => [each, each.people] as const))
	const taken = new Set<string>()
	const home = (): Dwelling => {
		const street = oneOf(random, streets.get(town(random)) as Street[])
		const number = whole(random, 1, street.houses)
		const floorDoor = street.flats ? oneOf(random, doors) : null
		const known = `${street.town.postalCode} ${street.name} ${number} ${floorDoor}`
		if (taken.has(known)) {
			street.houses += 1
			return home()
		}
		taken.add(known)
		const along = (number - street.houses / 2) * 8
		return {
			id: addressId(random),
			street: street.name,
			houseNumber: String(number),
			floorDoor,
			postalCode: street.town.postalCode,
			town: street.town.postalTown,
			x: tenths(street.x + Math.max(-250, Math.min(250, along)) * Math.cos(street.turn)),
			y: tenths(street.y + Math.max(-250, Math.min(250, along)) * Math.sin(street.turn)),
		}
	}
	const careHomes = places.careHomes.map((care) => ({
		...care,
		centre: places.towns.find(({ name }) => name === care.town) as Town,
		turn: random() * 2 * Math.PI,
		taken: 0,
	}))
	const whichCareHome = lottery(careHomes.map((each) => [each, each.flats] as const))
	const careHome = (): Dwelling => {
		const care = whichCareHome(random)
		care.taken += 1
		return {
			id: addressId(random),
			street: care.street,
			houseNumber: String(care.houseNumber),
			floorDoor: String(care.taken),
			postalCode: care.centre.postalCode,
			town: care.centre.postalTown,
			x: tenths(care.centre.x + 0.5 * reach(care.centre) * Math.cos(care.turn)),
			y: tenths(care.centre.y + 0.5 * reach(care.centre) * Math.sin(care.turn)),
		}
	}
	return { home, careHome }
}
