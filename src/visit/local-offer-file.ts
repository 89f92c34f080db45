import { type Document, isNode, LineCounter, parseDocument } from 'yaml'
import { z } from 'zod'
import { type Day, readDay } from '#kernel/day.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { audiences, type LocalOfferContent, localOfferKinds } from './local-offer.ts'

const day = z
	.string()
	.refine((written) => readDay(written) !== null, 'a day written YYYY-MM-DD')
	.transform((written) => written as Day)
const words = z.string().trim().max(1000).default('')

const entry = z.strictObject({
	code: z.string().regex(/^[a-z0-9-]{1,60}$/, 'small letters, digits and hyphens'),
	kind: z.enum(localOfferKinds),
	name: z.string().trim().min(1).max(200),
	what: words,
	place: words,
	time: words,
	contact: words,
	audiences: z.array(z.enum(audiences)).default([]),
	forWhom: words,
	languages: z.array(z.string().regex(/^[a-z]{2,3}$/, 'the code of a language, as in: ar')).default([]),
	focus: words,
	validUntil: day.nullable().default(null),
	checkedOn: day,
})

/** An offer as the municipality's file names it. */
export type FileEntry = { readonly code: string; readonly content: LocalOfferContent; readonly checkedOn: Day }

/** A municipality's `local-offers.yaml`. What is wrong is told line by line, all of it at once. */
export const readLocalOffers = (yaml: string): Outcome<readonly FileEntry[], 'unreadable'> => {
	const lineCounter = new LineCounter()
	const document = parseDocument(yaml, { lineCounter, prettyErrors: false })
	const at = (offset: number): string => `line ${lineCounter.linePos(offset).line}`
	if (document.errors.length > 0)
		return no('unreadable', document.errors.map(({ pos, message }) => `${at(pos[0])}: ${message}`).join('\n'))
	const read = z.array(entry).safeParse(document.toJS() ?? [])
	if (!read.success)
		return no(
			'unreadable',
			read.error.issues
				.map(({ path, message }) => `${at(offsetOf(document, path))}: ${String(path.at(-1) ?? 'the list')}: ${message}`)
				.join('\n'),
		)
	const codes = read.data.map(({ code }) => code)
	const twice = codes.findIndex((code, index) => codes.indexOf(code) < index)
	if (twice !== -1)
		return no('unreadable', `${at(offsetOf(document, [twice]))}: ${codes[twice]}: the code is there twice`)
	return yes(read.data.map(({ code, checkedOn, ...content }) => ({ code, content, checkedOn })))
}

/** Where the innermost part on the way to it is written. */
const offsetOf = (document: Document, path: readonly PropertyKey[]): number => {
	const node = document.getIn(path, true)
	if (isNode(node) && node.range) return node.range[0]
	return path.length === 0 ? 0 : offsetOf(document, path.slice(0, -1))
}
