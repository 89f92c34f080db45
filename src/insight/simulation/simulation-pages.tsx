import type { FactSource } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import { writeCsv } from '#platform/csv/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { countCitizens } from '#population/actions.ts'
import { findDraft, listDrafts, listStandards } from '#standard/actions.ts'
import { type Standard, standardOn } from '#standard/index.ts'
import { isReckoned, needsMoreThanKnown } from '../weighing.ts'
import { hiddenRow, simulatedHead } from './simulated-table.ts'
import { mostYears, simulate } from './simulation-actions.ts'
import type { StandardChoice } from './simulation-fields.tsx'
import { changesIn, rulesToTry } from './simulation-form.ts'
import { EmptySimulation, SimulationPage } from './simulation-page.tsx'
import type { SimulatedSide } from './simulation-tables.tsx'
import { variationOf } from './variation.ts'

/** What would another standard cost, and whom would it reach? Shows no citizen. */
export const simulationPages = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/simulering',
		for: ['manager', 'coordinator'],
		shows: '',
		nav: { label: { da: 'Simulering', en: 'Simulation' }, order: 83 },
		handle: (ask) => show(ask, sources),
	},
]

const seed = 1
const yearsAtFirst = 10

type Chosen = StandardChoice & { readonly standard: Standard }

const versionChoice = (standard: Standard, inForce: Standard | null): Chosen => {
	const now = inForce !== null && standard.validFrom === inForce.validFrom
	const from = (language: 'da' | 'en') => writeDay(standard.validFrom, language)
	return {
		value: standard.validFrom,
		label: text(`Fra ${from('da')}${now ? ' (gælder nu)' : ''}`, `From ${from('en')}${now ? ' (in force)' : ''}`),
		standard,
	}
}

/** Versions, the newest first, and drafts that are free of errors and still open. */
const choicesIn = async (db: Db, today: Day): Promise<{ choices: readonly Chosen[]; inForce: Standard | null }> => {
	const versions = await listStandards(db)
	const inForce = standardOn(versions, today)
	const drafts: Chosen[] = []
	for (const { id, end } of await listDrafts(db)) {
		const draft = end === null ? await findDraft(db, id) : null
		if (draft?.standard)
			drafts.push({
				value: `draft:${id}`,
				label: text(`Kladde: ${draft.title}`, `Draft: ${draft.title}`),
				standard: draft.standard,
			})
	}
	const chosen = versions.toReversed().map((standard) => versionChoice(standard, inForce))
	return { choices: [...chosen, ...drafts], inForce }
}

const lowered = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

const show = async (ask: Ask, sources: readonly FactSource[]): Promise<Answer> => {
	const { db, query, say, language, today } = ask
	const began = performance.now()
	const title = say('Simulering', 'Simulation')
	const { choices, inForce } = await choicesIn(db, today)
	const governing = choices.find(({ standard }) => standard.validFrom === inForce?.validFrom) ?? choices[0]
	if (governing === undefined) return { title, page: <EmptySimulation lacks="standards" /> }
	if ((await countCitizens(db)) === 0) return { title, page: <EmptySimulation lacks="citizens" /> }
	const choose = (name: string): Chosen => choices.find(({ value }) => value === query.get(name)) ?? governing
	const [left, right] = [choose('a'), choose('b')]
	const asked = Number(query.get('aar'))
	const years = Number.isInteger(asked) && asked >= 1 && asked <= mostYears ? asked : yearsAtFirst
	const fields = query.get('proevet') === right.value ? query : new URLSearchParams()
	const { changes, problems } = changesIn(fields, right.standard)
	const hasProblems = Object.keys(problems).length > 0
	const tried = hasProblems ? right.standard : variationOf(right.standard, changes)
	const isOne = tried === left.standard
	const simulation = await simulate(db, {
		today,
		seed,
		years,
		sources,
		standards: isOne ? [left.standard] : [left.standard, tried],
		against: governing.standard,
	})
	if (simulation === null) return { title, page: <EmptySimulation lacks="citizens" /> }
	const changed = tried === right.standard ? '' : say(' – ændret', ' – changed')
	const names = [left.label[language], `${right.label[language]}${changed}`]
	const sides = simulation.standards.map(
		(all, at): SimulatedSide => ({
			side: at === 0 ? 'a' : 'b',
			name: names[at] ?? '',
			isCompared: (at === 0 ? left.standard : tried) === governing.standard,
			years: all,
		}),
	)
	if (query.get('format') === 'csv')
		return {
			file: `\uFEFF${writeCsv([simulatedHead, ...sides.flatMap((side) => side.years.map((year) => hiddenRow(side.name, year)))])}`,
			type: 'text/csv; charset=utf-8',
			name: `simulering-${today}.csv`,
		}
	const lookedAt = sides[0]?.years.findIndex(({ year }) => String(year) === query.get('vis')) ?? -1
	return {
		title,
		page: (
			<SimulationPage
				fields={{
					choices,
					left: left.value,
					right: right.value,
					years,
					most: mostYears,
					rules: rulesToTry(right.standard).filter(isReckoned),
					query: fields,
					problems,
					isChanged: hasProblems || changes.size > 0,
				}}
				sides={sides}
				against={say(`standarden ${lowered(governing.label.da)}`, `the standard ${lowered(governing.label.en)}`)}
				lookedAt={Math.max(0, lookedAt)}
				citizens={simulation.citizens}
				ways={simulation.ways}
				milliseconds={performance.now() - began}
				leftOut={needsMoreThanKnown([left.standard, tried])}
				address={(more) => {
					const next = new URLSearchParams(query)
					next.delete('format')
					for (const [name, value] of Object.entries(more)) next.set(name, value)
					return `/simulering?${next}`
				}}
			/>
		),
	}
}
