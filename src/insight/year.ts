import { type Day, monthOf, yearOf } from '#kernel/day.ts'

export const series = ['offers', 'accepted', 'declined', 'visits'] as const
/** offers: made that day · accepted and declined: the answer that counts · visits: held at home or by phone */
export type Series = (typeof series)[number]

/** Something counted in the year's figures. */
export type Happening = { readonly series: Series; readonly on: Day; readonly criteria: readonly string[] }

export type Figures = Readonly<Record<Series, number>>
const none: Figures = { offers: 0, accepted: 0, declined: 0, visits: 0 }
const plus = (figures: Figures, { series }: Happening): Figures => ({ ...figures, [series]: figures[series] + 1 })

/** Twelve rows, January first. */
export const byMonth = (happenings: readonly Happening[], year: number): Figures[] => {
	const months = Array.from({ length: 12 }, () => none)
	for (const happening of happenings) {
		if (yearOf(happening.on) !== year) continue
		const month = monthOf(happening.on) - 1
		months[month] = plus(months[month] ?? none, happening)
	}
	return months
}

/** Without a ground: visits by need or at the citizen's own wish. */
export const withoutGround = 'none'

/** One row a ground, most offers first. What rests on several grounds is counted under each. */
export const byGround = (
	happenings: readonly Happening[],
	year: number,
): { readonly criterion: string; readonly figures: Figures }[] => {
	const grounds = new Map<string, Figures>()
	for (const happening of happenings) {
		if (yearOf(happening.on) !== year) continue
		const criteria = happening.criteria.length > 0 ? happening.criteria : [withoutGround]
		for (const criterion of criteria) grounds.set(criterion, plus(grounds.get(criterion) ?? none, happening))
	}
	return [...grounds]
		.map(([criterion, figures]) => ({ criterion, figures }))
		.toSorted((a, b) => b.figures.offers - a.figures.offers || (a.criterion < b.criterion ? -1 : 1))
}

export const totalOf = (rows: readonly Figures[]): Figures =>
	rows.reduce<Figures>(
		(total, row) => ({
			offers: total.offers + row.offers,
			accepted: total.accepted + row.accepted,
			declined: total.declined + row.declined,
			visits: total.visits + row.visits,
		}),
		none,
	)
