/** A point in metres, EPSG:25832 (UTM 32 north on GRS80), as the register writes addresses. */
export type Metres = { readonly x: number; readonly y: number }
/** Degrees east and north, as GeoJSON the makers of map tiles and servers of routes write points. */
export type LonLat = { readonly lon: number; readonly lat: number }

const radian = Math.PI / 180
const flattening = 1 / 298.257222101
const scale = 0.9996
const eastOfMeridian = 500_000
const meridian = 9
const n = flattening / (2 - flattening)
const radius = (6_378_137 / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64)
/** Krüger's series to the third order: right to less than a millimetre in Denmark. */
const forward = [
	n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16,
	(13 * n ** 2) / 48 - (3 * n ** 3) / 5,
	(61 * n ** 3) / 240,
]
const backward = [n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96, n ** 2 / 48 + n ** 3 / 15, (17 * n ** 3) / 480]
const toGeographic = [2 * n - (2 * n ** 2) / 3 - 2 * n ** 3, (7 * n ** 2) / 3 - (8 * n ** 3) / 5, (56 * n ** 3) / 15]
const eccentricity = (2 * Math.sqrt(n)) / (1 + n)

const sumOf = (series: readonly number[], term: (factor: number, times: number) => number): number =>
	series.reduce((sum, factor, at) => sum + term(factor, 2 * (at + 1)), 0)

export const placeOf = ({ lon, lat }: LonLat): Metres => {
	const sine = Math.sin(lat * radian)
	const conformal = Math.sinh(Math.atanh(sine) - eccentricity * Math.atanh(eccentricity * sine))
	const away = (lon - meridian) * radian
	const xi = Math.atan2(conformal, Math.cos(away))
	const eta = Math.atanh(Math.sin(away) / Math.hypot(1, conformal))
	return {
		x: eastOfMeridian + scale * radius * (eta + sumOf(forward, (f, k) => f * Math.cos(k * xi) * Math.sinh(k * eta))),
		y: scale * radius * (xi + sumOf(forward, (f, k) => f * Math.sin(k * xi) * Math.cosh(k * eta))),
	}
}

export const lonLatOf = ({ x, y }: Metres): LonLat => {
	const xi = y / (scale * radius)
	const eta = (x - eastOfMeridian) / (scale * radius)
	const upright = xi - sumOf(backward, (f, k) => f * Math.sin(k * xi) * Math.cosh(k * eta))
	const across = eta - sumOf(backward, (f, k) => f * Math.cos(k * xi) * Math.sinh(k * eta))
	const conformal = Math.asin(Math.sin(upright) / Math.cosh(across))
	return {
		lon: meridian + Math.atan2(Math.sinh(across), Math.cos(upright)) / radian,
		lat: (conformal + sumOf(toGeographic, (f, k) => f * Math.sin(k * conformal))) / radian,
	}
}
