import { readFile } from 'node:fs/promises'
import { decide, type Facts, stanceOn } from '#eligibility/index.ts'
import { addDays, day } from '#kernel/day.ts'
import { readStandard } from '#standard/index.ts'
import { compare } from './rounds.ts'

const file = 'municipalities/soenderborg/standard/2021-02-02.yaml'
const read = readStandard(await readFile(file, 'utf8'), file)
if (read.standard === null) throw new Error(`${file} cannot be read`)
const standard = read.standard
const on = day('2022-03-01')

/** Citizens of 60 to 99, some with events and a history; the same every time. */
const people: Facts[] = Array.from({ length: 10_000 }, (_, at) => ({
	id: `p${at}`,
	bornOn: addDays(day('1922-06-01'), (at * 7919) % 14_600),
	sex: at % 2 === 0 ? 'f' : 'm',
	status: 'resident',
	residentSince: day('1990-01-01'),
	livesAlone: at % 3 === 0,
	residence: at % 25 === 0 ? 'care_home' : 'own_home',
	help: { personal: at % 11 === 0, practical: at % 7 === 0, nursing: false },
	preventiveCase: false,
	events: at % 40 === 0 ? [{ kind: 'spouse_died', on: addDays(on, -(at % 90)) }] : [],
	risks: [],
	history: at % 2 === 0 ? [{ kind: 'visit', on: addDays(on, -(at % 700)) }] : [],
	exceptions: [],
}))

/** What a verdict costs beside writing the facts out and reading them in again. */
const jsonBothWays = () => people.map((facts) => JSON.parse(JSON.stringify(facts)) as Facts).length

await compare(
	'a stance, with its next change, beside JSON of the facts',
	9,
	() => people.map((facts) => stanceOn(standard, facts, on)).length,
	jsonBothWays,
)
await compare(
	'a verdict with every reason in two languages, beside JSON of the facts',
	9,
	() => people.map((facts) => decide(standard, facts, on)).length,
	jsonBothWays,
)
