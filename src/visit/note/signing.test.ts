import { describe, expect, test } from 'vitest'
import { type Background, hasBackground, isHealthProfession } from '#access/index.ts'
import { day } from '#kernel/day.ts'
import { instant } from '#kernel/instant.ts'
import { readHindrance } from '../not-gone-ahead.ts'
import { emptyNote } from './note.ts'
import { hinders, isLateEntry, signingText, type ToSign } from './signing.ts'

const good: ToSign = {
	kind: 'journal',
	body: { ...emptyNote, summary: 'x' },
	happenedOn: day('2026-03-09'),
	plannedOn: day('2026-03-09'),
	askedAbout: [],
	today: day('2026-03-09'),
	professional: true,
	accepted: true,
	notGoneAhead: false,
}
const agreement = { key: 'a', kind: 'call' as const, dueOn: day('2026-04-01'), what: 'ring' }
const handOver = { key: 'h', to: 'visitation' as const, what: 'Greb ved badet', consent: 'spoken' as const }

describe('who and what may be signed', () => {
	test('a health professional signs a visit that was accepted and held', () => expect(hinders(good)).toEqual([]))
	test.each([
		['no_health_profession', { professional: false }],
		['not_accepted', { accepted: false }],
		['did_not_take_place', { notGoneAhead: true }],
		['nothing_written', { body: emptyNote }],
		['no_day', { happenedOn: null }],
		['day_not_come', { happenedOn: day('2026-03-10') }],
		['day_too_early', { happenedOn: day('1850-03-09') }],
		['day_too_early', { happenedOn: day('2025-09-08') }],
		['agreement_day_too_late', { body: { ...good.body, agreements: [{ ...agreement, dueOn: day('2031-03-10') }] } }],
		['measured_asked_about', { askedAbout: ['blood-pressure'] }],
		['agreement_unclear', { body: { ...good.body, agreements: [{ ...agreement, dueOn: null }] } }],
		['agreement_unclear', { body: { ...good.body, agreements: [{ ...agreement, what: ' ' }] } }],
		['agreement_day_passed', { body: { ...good.body, agreements: [{ ...agreement, dueOn: day('2026-03-08') }] } }],
		['hand_over_unclear', { body: { ...good.body, handOvers: [{ ...handOver, what: ' ' }] } }],
		['hand_over_without_consent', { body: { ...good.body, handOvers: [{ ...handOver, consent: null }] } }],
	] as const)('refused: %s', (why, deviation) => {
		expect(hinders({ ...good, ...deviation })).toMatchObject([{ why }])
		expect(signingText(why).en).not.toBe('')
	})
	test('a visit may be written down half a year late, and is told how late it may', () => {
		expect(hinders({ ...good, happenedOn: day('2025-09-09') })).toEqual([])
		const [late] = hinders({ ...good, happenedOn: day('1900-01-01') })
		expect(late && signingText(late.why, late.detail).da).toContain('tidligst være 9.9.2025')
	})
	test('an administrative note needs neither a profession nor a visit held', () =>
		expect(
			hinders({ ...good, kind: 'administrative', professional: false, accepted: false, notGoneAhead: true }),
		).toEqual([]))
	test('all that is wrong is told at once; who may not sign is told that alone', () => {
		const body = {
			...good.body,
			agreements: [{ ...agreement, dueOn: null }],
			handOvers: [{ ...handOver, consent: null }],
		}
		const wrong = { ...good, body, accepted: false, happenedOn: null, askedAbout: ['blood-pressure', 'grip-strength'] }
		expect(hinders(wrong).map(({ why, detail }) => [why, detail].filter(Boolean).join(' '))).toEqual([
			'not_accepted',
			'no_day',
			'agreement_unclear',
			'hand_over_without_consent',
			'measured_asked_about blood-pressure',
			'measured_asked_about grip-strength',
		])
		expect(hinders({ ...wrong, professional: false })).toEqual([{ why: 'no_health_profession' }])
	})
})

test.each([
	['sygeplejerske', true],
	['Ergoterapeut, leder', true],
	['Fysioterapeut', true],
	['kontorassistent', false],
	['', false],
	[null, false],
])('health profession: %s → %s', (profession, is) => expect(isHealthProfession(profession)).toBe(is))

test.each<[string | null, readonly Background[] | null, boolean]>([
	['Fysioterapeut', null, true],
	['Fysioterapeut', ['nurse'], false],
	['Fysioterapeut', ['nurse', 'physiotherapist'], true],
	['Sundhedsplejerske', ['nurse'], true],
	['Klinisk diætist', ['nurse', 'other_health_professional'], true],
	['Kontorassistent', ['nurse', 'other_health_professional'], false],
	[null, ['other_health_professional'], false],
])('background: %s where %j is demanded → %s', (profession, demanded, is) =>
	expect(hasBackground(profession, demanded)).toBe(is),
)

test('a refusal names the background that is demanded', () => {
	const said = signingText('no_health_profession', 'nurse occupational_therapist other_health_professional')
	expect(said.da).toContain('sygeplejerske, ergoterapeut eller en anden sundhedsfaglig uddannelse')
	expect(said.en).toContain('nurse, occupational therapist or another health profession')
	expect(signingText('no_health_profession').da).toContain('Kun medarbejdere med en sundhedsfaglig uddannelse')
})

test('written on a later day is a late entry, also just after midnight in Copenhagen', () => {
	expect(isLateEntry(day('2026-03-09'), instant('2026-03-09T22:59:00Z'))).toBe(false)
	expect(isLateEntry(day('2026-03-09'), instant('2026-03-09T23:01:00Z'))).toBe(true)
})

test('a hindrance needs a reason, and some a note', () => {
	expect(readHindrance('', '')).toMatchObject({ ok: false, why: 'no_reason' })
	expect(readHindrance('bored', '')).toMatchObject({ ok: false, why: 'no_reason' })
	expect(readHindrance('unsafe', ' ')).toMatchObject({ ok: false, why: 'note_missing' })
	expect(readHindrance('other', '')).toMatchObject({ ok: false, why: 'note_missing' })
	expect(readHindrance('not_at_home', '')).toMatchObject({ ok: true })
})
