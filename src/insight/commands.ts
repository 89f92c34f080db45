import { standingKinds, standingMeans } from '#desk/index.ts'
import type { FactSource } from '#eligibility/index.ts'
import { BadInput, type Command } from '#platform/command/index.ts'
import { writeCsv } from '#platform/csv/index.ts'
import { homeVisitsOf, ledgerOn } from './actions.ts'
import { aed10, aed10Rows } from './aed10.ts'
import { ledgerHead, ledgerRow } from './ledger.ts'
import { simulationCommands } from './simulation/simulation-commands.ts'

const rowsAtOnce = 1000

/** What leaves the system about all citizens at once: the ledger and the national statistic. */
export const insightCommands = (sources: readonly FactSource[]): readonly Command[] => [
	...simulationCommands(sources),
	{
		name: 'ledger',
		summary: 'where every citizen stands, each in exactly one bucket, as CSV; --buckets says what the buckets mean',
		usage: '--municipality M [--on DAY] | --buckets',
		options: { on: { type: 'string' }, buckets: { type: 'boolean' } },
		run: async (call) => {
			if (call.values.buckets === true) {
				await call.out(writeCsv([['bucket', 'means'], ...standingKinds.map((kind) => [kind, standingMeans(kind).en])]))
				return 0
			}
			const { db } = await call.open()
			const lines = await ledgerOn(db, call.today, sources)
			const rows = lines.toSorted((a, b) => (a.cpr < b.cpr ? -1 : 1)).map(ledgerRow)
			await call.out(writeCsv([ledgerHead]))
			for (let at = 0; at < rows.length; at += rowsAtOnce) await call.out(writeCsv(rows.slice(at, at + rowsAtOnce)))
			return 0
		},
	},
	{
		name: 'statistics',
		summary: 'persons visited and visits held in the categories of Danmarks Statistik’s AED10, as CSV',
		usage: '--municipality M --year Y',
		options: { year: { type: 'string' } },
		run: async (call) => {
			const written = String(call.values.year ?? '')
			if (!/^(19|20)\d\d$/.test(written))
				throw new BadInput(
					`--year ${written === '' ? 'is missing' : `${written} is not a year`}. Write it as --year 2026.`,
				)
			const year = Number(written)
			const { db, municipality } = await call.open()
			const { cells, tooYoung } = aed10(await homeVisitsOf(db, year), year)
			await call.out(writeCsv(aed10Rows(cells, municipality.kommuneCode, year)))
			if (tooYoung > 0) call.err(`${tooYoung} visits to citizens under 65 are not of this statistic and left out.`)
			return 0
		},
	},
]
