import type { Day } from '#kernel/day.ts'
import { no, type Outcome } from '#kernel/outcome.ts'
import { latinFonts, openTypesetter, type Typesetter, type Unset } from '#platform/letters/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { claimsRepealedRight } from './letter/lawful.ts'
import type { LetterContent } from './letter/letter.ts'
import { drawn } from './letter/letter-drawn.ts'
import { letterFolder, type Wording } from './letter/wording-transport.ts'

/** Sets letters in our words, or with a municipality's `own` laid over them. */
export type Press = (
	municipality: Municipality,
	sheet: { readonly title: string; readonly dated: Day; readonly letters: readonly LetterContent[] },
	own?: Wording | null,
) => Promise<Outcome<Uint8Array, Unset | 'claims_a_repealed_right'>>

/** The program's letters; each is replaced by the municipality's own file of the same name, when its own wording is given. */
export const openPress = (): Press => {
	const open = new Map<string, Opened>()
	const openedFor = (code: string, own: Wording | null): Opened => {
		const known = open.get(code)
		if (known !== undefined && known.digest === own?.digest) return known
		const opened = opening(own)
		open.set(code, opened)
		return opened
	}
	return async (municipality, sheet, own = null) => {
		const { typesetter, claims } = own === null ? openedFor('', null) : openedFor(municipality.code, own)
		if (claims(sheet.dated)) return no('claims_a_repealed_right')
		const language = sheet.letters[0]?.language ?? 'da'
		const letters = sheet.letters.map(drawn)
		return typesetter.typeset('main.typ', { title: sheet.title, language, letters })
	}
}

type Opened = {
	readonly digest: string | undefined
	readonly typesetter: Typesetter
	/** Whether the words claim a right that is repealed on a letter's day; asked once a day. */
	readonly claims: (dated: Day) => boolean
}

const opening = (own: Wording | null): Opened => {
	const typesetter = openTypesetter({ fonts: latinFonts, templates: letterFolder, laid: own?.files })
	const words = [...typesetter.sources.values()].join('\n')
	const known = new Map<Day, boolean>()
	const claims = (dated: Day): boolean => {
		const found = known.get(dated) ?? claimsRepealedRight(words, dated)
		known.set(dated, found)
		return found
	}
	return { digest: own?.digest, typesetter, claims }
}
