import { SaxesParser } from 'saxes'
import { limits, type NoWorkbook } from './limits.ts'
import { type Allowance, type Part, unpack } from './zip.ts'

/** What is heard while a part is read; names are without prefix. A word stops the reading. */
export type Ear = {
	readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => NoWorkbook | null
	readonly close?: (name: string) => NoWorkbook | null
	readonly text?: (text: string) => NoWorkbook | null
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1)

/** So much is parsed before it is asked whether to go on. */
const aMouthful = 64 * 1024

/** Reads a part's XML as it is unpacked. Entities and document types are refused; nothing is fetched. */
export const listen = async (part: Part, allowance: Allowance, ear: Ear): Promise<NoWorkbook | null> => {
	const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false })
	const decoder = new TextDecoder('utf-8')
	let [trouble, depth, silence]: [NoWorkbook | null, number, number] = [null, 0, 0]
	const hear = (said: NoWorkbook | null | undefined): void => {
		trouble ??= said ?? null
	}
	parser.on('error', (error) => hear(/entity|doctype/i.test(error.message) ? 'forbidden_xml' : 'damaged'))
	parser.on('doctype', () => hear('forbidden_xml'))
	parser.on('opentag', ({ name, attributes }) => {
		silence = 0
		depth += 1
		if (trouble === null) hear(depth > limits.depth ? 'too_large_inside' : ear.open?.(bare(name), attributes))
	})
	parser.on('closetag', ({ name }) => {
		silence = 0
		depth -= 1
		if (trouble === null) hear(ear.close?.(bare(name)))
	})
	for (const kind of ['text', 'cdata'] as const)
		parser.on(kind, (text) => {
			if (trouble === null) hear(ear.text?.(text))
		})
	const stopped = await unpack(part, allowance, (piece, isLast) => {
		const text = decoder.decode(piece, { stream: !isLast })
		for (let at = 0; at < text.length && trouble === null; at += aMouthful) {
			const some = text.slice(at, at + aMouthful)
			silence += some.length
			parser.write(some)
			if (silence > limits.betweenTags) hear('too_large_inside')
		}
		if (trouble === null && isLast) parser.close()
		return trouble
	})
	return stopped ?? (depth === 0 ? null : 'damaged')
}
