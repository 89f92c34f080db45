import { ageOn, type Day } from '#kernel/day.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { AgeRange, Criterion, Exclusion, Standard } from '#standard/index.ts'
import type { Facts } from './facts.ts'
import { isOpen, meetsNeeds, openingsOf, prospectsOf } from './openings.ts'
import { assessedAs } from './past.ts'
import type { Ground, Stance, Why } from './verdict.ts'

const onDay = (da: string, on: Day, en: string): Text =>
	text(`${da} ${writeDay(on, 'da')}`, `${en} ${writeDay(on, 'en')}`)

const rangeText = ({ from, to }: AgeRange): Text => {
	if (from === undefined) return text(`til og med ${to} år`, `up to ${to}`)
	return to === undefined ? text(`fra ${from} år`, `from ${from}`) : text(`${from}–${to} år`, `${from}–${to}`)
}

const never = ({ opens }: Criterion, facts: Facts): Text => {
	switch (opens.by) {
		case 'newcomer':
			return facts.residentSince === null
				? text(
						'Vi ved ikke, hvornår du flyttede til kommunen (ukendt).',
						'We do not know when you moved to the municipality (unknown).',
					)
				: text(
						`Du var under ${opens.fromAge} år, da du flyttede til kommunen.`,
						`You were under ${opens.fromAge} when you moved to the municipality.`,
					)
		case 'yearly':
			return text(`Du er ikke fyldt ${opens.fromAge} år.`, `You are not yet ${opens.fromAge}.`)
		default:
			return text('Det har vi ikke noteret om dig.', 'We have not noted this about you.')
	}
}

const unmet = ({ needs }: Criterion, facts: Facts, on: Day): Text => {
	if (needs.livesAlone !== null && facts.livesAlone === null)
		return text('Vi ved ikke, om du bor alene (ukendt).', 'We do not know whether you live alone (unknown).')
	if (needs.livesAlone !== null && facts.livesAlone !== needs.livesAlone)
		return needs.livesAlone
			? text('Du bor ikke alene ifølge folkeregistret.', 'According to the civil register you do not live alone.')
			: text('Du bor alene ifølge folkeregistret.', 'According to the civil register you live alone.')
	if (needs.preventiveCase !== null && facts.preventiveCase !== needs.preventiveCase)
		return needs.preventiveCase
			? text('Der er ikke oprettet en forebyggende sag.', 'No preventive case has been opened.')
			: text('Der er allerede oprettet en forebyggende sag.', 'A preventive case has already been opened.')
	const age = ageOn(facts.bornOn, on)
	const ranges = needs.ages.map(rangeText)
	return text(
		`Du er ${age} år; reglen gælder ${ranges.map(({ da }) => da).join(' og ')}.`,
		`You are ${age}; the rule holds ${ranges.map(({ en }) => en).join(' and ')}.`,
	)
}

const heldBecause = ({ overdue, servedOn, from, until, initiative }: Ground): Text => {
	if (overdue)
		return text('Du skulle have haft et tilbud. Det skylder vi dig.', 'You should have had an offer. We owe it to you.')
	if (servedOn !== undefined) {
		const { da, en } = onDay('Du fik et tilbud eller et besøg den', servedOn, 'You got an offer or a visit on')
		return text(`${da}.`, `${en}.`)
	}
	const last = until === null ? text('', '') : onDay(' til', until, ' to')
	const asked =
		initiative === 'after_assessment'
			? text(' En fagperson vurderer det først.', ' A professional assesses it first.')
			: text('', '')
	return text(
		`Gælder for dig fra ${writeDay(from, 'da')}${last.da}.${asked.da}`,
		`Holds for you from ${writeDay(from, 'en')}${last.en}.${asked.en}`,
	)
}

const notHeldBecause = (criterion: Criterion, facts: Facts, on: Day): Text => {
	const openings = openingsOf(criterion, facts, on).filter(({ byEvent, knownOn }) => !byEvent || knownOn <= on)
	if (openings.length === 0) return never(criterion, facts)
	const open = openings.filter((opening) => isOpen(opening, on))
	if (open.length === 0) {
		const coming = openings.find(({ from }) => from > on)
		if (coming) return closing(onDay('Gælder først fra', coming.from, 'Holds only from'))
		const last = openings.map(({ until }) => until ?? on).reduce((a, b) => (a > b ? a : b))
		return closing(onDay('Gjaldt til', last, 'Held until'))
	}
	if (!prospectsOf([criterion], facts).some((prospect) => meetsNeeds(prospect, on))) return unmet(criterion, facts, on)
	return open.some((opening) => assessedAs(facts, criterion.code, opening, on) === 'no')
		? text(
				'En fagperson har vurderet, at der ikke er behov for et besøg.',
				'A professional has assessed that no visit is needed.',
			)
		: text('Gælder ikke for dig den dag.', 'Does not hold for you on that day.')
}

const closing = ({ da, en }: Text): Text => text(`${da}.`, `${en}.`)

const named = (name: Text, because: Text): Text => text(`${name.da}: ${because.da}`, `${name.en}: ${because.en}`)

const elsewhere = text('Personen er ikke bosat i kommunen.', 'The person does not live in the municipality.')

const whyCriterion = (
	criterion: Criterion,
	facts: Facts,
	on: Day,
	stance: Pick<Stance, 'verdict' | 'grounds'>,
): Why => {
	const ground = stance.grounds.find((open) => open.criterion === criterion.code)
	const because =
		stance.verdict === 'not_resident' ? elsewhere : ground ? heldBecause(ground) : notHeldBecause(criterion, facts, on)
	return { criterion: criterion.code, held: ground !== undefined, ...named(criterion.name, because) }
}

const whyExclusion = (
	{ code, name }: Exclusion,
	{ verdict, exclusions }: Pick<Stance, 'verdict' | 'exclusions'>,
): Why => {
	const held = exclusions.find(({ exclusion }) => exclusion === code)
	const because = (): Text => {
		if (verdict === 'not_resident') return elsewhere
		if (!held) return text('Gælder ikke for dig.', 'Does not apply to you.')
		if (held.exceptionOn !== undefined)
			return closing(
				onDay(
					'Gælder for dig, men en fagperson har gjort en undtagelse den',
					held.exceptionOn,
					'Applies to you, but a professional made an exception on',
				),
			)
		return held.exceptionPossible
			? text(
					'Gælder for dig, så vi tilbyder ikke et besøg. En fagperson kan gøre en undtagelse.',
					'Applies to you, so we do not offer a visit. A professional can make an exception.',
				)
			: text('Gælder for dig, så vi tilbyder ikke et besøg.', 'Applies to you, so we do not offer a visit.')
	}
	return { exclusion: code, held: held !== undefined, ...named(name, because()) }
}

/** One entry for every criterion and every exclusion of the standard, held or not. */
export const whyOf = (
	standard: Standard | null,
	facts: Facts,
	on: Day,
	stance: Pick<Stance, 'verdict' | 'grounds' | 'exclusions'>,
): readonly Why[] =>
	standard === null
		? [{ held: false, ...text('Der er ingen regler på fil for den dag.', 'No rules are on file for that day.') }]
		: [
				...standard.criteria.map((criterion) => whyCriterion(criterion, facts, on, stance)),
				...standard.exclusions.map((exclusion) => whyExclusion(exclusion, stance)),
			]
