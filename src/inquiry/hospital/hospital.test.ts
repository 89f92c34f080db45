import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { elmer, hospitalMessage, medComExamples, type Wanted } from '../../../test/hospital-messages.ts'
import { acknowledge } from './acknowledgement.ts'
import { type HospitalNotification, readNotification } from './hospital-message.ts'
import { inHospital } from './hospital-stay.ts'

const read = (wanted: Wanted): HospitalNotification => {
	const found = readNotification(hospitalMessage(wanted))
	if (!found.ok) throw new Error(JSON.stringify(found.faults))
	return found.value.notification
}

/** The message protocol in short: the code, and what differs. */
const march = (date: number, time = '12:00:00') => `2026-03-0${date}T${time}+01:00`
const stin: Wanted = { id: 'stin', activity: 'admit-inpatient', start: march(1), told: march(1, '12:00:02') }
const staa: Wanted = {
	id: 'staa',
	activity: 'admit-emergency',
	stayClass: 'EMER',
	start: march(1),
	told: march(1, '12:00:02'),
}
const slhj: Wanted = {
	id: 'slhj',
	activity: 'discharge-inpatient-home',
	status: 'finished',
	start: march(1),
	end: march(5, '09:45:30'),
	told: march(5, '09:45:32'),
	about: ['h-stin', march(1, '12:00:02'), 'admit-inpatient'],
}
const stor: Wanted = {
	id: 'stor',
	activity: 'start-leave-inpatient',
	status: 'onleave',
	start: march(1),
	told: march(3),
}
const slor: Wanted = { id: 'slor', activity: 'end-leave-inpatient', start: march(1), told: march(4) }
const mors: Wanted = {
	id: 'mors',
	activity: 'admit-inpatient',
	status: 'finished',
	deceased: true,
	start: march(1),
	end: march(4, '07:00:00'),
	told: march(4, '07:00:02'),
	about: ['h-stin', march(1, '12:00:02'), 'admit-inpatient'],
}
const after = (one: Wanted, time: string): Wanted['about'] => [`h-${one.id}`, time, one.activity]
const corrected = (one: Wanted, how: 're' | 'an', told: string, differs: Partial<Wanted> = {}): Wanted => ({
	...one,
	id: `${how}-${one.id}`,
	activity: `${how === 're' ? 'revise' : 'cancel'}-${one.activity}`,
	told,
	about: after(one, one.told),
	...differs,
})

const whereabouts = (...messages: readonly Wanted[]) => inHospital(messages.map(read), []).whereabouts
const discharges = (...messages: readonly Wanted[]) => inHospital(messages.map(read), []).discharges
const admitted = { is: 'in_hospital', stayClass: 'inpatient', since: '2026-03-01' }

