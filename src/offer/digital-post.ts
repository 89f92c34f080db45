import { type Handed, isFaultCode } from './carrier.ts'
import { elementTexts } from './element-text.ts'
import type { Channel } from './letter.ts'

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

/** It went before, under the same number: their answer was lost on the way. How the service says so is not published. */
const saysTwice =
	/\bduplicate|\balready (exists|received|sent)|not unique|(findes|er) allerede|allerede (modtaget|sendt)/i

/**
 * What the service's answer means for the letter. Only what is wrong with the letter itself refuses it; what is wrong between
 * the systems (not let in, no such address, too many at once, their own faults) leaves it waiting to be tried again.
 */
export const handedBy = (status: number, body: string): Handed => {
	if (status >= 200 && status < 300) return handedByAnswer(body)
	if (status === 409 || (status >= 400 && status < 500 && saysTwice.test(body))) return accepted
	if (status === 401 || status === 403) return unreachable('not_let_in')
	if ([404, 405, 407, 408, 425, 429].includes(status)) return unreachable(`http_${status}`)
	if (status >= 400 && status < 500) return refused(codeIn(body) ?? `http_${status}`)
	return unreachable(`http_${status}`)
}

/** An empty answer is a yes; one that is neither a yes nor a no came from somebody else, as a page that asks for a login does. */
const handedByAnswer = (body: string): Handed => {
	if (body.trim() === '') return accepted
	const result = textOf(body, 'Result')?.toLowerCase()
	if (result === 'true' || saysTwice.test(body)) return accepted
	return result === 'false' ? refused(codeIn(body) ?? 'result_false') : unreachable('answer_not_understood')
}

const textOf = (body: string, name: string): string | null =>
	elementTexts(body)?.find((element) => element.name === name)?.text ?? null

const codeIn = (body: string): string | null => {
	const code = textOf(body, 'FejlId') ?? textOf(body, 'FejlKode')
	return code !== null && isFaultCode(code) ? code : null
}
