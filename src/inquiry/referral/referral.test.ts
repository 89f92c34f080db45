import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addYears, day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import { clock, instant } from '#kernel/instant.ts'
import { formOf } from '#platform/web/index.ts'
import { promisedBy } from '../working-day.ts'
import { readBorn } from './born.ts'
import { heldBackBecause } from './held-back.ts'
import { maskNumbers, numbersWritten } from './numbers-written.ts'
import { firstContact, mayBeUndone, type Said, type Sender, type Step, standingOf } from './referral.ts'
import { decideReferral } from './referral-decision.ts'
import { longestText, readTold } from './referral-form.ts'
import { noteOf, sourceOf } from './referral-note.ts'
import { asLine, asText } from './typed-text.ts'

const today = day('2026-03-09')

describe('an age as people write it', () => {
	test.each([
		['12.3.1944', '1944-03-12'],
		['12/3-44', '1944-03-12'],
		['12 03 1944', '1944-03-12'],
		['120344', '1944-03-12'],
		['12. marts 1944', '1944-03-12'],
		['12 March 1944', '1944-03-12'],
		['1944-03-12', '1944-03-12'],
		['72-03-44', null],
		['31.2.1944', null],
		['12.3.2031', null],
		['82', null],
		['', null],
	])('the day in “%s”', (written, expected) => expect(readBorn(written, today).on).toBe(expected))
	test.each([
		['82 år', '1944-03-09'],
		['ca. 82', '1944-03-09'],
		['født i 1944', '1944-07-01'],
		['gammel', null],
		['999', null],
	])('about how old “%s” is', (written, expected) => expect(readBorn(written, today).about).toBe(expected))
	test('a CPR number says the birth date too', () =>
		expect(readBorn('720344-1238', today)).toEqual({ on: '1944-03-12', about: '1944-03-12', cpr: '7203441238' }))
	test('anything at all can be read', () =>
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => readBorn(typed, today) !== null)))
})

describe('what nobody sees', () => {
	test('is taken away: control characters, turned writing, no width', () => {
		expect(asText('a\u0007b\u202Ec\u200Bd\uFEFF\r\ne')).toBe('abcd\ne')
		expect(asLine(' Inger\n\tMarie\u2067 ')).toBe('Inger Marie')
	})
	test('never remains', () =>
		fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => /\p{Cf}/u.test(asText(typed)) === false)))
})

const typed = (fields: Readonly<Record<string, string | readonly string[]>>) =>
	formOf(new Map(Object.entries(fields).map(([name, value]) => [name, typeof value === 'string' ? [value] : value])))

const whole = {
	name: 'Inger Prøve',
	born: '12.3.1948',
	sex: 'f',
	street: 'Prøvevej 4',
	town: '4180 Sorø',
	topic: ['lonely', 'nonsense'],
	words: 'Hun går ikke ud mere.',
	relation: 'relative',
	from_name: 'Else Prøve',
	from_reach: '01020304',
	may_name: 'no',
}

