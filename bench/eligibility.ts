import { rmSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { numberOf } from '#kernel/day-number.ts'
import { readArguments } from './eligibility/arguments.ts'
import { type Contender, difference, tallyOf } from './eligibility/contender.ts'
import { duckdb, postgres, writeCsv } from './eligibility/databases.ts'
import { withTimesTheRules } from './eligibility/more-rules.ts'
import { oursOf, thirteenRules } from './eligibility/ours.ts'
import { peersAreInstalled } from './eligibility/peers.ts'
import { plainSumOf, sumByColumnOf } from './eligibility/plain-sum.ts'
import { inOrderOfBirth, populationOf } from './eligibility/population.ts'
import { type Entry, race } from './eligibility/race.ts'
import { verdictsThatDiffer } from './eligibility/readable.ts'
import { feelin, jsonRulesEngine, zenBatched } from './eligibility/rule-engines.ts'
import { on } from './eligibility/rules.ts'
import { serverAtHand } from './eligibility/server.ts'
import { tableOf } from './eligibility/table.ts'

const { people: count, rounds, fromAge } = readArguments()
const told = (line: string) => console.error(line)
const installed = peersAreInstalled()
if (!installed) told('THE PEERS ARE NOT INSTALLED and are left out. To install them: npm install --prefix bench')
const server = installed ? await serverAtHand() : null
if (installed && server === null)
	told('NO POSTGRESQL: it is left out. Name a server in TEST_POSTGRES_URL, or install its programs.')

told(`making ${count.toLocaleString('en-GB')} people …`)
const people = populationOf(count, numberOf(on), fromAge)
const standard = await thirteenRules()
const ours = oursOf(standard, people)
const manyRules = withTimesTheRules(standard, 16)
const oursOfMany = oursOf(manyRules, people)
const csv = join(tmpdir(), `hj-bench-${process.pid}.csv`)
if (installed) await writeCsv(people, csv)
const bytes = ours.columns.reduce((sum, { BYTES_PER_ELEMENT }) => sum + BYTES_PER_ELEMENT, 0)
const ordered = oursOf(standard, inOrderOfBirth(people))
const everyone = (name: string, run: () => void): Contender => ({ name, people: people.count, run })
const oldestFirst = everyone('ours, the oldest lying first', ordered.run)
const entries: Entry[] = [
	{
		contender: { ...everyone('ours, one thread', ours.run), found: () => tallyOf(ours.reasonsOf(people.count)) },
	},
	{
		contender: everyone(`plain sum of the same ${bytes} bytes, row by row`, plainSumOf(ours.columns)),
		goal: { least: 0.7 },
	},
	{ contender: everyone('plain sum, column by column', sumByColumnOf(ours.columns)) },
	{ contender: oldestFirst },
	{
		contender: everyone('plain sum, row by row, beside the oldest lying first', plainSumOf(ordered.columns)),
		beside: oldestFirst,
	},
	{ contender: everyone('ours, 16 times the rules', oursOfMany.run), goal: { most: 6 } },
]
if (installed)
	entries.push(
		{ contender: await duckdb(people, csv), goal: { least: 2 } },
		...(server === null ? [] : [{ contender: await postgres(people, csv, server.url), goal: { least: 25 } }]),
		{ contender: zenBatched(people, 20_000), goal: { least: 300 } },
		{ contender: jsonRulesEngine(people, 3_000), goal: { least: 2_000 } },
		{ contender: feelin(people, 1_000), goal: { least: 20_000 } },
	)
rmSync(csv, { force: true })

const times = await race(entries, rounds, told)
for (const { contender } of entries) {
	const found = await contender.found?.()
	const differs = found && difference(tallyOf(ours.reasonsOf(contender.people)), found)
	if (differs) {
		told(`${contender.name} DECIDES OTHERWISE (reason: people by ours / by it): ${differs}`)
		process.exitCode = 1
	}
	await contender.close?.()
}
server?.stop()
for (const [kind, rules, run] of [
	['thirteen rules', standard, ours],
	['16 times the rules', manyRules, oursOfMany],
] as const) {
	const differing = verdictsThatDiffer(rules, people, run.verdicts, 20_000)
	if (differing === 0) continue
	told(`${kind}: THE READABLE EVALUATOR DECIDES OTHERWISE for ${differing} of 20,000`)
	process.exitCode = 1
}

const [{ model } = { model: 'unknown processor' }] = cpus()
const memory = Math.round(totalmem() / 2 ** 30)
console.log(
	`${model}, ${cpus().length} cores, ${memory} GB, Node ${process.versions.node}; thirteen rules, ${rounds} rounds, middle values`,
)
console.log(
	fromAge === 0
		? 'people of all ages; every contender is given the first so many of the same people'
		: `people from the age of ${fromAge}`,
)
console.log(tableOf(times))