describe('what the messages of one stay come to', () => {
	test.each<[string, Wanted[], object]>([
		['STIN', [stin], admitted],
		['STAA', [staa], { is: 'in_hospital', stayClass: 'emergency', since: '2026-03-01' }],
		['STIN STOR', [stin, stor], { is: 'on_leave', since: '2026-03-01' }],
		['STIN STOR SLOR', [stin, stor, slor], admitted],
		['STIN SLHJ', [stin, slhj], { is: 'home', since: '2026-03-05' }],
		['SLHJ alone', [slhj], { is: 'home', since: '2026-03-05' }],
		['STIN MORS', [stin, mors], { is: 'dead', since: '2026-03-04' }],
		[
			'RE_STIN',
			[stin, corrected(stin, 're', march(2), { start: '2026-02-28T08:00:00+01:00' })],
			{ ...admitted, since: '2026-02-28' },
		],
		['AN_STIN', [stin, corrected(stin, 'an', march(2), { status: 'entered-in-error' })], { is: 'cancelled' }],
		['AN_STAA', [staa, corrected(staa, 'an', march(2), { status: 'cancelled' })], { is: 'cancelled' }],
		['AN_STOR', [stin, stor, corrected(stor, 'an', march(3, '13:00:00'), { status: 'in-progress' })], admitted],
		['RE_STOR', [stin, stor, corrected(stor, 're', march(3, '13:00:00'))], { is: 'on_leave' }],
		[
			'AN_SLOR',
			[stin, stor, slor, corrected(slor, 'an', march(4, '13:00:00'), { status: 'onleave' })],
			{ is: 'on_leave' },
		],
		['RE_SLOR', [stin, stor, slor, corrected(slor, 're', march(4, '13:00:00'))], admitted],
		[
			'AN_SLHJ',
			[stin, slhj, corrected(slhj, 'an', march(6), { status: 'in-progress', end: undefined as never })],
			admitted,
		],
		['RE_SLHJ', [stin, slhj, corrected(slhj, 're', march(6), { end: march(4) })], { is: 'home', since: '2026-03-04' }],
		[
			'RE_MORS',
			[stin, mors, { ...mors, id: 're-mors', end: march(3), told: march(6) }],
			{ is: 'dead', since: '2026-03-03' },
		],
		[
			'AN_MORS',
			[
				stin,
				mors,
				{ ...mors, id: 'an-mors', deceased: false, status: 'in-progress', end: undefined as never, told: march(6) },
			],
			admitted,
		],
		[
			'AN_MORS while on leave',
			[
				stin,
				stor,
				{ ...mors, activity: 'start-leave-inpatient' },
				{
					...mors,
					id: 'an-mors',
					activity: 'start-leave-inpatient',
					deceased: false,
					status: 'onleave',
					told: march(6),
				},
			],
			{ is: 'on_leave', since: '2026-03-01' },
		],
		[
			'a revision after the discharge',
			[stin, slhj, corrected(stin, 're', march(6))],
			{ is: 'home', since: '2026-03-05' },
		],
		[
			'AN_STIN of a stay that goes on elsewhere',
			[
				staa,
				{ ...stin, episodes: ['stay-2'], start: march(2), told: march(2) },
				corrected({ ...stin, episodes: ['stay-2'] }, 'an', march(3)),
			],
			{ is: 'in_hospital', stayClass: 'emergency' },
		],
		[
			'from emergency to ward',
			[staa, { ...stin, episodes: ['stay-2'], start: march(2), told: march(2) }],
			{ ...admitted, since: '2026-03-01' },
		],
		[
			'an old admission told late, in another episode',
			[
				staa,
				{ ...slhj, activity: 'discharge-emergency-home', stayClass: 'EMER' },
				{ ...stin, episodes: ['stay-2'], start: march(2), told: march(2) },
			],
			{ is: 'home' },
		],
		[
			'a message of another stay after the death',
			[stin, mors, { ...slhj, id: 'other', episodes: ['stay-2'] }],
			{ is: 'dead' },
		],
		['nothing', [], { is: 'nothing_told' }],
	])('%s', (_, messages, where) => {
		expect(whereabouts(...messages)).toMatchObject(where)
		expect(whereabouts(...messages.toReversed())).toMatchObject(where)
	})

	test('discharges are the days home; cancelled and after a death there are none', () => {
		expect(discharges(stin, slhj)).toEqual(['2026-03-05'])
		expect(discharges(stin, slhj, corrected(slhj, 'an', march(6)))).toEqual([])
		expect(discharges(stin, slhj, corrected(slhj, 're', march(6), { end: march(4) }))).toEqual(['2026-03-04'])
		expect(discharges(stin, mors, slhj)).toEqual([])
		expect(discharges(stin, slhj, { ...slhj, id: 'again', header: 'h-slhj' })).toEqual(['2026-03-05'])
	})
	test('one stay has a local name, the national one, or both', () => {
		const both = { ...stin, id: 'both', episodes: ['local', 'lpr3'] }
		const cancelled = corrected(both, 'an', march(2), { episodes: ['lpr3'] })
		expect(whereabouts(both, cancelled)).toEqual({ is: 'cancelled' })
		expect(whereabouts({ ...stin, episodes: ['local'] }, { ...cancelled, episodes: ['local', 'lpr3'] })).toEqual({
			is: 'cancelled',
		})
	})
	test('a hand ends what is known by then, and a later message says better', () => {
		const by = (at: string) => [{ kind: 'stay_ended' as const, at: instant(at) }]
		expect(inHospital([read(stin)], by(march(6))).whereabouts).toEqual({
			is: 'home',
			since: '2026-03-06',
			byHand: true,
		})
		expect(inHospital([stin, slhj].map(read), by(march(6))).whereabouts).toEqual({
			is: 'home',
			since: '2026-03-05',
			byHand: false,
		})
		expect(inHospital([stin, stor].map(read), by(march(2))).whereabouts).toMatchObject({ is: 'on_leave' })
	})
	test('a hand takes back a death told before, and none told after', () => {
		const by = (at: string) => [{ kind: 'alive' as const, at: instant(at) }]
		expect(inHospital([stin, mors].map(read), by(march(6))).whereabouts).toMatchObject(admitted)
		expect(inHospital([stin, mors].map(read), by(march(2))).whereabouts).toMatchObject({ is: 'dead' })
	})
	test('a death told again after a hand held it for wrong counts, until the next hand', () => {
		const alive = (at: string) => ({ kind: 'alive' as const, at: instant(at) })
		const again = { ...mors, id: 'mors-2', end: march(7), told: march(7) }
		const revised = corrected(mors, 're', march(7), { end: march(7) })
		const told = (second: Wanted, ...at: string[]) =>
			inHospital([stin, mors, second].map(read), at.map(alive)).whereabouts
		for (const second of [again, { ...again, header: 'h-mors' }, { ...again, episodes: ['stay-2'] }, revised]) {
			expect(told(second, march(6))).toEqual({ is: 'dead', since: '2026-03-07' })
			expect(told(second, march(6), march(8))).toMatchObject(admitted)
			expect(told(second, march(8))).toMatchObject(admitted)
		}
	})

	const everything = [
		stin,
		corrected(stin, 're', march(2), { start: '2026-02-28T08:00:00+01:00' }),
		stor,
		corrected(stor, 'an', march(3, '13:00:00')),
		slhj,
		corrected(slhj, 're', march(6), { end: march(4) }),
		{ ...staa, episodes: ['stay-2'], start: march(7), told: march(7) },
		{ ...mors, episodes: ['stay-2'], activity: 'admit-emergency', stayClass: 'EMER', end: march(8), told: march(8) },
		{
			...mors,
			id: 'an-mors',
			episodes: ['stay-2'],
			activity: 'admit-emergency',
			stayClass: 'EMER',
			deceased: false,
			told: march(9),
		},
	].map(read)
	test('is the same in any order, with anything repeated', () => {
		const said = inHospital(everything, [])
		fc.assert(
			fc.property(fc.shuffledSubarray(everything, { minLength: everything.length }), (messages) => {
				expect(inHospital(messages, [])).toEqual(said)
			}),
			{ numRuns: 300 },
		)
	})
	test('so it is with a death told twice, and hands between', () => {
		const twice = [...everything, read({ ...mors, id: 'mors-2', end: march(7), told: march(7, '18:00:00') })]
		const days = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 })
		fc.assert(
			fc.property(fc.shuffledSubarray(twice, { minLength: twice.length }), days, (messages, on) => {
				const hands = on.toSorted().map((date) => ({ kind: 'alive' as const, at: instant(march(date, '15:00:00')) }))
				expect(inHospital(messages, hands)).toEqual(inHospital(twice, hands))
			}),
			{ numRuns: 300 },
		)
	})
	test('so is any part of it', () => {
		fc.assert(
			fc.property(fc.subarray(everything), fc.nat(), (some, seed) => {
				const turned = some.toSorted((a, b) => (a.bundle + seed > b.bundle + seed ? 1 : -1) * (seed % 2 === 0 ? 1 : -1))
				expect(inHospital(turned, [])).toEqual(inHospital(some, []))
			}),
		)
	})
})

