import { isUtf8 } from 'node:buffer'
import { Fhir } from 'fhir/fhir.js'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { jsonProblem } from './json-shape.ts'
import { cleanXml } from './xml-shape.ts'

export type Format = 'json' | 'xml'

/** A resource as plain data; nothing in it is trusted. */
export type Plain = { readonly [key: string]: unknown }

/** Why bytes are no FHIR that is taken. */
export type ReadProblem =
	| 'empty'
	| 'not_utf8'
	| 'not_json'
	| 'not_xml'
	| 'duplicate_key'
	| 'forbidden_key'
	| 'too_deep'
	| 'has_doctype'
	| 'not_fhir'
	| 'unknown_resource'

let known: Fhir | null = null
/** The definitions of R4, read from disk when the first message in XML comes. */
const definitions = (): Fhir => {
	known ??= new Fhir()
	return known
}

const mark = '\uFEFF'
const space = new Set([0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf])

/** As the content type names it; where it names neither, as the first sign tells. */
export const formatOf = (bytes: Uint8Array, type: string): Format => {
	if (/\bjson\b/i.test(type)) return 'json'
	if (/\bxml\b/i.test(type)) return 'xml'
	return bytes.find((byte) => !space.has(byte)) === 0x3c ? 'xml' : 'json'
}

const isObject = (value: unknown): value is Plain =>
	typeof value === 'object' && value !== null && !Array.isArray(value)

/** A library that only knows how to throw, as a value. */
const orNull = <Value>(read: () => Value): Promise<Value | null> => Promise.try(read).catch(() => null)

const readJson = async (text: string): Promise<Outcome<Plain, ReadProblem>> => {
	const value = await orNull<unknown>(() => JSON.parse(text))
	if (value === null) return no('not_json')
	const problem = jsonProblem(text)
	if (problem !== null) return no(problem)
	return isObject(value) && typeof value.resourceType === 'string' ? yes(value) : no('not_fhir')
}

const readXml = async (text: string): Promise<Outcome<Plain, ReadProblem>> => {
	const cleaned = await cleanXml(text)
	if (!cleaned.ok) return cleaned
	const value = await orNull<unknown>(() => definitions().xmlToObj(cleaned.value))
	return isObject(value) ? yes(value) : no('unknown_resource')
}

/** A resource out of JSON or XML. Narrative in XML is left out; what could do harm is refused before anything is parsed. */
export const readFhir = async (bytes: Uint8Array, format: Format): Promise<Outcome<Plain, ReadProblem>> => {
	if (bytes.length === 0) return no('empty')
	if (!isUtf8(bytes)) return no('not_utf8')
	const decoded = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
	const text = decoded.startsWith(mark) ? decoded.slice(1) : decoded
	if (text.includes('\u0000')) return no('not_utf8')
	return format === 'json' ? readJson(text) : readXml(text)
}

/** A resource that we made ourselves, as text. */
export const writeFhir = (resource: Plain, format: Format): string =>
	format === 'json' ? `${JSON.stringify(resource, null, 2)}\n` : `${definitions().objToXml(resource)}\n`
