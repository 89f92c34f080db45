import { z } from 'zod'
import { type Day, readDay } from '#kernel/day.ts'
import { isVisible } from '#kernel/visible.ts'
import { type DataFile, readDataFile } from '../measured/data-file.ts'
import { audiences, type LocalOfferContent, localOfferKinds } from './local-offer.ts'

const aDay = 'a day written YYYY-MM-DD'
const day = z
	.string(aDay)
	.refine((written) => readDay(written) !== null, aDay)
	.transform((written) => written as Day)
const upTo = (most: number) => {
	const example = `words in quotes, at most ${most} signs`
	return z.string(example).trim().max(most, example)
}
const words = upTo(1000).default('')
const code = 'a code of small letters, digits and hyphens, at most 60 signs'
const language = 'the code of a language, as in: ar'

const entry = z.strictObject(
	{
		code: z.string(code).regex(/^[a-z0-9-]{1,60}$/, code),
		kind: z.enum(localOfferKinds, localOfferKinds.join(', ')),
		name: upTo(200).refine(isVisible, 'what the offer is called'),
		what: words,
		place: words,
		time: words,
		contact: words,
		audiences: z.array(z.enum(audiences, audiences.join(', ')), 'a list of audiences; [] for everybody').default([]),
		forWhom: words,
		languages: z.array(z.string(language).regex(/^[a-z]{2,3}$/, language), 'a list of languages').default([]),
		focus: words,
		validUntil: day.nullable().default(null),
		checkedOn: day,
	},
	'an offer: code, kind, name, checkedOn …',
)
const format = z
	.array(entry, 'a list of offers')
	.superRefine((offers, context) => {
		for (const [nth, { code: own }] of offers.entries())
			if (offers.findIndex((one) => one.code === own) !== nth)
				context.addIssue({ code: 'custom', path: [nth, 'code'], message: 'a code that stands only once' })
	})
	.nullable()
	.transform((offers) => offers ?? [])

/** An offer as the municipality's file names it. */
export type FileEntry = { readonly code: string; readonly content: LocalOfferContent; readonly checkedOn: Day }

/** A municipality's `local-offers.yaml`; an empty file holds no offers. What is wrong is told line by line, all of it at once. */
export const readLocalOffers = (yaml: string, file: string): DataFile<readonly FileEntry[]> => {
	const read = readDataFile(yaml, file, format, () => Object.keys(entry.shape))
	if (read.content === null) return read
	return {
		content: read.content.map(({ code: own, checkedOn, ...content }) => ({ code: own, content, checkedOn })),
		wrong: [],
	}
}
