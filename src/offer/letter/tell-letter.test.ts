import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { type LetterSent, tellLetters } from './tell-letter.ts'

const sent: LetterSent = {
	purpose: 'reminder',
	channel: 'digital_post',
	makesOffer: false,
	sentAt: instant('2026-03-09T09:00:00+01:00'),
	time: instant('2026-04-01T10:00:00+02:00'),
	askedBy: 'Dorte Demo',
	failed: null,
}
const words = (...letters: LetterSent[]) => tellLetters(letters).map(({ what }) => what.da)

test('a letter stands in the story with its time, its way and who asked for it', () => {
	expect(words(sent)).toEqual(['Påmindelse (1. april 2026 kl. 10.00), Digital Post'])
	expect(tellLetters([sent])[0]?.who).toBe('Dorte Demo')
	expect(words({ ...sent, purpose: 'goodbye', channel: 'paper', time: null })).toEqual([
		'Farvel efter fravalg, brev på papir',
	])
})

test('a letter that makes an offer is told by the offer, but not that it never arrived', () => {
	const offer: LetterSent = { ...sent, purpose: 'offer', makesOffer: true }
	expect(words(offer)).toEqual([])
	expect(words({ ...offer, failed: { at: sent.sentAt, because: 'recalled' } })).toEqual([
		'Ikke kommet frem: tilbud om besøg. Kaldt tilbage',
	])
})
