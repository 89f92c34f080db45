import { SaxesParser } from 'saxes'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { deepest } from './json-shape.ts'

const fhir = 'http://hl7.org/fhir'
const signs: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\n': '&#10;',
	'\r': '&#13;',
	'\t': '&#9;',
}
const escaped = (value: string): string => value.replaceAll(/[&<>"\n\r\t]/g, (sign) => signs[sign] ?? sign)

/** Attributes that FHIR knows. */
const kept = ['id', 'url', 'value']

/** Of a bundle only so many entries are read; whoever takes fewer sees that there were too many. */
const mostEntries = 500
const mostElements = 40_000

class Refused extends Error {}

/**
 * The same resource with nothing in it that FHIR does not need: no prefixes, comments, instructions or narrative.
 * A document type is refused before parsing, and with it every entity that a file could bring along.
 */
export const cleanXml = (
	text: string,
): Promise<Outcome<string, 'has_doctype' | 'not_utf8' | 'not_xml' | 'not_fhir' | 'too_deep'>> => {
	if (/<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)/i.test(text)) return Promise.resolve(no('has_doctype'))
	const declared = /^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']/i.exec(text)?.[1]
	if (declared !== undefined && !/^utf-?8$/i.test(declared)) return Promise.resolve(no('not_utf8'))
	return Promise.try(() => cleaned(text)).catch((problem: unknown) =>
		no(problem instanceof Refused ? 'too_deep' : 'not_xml'),
	)
}

const cleaned = (text: string): Outcome<string, 'not_fhir'> => {
	const written: string[] = []
	/** Whether each open element is one of FHIR's. */
	const open: boolean[] = []
	let isFhir = true
	let entries = 0
	const parser = new SaxesParser({ xmlns: true })
	parser.on('error', (error) => {
		throw error
	})
	parser.on('opentag', ({ local, uri, attributes }) => {
		if (open.length >= deepest) throw new Refused()
		if (open.length === 0) isFhir = uri === fhir
		if (open.length === 1 && local === 'entry') entries++
		const isOurs = uri === fhir && open.every(Boolean) && entries <= mostEntries
		open.push(isOurs)
		if (!isOurs) return
		if (written.length > 2 * mostElements) throw new Refused()
		const given = kept.flatMap((name) => {
			const attribute = attributes[name]
			return attribute === undefined ? [] : [` ${name}="${escaped(attribute.value)}"`]
		})
		written.push(`<${local}${open.length === 1 ? ` xmlns="${fhir}"` : ''}${given.join('')}>`)
	})
	parser.on('closetag', ({ local }) => {
		if (open.pop()) written.push(`</${local}>`)
	})
	parser.write(text.trimStart()).close()
	return isFhir && written.length > 0 ? yes(written.join('')) : no('not_fhir')
}
