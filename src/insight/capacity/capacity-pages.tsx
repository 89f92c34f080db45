import type { FactSource } from '#eligibility/index.ts'
import { writeCsv } from '#platform/csv/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { capacity } from './capacity-actions.ts'
import { assumedIn } from './capacity-form.ts'
import { CapacityPage } from './capacity-page.tsx'
import { capacityColumns } from './capacity-table.ts'
import { monthAndYear } from './capacity-words.ts'

/** Are there hours for what the coming year asks? Shows no citizen. */
export const capacityPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/kapacitet',
		for: ['manager', 'coordinator'],
		shows: '',
		nav: { label: { da: 'Kapacitet', en: 'Capacity' }, order: 81 },
		handle: (ask) => show(ask, sources),
	},
]

const show = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const { db, municipality, query, say, language, today } = ask
	const { assumed, problems } = assumedIn(query)
	const reckoned = await capacity(db, municipality, today, sources, assumed)
	if (query.get('format') === 'csv') {
		const head = [say('Måned', 'Month'), ...capacityColumns.map(({ name }) => name[language])]
		const rows = reckoned.months.map((month) => [
			monthAndYear(month, language),
			...capacityColumns.map(({ of }) => String(of(month))),
		])
		return {
			file: `\uFEFF${writeCsv([head, ...rows])}`,
			type: 'text/csv; charset=utf-8',
			name: `kapacitet-${today}.csv`,
		}
	}
	const file = new URLSearchParams(query)
	file.set('format', 'csv')
	return {
		title: say('Kapacitet', 'Capacity'),
		page: (
			<CapacityPage
				capacity={reckoned}
				assumed={assumed}
				problems={problems}
				query={query}
				links={ask.atWork().roles.includes('coordinator')}
				file={`/kapacitet?${file}`}
			/>
		),
	}
}
