import type { PersonId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { type Citizen, type Likeness, numberRank } from '#population/index.ts'

/** One of the two, with what is written of them. */
export type Side = {
	readonly citizen: Citizen
	readonly spouse: string
	/** Lines of their story. */
	readonly lines: number
	readonly openOffers: number
	readonly timesAhead: readonly Instant[]
	readonly visits: number
	readonly openAgreements: number
	readonly wantsNoContact: boolean
}

/** In what two agree, in words, what says most first. */
export const likenessTexts = ({ cpr, name, born, address, phone }: Likeness): Text[] => [
	...(cpr ? [text('samme CPR-nummer', 'same CPR number')] : []),
	...(born === 'same' ? [text('samme fødselsdag', 'same birthday')] : []),
	...(born === 'near' ? [text('fødselsdag med ét tal til forskel', 'birthday one digit apart')] : []),
	...(name === 'same' ? [text('samme navn', 'same name')] : []),
	...(name === 'alike' ? [text('navne, der ligner', 'names alike')] : []),
	...(name === 'given' ? [text('samme fornavn', 'same given name')] : []),
	...(address ? [text('samme adresse', 'same address')] : []),
	...(phone ? [text('samme telefon', 'same telephone')] : []),
]

/** What kind of numbers the two bear, where that says something. */
export const numbersText = (one: string, other: string): Text | null => {
	const [low, high] = [numberRank(one), numberRank(other)].toSorted()
	if (high === 0 || low === high) return null
	return high === 2
		? text('den ene er oprettet uden CPR-nummer', 'one was created without a CPR number')
		: text('den ene har et erstatningsnummer', 'one has a replacement number')
}

type Weighed = Pick<Citizen, 'id' | 'cpr' | 'status'>

/** Who stays is who bears the number nearest to a real one; of two alike who lives here, and then on whom more is written. */
export const whoStays = (
	one: Weighed,
	other: Weighed,
	lines: ReadonlyMap<PersonId, number>,
): { readonly stays: PersonId; readonly mustStay: boolean } => {
	const ranks = numberRank(one.cpr) - numberRank(other.cpr)
	if (ranks !== 0) return { stays: ranks < 0 ? one.id : other.id, mustStay: true }
	const isHere = ({ status }: Weighed): number => (status === 'resident' ? 1 : 0)
	const here = isHere(other) - isHere(one)
	const more = (lines.get(other.id) ?? 0) - (lines.get(one.id) ?? 0)
	return { stays: (here || more) > 0 ? other.id : one.id, mustStay: false }
}
