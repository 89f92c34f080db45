import { addDays, type Day } from '#kernel/day.ts'
import { dayOf, type Instant, readInstant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Citizen } from '#population/index.ts'
import type { Offer } from '../offer.ts'
import { isFaultCode } from './carrier.ts'
import { elementTexts, type TextElement } from './element-text.ts'
import { isSms, type Letter } from './written-letter.ts'

/** What became of a letter, as its carrier tells. Accepted: on its way. */
export type DeliveryState = 'accepted' | 'delivered' | 'failed'

/** A letter that did not arrive, and that nobody has seen to yet. */
export type NotArrived = { readonly letter: Letter; readonly toldAt: Instant; readonly because: string }

/** The words in which SF1601 tells of a message (PKO_PostStatus), in small letters. */
const statesByWord: ReadonlyMap<string, DeliveryState> = new Map([
	['modtaget digital post', 'accepted'],
	['modtaget fjern-print', 'accepted'],
	['afsendt', 'accepted'],
	['klar', 'accepted'],
	['afleveret til print og kuvertering', 'accepted'],
	['modtaget post danmark', 'accepted'],
	['afleveret digital post', 'delivered'],
	['fejlet', 'failed'],
	['tilbagekaldt', 'failed'],
])

/** One line of what the carrier tells. `state` null: a word that is not known here. */
export type ToldState = {
	readonly letter: string
	readonly word: string
	readonly state: DeliveryState | null
	/** A code; never their words, which may name somebody. */
	readonly because: string
	/** When it happened, where that is said. */
	readonly at: Instant | null
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const toldState = (letter: string, word: string, at: string, code: string): ToldState | null => {
	if (!uuid.test(letter) || word === '') return null
	const state = statesByWord.get(word.toLowerCase()) ?? null
	return { letter: letter.toLowerCase(), word, state, because: becauseOf(word, state, code), at: readInstant(at) }
}

const becauseOf = (word: string, state: DeliveryState | null, code: string): string => {
	if (isFaultCode(code)) return code
	if (state !== 'failed') return ''
	return word.toLowerCase() === 'fejlet' ? 'not_said' : 'recalled'
}

/** What a file or a message tells of letters; a line that cannot be read stands by its number. */
export type ReadStates = { readonly told: readonly ToldState[]; readonly unread: readonly number[] }

/**
 * XML as the municipalities' message distributor brings it (PKO_PostStatus, also packed into its envelope as base64), or lines
 * `messageUUID;state` with a moment and a fault's code after it where there are any.
 */
export const readStates = (written: string): ReadStates =>
	written.trimStart().startsWith('<') ? inXml(written, true) : inLines(written)

const inLines = (written: string): ReadStates => {
	const read = written
		.split('\n')
		.map((line, place) => ({ line: line.trim(), number: place + 1 }))
		.filter(({ line, number }) => line !== '' && !(number === 1 && /^messageUUID;/i.test(line)))
		.map(({ line, number }) => {
			const [letter = '', word = '', at = '', code = ''] = line.split(';').map((cell) => cell.trim())
			return { number, told: toldState(letter, word, at, code) }
		})
	return {
		told: read.flatMap(({ told }) => (told === null ? [] : [told])),
		unread: read.flatMap(({ told, number }) => (told === null ? [number] : [])),
	}
}

const inXml = (written: string, mayBePacked: boolean): ReadStates => {
	const elements = elementTexts(written)
	if (elements === null) return { told: [], unread: [1] }
	const packed = elements.find(({ name }) => name === 'Base64')?.text
	if (packed !== undefined) return mayBePacked ? unpacked(packed) : { told: [], unread: [1] }
	const read = inGroups(elements).map((group) => {
		const of = (name: string) => group.find((element) => element.name === name)?.text ?? ''
		return toldState(of('MessageUUID'), of('TransaktionsStatusKode'), of('TransaktionsDatoTid'), of('FejlKode'))
	})
	return {
		told: read.filter((told) => told !== null),
		unread: read.length === 0 ? [1] : read.flatMap((told, place) => (told === null ? [place + 1] : [])),
	}
}

const base64 = /^[A-Za-z0-9+/\s]+={0,2}\s*$/
const unpacked = (packed: string): ReadStates => {
	const compact = packed.replaceAll(/\s/g, '')
	if (!base64.test(compact) || compact.length % 4 !== 0) return { told: [], unread: [1] }
	return inXml(new TextDecoder().decode(Uint8Array.fromBase64(compact)), false)
}

/** The elements of each status, in their order. */
const inGroups = (elements: readonly TextElement[]): TextElement[][] => {
	const groups: TextElement[][] = [[]]
	for (const element of elements)
		if (element.name === '/PKO_PostStatus') groups.push([])
		else groups.at(-1)?.push(element)
	return groups.slice(0, -1)
}

const wordsForFault: ReadonlyMap<string, Text> = new Map([
	[
		'no_sender_number',
		text('Kommunens CVR-nummer mangler i indstillingerne', 'The municipality’s CVR number is missing in the settings'),
	],
	['no_recipient_number', text('Borgeren har ikke et CPR-nummer', 'The citizen has no CPR number')],
	['nothing_to_send', text('Brevet var tomt', 'The letter was empty')],
	['recalled', text('Kaldt tilbage', 'Recalled')],
	['not_said', text('Uden grund', 'No reason given')],
	['result_false', text('Afvist uden grund', 'Refused, no reason given')],
])

/** Why a letter did not arrive, in words where we know them, otherwise with their code. */
export const wordsForNotArrived = (because: string): Text =>
	wordsForFault.get(because) ?? text(`Fejlkode ${because}`, `Fault code ${because}`)

/** The letter sent once more, on paper: it is told from the first by its occasion. */
export const occasionOnPaper = (occasion: string): string => `${occasion} paper`.trim()

/** Why a letter that did not arrive cannot be sent once more on paper; null when it can. */
export type NotOnPaper = 'no_letter' | 'no_address' | 'not_here' | 'ended' | 'too_late'

/** A letter on paper takes some days to arrive, and its reader some to answer. */
const leastDaysToAnswer = 5

/** The same letter on paper, unless it would come too late or to nobody. */
export const notOnPaper = (
	{ letter, offer, citizen }: { readonly letter: Letter; readonly offer: Offer | null; readonly citizen: Citizen },
	today: Day,
): NotOnPaper | null => {
	const { content, channel } = letter
	if (channel !== 'digital_post' || isSms(content)) return 'no_letter'
	if (citizen.status !== 'resident') return 'not_here'
	if (citizen.address === null) return 'no_address'
	const asksForAnswer = content['answer-by'] !== ''
	if (asksForAnswer && offer?.endedAt != null) return 'ended'
	const soonest = addDays(today, leastDaysToAnswer)
	if (asksForAnswer && offer?.answerBy != null && offer.answerBy < soonest) return 'too_late'
	const meeting = content.time?.at ?? content.event?.at ?? null
	return meeting !== null && dayOf(meeting) < soonest ? 'too_late' : null
}

export const wordsForNotOnPaper: Readonly<Record<NotOnPaper, Text>> = {
	no_letter: text('En besked til telefonen kan ikke sendes på papir', 'A message to a telephone cannot go on paper'),
	no_address: text('Borgeren har ingen adresse i registret', 'The citizen has no address in the register'),
	not_here: text('Borgeren bor ikke længere i kommunen', 'The citizen no longer lives in the municipality'),
	ended: text('Tilbuddet er afsluttet', 'The offer has ended'),
	too_late: text('Et brev på papir når ikke frem i tide', 'A letter on paper would come too late'),
}
