import type { FC } from 'hono/jsx'
import { whatDrivingIs } from '#booking/index.ts'
import type { Language } from '#kernel/language.ts'
import type { Speech } from '../note/words-view.tsx'
import { isStop, type Route } from './route.ts'
import { labelsFor } from './route-labels.ts'
import { type Locator, locatorSide } from './route-locator.ts'
import { drawMap, type MapDrawn } from './route-map-layout.ts'
import type { Outline } from './route-outline.ts'
import { mapSize, pointRadius } from './route-picture.ts'
import { mapText, noPointText, stopTime, totalText } from './route-words.ts'

export type MapGround = {
	/** Ways, or some of them, are reckoned by the straight line. */
	readonly isEstimate: boolean
	readonly outline: Outline | null
	/** The municipality's file that draws it cannot be read. */
	readonly isOutlineBroken: boolean
	readonly tiles: { readonly tiles: string; readonly owedTo: string } | null
}

/** The day's points in order, and the way between them. The list beside it is what holds; this is its picture. */
export const RouteMap: FC<Speech & { route: Route; ground: MapGround }> = ({ say, language, route, ground }) => {
	const drawn = drawMap(route, ground.outline, ground.tiles?.tiles ?? null)
	const missing = route.stops.filter(({ where }) => typeof where === 'string')
	const owedTo = ground.tiles === null ? (ground.outline?.owedTo ?? '') : ground.tiles.owedTo
	return (
		<section class="hj-route-map" aria-labelledby="route-map-heading">
			<h2 id="route-map-heading" class="mt-0">
				{say('Kort over dagen', 'Map of the day')}
			</h2>
			{drawn === null ? (
				<p>{say('Ingen af dagens besøg kan vises på kortet.', 'None of the day’s visits can be shown on the map.')}</p>
			) : (
				<figure class="hj-figure">
					<svg
						class="hj-map"
						viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
						role="img"
						aria-labelledby="route-map-title route-map-desc"
					>
						<title id="route-map-title">{say('Kort over dagens besøg', 'Map of the day’s visits')}</title>
						<desc id="route-map-desc">{mapText(route, language)}</desc>
						<Picture say={say} language={language} drawn={drawn} />
					</svg>
					<figcaption class="hj-quiet">
						{route.base === null ? null : (
							<p>
								{say('Huset er', 'The house is')} {route.base.words}
								{drawn.base?.isBeyond
									? say(', uden for kortet i den retning', ', beyond the map in that direction')
									: ''}
								.
							</p>
						)}
						{route.legs.some(({ drive }) => drive !== null) ? (
							<p>
								{`${totalText(route, language)}. ${whatDrivingIs[language]} `}
								{ground.isEstimate
									? say('Det er et skøn efter den lige linje.', 'That is an estimate by the straight line.')
									: ''}
							</p>
						) : null}
						{owedTo === '' ? null : <p class="hj-owed">{owedTo}</p>}
					</figcaption>
				</figure>
			)}
			{missing.length === 0 ? null : (
				<>
					<p class="hj-missing">{say('Ikke på kortet:', 'Not on the map:')}</p>
					<ul class="hj-missing">
						{missing.map(({ number, where }) => (
							<li>{`${number}: ${typeof where === 'string' ? noPointText(where, language) : ''}`}</li>
						))}
					</ul>
				</>
			)}
			{ground.isOutlineBroken ? (
				<p class="hj-quiet">
					{say(
						'Kommunens omrids er ikke tegnet: filen outline.geojson i kommunens mappe kan ikke læses. Sig det til administratoren.',
						'The municipality’s outline is not drawn: the file outline.geojson in its folder cannot be read. Tell the administrator.',
					)}
				</p>
			) : null}
		</section>
	)
}

const Picture: FC<Speech & { drawn: MapDrawn }> = ({ language, drawn }) => (
	<>
		{drawn.tiles.map(({ href, x, y, side }) => (
			<image href={href} x={x} y={y} width={side} height={side} />
		))}
		{drawn.land === '' ? null : <path class="hj-map-land" d={drawn.land} fill-rule="evenodd" />}
		{drawn.legs.map(({ from, to, arrow, leg }) => (
			<>
				<line
					class={isStop(leg.from) && isStop(leg.to) ? 'hj-map-way' : 'hj-map-way hj-map-way-home'}
					x1={from.x}
					y1={from.y}
					x2={to.x}
					y2={to.y}
				/>
				{arrow === '' ? null : <path class="hj-map-arrow" d={arrow} />}
			</>
		))}
		{[...drawn.stops, ...(drawn.base === null ? [] : [drawn.base])]
			.filter(({ isMoved }) => isMoved)
			.map(({ at, real }) => (
				<>
					<line class="hj-map-aside" x1={real.x} y1={real.y} x2={at.x} y2={at.y} />
					<circle class="hj-map-real" cx={real.x} cy={real.y} r={3} />
				</>
			))}
		{drawn.base === null ? null : (
			<path class="hj-map-base" d={`M${drawn.base.at.x},${drawn.base.at.y - 13}l13,11h-3.5v12h-19v-12h-3.5Z`} />
		)}
		{drawn.stops.map(({ at, stop }) => (
			<>
				<circle class="hj-map-stop" cx={at.x} cy={at.y} r={pointRadius} />
				<text class="hj-map-number" x={at.x} y={at.y + 5} text-anchor="middle">
					{stop.number}
				</text>
			</>
		))}
		<Labels language={language} drawn={drawn} />
		{drawn.locator === null ? null : <Inset {...drawn.locator} />}
		<path class="hj-map-scale" d={`M10,${mapSize.height - 16}v6h${drawn.scale.length}v-6`} />
		<text class="hj-map-small" x={16} y={mapSize.height - 16}>
			{drawn.scale.metres < 1000 ? `${drawn.scale.metres} m` : `${drawn.scale.metres / 1000} km`}
		</text>
	</>
)

/** When, and in which town where it is another than the stop's before. */
const Labels: FC<{ language: Language; drawn: MapDrawn }> = ({ language, drawn: { stops, base, legs } }) => {
	const words = stops.map(({ at, stop }, place) => ({
		at,
		time: stopTime(stop, language),
		town: stop.town === stops[place - 1]?.stop.town ? '' : stop.town,
	}))
	const points = [...stops, ...(base === null ? [] : [base])].map(({ at }) => at)
	const alongScale = [20, 50, 80, 110].map((x) => ({ x, y: mapSize.height - 16 }))
	const labels = labelsFor(words, [...points, ...alongScale], legs)
	return (
		<>
			{labels.map(({ x, y, anchor }, place) => (
				<>
					<text class="hj-map-time" x={x} y={y} text-anchor={anchor}>
						{words[place]?.time}
					</text>
					<text class="hj-map-small" x={x} y={y + 14} text-anchor={anchor}>
						{words[place]?.town}
					</text>
				</>
			))}
		</>
	)
}

const Inset: FC<Locator> = ({ x, y, land, shown }) => (
	<>
		<rect class="hj-map-inset" x={x} y={y} width={locatorSide} height={locatorSide} rx={3} />
		<path class="hj-map-inset-land" d={land} fill-rule="evenodd" />
		<rect class="hj-map-inset-shown" x={shown.x} y={shown.y} width={shown.width} height={shown.height} />
	</>
)