describe('reading', () => {
	type Piece = Record<string, unknown>
	/** The faults of a message in which one resource differs; undefined takes an element away. */
	const faultsWith = (type: string, differs: Piece): string[] => {
		const bundle: Piece = hospitalMessage(slhj)
		const entries = bundle.entry as { resource: Piece }[]
		Object.assign(
			type === 'Bundle' ? bundle : (entries.find(({ resource }) => resource.resourceType === type)?.resource ?? {}),
			differs,
		)
		const found = readNotification(JSON.parse(JSON.stringify(bundle)))
		return found.ok ? [] : found.faults.map(({ code, where }) => `${code} ${where}`)
	}
	const { entry } = hospitalMessage(slhj)
	const cpr = 'urn:oid:1.2.208.176.1.2'
	test.each<[string, string, Piece, string[]]>([
		['nothing', 'Bundle', {}, []],
		['no class', 'Encounter', { class: undefined }, ['required Encounter.class']],
		['another class', 'Encounter', { class: { code: 'AMB' } }, ['code-invalid Encounter.class']],
		['no status', 'Encounter', { status: undefined }, ['required Encounter.status']],
		['a status that is none', 'Encounter', { status: 'x' }, ['code-invalid Encounter.status']],
		['no id', 'Bundle', { id: undefined }, ['required Bundle.id']],
		['an id with a space', 'Bundle', { id: 'a b' }, ['value Bundle.id']],
		['no type', 'Bundle', { type: undefined }, ['required Bundle.type']],
		['another type', 'Bundle', { type: 'batch' }, ['not-supported Bundle.type']],
		['another event', 'MessageHeader', { eventCoding: { code: 'other' } }, ['not-supported MessageHeader.event']],
		['no source', 'MessageHeader', { source: undefined }, ['required MessageHeader.source.endpoint']],
		['no header id', 'MessageHeader', { id: undefined }, ['required MessageHeader.id']],
		['no number', 'Patient', { identifier: undefined }, ['required Patient.identifier']],
		['no value', 'Patient', { identifier: [{ system: cpr }] }, ['required Patient.identifier.value']],
		[
			'a number cut short',
			'Patient',
			{ identifier: [{ system: cpr, value: '25094799' }] },
			['value Patient.identifier.value'],
		],
		[
			'an unknown activity',
			'Provenance',
			{ activity: { coding: [{ code: 'new-message' }] } },
			['code-invalid Provenance.activity'],
		],
		['no activity', 'Provenance', { activity: undefined }, ['required Provenance.activity']],
		['nobody is meant', 'Provenance', { target: [{ reference: 'MessageHeader/x' }] }, ['required Provenance']],
		['no agent', 'Provenance', { agent: undefined }, ['required Provenance.agent']],
		['a moment that is none', 'Provenance', { occurredDateTime: 'x', recorded: 'y' }, ['value Provenance.occurred']],
		['two headers', 'Bundle', { entry: [...entry, ...entry] }, ['structure MessageHeader']],
		[
			'a thousand entries',
			'Bundle',
			{ entry: [...entry, ...Array.from({ length: 1000 }, () => entry[1])] },
			['too-costly Bundle.entry'],
		],
		['nothing in it', 'Bundle', { entry: [] }, ['required MessageHeader']],
		['no list in it', 'Bundle', { entry: 'x' }, ['required MessageHeader']],
	])('%s', (_, type, differs, faults) => expect(faultsWith(type, differs)).toEqual(faults))

	test('a number of another kind is nobody’s here, and no fault', () => {
		const bundle = hospitalMessage({ ...stin })
		const patient = bundle.entry[1]!.resource as { identifier: unknown }
		patient.identifier = [{ system: 'urn:oid:1.2.208.176.1.6.1.3.0', value: '290A01ABC1' }]
		expect(readNotification(bundle)).toMatchObject({ ok: true, value: { cpr: null } })
	})
	test('activity and death count before a status that contradicts them', () => {
		expect(read({ ...slhj, status: 'onleave' })).toMatchObject({ activity: 'discharged' })
		expect(read({ ...mors, status: 'in-progress', end: undefined as never })).toMatchObject({ activity: 'dead' })
	})
})

