import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { device } from '../../../test/device.ts'
import { emptyNote } from '../note/note.ts'
import { fieldsOf } from '../note/note-form.ts'
import { devicesOf, draftWith, type TypedRow, type Written } from './entries.ts'
import { type Entry, readEntry } from './entry.ts'

const nothing: Written = { kind: 'journal', happenedOn: day('2026-03-09'), body: emptyNote }
const instruments = [{ code: 'chair_stand', version: '1', items: ['times'] }]

/** What the database keeps of entries: each once, by its id, the devices in the order they were taken along. */
const rowsOf = (devices: readonly (readonly Entry[])[]): TypedRow[] =>
	devices.flatMap((entries, nthDevice) =>
		[...new Map(entries.map((entry) => [entry.id, entry])).values()].flatMap((entry) =>
			entry.act === undefined ? [{ ...entry, device: `${nthDevice}` }] : [],
		),
	)
const draftOf = (devices: readonly (readonly Entry[])[], ground = nothing) =>
	draftWith(ground, devicesOf(rowsOf(devices)), instruments)

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter((word) => word.trim() !== '')
const codes = ['sleep', 'food', 'joy'] as const
const typing = fc.oneof(
	fc.record({
		field: fc.constantFrom('summary', 'advice', 'words.sleep', 'agreement.a.what', 'handover.b.what'),
		value: fc.array(words, { maxLength: 4 }).map((list) => [list.join(' ')]),
	}),
	fc.record({
		field: fc.constantFrom('state.sleep', 'state.food'),
		value: fc.constantFrom(['fine'], ['talk'], ['act']),
	}),
	fc.record({ field: fc.constant('important'), value: fc.subarray([...codes]) }),
	fc.record({ field: fc.constant('told'), value: fc.subarray(['x', 'y', 'z']) }),
	fc.record({
		field: fc.constant('measured.chair_stand.times'),
		value: fc.nat(40).map((times) => [String(times)]),
	}),
)
const session = fc.array(typing, { maxLength: 14 }).map((typed) => {
	const made = device('visit:00000000-0000-4000-8000-000000000001')
	for (const { field, value } of typed) made.type(field, value, [])
	return made
})
/** The same entries, some of them several times, in any order. */
const anyOrder = (entries: readonly Entry[]) =>
	fc.array(fc.nat(Math.max(entries.length - 1, 0)), { maxLength: 20 }).chain((again) =>
		fc.shuffledSubarray([...entries, ...again.flatMap((nth) => entries[nth] ?? [])], {
			minLength: entries.length + again.filter((nth) => entries[nth]).length,
		}),
	)

const texts = (draft: Written): string =>
	[draft.body.summary, draft.body.advice, ...draft.body.topics.map((one) => one.words)]
		.concat(draft.body.agreements.map((one) => one.what))
		.concat(draft.body.handOvers.map((one) => one.what))
		.join('\n')
const freeTexts = (fields: ReadonlyMap<string, readonly string[]>): string[] =>
	[...fields].flatMap(([field, value]) =>
		/^(summary|advice|words\.|agreement|handover)/.test(field) ? (value[0]?.trim() ?? '') : [],
	)

