import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { citizen, dated, letterId, offer, parcel, shortMessage, soroe, visitAt } from '../../../test/parcels.ts'
import { notOnPaper, occasionOnPaper, readStates, wordsForNotArrived } from './delivery.ts'

const told = (written: string) => readStates(written).told.map(({ letter, state, because }) => [letter, state, because])
const status = (word: string, more = '', id = letterId) => `<?xml version="1.0" encoding="UTF-8"?>
<ns2:PKO_PostStatus xmlns:ns2="http://serviceplatformen.dk/xml/print/PKO_PostStatus/1/types">
	<ns2:TransmissionId>1</ns2:TransmissionId><ns2:MessageUUID>${id}</ns2:MessageUUID><ns2:KanalKode>DP</ns2:KanalKode>
	<ns2:TransaktionsDatoTid>2026-03-09T12:00:00Z</ns2:TransaktionsDatoTid>
	<ns2:TransaktionsStatusKode>${word}</ns2:TransaktionsStatusKode>${more}
</ns2:PKO_PostStatus>`

describe('what the distributor tells', () => {
	test.each([
		['Modtaget Digital Post', 'accepted'],
		['Modtaget Fjern-print', 'accepted'],
		['Afsendt', 'accepted'],
		['Modtaget Post Danmark', 'accepted'],
		['Afleveret Digital Post', 'delivered'],
		['afleveret digital post', 'delivered'],
		['Fejlet', 'failed'],
		['Tilbagekaldt', 'failed'],
		['Opdatering fra Post Danmark', null],
	])('%s: %s', (word, state) => {
		expect(readStates(status(word)).told[0]?.state).toBe(state)
		expect(readStates(`${letterId};${word}`).told[0]?.state).toBe(state)
	})

	test('a fault by its code; its words, which may name somebody, are not kept', () => {
		const fault =
			'<ns2:FejlDetaljer><ns2:FejlKode>117</ns2:FejlKode><ns2:FejlTekst>Ærlig Prøvesen</ns2:FejlTekst></ns2:FejlDetaljer>'
		expect(told(status('Fejlet', fault))).toEqual([[letterId, 'failed', '117']])
		expect(told(status('Fejlet', fault.replace('117', 'Ærlig Prøvesen')))).toEqual([[letterId, 'failed', 'not_said']])
		expect(wordsForNotArrived('117').da).toBe('Fejlkode 117')
		expect(wordsForNotArrived('not_said').en).toBe('No reason given')
	})

	test('several at once, and the moment each happened', () => {
		const other = letterId.replace('c0ffee00', 'c0ffee01')
		const both = `<all>${[status('Afsendt'), status('Fejlet', '', other)].map((xml) => xml.slice(xml.indexOf('\n'))).join('')}</all>`
		expect(told(both).map(([letter]) => letter)).toEqual([letterId, other])
		expect(readStates(both).told[0]?.at).toBe('2026-03-09T13:00:00+01:00')
	})

	test('packed into the distributor’s envelope', () => {
		const packed = new TextEncoder().encode(status('Afleveret Digital Post')).toBase64()
		const envelope = (inside: string) =>
			`<b:ModtagBeskedInput xmlns:b="urn:x"><b:Haendelsesbesked><b:Beskeddata><b:Base64>${inside}</b:Base64></b:Beskeddata></b:Haendelsesbesked></b:ModtagBeskedInput>`
		expect(told(envelope(packed))).toEqual([[letterId, 'delivered', '']])
		expect(readStates(envelope('not base64!'))).toEqual({ told: [], unread: [1] })
		const twice = new TextEncoder().encode(envelope(packed)).toBase64()
		expect(readStates(envelope(twice))).toEqual({ told: [], unread: [1] })
	})

	test('lines: with or without a heading, any end of line, a mark at the beginning', () => {
		const lines = `\uFEFFmessageUUID;state;at;code\r\n${letterId.toUpperCase()};Fejlet;2026-03-09T12:00:00Z;12\r\n\r\n${letterId};Afsendt\n`
		expect(told(lines)).toEqual([
			[letterId, 'failed', '12'],
			[letterId, 'accepted', ''],
		])
	})

	test.each([
		['', []],
		['hello', [1]],
		[`${letterId};Afsendt\n1234;Afsendt\n${letterId};`, [2, 3]],
		['<PKO_PostStatus>', [1]],
		['<a/>', [1]],
		['<!DOCTYPE a [<!ENTITY b "c">]><PKO_PostStatus><MessageUUID>&b;</MessageUUID></PKO_PostStatus>', [1]],
	])('%j: unread lines %j', (written, unread) => expect(readStates(written).unread).toEqual(unread))

	test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('the word %s means nothing', (word) => {
		expect(readStates(`${letterId};${word}`).told).toMatchObject([{ state: null }])
		expect(wordsForNotArrived(word).da).toBe(`Fejlkode ${word}`)
	})

	test.each([
		['nothing but control signs', `<x><Base64>${'A'.repeat(1_000_000)}</Base64></x>`],
		['fault upon fault', `<a>${'<<&'.repeat(300_000)}</a>`],
		['elements without end', '<a>'.repeat(200_000)],
	])('%s: refused', (_, written) => {
		expect(readStates(written)).toEqual({ told: [], unread: [1] })
	})

	test('whatever comes, it is read or refused', () =>
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary' }),
				fc.constantFrom('', '<', '<PKO_PostStatus>', `${letterId};`),
				(rest, start) => {
					const { told: states, unread } = readStates(start + rest)
					for (const { letter } of states) expect(letter).toMatch(/^[0-9a-f-]{36}$/)
					expect(unread.every((number) => number > 0)).toBe(true)
				},
			),
		))
})

describe('once more on paper', async () => {
	const house = await soroe()
	const letter = parcel(house).letter
	const lost = { letter, offer: offer({ answerBy: day('2026-03-30') }), citizen: citizen() }
	const today = addDays(dated, 2)

	test.each([
		['it can', lost, null],
		['the citizen has no address', { ...lost, citizen: citizen({ address: null }) }, 'no_address'],
		['died or moved', { ...lost, citizen: citizen({ status: 'moved_out' }) }, 'not_here'],
		['the offer has ended', { ...lost, offer: offer({ endedAt: instantAt(dated, clock('10:00')) }) }, 'ended'],
		['hardly a day is left to answer', { ...lost, offer: offer({ answerBy: addDays(today, 4) }) }, 'too_late'],
		['a message to a telephone', { ...lost, letter: shortMessage(house).letter }, 'no_letter'],
		['it was on paper', { ...lost, letter: { ...letter, channel: 'paper' as const } }, 'no_letter'],
	] as const)('%s', (_, one, why) => expect(notOnPaper(one, today)).toBe(why))

	test('a confirmation of a visit that is too near comes too late, also when nothing is to be answered', () => {
		const confirmation = parcel(house, {
			telling: { purpose: 'confirmation', time: { from: visitAt, minutes: 60, consultant: null, joint: false } },
		}).letter
		expect(notOnPaper({ ...lost, letter: confirmation }, day('2026-03-27'))).toBeNull()
		expect(notOnPaper({ ...lost, letter: confirmation }, day('2026-03-30'))).toBe('too_late')
	})

	test('it is told from the first by its occasion', () => {
		expect(occasionOnPaper('')).toBe('paper')
		expect(occasionOnPaper('2')).toBe('2 paper')
	})
})