describe('an acknowledgement', () => {
	let count = 0
	const made = { at: instant('2026-03-09T10:00:00+01:00'), office: 'Forebyggelse', newId: () => `id-${++count}` }
	const headerOf = (bundle: { readonly [key: string]: unknown }) =>
		(bundle.entry as { resource: Record<string, unknown> }[])[0]!.resource
	test('turns sender and receiver round and names the message', () => {
		const bundle = acknowledge(hospitalMessage(stin), 'ok', [], made)
		expect(headerOf(bundle)).toMatchObject({
			sender: { reference: 'Organization/receiver' },
			destination: [
				{ receiver: { reference: 'Organization/sender' }, endpoint: 'https://sor2.sum.dsdn.dk/#id=265161000016000' },
			],
			source: { endpoint: 'https://sor2.sum.dsdn.dk/#id=953741000016009' },
			response: { identifier: 'h-stin', code: 'ok' },
		})
		expect(JSON.stringify(bundle)).not.toContain(elmer)
		expect(JSON.stringify(bundle)).not.toContain('Elmer')
	})
	test('of what could not be read at all still says what is wrong', () => {
		const bundle = acknowledge(
			null,
			'fatal-error',
			[{ code: 'structure', where: 'The message', detail: 'MSG_BAD_SYNTAX' }],
			made,
		)
		expect(headerOf(bundle)).toMatchObject({ response: { identifier: 'unknown', code: 'fatal-error' } })
	})
})

