import { SaxesParser } from 'saxes'

/** An element that holds text only, by its name without prefix. */
export type TextElement = { readonly name: string; readonly text: string }

/** Control signs, which stand in no XML. */
const isNoText = /[^\P{Cc}\t\n\r\x7F-\x9F]/u
/** The parser goes on after a fault, slowly: it is fed so much at a time, and no more after the first. */
const piece = 1024
/** No message nests so deep. */
const deepest = 100

/**
 * Every element of text in its order, and an element's end as a line of its own (`/name`) where it held others. Null when it is
 * no XML; a document type is refused, and with it every entity a message could bring along.
 */
export const elementTexts = (xml: string): TextElement[] | null => {
	const found: TextElement[] = []
	const open: { name: string; text: string; holdsOthers: boolean }[] = []
	let isBroken = false
	const parser = new SaxesParser({ xmlns: false, position: false })
	const refuse = (): void => {
		isBroken = true
	}
	parser.on('error', refuse)
	parser.on('doctype', refuse)
	parser.on('opentag', ({ name }) => {
		const above = open.at(-1)
		if (above !== undefined) above.holdsOthers = true
		if (open.length === deepest) refuse()
		open.push({ name: name.slice(name.indexOf(':') + 1), text: '', holdsOthers: false })
	})
	const hear = (text: string): void => {
		const inside = open.at(-1)
		if (inside !== undefined) inside.text += text
	}
	parser.on('text', hear)
	parser.on('cdata', hear)
	parser.on('closetag', () => {
		const done = open.pop()
		if (done !== undefined)
			found.push(done.holdsOthers ? { name: `/${done.name}`, text: '' } : { name: done.name, text: done.text.trim() })
	})
	if (isNoText.test(xml)) return null
	const written = xml.replace(/^\uFEFF/, '')
	for (let read = 0; read < written.length && !isBroken; read += piece) parser.write(written.slice(read, read + piece))
	if (!isBroken) parser.close()
	return isBroken || found.length === 0 ? null : found
}
