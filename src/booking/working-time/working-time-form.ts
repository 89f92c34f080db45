import type { Day } from '#kernel/day.ts'
import { type Clock, instantAt, readClock, type Span } from '#kernel/instant.ts'
import type { Form } from '#platform/web/index.ts'
import { type AbsenceKind, readAbsenceKind } from '../absence/absence.ts'
import { wholeDays } from '../absence/whole-days.ts'
import { type FixedHours, readFixedKind } from './fixed-hours.ts'
import type { Shift, Weeks } from './pattern.ts'

/** What is wrong with a form, by field; the words are the page's. */
export type Wrong = Readonly<
	Record<
		string,
		'no_weekday' | 'no_clock' | 'no_day' | 'no_kind' | 'no_fixed_kind' | 'ends_before_it_begins' | 'no_line'
	>
>
type Read<Value> = { readonly value: Value } | { readonly wrong: Wrong }

/** `8`, `8.30`, `08:30` as a time on the clock; null when it is none. */
export const readTime = (written: string): Clock | null => {
	const parts = /^(\d{1,2})(?:[.:](\d{2}))?$/.exec(written)
	return parts === null ? null : readClock(`${(parts[1] ?? '').padStart(2, '0')}:${parts[2] ?? '00'}`)
}

const readWeeks = (written: string): Weeks => (written === 'even' || written === 'odd' ? written : 'every')
const isAbsent = (form: Form, name: string): boolean =>
	!form.has(name) && !form.has(`${name}_day`) && !form.has(`${name}_year`)

/** One line for each weekday ticked; fields are called what they are in the form, behind `prefix`. */
export const readShifts = (form: Form, prefix = ''): Read<readonly Shift[]> => {
	const named = (name: string): string => `${prefix}${name}`
	const weekdays = form
		.all(named('weekday'))
		.map(Number)
		.filter((n) => Number.isInteger(n) && n >= 1 && n <= 7)
	const [from, to] = [readTime(form.text(named('from'))), readTime(form.text(named('to')))]
	const [validFrom, validTo] = [form.day(named('valid_from')), form.day(named('valid_to'))]
	const wrong: Wrong = {
		...(weekdays.length === 0 ? { [named('weekday-0')]: 'no_weekday' as const } : {}),
		...(from === null ? { [named('from')]: 'no_clock' as const } : {}),
		...(to === null ? { [named('to')]: 'no_clock' as const } : {}),
		...(validFrom === null ? { [named('valid_from_day')]: 'no_day' as const } : {}),
		...(validTo === null && !isAbsent(form, named('valid_to')) ? { [named('valid_to_day')]: 'no_day' as const } : {}),
	}
	return from === null || to === null || validFrom === null || Object.keys(wrong).length > 0
		? { wrong }
		: {
				value: weekdays.map((weekday) => ({
					weekday,
					from,
					to,
					weeks: readWeeks(form.text(named('weeks'))),
					validFrom,
					validTo,
				})),
			}
}

/** One fixed thing for each weekday ticked. */
export const readFixed = (form: Form): Read<readonly FixedHours[]> => {
	const kind = readFixedKind(form.text('fixed_kind'))
	const read = readShifts(form, 'fixed_')
	const noKind: Wrong = kind === null ? { fixed_kind: 'no_fixed_kind' } : {}
	if ('wrong' in read) return { wrong: { ...noKind, ...read.wrong } }
	return kind === null ? { wrong: noKind } : { value: read.value.map((line) => ({ ...line, kind })) }
}

const spanOfAbsence = (first: Day, last: Day, from: Clock | null, to: Clock | null): Span => {
	const days = wholeDays(first, last)
	return { from: from === null ? days.from : instantAt(first, from), to: to === null ? days.to : instantAt(last, to) }
}

/** Whole days, unless a time is given for the first or the last. */
export const readAbsence = (form: Form): Read<{ readonly span: Span; readonly kind: AbsenceKind }> => {
	const kind = readAbsenceKind(form.text('kind'))
	const first = form.day('first')
	const last = isAbsent(form, 'last') ? first : form.day('last')
	const [from, to] = [readTime(form.text('away_from')), readTime(form.text('away_to'))]
	const wrong: Wrong = {
		...(kind === null ? { kind: 'no_kind' as const } : {}),
		...(first === null ? { first_day: 'no_day' as const } : {}),
		...(last === null && first !== null ? { last_day: 'no_day' as const } : {}),
		...(from === null && form.has('away_from') ? { away_from: 'no_clock' as const } : {}),
		...(to === null && form.has('away_to') ? { away_to: 'no_clock' as const } : {}),
	}
	if (kind === null || first === null || last === null || Object.keys(wrong).length > 0) return { wrong }
	if (last < first) return { wrong: { last_day: 'ends_before_it_begins' } }
	const span = spanOfAbsence(first, last, from, to)
	return Date.parse(span.to) <= Date.parse(span.from)
		? { wrong: { away_to: 'ends_before_it_begins' } }
		: { value: { span, kind } }
}
