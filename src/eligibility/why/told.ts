import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Instant, instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { criterionText, exclusionText, type Standard } from '#standard/index.ts'
import { unserved } from '../judge.ts'
import type { Stance } from '../verdict.ts'

type Standing = { readonly stance: Stance; readonly since: Day; readonly beganOn: Day; readonly at: Instant }
type NameOf = (staff: StaffId) => string | undefined
type Owed = {
	readonly criterion: string
	readonly owedOn: Day
	readonly recordedAt: Instant
	readonly withdrawnOn: Day | null
	readonly withdrawnBecause: string | null
	readonly withdrawnAt: Instant | null
	readonly withdrawnBy: StaffId | null
}

const join = (texts: readonly Text[]): Text =>
	text(texts.map(({ da }) => da).join(', '), texts.map(({ en }) => en).join(', '))

const sentence = (stance: Stance, standard: Standard | null): Text => {
	const due = standard ? unserved(stance.grounds).map(({ criterion }) => criterionText(standard, criterion)) : []
	const grounds = join(due)
	const served = stance.grounds.filter(({ servedOn }) => servedOn !== undefined)
	const given = join(standard ? served.map(({ criterion }) => criterionText(standard, criterion)) : [])
	switch (stance.verdict) {
		case 'offer':
			return text(`Skal have et tilbud: ${grounds.da}`, `To be offered a visit: ${grounds.en}`)
		case 'assess':
			return text(`Skal vurderes fagligt: ${grounds.da}`, `To be assessed by a professional: ${grounds.en}`)
		case 'excluded': {
			const held = join(standard ? stance.exclusions.map(({ exclusion }) => exclusionText(standard, exclusion)) : [])
			return text(`Undtaget: ${held.da}`, `Excluded: ${held.en}`)
		}
		case 'not_now':
			if (served.length > 0) return text(`Har fået tilbud eller besøg: ${given.da}`, `Offered or visited: ${given.en}`)
			return text('I målgruppen, men intet tilbud lige nu', 'In the target group, but no offer at present')
		case 'not_in_target_group':
			return text('Ikke i målgruppen', 'Not in the target group')
		case 'not_resident':
			return text('Ikke længere bosat i kommunen', 'No longer resident in the municipality')
		case 'no_standard_in_force':
			return text('Ingen standard gælder for dagen', 'No standard is in force for the day')
	}
}

const gone = new Map<string, Text>([
	['dead', text('borgeren er død', 'the citizen has died')],
	['moved_out', text('borgeren er flyttet', 'the citizen has moved away')],
	['emigrated', text('borgeren er udrejst', 'the citizen has left the country')],
	['disappeared', text('borgeren er forsvundet', 'the citizen has disappeared')],
])

const toldOfDebt = (owed: Owed, standardOn: (on: Day) => Standard | null, nameOf: NameOf): Told[] => {
	const { criterion, owedOn, recordedAt, withdrawnOn, withdrawnBecause, withdrawnAt, withdrawnBy } = owed
	const standard = standardOn(owedOn)
	const name = standard ? criterionText(standard, criterion) : text(criterion, criterion)
	const said: Told = {
		on: owedOn,
		at: instant(recordedAt),
		what: text(
			`Tilbuddet blev ikke givet i tide og skyldes stadig: ${name.da}`,
			`The offer was not made in time and is still owed: ${name.en}`,
		),
	}
	if (withdrawnOn === null) return [said]
	const because = gone.get(withdrawnBecause ?? '')
	const withdrawn: Told = {
		on: withdrawnOn,
		at: withdrawnAt === null ? null : instant(withdrawnAt),
		who: withdrawnBy === null ? undefined : nameOf(withdrawnBy),
		what: because
			? text(`Skyldigt tilbud bortfaldt: ${because.da}`, `Owed offer lapsed: ${because.en}`)
			: text(`Forsinket tilbud trukket tilbage: ${name.da}`, `Overdue offer withdrawn: ${name.en}`),
		...(because || withdrawnBecause === null ? {} : { words: withdrawnBecause }),
	}
	return [{ ...said, struck: true }, withdrawn]
}

/** A line for each day on which the citizen came to stand somewhere else, and for each offer owed. */
export const toldOf = (
	history: readonly Standing[],
	owed: readonly Owed[],
	standardOn: (on: Day) => Standard | null,
	nameOf: NameOf,
): Told[] => [
	...history
		.filter(({ since, beganOn }) => since === beganOn)
		.map(({ stance, since, at }) => ({ on: since, at: instant(at), what: sentence(stance, standardOn(since)) })),
	...owed.flatMap((debt) => toldOfDebt(debt, standardOn, nameOf)),
]
