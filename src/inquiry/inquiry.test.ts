import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import type { AgreementId, PersonId, StaffId } from '#kernel/ids.ts'
import { instant } from '#kernel/instant.ts'
import { formOf } from '#platform/web/index.ts'
import { readStandard } from '#standard/index.ts'
import { assessmentRefusal, exceptionRefusal } from './assessment/assessment.ts'
import { errorFor, readNotice } from './event-form.ts'
import { factsKnown } from './facts-known.ts'
import { findKind, kindsOf } from './kinds.ts'
import { type Notice, noticeRefusal } from './notice.ts'
import { tell } from './tell.ts'

const standardIn = (file: string) => {
	const path = `municipalities/${file}`
	const { standard } = readStandard(readFileSync(path, 'utf8'), path, () => null)
	if (standard === null) throw new Error(`${path} cannot be read`)
	return standard
}
const risks = standardIn('soroe/standard/2019-07-01.yaml')
const events = standardIn('soenderborg/standard/2021-02-02.yaml')
const today = day('2024-03-09')
const at = instant('2024-03-09T10:00:00+01:00')
const person = '10000000-0000-4000-8000-000000000001' as PersonId
const nurse = '20000000-0000-4000-8000-000000000001' as StaffId

const notice = (deviation: Partial<Notice> = {}): Notice => ({
	id: 'n',
	person,
	nature: 'event',
	kind: 'concern_raised',
	on: today,
	details: {},
	source: 'relative',
	note: null,
	recordedAt: at,
	recordedBy: nurse,
	withdrawn: null,
	...deviation,
})

test.each([
	[null, {}],
	['in_the_future', { on: day('2024-03-10') }],
	['before_birth', { on: day('1939-12-31') }],
	['no_day', { on: null }],
	['unknown_kind', { kind: 'won_the_lottery' }],
	['unknown_kind', { nature: 'risk', kind: 'fell' }],
	['unknown_source', { source: 'a1' }],
])('a notice is refused with %s', (why, deviation) => {
	expect(noticeRefusal({ ...notice(), ...deviation }, risks, day('1940-01-01'), today)).toBe(why)
})

test('every criterion of a standard that an event or a risk opens can be recorded', () => {
	for (const standard of [risks, events])
		for (const { opens } of standard.criteria)
			if (opens.by === 'event' || opens.by === 'risk')
				for (const kind of opens.kinds) expect(findKind(standard, opens.by, kind)).not.toBe(null)
})

test('a standard’s own kind is recorded in its own words, with what it asks', () => {
	const [first, ...rest] = events.criteria
	const own = {
		...events,
		criteria: [
			{
				...first!,
				name: { da: 'Naboen er flyttet', en: 'The neighbour moved' },
				opens: {
					by: 'event' as const,
					kinds: ['neighbour_moved'],
					details: [{ name: 'wasAFriend', is: true }],
					windows: [
						{
							from: { count: 0, unit: 'days' as const },
							target: null,
							until: { count: 1, unit: 'months' as const },
						},
					],
				},
			},
			...rest,
		],
	}
	expect(findKind(own as never, 'event', 'neighbour_moved')).toMatchObject({
		name: { da: 'Naboen er flyttet' },
		details: ['wasAFriend'],
	})
})

test.each([
	[null, {}, 'sygeplejerske'],
	['not_a_health_professional', {}, null],
	['not_a_health_professional', {}, '  '],
	['because_is_empty', { because: ' ' }, 'fysioterapeut'],
	['unknown_criterion', { criterion: 'nice-person' }, 'fysioterapeut'],
	['needs_no_assessment', { criterion: 'age-75' }, 'fysioterapeut'],
	['no_outcome', { outcome: 'maybe' }, 'fysioterapeut'],
])('an assessment is refused with %s', (why, deviation, profession) => {
	const asked = { criterion: 'lonely', outcome: 'yes', because: 'Savner nogen at tale med', ...deviation }
	expect(assessmentRefusal(asked, profession, risks)).toBe(why)
})

test.each([
	[null, 'nursing'],
	['exception_not_permitted', 'care-home'],
	['unknown_exclusion', 'too-far-away'],
])('an exception is refused with %s', (why, exclusion) => {
	expect(exceptionRefusal({ exclusion, because: 'Vil gerne tale om fald' }, 'sygeplejerske', risks)).toBe(why)
})

test('no exclusion can be set aside where the standard permits none', () => {
	for (const { code } of events.exclusions)
		expect(exceptionRefusal({ exclusion: code, because: 'x' }, 'sygeplejerske', events)).toBe('exception_not_permitted')
})

