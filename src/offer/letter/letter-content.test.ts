import { beforeAll, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { channelFor, languageFor } from './letter.ts'
import { letterContent } from './letter-content.ts'
import type { Told } from './letter-told.ts'
import { citizenOf, type TrialCitizen, trialCitizens } from './trial-citizens.ts'

const dated = day('2026-03-09')
const at = (on: string, hour: string) => instantAt(day(on), clock(hour))
const [ordinary] = trialCitizens as [TrialCitizen]
const citizen = citizenOf(ordinary, 'da')
const ground = {
	...{ criterion: 'age-75', intervention: 'general', from: dated, target: null, until: null },
	...{ cites: '', overdue: false },
}
const loss = { ...ground, criterion: 'spouse-died', intervention: 'lost-spouse' }
const fixed = { contact: 'fixed_time_letter' as const, grounds: [ground], minutes: 60, answerBy: day('2026-03-23') }
const asking = { ...fixed, contact: 'self_booking_letter' as const }
const time = { from: at('2026-03-26', '09:30'), minutes: 60, consultant: 'Karen Holm', joint: false }
const event = {
	...{ title: 'Godt i gang', place: 'Huset', from: at('2026-04-07', '14:00'), to: at('2026-04-07', '16:00') },
	...{ seats: 40, companions: true, visitInstead: true },
}

let soroe: Municipality
beforeAll(async () => {
	const [read] = await readMunicipalities('municipalities', ['soroe'], 'https://besoeg.example.dk')
	if (read === undefined) throw new Error('no municipality')
	soroe = read
})
type Rest<One> = One extends unknown ? Omit<One, 'citizen' | 'municipality' | 'code' | 'dated' | 'letterId'> : never
const content = (rest: Rest<Told>, language = 'da') =>
	letterContent({
		...{ citizen: { ...citizen, language }, municipality: soroe, code: 'K7QM4TXP', dated },
		...{ letterId: '7f3a21c9-0000-4000-8000-000000000000' },
		...rest,
	})

test.each<[string, Rest<Told>]>([
	['fixed-time', { purpose: 'offer', offer: fixed, time }],
	['fixed-time-bereaved', { purpose: 'offer', offer: { ...fixed, grounds: [ground, loss] }, time }],
	['fixed-time-bereaved', { purpose: 'offer', offer: { ...fixed, grounds: [loss] }, time, event }],
	['fixed-time-joint', { purpose: 'offer', offer: fixed, time: { ...time, joint: true } }],
	['fixed-time-both', { purpose: 'offer', offer: fixed, time, second: { citizen, code: '3HD9WBZR' } }],
	['please-contact', { purpose: 'offer', offer: asking, time: null }],
	['please-contact', { purpose: 'offer', offer: { ...asking, contact: 'phone' }, time: null }],
	['please-contact-bereaved', { purpose: 'offer', offer: { ...asking, grounds: [loss] }, time: null }],
	['event', { purpose: 'offer', offer: asking, time: null, event }],
	['reminder', { purpose: 'reminder', offer: asking, time: null }],
	['reminder-time', { purpose: 'reminder', offer: fixed, time }],
	['reminder-bereaved', { purpose: 'reminder', offer: { ...fixed, grounds: [loss] }, time }],
	['reminder-event', { purpose: 'reminder', offer: asking, time: null, event }],
	['confirmation', { purpose: 'confirmation', time }],
	['confirmation-event', { purpose: 'confirmation', event }],
	['change', { purpose: 'change', time, former: at('2026-03-24', '13:00') }],
	['cancellation', { purpose: 'cancellation', former: at('2026-03-24', '13:00'), next: 'choose' }],
	['cancellation-event', { purpose: 'cancellation', former: event.from, event, next: 'we_call' }],
	['goodbye', { purpose: 'goodbye', until: null }],
	['milestone', { purpose: 'milestone' }],
])('%s is chosen for %j', (template, rest) => {
	expect(content(rest)).toMatchObject({ template, purpose: rest.purpose, size: 'normal' })
})

test('a letter carries its code as it is read aloud, and where to type it', () => {
	expect(content({ purpose: 'offer', offer: fixed, time })).toMatchObject({
		code: 'K7QM-4TXP',
		'answer-url': 'https://besoeg.example.dk/soroe/svar',
		'answer-by': 'mandag den 23. marts 2026',
		number: '7F3A21C9',
		dated: '9. marts 2026',
		'to-both': null,
		time: {
			at: '2026-03-26T09:30:00+01:00',
			day: 'torsdag den 26. marts 2026',
			clock: 'kl. 9.30–10.30',
			who: 'Hjemme hos dig · forebyggelseskonsulent Karen Holm',
		},
	})
})
test('one letter to both of a couple names both, in the window and in the greeting, each with a code', () => {
	const second = { citizen: { ...citizen, givenNames: 'Poul' }, code: '3HD9WBZR' }
	const both = content({ purpose: 'offer', offer: fixed, time: { ...time, joint: true, minutes: 90 }, second })
	expect(both.to).toEqual(['Prøve Prøvesen', 'Poul Prøvesen', 'Prøvevej 12, 2. tv', '9999 Prøveby'])
	expect(both.name).toBe('Prøve og Poul Prøvesen')
	expect(both['to-both']).toEqual([
		{ name: 'Prøve Prøvesen', code: 'K7QM-4TXP' },
		{ name: 'Poul Prøvesen', code: '3HD9-WBZR' },
	])
	expect(both.minutes).toBe(90)
	expect(both.time?.who).toContain('Hjemme hos jer')
	const other = { ...second, citizen: { ...second.citizen, surname: 'Holm' } }
	expect(content({ purpose: 'offer', offer: fixed, time, second: other }).name).toBe('Prøve Prøvesen og Poul Holm')
})
test('a change names both times, a cancellation the one that is off, each in the citizen’s language', () => {
	const change = content({ purpose: 'change', time, former: at('2026-03-24', '13:00') }, 'en')
	expect([change.former?.day, change.former?.clock, change.time?.day, change.time?.clock]).toEqual([
		...['Tuesday 24 March 2026', '13:00', 'Thursday 26 March 2026', '9:30–10:30'],
	])
	const off = content({ purpose: 'cancellation', former: at('2026-03-24', '13:00'), next: 'we_call' })
	expect(off).toMatchObject({
		former: { day: 'tirsdag den 24. marts 2026', clock: 'kl. 13.00' },
		next: 'we_call',
		time: null,
	})
})
test('a goodbye says until when, if a day was named', () => {
	expect(content({ purpose: 'goodbye', until: day('2027-03-09') }).until).toBe('9. marts 2027')
	expect(content({ purpose: 'goodbye', until: null }).until).toBe('')
})
test('nothing is said that the purpose does not need', () => {
	const said = content({ purpose: 'milestone' })
	expect(said).toMatchObject({ time: null, former: null, event: null, next: null, until: '', 'answer-by': '' })
})
test('who cannot have Digital Post gets paper, who asked for English gets it', () => {
	expect(channelFor({ digitalPost: true }, { cvr: '12345678' })).toBe('digital_post')
	expect(channelFor({ digitalPost: true }, {})).toBe('paper')
	expect(channelFor({ digitalPost: false }, { cvr: '12345678' })).toBe('paper')
	expect([languageFor({ language: 'en' }), languageFor({ language: 'pl' })]).toEqual(['en', 'da'])
})
