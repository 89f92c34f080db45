import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { HandOverId, PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import type { Citizen } from '#population/index.ts'
import { careCommunicationOf } from './care-communication.ts'
import { type HandOver, handOverStanding, type Step, type StepKind } from './hand-over.ts'
import { handOverRows } from './hand-over-list.tsx'
import { consentDay, mayTake, stepsAhead, stepToUndo } from './hand-over-step.ts'

const karen = 'karen' as StaffId
const step = (kind: StepKind, on: string, over: Partial<Step> = {}): Step => ({
	...{ id: `${kind} ${on}`, step: kind, way: kind === 'sent' ? ('phone' as const) : null, on: day(on), words: 'x' },
	...{ by: kind === 'ended' ? null : karen, at: instant(`${on}T10:00:00Z`), undone: null },
	...over,
})
const undone = { because: 'fejl', by: karen, at: instant('2026-03-09T10:00:00Z') }
const consent = { how: 'spoken' as const, on: day('2026-03-02'), recordedBy: karen, withdrawn: null }
const withdrawn = { ...consent, withdrawn: { on: day('2026-03-04'), by: karen } }
const made: HandOver = {
	...{
		id: 'h' as HandOverId,
		person: 'p' as PersonId,
		visit: null,
		note: null,
		to: 'general_practitioner',
		what: 'Svimmel',
	},
	...{ madeBy: karen, madeAt: instant('2026-03-04T10:00:00Z'), consents: [consent], steps: [], noteStruck: null },
}
const today = day('2026-03-11')
const sent = step('sent', '2026-03-03')
const noteStruck = { at: instant('2026-03-05T12:00:00Z'), on: day('2026-03-05'), because: 'Den forkerte borger' }

describe('where a hand-over stands', () => {
	test.each<[string, Partial<HandOver>, string]>([
		['made', {}, 'to_send'],
		['made, and the days for sending it are over', { madeAt: instant('2026-03-03T10:00:00Z') }, 'unsent'],
		['sent, and the days are not over', { steps: [step('sent', '2026-03-04')] }, 'sent'],
		['sent, and the days are over', { steps: [sent] }, 'unanswered'],
		['sent again', { steps: [sent, step('sent', '2026-03-10')] }, 'sent'],
		['sent by mistake', { steps: [{ ...sent, undone }] }, 'to_send'],
		['received', { steps: [sent, step('received', '2026-03-04')] }, 'received'],
		['answered', { steps: [sent, step('received', '2026-03-04'), step('outcome', '2026-03-05')] }, 'done'],
		['not taken on', { steps: [sent, step('not_taken', '2026-03-05')] }, 'not_taken'],
		['the yes taken back', { consents: [withdrawn] }, 'withdrawn'],
		['the yes taken back after it was sent', { consents: [withdrawn], steps: [sent] }, 'withdrawn'],
		[
			'the yes given again, from which the days for sending it run',
			{ madeAt: instant('2026-03-02T10:00:00Z'), consents: [withdrawn, { ...consent, on: day('2026-03-05') }] },
			'to_send',
		],
		[
			'closed, and the yes taken back later',
			{ consents: [withdrawn], steps: [sent, step('outcome', '2026-03-03')] },
			'done',
		],
		['its note is invalid', { noteStruck }, 'groundless'],
		['its note is invalid, and it was sent before', { noteStruck, steps: [sent] }, 'unanswered'],
		['the citizen has died', { steps: [sent, step('ended', '2026-03-05')] }, 'ended'],
	])('%s', (_, over, standing) => expect(handOverStanding({ ...made, ...over }, today, 7)).toBe(standing))

	test('what waits longest for an answer comes first, then what waits longest to be sent', () => {
		const all = [
			{ ...made, id: 'not sent' as HandOverId, madeAt: instant('2026-03-03T10:00:00Z') },
			{ ...made, id: 'to send' as HandOverId },
			{ ...made, id: 'sent' as HandOverId, steps: [step('sent', '2026-03-10')] },
			{ ...made, id: 'late' as HandOverId, steps: [sent] },
			{ ...made, id: 'later' as HandOverId, steps: [step('sent', '2026-03-02')] },
			{ ...made, id: 'done' as HandOverId, steps: [sent, step('outcome', '2026-03-05')] },
		]
		expect(handOverRows(all, today, 7).map(({ of }) => of.id)).toEqual([
			'later',
			'late',
			'not sent',
			'to send',
			'sent',
			'done',
		])
	})
})

describe('a step', () => {
	const asked = { step: 'sent', way: 'phone', on: day('2026-03-03'), words: '' }
	test.each<[string, Partial<HandOver>, object, string]>([
		['without a yes', { consents: [withdrawn] }, {}, 'no_consent'],
		['before the yes', {}, { on: day('2026-03-01') }, 'before_consent'],
		['from an invalid note', { noteStruck }, { on: day('2026-03-06') }, 'note_struck'],
		['again from an invalid note', { noteStruck, steps: [sent] }, { on: day('2026-03-09') }, 'note_struck'],
		['without a way', {}, { way: 'pigeon' }, 'no_way'],
		['on no day', {}, { on: null }, 'no_day'],
		['tomorrow', {}, { on: day('2026-03-12') }, 'day_not_come'],
		['that nobody knows', {}, { step: 'ended' }, 'no_step'],
		['received before it is sent', {}, { step: 'received' }, 'not_sent_yet'],
		[
			'answered before it was sent',
			{ steps: [sent] },
			{ step: 'outcome', on: day('2026-03-02'), words: 'x' },
			'before_it_was_sent',
		],
		[
			'received twice',
			{ steps: [sent, step('received', '2026-03-04')] },
			{ step: 'received', on: today },
			'received_already',
		],
		['an outcome without words', { steps: [sent] }, { step: 'outcome', words: ' ' }, 'no_words'],
		['to whom, at such length that it is another text', {}, { words: 'x'.repeat(201) }, 'too_long'],
		['after it is over', { steps: [sent, step('outcome', '2026-03-05')] }, { step: 'sent' }, 'is_over'],
	])('%s is refused', (_, over, deviation, why) =>
		expect(mayTake({ ...made, ...over }, { ...asked, ...deviation }, today)).toMatchObject({ ok: false, why }),
	)
	test('may be told in the order things happen', () => {
		expect(stepsAhead(made)).toEqual(['sent', 'stopped'])
		expect(stepsAhead({ ...made, steps: [sent] })).toEqual(['sent', 'received', 'outcome', 'not_taken', 'stopped'])
		expect(stepsAhead({ ...made, consents: [withdrawn] })).toEqual(['stopped'])
		expect(stepsAhead({ ...made, steps: [sent, step('not_taken', '2026-03-05')] })).toEqual([])
	})
	test('from a note that is invalid, sending is told at the latest of the day it was struck, where the yes stood by then', () => {
		expect(mayTake({ ...made, noteStruck }, { ...asked, on: noteStruck.on }, today).ok).toBe(true)
		expect(stepsAhead({ ...made, noteStruck })).toEqual(['sent', 'stopped'])
		expect(stepsAhead({ ...made, noteStruck: { ...noteStruck, on: consent.on } })).toEqual(['sent', 'stopped'])
		expect(stepsAhead({ ...made, noteStruck: { ...noteStruck, on: day('2026-03-01') } })).toEqual(['stopped'])
	})
	test('is undone from the latest backwards; never the system’s own', () => {
		const received = step('received', '2026-03-04')
		expect(stepToUndo({ steps: [sent, received] })).toBe(received)
		expect(stepToUndo({ steps: [sent, { ...received, undone }] })).toBe(sent)
		expect(stepToUndo({ steps: [sent, step('ended', '2026-03-05')] })).toBeNull()
	})
	test('the yes cannot be taken back before it was given, nor tomorrow', () => {
		expect(consentDay(made, day('2026-03-01'), today)).toMatchObject({ why: 'before_consent' })
		expect(consentDay(made, day('2026-03-12'), today)).toMatchObject({ why: 'day_not_come' })
		expect(consentDay(made, null, today)).toMatchObject({ why: 'no_day' })
		expect(consentDay(made, day('2026-03-02'), today).ok).toBe(true)
	})
	test('nor given again before it was taken back', () => {
		const without = { ...made, consents: [withdrawn] }
		expect(consentDay(without, day('2026-03-03'), today)).toMatchObject({ why: 'before_withdrawal' })
		expect(consentDay(without, day('2026-03-04'), today).ok).toBe(true)
	})
})

test('what is shared is the words, who it is about and who wrote them; nothing without a yes', () => {
	const citizen = {
		...{ cpr: '7001440001', givenNames: 'Anna', surname: 'Borger', phone: '12345678', protected: true },
		address: { street: 'Skjulestien' },
	} as unknown as Citizen
	const author = { name: 'Karen', profession: 'sygeplejerske', phone: '57876261' }
	const municipality = { name: { da: 'Kommunen', en: 'K' }, sender: { office: { da: 'Kontoret', en: 'O' } } }
	const shared = careCommunicationOf(made, citizen, author, municipality, instant('2026-03-03T10:00:00Z'))
	expect(shared?.segment).toMatchObject({ text: 'Svimmel', author })
	expect(shared?.subject).toEqual({ cpr: '7001440001', name: 'Anna Borger' })
	expect(JSON.stringify(shared)).not.toMatch(/Skjulestien|12345678/)
	expect(careCommunicationOf({ ...made, consents: [withdrawn] }, citizen, author, municipality, made.madeAt)).toBeNull()
})
