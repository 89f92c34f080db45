import { type Text, text } from '#kernel/language.ts'
import type { Contact, Criterion, Initiative, Standard } from '#standard/index.ts'
import { agesAsked, type Change, type Changes } from './variation.ts'

/** Rules that can be tried at another age, in the standard's order. */
export const rulesToTry = (standard: Standard): readonly Criterion[] =>
	standard.criteria.filter((criterion) => criterion.initiative !== 'priority' && agesAsked(criterion) !== null)

export type Part = 'from' | 'to' | 'minutes' | 'contact' | 'initiative'
const parts: Readonly<Record<Part, string>> = {
	from: 'fra',
	to: 'til',
	minutes: 'min',
	contact: 'kontakt',
	initiative: 'hvordan',
}
/** The name of a field in the address. */
export const fieldOf = (criterion: string, part: Part): string => `${criterion}.${parts[part]}`

export const contacts: readonly Contact[] = ['fixed_time_letter', 'self_booking_letter', 'phone']
export const initiatives: readonly Initiative[] = ['automatic', 'after_assessment', 'on_request']

/** What stands in a field: what was typed, else what the rule says. */
export const written = (query: URLSearchParams, criterion: Criterion, part: Part): string => {
	const typed = query.get(fieldOf(criterion.code, part))
	if (typed !== null) return typed.trim()
	const asked = agesAsked(criterion)
	switch (part) {
		case 'from':
			return asked === null ? '' : String(asked.kind === 'one' ? asked.age : asked.from)
		case 'to':
			return asked?.kind === 'range' && asked.to !== null ? String(asked.to) : ''
		default:
			return String(criterion[part])
	}
}

const whole = (written: string, from: number, to: number): number | null => {
	const number = /^\d{1,3}$/.test(written) ? Number(written) : null
	return number !== null && number >= from && number <= to ? number : null
}

type Tried = { readonly change: Change; readonly problems: Readonly<Record<string, Text>> }

const triedOn = (query: URLSearchParams, criterion: Criterion): Tried => {
	const asked = agesAsked(criterion)
	const typed = (part: Part): string => written(query, criterion, part)
	const problems: Record<string, Text> = {}
	const change: { -readonly [Each in keyof Change]: Change[Each] } = {}
	const { name } = criterion
	const [wasFrom, wasTo] =
		asked === null ? [0, null] : asked.kind === 'one' ? [asked.age, null] : [asked.from, asked.to]
	const from = whole(typed('from'), 18, 120)
	if (from === null)
		problems[fieldOf(criterion.code, 'from')] = text(
			`${name.da}: alderen er et helt tal fra 18 til 120, for eksempel 75.`,
			`${name.en}: the age is a whole number from 18 to 120, for example 75.`,
		)
	else if (from !== wasFrom) change.from = from
	if (asked?.kind === 'range') {
		const to = typed('to') === '' ? null : whole(typed('to'), 18, 130)
		if ((typed('to') !== '' && to === null) || (to !== null && from !== null && to < from))
			problems[fieldOf(criterion.code, 'to')] = text(
				`${name.da}: den højeste alder er et helt tal, ikke lavere end den laveste. Lad feltet stå tomt, hvis der ingen øvre grænse er.`,
				`${name.en}: the highest age is a whole number, no lower than the lowest. Leave it empty where there is no upper limit.`,
			)
		else if (to !== wasTo) change.to = to
	}
	const minutes = whole(typed('minutes'), 5, 480)
	if (minutes === null)
		problems[fieldOf(criterion.code, 'minutes')] = text(
			`${name.da}: et besøg varer fra 5 til 480 minutter.`,
			`${name.en}: a visit lasts from 5 to 480 minutes.`,
		)
	else if (minutes !== criterion.minutes) change.minutes = minutes
	const contact = contacts.find((one) => one === typed('contact'))
	if (contact !== undefined && contact !== criterion.contact) change.contact = contact
	const initiative = initiatives.find((one) => one === typed('initiative'))
	if (initiative !== undefined && initiative !== criterion.initiative) change.initiative = initiative
	return { change, problems }
}

/** The rules tried otherwise in a form, and what cannot be used of it. */
export const changesIn = (
	query: URLSearchParams,
	standard: Standard,
): { readonly changes: Changes; readonly problems: Readonly<Record<string, Text>> } => {
	const tried = rulesToTry(standard).map((criterion) => [criterion.code, triedOn(query, criterion)] as const)
	return {
		changes: new Map(
			tried.flatMap(([code, { change }]) => (Object.keys(change).length === 0 ? [] : [[code, change] as const])),
		),
		problems: Object.assign({}, ...tried.map(([, { problems }]) => problems)),
	}
}
