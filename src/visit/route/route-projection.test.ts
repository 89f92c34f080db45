import { expect, test } from 'vitest'
import { lonLatOf, placeOf } from '#kernel/lon-lat.ts'
import { pixelsOf } from './route-projection.ts'

/** Worked out with proj4: degrees, EPSG:25832, EPSG:3857; one south, one west, one far out in the next zone, one on the meridian itself. */
const known = [
	[11.5547, 55.4319, 661641.265, 6145822.759, 1286263.32, 7446144.363],
	[9.7887, 54.9094, 550565.06, 6084994.395, 1089673.1, 7344302.318],
	[12.5683, 55.6761, 724351.929, 6175804.022, 1399096.756, 7494204.691],
	[8.0756, 56.9596, 443784.814, 6313268.958, 898971.68, 7751865.743],
	[15.1398, 55.1009, 891508.101, 6123251.402, 1685354.827, 7381473.423],
	[9, 56, 500000, 6206079.587, 1001875.417, 7558415.656],
] as const

test.each(known)('%f° east, %f° north stands where another program puts it', (lon, lat, x, y, east, north) => {
	const place = placeOf({ lon, lat })
	expect(place.x).toBeCloseTo(x, 2)
	expect(place.y).toBeCloseTo(y, 2)
	const back = lonLatOf({ x, y })
	expect(back.lon).toBeCloseTo(lon, 7)
	expect(back.lat).toBeCloseTo(lat, 7)
	const half = 20_037_508.342789244
	const pixels = pixelsOf({ lon, lat }, 12)
	const metresAPixel = (2 * half) / (256 * 2 ** 12)
	expect(pixels.x * metresAPixel - half).toBeCloseTo(east, 1)
	expect(half - pixels.y * metresAPixel).toBeCloseTo(north, 1)
})