describe('entries of any devices', () => {
	test('are the same draft in whatever order they come, and however often', () =>
		fc.assert(
			fc.property(
				fc
					.array(session, { minLength: 1, maxLength: 3 })
					.chain((devices) => fc.tuple(fc.constant(devices), fc.tuple(...devices.map(({ made }) => anyOrder(made))))),
				([devices, delivered]) => {
					expect(draftOf(delivered)).toEqual(draftOf(devices.map(({ made }) => made)))
				},
			),
			{ numRuns: 400 },
		))
	test('lose no word that stands on a device', () =>
		fc.assert(
			fc.property(fc.array(session, { minLength: 1, maxLength: 3 }), (devices) => {
				const written = texts(draftOf(devices.map(({ made }) => made)))
				for (const { fields } of devices) for (const text of freeTexts(fields)) expect(written).toContain(text)
			}),
			{ numRuns: 400 },
		))
	test('of one device alone are what stands on its screen', () =>
		fc.assert(
			fc.property(session, ({ made, fields }) => {
				const draft = draftOf([made])
				expect(draft.body.summary).toBe((fields.get('summary')?.[0] ?? '').trim())
				expect(draft.body.told.toSorted()).toEqual([...(fields.get('told') ?? [])].sort())
				expect(
					draft.body.topics
						.filter((one) => one.important)
						.map((one) => one.topic)
						.toSorted(),
				).toEqual([...(fields.get('important') ?? [])].sort())
			}),
		))
	test('of a page opened on what another had delivered are what stands on its screen', () =>
		fc.assert(
			fc.property(session, session, fc.boolean(), (first, second, isEmptied) => {
				const was = fieldsOf(draftOf([first.made]).body)
				const later = device('visit:00000000-0000-4000-8000-000000000001')
				for (const [field, value] of isEmptied ? was : second.fields)
					if (/summary|advice|words|what/.test(field)) later.type(field, isEmptied ? '' : value, was.get(field) ?? '')
				const written = fieldsOf(draftOf([first.made, later.made]).body)
				for (const [field, value] of later.fields) expect(written.get(field)?.[0] ?? '').toBe(value[0]?.trim() ?? '')
			}),
		))
	test('on a draft that others have saved since leave their words standing', () =>
		fc.assert(
			fc.property(session, words, ({ made, fields }, saved) => {
				const ground = { ...nothing, body: { ...emptyNote, summary: saved.trim() } }
				const draft = draftOf([made], ground)
				if (fields.has('summary')) expect(draft.body.summary).toContain((fields.get('summary')?.[0] ?? '').trim())
				expect(draft.body.summary).toContain(saved.trim())
			}),
		))
})

test('a row of an agreement is there as soon as one of its fields is', () => {
	const made = device('visit:00000000-0000-4000-8000-000000000001')
	made.type('agreement.k.what', 'Ringer')
	expect(draftOf([made.made]).body.agreements).toEqual([{ key: 'k', kind: 'call', dueOn: null, what: 'Ringer' }])
})

test('the day and the kind are those told last', () => {
	const made = device('visit:00000000-0000-4000-8000-000000000001')
	made.type('kind', 'administrative', 'journal')
	made.type('happened_day', '8', '9')
	expect(draftOf([made.made])).toMatchObject({ kind: 'administrative', happenedOn: '2026-03-08' })
	made.type('happened_day', '88')
	expect(draftOf([made.made])).toMatchObject({ happenedOn: null, body: { happenedTyped: ['88', '03', '2026'] } })
	made.type('happened_day', '7')
	expect(draftOf([made.made])).toMatchObject({ happenedOn: '2026-03-07', body: { happenedTyped: null } })
})

describe('an entry is read', () => {
	const good = {
		...{ id: '00000000-0000-4000-8000-000000000002', ref: 'visit:00000000-0000-4000-8000-000000000001', nth: 1 },
		...{ typedAt: '2026-03-09T09:00:00.123Z', field: 'summary', was: [''], value: ['x'] },
	}
	test('with what a later program says besides left alone', () =>
		expect(readEntry({ ...good, colour: 'red' })).toEqual({ ok: true, value: good }))
	test('with NUL and halves of characters taken out', () =>
		expect(readEntry({ ...good, value: ['a\u0000b\ud800'] })).toMatchObject({ value: { value: ['ab\ufffd'] } }))
	test.each([
		['nothing', null, 'not_an_object'],
		['an id that is none', { ...good, id: 'x' }, 'id_unclear'],
		['a ref to something else', { ...good, ref: 'person:00000000-0000-4000-8000-000000000001' }, 'ref_unclear'],
		['no place in the order', { ...good, nth: 0 }, 'nth_unclear'],
		['half a place', { ...good, nth: 1.5 }, 'nth_unclear'],
		['a moment in words', { ...good, typedAt: 'i går' }, 'typed_at_unclear'],
		['another act', { ...good, act: 'erase' }, 'act_unknown'],
		['a signature that does not say what came before', { ...good, act: 'sign' }, 'before_unclear'],
		['a hindrance without a reason', { ...good, act: 'not_gone_ahead' }, 'reason_unclear'],
		['a field with a space', { ...good, field: 'a b' }, 'field_unclear'],
		['words that are a number', { ...good, value: [7] }, 'words_unclear'],
		['more words than a person types', { ...good, value: ['x'.repeat(1_000_001)] }, 'too_long'],
	])('or refused: %s', (_what, given, why) => expect(readEntry(given)).toMatchObject({ ok: false, why }))
})
