import type { Channel } from '../letter/letter.ts'
import { type Handed, isFaultCode } from './carrier.ts'
import { elementTexts } from './element-text.ts'

/** Who may tell that they are let in: what the service of the municipalities' post component is called where access is given. */
export const postComponent = 'http://entityid.kombit.dk/service/kombipostafsend/1'

/** A message in the envelope that KombiPostAfsend (SF1601) takes; which of the ways it is to go, is said beside it. */
export const kombiRequest = (channel: Channel, memo: string): string =>
	[
		'<?xml version="1.0" encoding="UTF-8"?>',
		'<kombi_request>',
		`<KombiValgKode>${channel === 'nemsms' ? 'NemSMS' : 'Digital Post'}</KombiValgKode>`,
		memo.trim(),
		'</kombi_request>',
		'',
	].join('\n')

const accepted: Handed = { as: 'accepted' }
const refused = (because: string): Handed => ({ as: 'refused', because })
const unreachable = (because: string): Handed => ({ as: 'unreachable', because })

/** Elements in which the service says what was wrong. How it says that a message went before is not published. */
const saysWhy = /(?:kode|id|tekst|code|text|message|besked)$/i
const message = String.raw`\b(?:message(?:[ _-]?(?:uu)?id)?|besked(?:en)?|meddelelse(?:n)?)`
const uuid = String.raw`(?:[ :='"]+[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}['"]?)?`
const before = `(?:already (?:exists|received|sent)|not unique|ikke unik|findes allerede|allerede (?:modtaget|sendt))`
const twice = new RegExp(
	String.raw`\bduplicate[ _-]?(?:memo:)?message(?:[ _-]?(?:uu)?id)?\b|${message}${uuid}(?: (?:is|was|has been|er))? ${before}\b`,
	'i',
)

/** It went before, under the same number: their answer was lost on the way. Said of the message, not of anything else in it. */
const wentBefore = (body: string): boolean =>
	(elementTexts(body) ?? []).some(({ name, text }) => saysWhy.test(name) && twice.test(text))

/** Said by whatever stands between us and the service. */
const isPage = (body: string): boolean => /^\s*<(?:!doctype\s+)?html\b/i.test(body)

/**
 * What the service's answer means for the letter. Only what is wrong with the letter itself refuses it; what is wrong between
 * the systems (not let in, no such address, too many at once, their own faults) leaves it waiting to be tried again.
 */
export const handedBy = (status: number, body: string): Handed => {
	if (status >= 200 && status < 300) return handedByAnswer(body)
	if (status === 401 || status === 403) return unreachable('not_let_in')
	if (status < 400 || status >= 500 || neverOfTheLetter.includes(status) || isPage(body))
		return unreachable(`http_${status}`)
	if (wentBefore(body)) return accepted
	return status === 409 ? unreachable('http_409') : refused(codeIn(body) ?? `http_${status}`)
}

const neverOfTheLetter: readonly number[] = [404, 405, 407, 408, 425, 429]

/** An empty answer is a yes; one that is neither a yes nor a no came from somebody else, as a page that asks for a login does. */
const handedByAnswer = (body: string): Handed => {
	if (body.trim() === '') return accepted
	const result = textOf(body, 'Result')?.toLowerCase()
	if (result === 'true') return accepted
	if (result !== 'false') return unreachable('answer_not_understood')
	return wentBefore(body) ? accepted : refused(codeIn(body) ?? 'result_false')
}

const textOf = (body: string, name: string): string | null =>
	elementTexts(body)?.find((element) => element.name === name)?.text ?? null

const codeIn = (body: string): string | null => {
	const code = textOf(body, 'FejlId') ?? textOf(body, 'FejlKode')
	return code !== null && isFaultCode(code) ? code : null
}
