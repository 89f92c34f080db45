import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { day } from '#kernel/day.ts'
import { writeCsv } from '#platform/csv/index.ts'
import { generatePeople } from '#population/generate/generate.ts'
import { readInhabitants, readPlaces } from '#population/generate/places.ts'
import { fileCells } from '#population/import/write-file.ts'
import { partsOf, zipped } from './spreadsheets.ts'

const folder = 'municipalities/soroe'
const places = readPlaces(readFileSync(join(folder, 'places.yaml'), 'utf8'))
const inhabitants = readInhabitants(readFileSync(join(folder, 'population.yaml'), 'utf8'))
if (!places.ok || !inhabitants.ok) throw new Error(`${folder} cannot be read`)
const people = generatePeople({
	places: places.value,
	inhabitants: inhabitants.value,
	seed: 3,
	on: day('2026-03-09'),
	persons: 6,
})

const population = fileCells(people).map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
const help = [
	['CPR', 'Navn', 'Praktisk hjælp', 'Praktisk hjælp fra', 'Personlig pleje', 'Sygepleje', 'Plejebolig'],
	...people.map(({ person_id }, place) => [
		person_id,
		'Prøve',
		'ja',
		'01-02-2026',
		place % 2 ? 'nej' : 'ja',
		'',
		'nej',
	]),
]
const visits = [
	['Næste handling', 'Navn', 'CPR', 'Seneste invitation', 'Seneste besøg', 'Afslået til'],
	...people.map(({ person_id }) => ['01-04-2026', 'Prøve', person_id, '2025-03-01', '2025-03-20', '']),
]
const careHomes = [
	['Navn', 'Vej', 'Husnr', 'Etage/dør', 'Postnr', 'By'],
	...people.map(({ street, postal_code, town }) => [
		'Prøvehjemmet',
		street ?? '',
		'12',
		'',
		postal_code ?? '',
		town ?? '',
	]),
]
const tables = [population, help, visits, careHomes]

/** Sound files of every kind: in three encodings, with either separator. */
export const soundCsv: readonly Uint8Array[] = tables
	.map(writeCsv)
	.flatMap((csv) => [
		Buffer.from(csv),
		Buffer.from(csv, 'latin1'),
		Buffer.from(csv.replaceAll(';', ',')),
		Buffer.from(`\uFEFF${csv}`, 'utf16le'),
	])
/** The parts of the same as spreadsheets. */
export const spreadsheetParts = tables.map(partsOf)
export const soundSpreadsheets: readonly Uint8Array[] = spreadsheetParts.map((parts) => zipped(parts))