const isAtHand = existsSync(medComExamples)
if (!isAtHand)
	process.stderr.write(`SKIPPED: MedCom’s own messages, because ${medComExamples} is not there (set EXAMPLES).\n`)

describe.skipIf(!isAtHand)('MedCom’s own messages', () => {
	const folder = join(medComExamples, 'testprotocol')
	const files = isAtHand ? readdirSync(folder).sort() : []
	const expected: Readonly<Record<string, string>> = {
		AN_STIN_N: 'cancel admitted inpatient',
		MORS_K: 'tell dead emergency',
		RE_STIN_O: 'revise admitted inpatient',
		SLHJ_H: 'tell discharged inpatient',
		SLOR_G: 'tell leave_ended inpatient',
		STAA_D: 'tell admitted emergency',
		STOR_F: 'tell leave_begun inpatient',
		TEK_STAA_A: 'tell admitted emergency',
	}
	test.each(files.map((file) => [file.slice('HospitalNotification_Ex_'.length, -'.json'.length), file]))(
		'%s',
		(name, file) => {
			const found = readNotification(JSON.parse(readFileSync(join(folder, file), 'utf8')))
			if (name === 'TEK_FCC')
				return expect(found).toEqual({
					ok: false,
					faults: expect.arrayContaining([expect.objectContaining({ code: 'required', where: 'Encounter.class' })]),
				})
			if (!found.ok) throw new Error(JSON.stringify(found.faults))
			const { act, activity, stayClass, hospital } = found.value.notification
			expect(`${act} ${activity} ${stayClass}`).toBe(expected[name] ?? 'tell admitted inpatient')
			expect(hospital).toBe('Hjerteafdelingen på Herlev og Gentofte hospital')
			expect(found.value.cpr).toBe(name === 'TEK_LOV' ? '2103009996' : elmer)
		},
	)
})
