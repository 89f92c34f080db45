import type { WrittenStandard } from '../format/format.ts'
import { doubtful, type Found, type Path } from './found.ts'

/** As many words alike are no accident of two languages. */
const fewest = 4

const isSame = (da: unknown, en: unknown): boolean =>
	typeof da === 'string' && typeof en === 'string' && da.trim() === en.trim() && da.trim().split(/\s+/).length >= fewest

/** Texts that nobody has translated: the English words are the Danish ones. */
const untranslated = (part: unknown, path: Path): Found[] => {
	if (typeof part !== 'object' || part === null) return []
	const { da, en } = part as { da?: unknown; en?: unknown }
	if (isSame(da, en))
		return [
			doubtful(
				[...path, 'en'],
				`${path.join('.')}: en er de samme ord som da; mangler oversættelsen?`,
				`${path.join('.')}: en has the same words as da; is the translation missing?`,
			),
		]
	return Object.entries(part).flatMap(([key, inner]) =>
		untranslated(inner, [...path, Array.isArray(part) ? Number(key) : key]),
	)
}

export const checkTexts = (written: WrittenStandard): readonly Found[] => untranslated(written, [])
