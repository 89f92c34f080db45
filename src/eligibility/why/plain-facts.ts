import { readDay } from '#kernel/day.ts'
import type { Facts, Help } from '../facts.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
const isDay = (value: unknown): boolean => typeof value === 'string' && readDay(value) !== null
const isDayOrNull = (value: unknown): boolean => value === null || isDay(value)
const isWord = (value: unknown): boolean => typeof value === 'string' && value.length > 0
const isYesNoOrNull = (value: unknown): boolean => typeof value === 'boolean' || value === null
const isText = (value: unknown): boolean => typeof value === 'string'

const isHappening = (value: unknown): boolean => isFields(value) && isWord(value.kind) && isDay(value.on)

const isEntry = (value: unknown): boolean => {
	if (!isFields(value) || !isDay(value.on) || value.form !== undefined) return false
	switch (value.kind) {
		case 'visit':
		case 'phone_visit':
		case 'event_attended':
		case 'declined':
		case 'no_answer':
			return true
		case 'offer':
			return isText(value.criterion) && value.criteria === undefined
		case 'assessed':
			return isText(value.criterion) && (value.outcome === 'yes' || value.outcome === 'no')
		case 'owed':
		case 'owed_withdrawn':
			return isText(value.criterion)
		default:
			return false
	}
}

const isException = (value: unknown): boolean =>
	isFields(value) && isText(value.exclusion) && isDay(value.on) && (value.reason === undefined || isText(value.reason))

const isListOf = (value: unknown, isOne: (one: unknown) => boolean): boolean =>
	Array.isArray(value) && (value.length === 0 || value.every(isOne))

const isYesNoHelp = (value: unknown): value is Record<'personal' | 'practical' | 'nursing', Help> =>
	isFields(value) &&
	typeof value.personal === 'boolean' &&
	typeof value.practical === 'boolean' &&
	typeof value.nursing === 'boolean'

const statuses: readonly unknown[] = ['resident', 'dead', 'moved_out', 'emigrated', 'disappeared']

/**
 * Facts written out in full and in the plainest way, as nearly all are: seen at a glance to be right, and taken as they
 * stand. Null means no more than that a closer look is needed; `readFacts` takes it.
 */
export const plainFacts = (json: unknown): Facts | null => {
	if (!isFields(json)) return null
	const isPlain =
		isWord(json.id) &&
		isDay(json.bornOn) &&
		(json.sex === 'f' || json.sex === 'm' || json.sex === null) &&
		statuses.includes(json.status) &&
		isDayOrNull(json.residentSince) &&
		isYesNoOrNull(json.livesAlone) &&
		(json.single === undefined || isYesNoOrNull(json.single)) &&
		isWord(json.residence) &&
		isYesNoHelp(json.help) &&
		(json.seenBy === undefined || isListOf(json.seenBy, isText)) &&
		typeof json.preventiveCase === 'boolean' &&
		isListOf(json.events, isHappening) &&
		isListOf(json.risks, isHappening) &&
		isListOf(json.history, isEntry) &&
		isListOf(json.exceptions, isException)
	return isPlain ? (json as Facts) : null
}
