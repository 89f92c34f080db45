import type { FactSource } from '#eligibility/index.ts'
import { monthOf, yearOf } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import { writeCsv } from '#platform/csv/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { countsByStanding, criterionNames, happeningsOf } from './actions.ts'
import { capacityPages } from './capacity/capacity-pages.tsx'
import { FiguresPage, type FiguresShown } from './figures-page.tsx'
import { simulationPages } from './simulation/simulation-pages.tsx'
import { hideSmall, shown, writeShown } from './small-numbers.ts'
import { byGround, byMonth, type Figures, type Series, series, totalOf, withoutGround } from './year.ts'
import { seriesName } from './year-plot.tsx'

/** Figures show no citizen; numbers so small that someone might be recognised are hidden. */
export const insightPages = (sources: readonly FactSource[] = []): Route[] => [
	...simulationPages(sources),
	...capacityPages(sources),
	{
		method: 'get',
		path: '/tal',
		for: ['manager', 'coordinator'],
		shows: '',
		nav: { label: { da: 'Tal', en: 'Figures' }, order: 80 },
		handle: (ask) => show(ask),
	},
]

const yearsBack = 4

const hidden = (rows: readonly Figures[]): FiguresShown[] => {
	const columns = new Map<Series, ReturnType<typeof hideSmall>>(
		series.map((one) => [one, hideSmall(rows.map((row) => row[one]))]),
	)
	const at = (one: Series, row: number) => columns.get(one)?.[row] ?? null
	return rows.map((_, row) => ({
		offers: at('offers', row),
		accepted: at('accepted', row),
		declined: at('declined', row),
		visits: at('visits', row),
	}))
}

const shownTotal = (total: Figures): FiguresShown => ({
	offers: shown(total.offers),
	accepted: shown(total.accepted),
	declined: shown(total.declined),
	visits: shown(total.visits),
})

const show = async (ask: Ask): Promise<Answer> => {
	const { db, query, language, say, today } = ask
	const thisYear = yearOf(today)
	const years = Array.from({ length: yearsBack + 1 }, (_, at) => thisYear - yearsBack + at)
	const asked = Number(query.get('aar'))
	const year = years.includes(asked) ? asked : thisYear
	const happenings = await happeningsOf(db, year)
	const all = byMonth(happenings, year)
	const monthsPast = year < thisYear ? 12 : monthOf(today)
	const months = hidden(all.slice(0, monthsPast))
	const nameOf = await criterionNames(db)
	const grounds = byGround(happenings, year)
	const shownGrounds = hidden(grounds.map(({ figures }) => figures))
	const named = grounds.map(({ criterion }, at) => ({
		name:
			criterion === withoutGround
				? text('Uden regel: efter behov eller eget ønske', 'Without a rule: by need or own wish')
				: nameOf(criterion),
		figures: shownGrounds[at] as FiguresShown,
	}))
	if (query.get('format') === 'csv') {
		const isByGround = query.get('efter') === 'grund'
		const rows = isByGround
			? named.map(({ name, figures }) => ({ name: name[language], figures }))
			: months.map((figures, at) => ({ name: writeMonth(at + 1, language), figures }))
		const head = [
			isByGround ? say('Grund', 'Ground') : say('Måned', 'Month'),
			...series.map((one) => seriesName(one)[language]),
		]
		const table = rows.map(({ name, figures }) => [name, ...series.map((one) => writeShown(figures[one]))])
		return {
			file: `\uFEFF${writeCsv([head, ...table])}`,
			type: 'text/csv; charset=utf-8',
			name: `tal-${year}${isByGround ? '-grund' : ''}.csv`,
		}
	}
	const parts = await countsByStanding(db, today)
	const links = ask.atWork().roles.includes('coordinator')
	const hiddenParts = hideSmall(parts.map(({ count }) => count))
	return {
		title: say('Tal', 'Figures'),
		page: (
			<FiguresPage
				year={year}
				years={years}
				months={months}
				total={shownTotal(totalOf(all))}
				grounds={named}
				ledger={parts.map((part, at) => ({ ...part, shown: links ? part.count : (hiddenParts[at] ?? null) }))}
				links={links}
			/>
		),
	}
}
