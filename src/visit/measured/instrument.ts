import { inDanishOrder, type Text } from '#kernel/language.ts'

export const wordings = ['own', 'by_reference', 'by_name_only'] as const
/** own: our own neutral words · by_reference: the numbers of the questions on the sheet · by_name_only: name and result, nothing else */
export type Wording = (typeof wordings)[number]

export const weights = ['fine', 'talk', 'act'] as const
/** How much a band is to be talked about: fine · talk it over · talk it over and offer the next step. Never a diagnosis. */
export type Weight = (typeof weights)[number]

export const instrumentGroups = ['physical', 'wellbeing', 'nutrition', 'habits', 'circulation'] as const
export type InstrumentGroup = (typeof instrumentGroups)[number]

/** Points for a number, where an instrument grades it: those of the first grade it is below; the last grade has no end. */
export type Grade = { readonly below: number | null; readonly points: number }

export type Range = { readonly from: number; readonly to: number }

export type NumberItem = {
	readonly kind: 'number'
	readonly code: string
	readonly name: Text
	readonly hint: Text | null
	readonly unit: Text | null
	/** Outside these a number is unusual: it is asked about, and counts when the writer says that it is so. */
	readonly from: number
	readonly to: number
	/** Outside these a number cannot be, whoever says so; null: from and to. */
	readonly possible: Range | null
	/** The unit that people write it in as well, and how many of its own unit one of those is. */
	readonly alsoIn: { readonly unit: Text; readonly times: number } | null
	readonly decimals: number
	/** May stand empty. */
	readonly optional: boolean
	/** What counts where the field stands empty. */
	readonly otherwise: number | null
	/** Code of the number that this one is always below. */
	readonly belowItem: string | null
	readonly grades: readonly Grade[] | null
	/** Points where the citizen cannot do it; null: there is no such answer. */
	readonly unable: number | null
}

export type Choice = { readonly value: string; readonly name: Text; readonly points: number }
export type ChoiceItem = {
	readonly kind: 'choice'
	readonly code: string
	readonly name: Text
	readonly hint: Text | null
	readonly choices: readonly Choice[]
}
export type Item = NumberItem | ChoiceItem

/** How answers become a figure; `of` and `by` are codes of items. */
export type Scoring = {
	/** value: as typed · sum: points, times a factor, at most · greatest: the best of several · quotient: one by another, raised to a power · beside: two numbers that stand side by side */
	readonly how: 'value' | 'sum' | 'greatest' | 'quotient' | 'beside'
	readonly of: readonly string[]
	readonly by: string | null
	readonly power: number
	readonly times: number
	readonly most: number | null
	readonly decimals: number
	readonly unit: Text | null
	/** Outside these the figure itself is unusual, and asked about. */
	readonly from: number | null
	readonly to: number | null
	/** Outside these the figure cannot be; null: from and to. */
	readonly possible: Range | null
	/** Where the points come from; null: answers are not graded. */
	readonly source: string | null
}

export type Band = { readonly name: Text; readonly weighs: Weight }

/** From which figure each band but the first begins, for a sex and ages, or for everyone. */
export type Limits = {
	readonly sex: 'f' | 'm' | null
	readonly fromAge: number | null
	readonly toAge: number | null
	/** Which number of those that stand side by side; null: the only one. */
	readonly of: string | null
	readonly at: readonly number[]
	readonly source: string
}

/** Said beside the band where the figure is inside: from (it counts) to below (it does not). */
export type Remark = {
	readonly from: number | null
	readonly below: number | null
	readonly says: Text
	readonly source: string
}

/** `verified`: somebody of ours has read it there. What is from memory grades nobody, and is never shown. */
export type Source = {
	readonly code: string
	readonly title: string
	readonly url: string | null
	readonly verified: boolean
}

/** A test or measurement as its file describes it. */
export type Instrument = {
	readonly code: string
	readonly version: string
	readonly name: Text
	readonly group: InstrumentGroup
	/** Codes of the standard's topics that it fits. */
	readonly topics: readonly string[]
	readonly how: Text
	readonly wording: Wording
	readonly licence: { readonly says: Text; readonly verified: boolean }
	readonly sources: readonly Source[]
	readonly items: readonly Item[]
	readonly scoring: Scoring
	readonly bands: readonly Band[]
	readonly limits: readonly Limits[]
	readonly remarks: readonly Remark[]
	readonly change: {
		/** A change of so much is worth talking about; null: no source says. */
		readonly matters: number | null
		readonly better: 'higher' | 'lower' | null
		readonly source: string | null
	}
	/** What to say with the figure: talk it over, offer … */
	readonly talk: Text
}

/** What of a citizen the limits ask for. */
export type About = { readonly sex: 'f' | 'm'; readonly age: number }

/** What scoring needs of an instrument, with the limits of one citizen and nothing of who they are: it may stand in a page. */
export type Scorable = Pick<Instrument, 'items' | 'scoring' | 'bands' | 'limits' | 'remarks'> & {
	/** There are limits, and none for this citizen. */
	readonly outsideLimits: boolean
	/** There are bands, and they are not shown: nobody has read where they come from. */
	readonly withheld: boolean
}

/** Has somebody read what the code of a source stands for? */
export const isRead = ({ sources }: Pick<Instrument, 'sources'>, source: string | null): boolean =>
	sources.find((one) => one.code === source)?.verified ?? false

/** Bands grade a citizen only where somebody has read both the limits and how the points are given. */
export const mayGrade = (instrument: Instrument): boolean =>
	[...instrument.limits.map((one) => one.source), instrument.scoring.source]
		.filter((source) => source !== null)
		.every((source) => isRead(instrument, source))

export const scorableFor = (instrument: Instrument, { sex, age }: About): Scorable => {
	const known = mayGrade(instrument) ? instrument.limits : []
	const limits = known.filter(
		(one) => (one.sex ?? sex) === sex && (one.fromAge ?? age) <= age && age <= (one.toAge ?? age),
	)
	return {
		items: instrument.items,
		scoring: instrument.scoring,
		bands: known.length === 0 ? [] : instrument.bands,
		limits,
		remarks: instrument.remarks.filter((one) => isRead(instrument, one.source)),
		outsideLimits: limits.length === 0 && known.length > 0,
		withheld: known.length === 0 && instrument.bands.length > 0,
	}
}

/** Newest version of each, by what they are about and their names. */
export const newestOf = (instruments: readonly Instrument[]): readonly Instrument[] =>
	[
		...new Map(
			instruments.toSorted((a, b) => Number(a.version) - Number(b.version)).map((one) => [one.code, one]),
		).values(),
	].toSorted(
		(a, b) =>
			instrumentGroups.indexOf(a.group) - instrumentGroups.indexOf(b.group) || inDanishOrder(a.name.da, b.name.da),
	)

/** What a form offers: the newest of each, and where a draft was begun with another version, that one. */
export const inFrontOf = (
	instruments: readonly Instrument[],
	begun: readonly { readonly instrument: string; readonly version: string }[],
): readonly Instrument[] =>
	newestOf(instruments).map((newest) => {
		const of = begun.find((one) => one.instrument === newest.code)
		return instruments.find((one) => one.code === of?.instrument && one.version === of.version) ?? newest
	})

/** As `noteFromForm` asks for them. */
export const askableOf = (
	instruments: readonly Instrument[],
): { code: string; version: string; items: readonly string[] }[] =>
	instruments.map(({ code, version, items }) => ({ code, version, items: items.map((item) => item.code) }))
