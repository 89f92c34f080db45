import { createHash } from 'node:crypto'
import { day } from '#kernel/day.ts'
import type { Text } from '#kernel/language.ts'
import type { Criterion, Group, Scope } from '../rule.ts'
import type { Intervention, Merging, OwnWord, Replacement, Standard, Transitional } from '../standard.ts'
import type { WrittenIntervention, WrittenStandard } from './format.ts'
import type { WrittenScope } from './format-words.ts'
import { conditionOf, criterionOf, dayOrNull, given, interval, whole } from './resolve-rule.ts'

/** What the intervention that it is like says, and over it what it says itself; a likeness of a likeness is not followed. */
export const wholeIntervention = (
	all: Record<string, WrittenIntervention>,
	own: WrittenIntervention,
): WrittenIntervention => {
	const like = own.like === undefined ? undefined : all[own.like]
	return { ...like, ...own, purpose: [...(own.purpose ?? like?.purpose ?? []), ...(own.furtherPurpose ?? [])] }
}

const interventionOf = (
	code: string,
	written: WrittenIntervention,
	topics: readonly { code: string }[],
): Intervention => ({
	code,
	name: given(written.name),
	targetGroup: given(written.targetGroup),
	purpose: given(written.purpose),
	topics: written.topics === 'all' ? topics.map((topic) => topic.code) : given(written.topics),
	specialFocus: written.specialFocus ?? null,
	timeFrame: given(written.timeFrame),
	documentation: given(written.documentation),
	cites: given(written.cites),
})

const entries = <Value, Made>(of: Record<string, Value>, make: (code: string, value: Value) => Made): Made[] =>
	Object.entries(of).map(([code, value]) => make(code, value))

/** The criteria of the groups named, and those named themselves, in the order named. */
const named = (codes: readonly string[], criteria: readonly Criterion[]): string[] => [
	...new Set(
		codes.flatMap((code) => {
			const own = criteria.filter(({ group }) => group === code).map((criterion) => criterion.code)
			return own.length > 0 ? own : [code]
		}),
	),
]

const scopeOf = (written: WrittenScope | undefined, criteria: readonly Criterion[]): Scope => {
	const scope = given(written)
	return scope === 'all' ? 'all' : named([...(scope.groups ?? []), ...(scope.criteria ?? [])], criteria)
}

const replacementOf =
	(criteria: readonly Criterion[]) =>
	({
		from,
		to,
		instead,
		gives,
		contact,
		covers,
		because,
		cites,
	}: NonNullable<WrittenStandard['replacements']>[number]): Replacement => ({
		from: day(from),
		to: day(to),
		instead,
		gives,
		contact: contact ?? null,
		covers: scopeOf(covers, criteria),
		because,
		cites: cites ?? null,
	})

const mergingOf = (written: WrittenStandard['merging'], criteria: readonly Criterion[]): Merging => ({
	within: written?.within ?? 'open_together',
	leading: named([...(written?.leading ?? []), ...criteria.map(({ code }) => code)], criteria),
})

const transitionalOf = ({ transitional }: WrittenStandard, replaced: Standard | null): Transitional | null =>
	transitional === undefined
		? null
		: {
				earned: transitional.earned,
				cites: transitional.cites,
				lastDay: given(replaced?.validTo ?? undefined),
				criteria: given(replaced ?? undefined).criteria,
			}

const wordsOf = (written: Record<string, Text> | undefined): OwnWord[] =>
	entries(written ?? {}, (word, name) => ({ word, name }))

/**
 * The whole standard as data, with the hash of everything it says: also of what it took over from an earlier version.
 * `replaced` is the version it replaces, where its transitional clause needs that version's rules.
 */
export const resolve = (written: WrittenStandard, replaced: Standard | null = null): Standard => {
	const topics = entries(written.topics, (code, name) => ({ code, name }))
	const criteria = entries(written.groups, (group, { shared, criteria }) =>
		entries(criteria, (code, own) => criterionOf(code, group, whole(shared, own), written.answers.visitNeeds)),
	).flat()
	const said: Omit<Standard, 'hash'> = {
		municipality: written.municipality,
		title: written.title,
		validFrom: day(written.validFrom),
		validTo: dayOrNull(written.validTo),
		replaces: dayOrNull(written.replaces),
		approval: { by: written.approval.by, on: dayOrNull(written.approval.on) },
		legalBasis: Array.isArray(written.legalBasis)
			? written.legalBasis.map(({ from, to, text }) => ({ from: dayOrNull(from), to: dayOrNull(to), text }))
			: [{ from: null, to: null, text: written.legalBasis }],
		source: written.source,
		assumption: written.assumption ?? null,
		readings: (written.readings ?? []).map(({ about, chosen, chosenBy, on }) => ({
			about,
			chosen: chosen ?? null,
			chosenBy: chosenBy ?? null,
			on: dayOrNull(on),
		})),
		transitional: transitionalOf(written, replaced),
		replacements: (written.replacements ?? []).map(replacementOf(criteria)),
		merging: mergingOf(written.merging, criteria),
		livesAlone: written.livesAlone ?? 'only_adult_at_address',
		ownWords: {
			events: wordsOf(written.ownWords?.events),
			risks: wordsOf(written.ownWords?.risks),
			residences: wordsOf(written.ownWords?.residences),
			staff: wordsOf(written.ownWords?.staff),
		},
		answers: written.answers,
		reminders: { after: interval(written.reminders.after), times: written.reminders.times },
		phoneAfterSilences: written.phoneAfterSilences,
		furtherVisits: written.furtherVisits,
		...(written.staff === undefined ? {} : { staff: written.staff }),
		topics,
		interventions: entries(written.interventions, (code, own) =>
			interventionOf(code, wholeIntervention(written.interventions, own), topics),
		),
		groups: entries(
			written.groups,
			(code, { name, intro, list }): Group => ({ code, name, intro: intro ?? null, list }),
		),
		criteria,
		exclusions: entries(written.exclusions, (code, { when, strength, covers, name, cites }) => ({
			code,
			name,
			cites,
			when: conditionOf(when),
			strength,
			covers: scopeOf(covers, criteria),
		})),
		texts: written.texts,
	}
	return { ...said, hash: hashOf(said) }
}

const hashOf = (said: Omit<Standard, 'hash'>): string => createHash('sha256').update(JSON.stringify(said)).digest('hex')

/** What the version would be called by if it said nothing of the background demanded of staff. */
export const hashWithoutStaff = ({ hash: _, staff: __, ...said }: Standard): string => hashOf(said)