test('without a standard in force nothing can be assessed', () => {
	expect(assessmentRefusal({ criterion: 'lonely', outcome: 'yes', because: 'x' }, 'sygeplejerske', null)).toBe(
		'no_standard_in_force',
	)
})

const decided = { id: 'e', person, because: 'Fordi', on: today, recordedAt: at, by: nurse }

test('what was recorded becomes facts; what was withdrawn is not known', () => {
	const facts = factsKnown({
		notices: [
			notice({ kind: 'discharged', details: { readmissionRisk: true, similar: true } }),
			notice({ nature: 'risk', kind: 'lonely' }),
			notice({ kind: 'fell', withdrawn: { at, by: nurse, because: 'Forkert borger' } }),
		],
		cases: [{ id: 'c', person, openedOn: today, openedAt: at, openedBy: nurse, closed: null }],
		assessments: [
			{
				id: 'a',
				person,
				criterion: 'lonely',
				outcome: 'no',
				because: 'Har mange venner',
				on: today,
				recordedAt: at,
				by: nurse,
				withdrawn: null,
			},
			{ ...decided, id: 'b', criterion: 'carer', outcome: 'yes', withdrawn: { at, by: nurse, because: 'Forkert' } },
		],
		exceptions: [
			{ ...decided, exclusion: 'nursing', because: 'Faldtruet', withdrawn: null },
			{ ...decided, id: 'f', exclusion: 'care-home', withdrawn: { at, by: nurse, because: 'Forkert' } },
		],
		furtherVisits: [],
	})
	expect(facts.get(person)).toEqual({
		events: [{ kind: 'discharged', on: today, readmissionRisk: true }],
		risks: [{ kind: 'lonely', on: today }],
		history: [{ kind: 'assessed', on: today, criterion: 'lonely', outcome: 'no' }],
		exceptions: [{ exclusion: 'nursing', on: today, reason: 'Faldtruet' }],
		preventiveCase: true,
	})
})

test('what was withdrawn is told, struck through, with the reason', () => {
	const recorded = {
		notices: [notice({ withdrawn: { at, by: nurse, because: 'Forkert borger' } })],
		cases: [],
		assessments: [
			{
				...decided,
				criterion: 'lonely',
				outcome: 'yes' as const,
				withdrawn: { at, by: nurse, because: 'Sket ved en fejl' },
			},
		],
		exceptions: [],
		furtherVisits: [
			{
				...decided,
				wantedBy: 'citizen' as const,
				kind: 'visit' as const,
				agreement: 'x' as AgreementId,
				withdrawn: null,
			},
		],
	}
	expect(
		tell(recorded, [risks], new Map([[nurse, 'Karen']])).map(({ what, struck, words, who }) => [
			what.da,
			struck,
			words,
			who,
		]),
	).toEqual([
		['Nogen er bekymret for borgeren (fortalt af: pårørende)', true, undefined, 'Karen'],
		['Trukket tilbage: Nogen er bekymret for borgeren', undefined, 'Forkert borger', 'Karen'],
		[expect.stringMatching(/^Faglig vurdering: ja til tilbud: /), true, 'Fordi', 'Karen'],
		[
			expect.stringMatching(/^Trukket tilbage: Faglig vurdering: ja til tilbud: /),
			undefined,
			'Sket ved en fejl',
			'Karen',
		],
		['Besøg ud over reglen: Borgeren har selv bedt om det', undefined, 'Fordi', 'Karen'],
	])
})

test('a form’s answers are taken only where the kind asks for them', () => {
	const form = (kind: string) =>
		formOf(
			new Map(
				Object.entries({ kind, on: '2024-03-09', source: 'relative', key: 'k', detail_readmissionRisk: 'yes' }).map(
					([name, value]) => [name, [value]],
				),
			),
		)
	expect(readNotice(form('event discharged'), events, person, nurse).details).toEqual({ readmissionRisk: true })
	expect(readNotice(form('event fell'), events, person, nurse).details).toEqual({})
	expect(readNotice(form(''), events, person, nurse)).toMatchObject({ nature: '', kind: '' })
})

test('every kind has a name in both languages', () => {
	for (const { name } of kindsOf(risks)) expect(name.da.length > 2 && name.en.length > 2).toBe(true)
	expect(errorFor('in_the_future', 'note', 'on_day', 'da')).toEqual({
		on_day: 'Dagen ligger ude i fremtiden. Skriv den dag, det skete.',
	})
})
