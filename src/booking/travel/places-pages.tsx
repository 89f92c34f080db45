import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { findCitizens, residentsOutside } from '#population/actions.ts'
import { boundsOf } from '../bounds-actions.ts'
import { PlacesPage } from './places-page.tsx'
import type { Place } from './travel.ts'
import { travelBetween } from './travel-transport.ts'

const atMost = 200

/** How ways are measured, and whose home cannot be found. */
export const placesRoutes: Route[] = [
	{
		method: 'get',
		path: '/koersel',
		for: ['coordinator'],
		shows: 'hjem uden brugbart punkt',
		nav: { label: { da: 'Kørsel', en: 'Driving' }, order: 79 },
		handle: (ask) => places(ask),
	},
]

/** The middles of nine fields of the municipality: nobody's home. */
const samplesIn = (bounds: NonNullable<Awaited<ReturnType<typeof boundsOf>>>): Place[] =>
	[1, 2, 3].flatMap((row) =>
		[1, 2, 3].map((column) => ({
			x: Math.round(bounds.west + ((bounds.east - bounds.west) * column) / 4),
			y: Math.round(bounds.south + ((bounds.north - bounds.south) * row) / 4),
		})),
	)

const places = async (ask: Ask): Promise<Answer> => {
	const { db, municipality, say } = ask
	const bounds = await boundsOf(db, municipality)
	const outside = await residentsOutside(db, bounds, atMost)
	const citizens = await findCitizens(db, outside)
	const lost = outside.flatMap((id) => citizens.get(id) ?? [])
	const isTried = ask.query.get('proev') === 'ja' && bounds !== null
	return {
		title: say('Kørsel', 'Driving'),
		sees: lost.map(({ id }) => id),
		page: (
			<PlacesPage
				roads={municipality.roads}
				tried={isTried ? (await travelBetween(municipality, samplesIn(bounds))).told : null}
				bounds={bounds}
				isBoundsSet={municipality.bounds !== undefined}
				lost={lost}
				atMost={atMost}
			/>
		),
	}
}
