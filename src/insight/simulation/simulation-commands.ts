import type { FactSource } from '#eligibility/index.ts'
import { readId } from '#kernel/ids.ts'
import { BadInput, type Call, type Command } from '#platform/command/index.ts'
import { writeCsv } from '#platform/csv/index.ts'
import type { Db } from '#platform/db/index.ts'
import { findDraft, listStandards, standardInFile } from '#standard/actions.ts'
import { type DraftId, type Standard, standardName, standardOn } from '#standard/index.ts'
import { simulatedHead, simulatedRow } from './simulated-table.ts'
import { mostYears, simulate } from './simulation-actions.ts'

type Named = { readonly name: string; readonly standard: Standard }

const wholeNumber = (call: Call, name: string, from: number, to: number, otherwise: number | null): number => {
	const written = call.values[name]
	if (written === undefined && otherwise !== null) return otherwise
	const number = typeof written === 'string' && /^\d{1,9}$/.test(written) ? Number(written) : Number.NaN
	if (!(number >= from && number <= to))
		throw new BadInput(
			`--${name} ${written === undefined ? 'is missing' : `${String(written)} is not a whole number from ${from} to ${to}`}. Write it as --${name} ${Math.min(to, Math.max(from, 10))}.`,
		)
	return number
}

const draftNamed = async (db: Db, written: string): Promise<Named> => {
	const id = readId<DraftId>(written.slice('draft:'.length))
	const draft = id === null ? null : await findDraft(db, id)
	if (draft === null)
		throw new BadInput(
			`There is no draft ${written}. The page Standard lists the drafts; the id stands in their address.`,
		)
	if (draft.standard === null)
		throw new BadInput(
			`The draft “${draft.title}” has errors and cannot be simulated. Mend them on its page, or take it out and run: standard check FILE`,
		)
	return { name: written, standard: draft.standard }
}

const standardNamed = async (db: Db, written: string): Promise<Named> => {
	if (written.startsWith('draft:')) return draftNamed(db, written)
	const standard = standardInFile(written)
	return { name: standardName(standard), standard }
}

/** Names that tell two standards of the same municipality and day apart. */
const apart = (named: readonly Named[], written: readonly string[]): readonly Named[] =>
	new Set(named.map(({ name }) => name)).size === named.length
		? named
		: named.map(({ standard }, at) => ({ name: written[at] ?? '', standard }))

const run = async (call: Call, sources: readonly FactSource[]): Promise<number> => {
	const written = [call.values.standard].flat().filter((one) => typeof one === 'string')
	if (written.length === 0 || written.length > 2)
		throw new BadInput(
			'Name one standard or two, each a file or draft:ID, as in: --standard municipalities/NAME/standard/2025-07-01.yaml --standard draft:ID',
		)
	const years = wholeNumber(call, 'years', 1, mostYears, null)
	const seed = wholeNumber(call, 'seed', 0, 999_999, 1)
	const municipal = await call.open()
	const named: Named[] = []
	for (const one of written) named.push(await standardNamed(municipal.db, one))
	const standards = apart(named, written)
	const against = standardOn(await listStandards(municipal.db), call.today)
	const [first] = standards
	const simulation = await simulate(municipal.db, {
		today: call.today,
		seed,
		years,
		sources,
		standards: standards.map(({ standard }) => standard),
		against: against ?? (first as Named).standard,
		progress: call.progress,
	})
	if (simulation === null)
		throw new BadInput(
			`There are no citizens in ${municipal.municipality.code} to reckon with. Import them first: population import --municipality ${municipal.municipality.code} FILE`,
		)
	call.err(
		`${simulation.citizens} citizens followed. Newly in and out against ${against === null ? 'the first standard: none is in force' : standardName(against)}.`,
	)
	const rows = simulation.standards.flatMap((all, at) =>
		all.map((year) => simulatedRow(standards[at]?.name ?? '', year)),
	)
	await call.out(writeCsv([simulatedHead, ...rows]))
	return 0
}

/** What a changed standard would mean, as CSV. */
export const simulationCommands = (sources: readonly FactSource[]): readonly Command[] => [
	{
		name: 'simulate',
		summary:
			'offers, visits and consultant hours a year under one standard or two, and who is newly in or out, as CSV; the columns and what they rest on stand in docs/simulation.md',
		usage: '--municipality M --standard FILE|draft:ID [--standard FILE|draft:ID] --years N [--on DAY] [--seed N]',
		options: {
			standard: { type: 'string', multiple: true },
			years: { type: 'string' },
			seed: { type: 'string' },
			on: { type: 'string' },
		},
		run: (call) => run(call, sources),
	},
]