describe('the form', () => {
	test('parts what was said from who said it', () => {
		const { told } = readTold(typed(whole), 'da')
		expect(told?.said).toMatchObject({ name: 'Inger Prøve', topics: ['lonely'], toldCitizen: null })
		expect(JSON.stringify(told?.said)).not.toContain('Else')
		expect(told?.sender).toMatchObject({ name: 'Else Prøve', mayBeNamed: false })
	})
	test('takes one field for how to be reached', () => {
		const reached = (from_reach: string) => readTold(typed({ ...whole, from_reach }), 'da').told?.sender
		expect(reached('01020304')).toMatchObject({ phone: '01020304', email: '' })
		expect(reached('else@example.invalid')).toMatchObject({ phone: '', email: 'else@example.invalid' })
	})
	test('takes a CPR number out of the field where it was written', () => {
		const { told } = readTold(typed({ ...whole, born: '720348-1238' }), 'da')
		expect(told?.said).toMatchObject({ born: '', cpr: '7203481238' })
	})
	test.each([
		['name', 'Inger Prøve 720348-1238', 'Inger Prøve'],
		['name', 'Inger (7203481238) Prøve', 'Inger Prøve'],
		['name', '720348 1238', ''],
		['name', 'Inger Prøve, 720348–1238', 'Inger Prøve'],
		['street', 'Prøvevej 4, 720348-1238', 'Prøvevej 4'],
		['town', '4180 Sorø 720348-1238', '4180 Sorø'],
		['phone', '7203481238', ''],
		['born', 'cpr 720348-1238', 'cpr'],
	] as const)('takes a CPR number written in %s: “%s”', (field, written, rest) =>
		expect(readTold(typed({ ...whole, [field]: written }), 'da').told?.said).toMatchObject({
			[field]: rest,
			cpr: '7203481238',
		}),
	)
	test('of several numbers the one given as the number counts, and of two others none', () => {
		const said = (fields: Readonly<Record<string, string>>) => readTold(typed({ ...whole, ...fields }), 'da').told?.said
		const [one, other] = ['720348-1238', '720349-1238']
		expect(said({ born: one, name: `Inger ${other}` })).toMatchObject({ cpr: '7203481238', name: 'Inger' })
		expect(said({ name: `Inger ${one}`, street: `Prøvevej 4 ${other}` })).toMatchObject({
			cpr: null,
			name: 'Inger',
			street: 'Prøvevej 4',
		})
	})
	test('takes digits that no CPR number can have for what they are', () => {
		const told = readTold(typed({ ...whole, phone: '+4512345678', street: 'Prøvevej 4, 2. 1234567890' }), 'da').told
		expect(told?.said).toMatchObject({ cpr: null, phone: '+4512345678', street: 'Prøvevej 4, 2. 1234567890' })
	})
	test('keeps the words as they were said; a number in them is masked where they are shown', () => {
		const words = 'Hun (720348-1238) går ikke ud. Ring 01020304.'
		const told = readTold(typed({ ...whole, words, may_name: 'yes' }), 'da').told ?? expect.unreachable('not told')
		expect(told.said).toMatchObject({ words, cpr: null })
		expect(maskNumbers(words)).toBe('Hun (720348-xxxx) går ikke ud. Ring 01020304.')
		expect(noteOf(told.said, told.sender)).toContain('Hun (720348-xxxx) går ikke ud.')
	})
	test('asks for little: whom, what and who', () => {
		expect(Object.keys(readTold(typed({}), 'da').errors ?? {})).toEqual(['name', 'topic-0', 'relation-0'])
		expect(readTold(typed({ street: 'Prøvevej 4', words: 'x', relation: 'friend' }), 'da').errors).toBeNull()
	})
	test('the citizen writes the name once', () => {
		const own = { relation: 'citizen', from_name: 'Inger Prøve', words: 'Jeg vil gerne have besøg' }
		expect(readTold(typed(own), 'da').told).toMatchObject({
			said: { name: 'Inger Prøve', toldCitizen: true },
			sender: { mayBeNamed: true },
		})
	})
	test('says what is too long, and how long it may be', () => {
		const { errors } = readTold(typed({ ...whole, words: 'x'.repeat(1_000_000), name: 'x'.repeat(151) }), 'en')
		expect(errors?.words).toContain(String(longestText))
		expect(errors?.name).toContain('150')
	})
	test('takes anything typed anywhere', () =>
		fc.assert(
			fc.property(fc.dictionary(fc.constantFrom(...Object.keys(whole)), fc.string({ unit: 'binary' })), (fields) => {
				const { told, errors } = readTold(typed(fields), 'da')
				expect((told === null) !== (errors === null)).toBe(true)
				const { words: _, cpr: __, ...said } = told?.said ?? { words: '', cpr: null }
				expect(Object.values(said).flatMap((value) => numbersWritten(String(value)))).toEqual([])
			}),
		))
})

describe('nobody is refused, but a person looks first', () => {
	const tells = { trapped: false, shownSeconds: 60 }
	const lately = { sameWords: 0, inAnHour: 3 }
	test.each([
		[tells, 'Min mor er ensom.', lately, []],
		[{ ...tells, trapped: true }, '', lately, ['trap']],
		[{ ...tells, shownSeconds: 2 }, '', lately, ['too_fast']],
		[{ ...tells, shownSeconds: 3 }, '', lately, []],
		[{ ...tells, shownSeconds: 90_000 }, '', lately, []],
		[{ ...tells, shownSeconds: null }, '', lately, ['no_time']],
		[tells, 'se http://a.example', lately, []],
		[tells, 'http://a.example www.b.example', lately, ['links']],
		[tells, '', { ...lately, sameWords: 2 }, ['same_text']],
		[tells, '', { ...lately, inAnHour: 31 }, ['many']],
	])('%j “%s” %j: %j', (told, words, known, expected) => expect(heldBackBecause(told, words, known)).toEqual(expected))
})

const said: Said = {
	relation: 'relative',
	name: 'Inger Marie Prøve',
	born: '12.3.1948',
	cpr: null,
	sex: 'f',
	street: 'Prøvevej 4, 1. tv',
	town: '4180 Sorø',
	phone: '01020304',
	topics: ['lonely', 'falls'],
	words: 'Jeg er hendes datter.',
	toldCitizen: true,
}
const id = 'a' as PersonId
const resident = { citizen: { id, status: 'resident', protected: false }, certain: true } as const
const asked = { today, target: (bornOn: string) => bornOn <= '1961-03-09', isOurs: true }

describe('what follows', () => {
	test('for a known resident: it is recorded', () =>
		expect(decideReferral(said, [resident], asked)).toEqual({ does: 'record', person: id }))
	test.each([
		[{ ...resident.citizen, status: 'dead' as const }, 'dead'],
		[{ ...resident.citizen, status: 'moved_out' as const }, 'lives_elsewhere'],
		[{ ...resident.citizen, status: 'emigrated' as const }, 'lives_elsewhere'],
		[{ ...resident.citizen, status: 'disappeared' as const }, 'disappeared'],
		[{ ...resident.citizen, protected: true }, 'protected'],
	])('for %j a person answers', (citizen, needs) =>
		expect(decideReferral(said, [{ citizen, certain: true }], asked)).toEqual({ does: 'ask', needs, person: id }),
	)
	test('for several, or one who is not certain, a person chooses', () => {
		const maybe = { ...resident, certain: false }
		for (const found of [[maybe], [resident, resident], [maybe, maybe]])
			expect(decideReferral(said, found, asked)).toMatchObject({ needs: 'several_possible', person: null })
	})
	test('for somebody unknown of whom enough is said: the citizen is taken in', () =>
		expect(decideReferral(said, [], asked)).toEqual({
			does: 'create',
			who: {
				givenNames: 'Inger Marie',
				surname: 'Prøve',
				bornOn: '1948-03-12',
				sex: 'f',
				street: 'Prøvevej',
				houseNumber: '4',
				floorDoor: '1. tv',
				postalCode: '4180',
				town: 'Sorø',
				phone: '01020304',
				source: 'referral',
			},
		}))
	test.each<[string, Partial<Said>, object]>([
		['too_little_said', { born: '78 år' }, {}],
		['too_little_said', { born: '' }, {}],
		['too_little_said', { name: 'Inger' }, {}],
		['too_little_said', { street: 'Prøvevej' }, {}],
		['too_little_said', { town: 'Sorø' }, {}],
		['too_little_said', { sex: null }, {}],
		['outside_target_group', { born: '12.3.1965' }, {}],
		['outside_target_group', { born: '61 år' }, {}],
		['lives_elsewhere', {}, { isOurs: false }],
		['no_standard', {}, { target: () => null }],
	])('a person answers: %s', (needs, deviation, known) =>
		expect(decideReferral({ ...said, ...deviation }, [], { ...asked, ...known })).toMatchObject({ does: 'ask', needs }),
	)
	test('whatever is said, nobody outside the target group is taken in', () =>
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 110 }), fc.nat(364), (age, days) => {
				const bornOn = addDays(addYears(today, -age), -days)
				const decision = decideReferral({ ...said, born: bornOn }, [], asked)
				expect(decision.does === 'create').toBe(bornOn <= '1961-03-09')
			}),
		))
})

describe('the citizen’s record', () => {
	const sender: Sender = { name: 'Else Prøve', phone: '', email: '', organisation: '', mayBeNamed: false }
	test('holds nothing that points at a sender who may not be named', () => {
		expect(noteOf(said, sender)).toBe('Er ensom eller ked af det. Falder eller går usikkert')
		expect(sourceOf(said, sender)).toBe('others')
	})
	test('holds what was said, and by whom, with a yes', () => {
		const named = { ...sender, mayBeNamed: true }
		expect(noteOf(said, named)).toContain('Jeg er hendes datter.\nFra Else Prøve')
		expect(sourceOf(said, named)).toBe('relative')
	})
	test('a citizen’s own wish is the citizen’s', () =>
		expect(sourceOf({ relation: 'citizen' }, { mayBeNamed: true })).toBe('citizen'))
})

describe('the wait', () => {
	const at = instant('2026-03-09T10:00:00+01:00')
	const step = (id: string, kind: Step['kind'], undoes: string | null = null): Step => ({
		id,
		kind,
		on: today,
		how: null,
		words: null,
		at,
		by: null,
		undoes,
	})
	const standing = (steps: readonly Step[]) => standingOf({ heldBack: null, releasedAt: null, steps })
	test('ends with the first contact, and begins again when that is undone', () => {
		expect(standing([step('a', 'matched')])).toBe('waiting')
		expect(standing([step('a', 'matched'), step('b', 'answered')])).toBe('answered')
		expect(standing([step('b', 'answered'), step('c', 'undone', 'b')])).toBe('waiting')
		expect(firstContact({ steps: [step('b', 'answered'), step('c', 'undone', 'b'), step('d', 'contacted')] })?.id).toBe(
			'd',
		)
	})
	test('of what was held back begins when somebody has looked', () => {
		expect(standingOf({ heldBack: ['links'], releasedAt: null, steps: [] })).toBe('held_back')
		expect(standingOf({ heldBack: ['links'], releasedAt: at, steps: [] })).toBe('waiting')
	})
	test('nothing is undone twice', () => {
		const steps = [step('b', 'answered'), step('c', 'undone', 'b')]
		expect(steps.map((one) => mayBeUndone(one, steps))).toEqual([false, false])
	})
})

describe('the day promised to the sender', () => {
	const closed = { closedDays: [{ day: '--12-24' }, { day: '--12-31', from: clock('12:00') }] }
	test.each([
		['2026-03-09', '2026-03-14', '2026-03-13', 'a Saturday: the Friday before'],
		['2026-03-11', '2026-03-16', '2026-03-16', 'a working day'],
		['2026-04-01', '2026-04-06', '2026-04-07', 'all of Easter: the first day after'],
		['2026-12-22', '2026-12-27', '2026-12-23', 'Christmas: the day before'],
		['2026-12-29', '2027-01-03', '2026-12-31', 'a day that closes early is a working day'],
	])('received %s, due %s: %s, %s', (received, due, promised) =>
		expect(promisedBy(closed, day(received), day(due))).toBe(promised),
	)
})
