// node bench/run.js assess [LINES] – a million citizens through `assess`, for each of the two standards.
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays, day } from '#kernel/day.ts'

const lines = Number(process.argv[2] ?? 1_000_000)
const on = day('2025-11-22')
const folder = mkdtempSync(join(tmpdir(), 'assess-'))
const facts = join(folder, 'facts.ndjson')

/** Citizens of 60 to 99; one in eight with an event, one in ten with a risk, two in five with a history. The same every time. */
const citizen = (at: number): string => {
	const some = (share: number, salt: number): boolean => (at * 2_654_435_761 + salt * 40_503) % 1000 < share * 1000
	const back = (days: number, salt: number): string => addDays(on, -((at * 7919 + salt * 104_729) % days))
	const kinds = ['spouse_died', 'discharged', 'concern_raised', 'spouse_to_care_home', 'fell']
	const risks = ['lonely', 'carer', 'loss_of_function', 'harmful_alcohol']
	return JSON.stringify({
		id: `p${at}`,
		bornOn: back(14_600, 1).replace(/^\d+/, (year) => String(Number(year) - 60)),
		sex: at % 2 === 0 ? 'f' : 'm',
		status: some(0.04, 2) ? 'dead' : 'resident',
		residentSince: back(20_000, 3),
		livesAlone: some(0.05, 4) ? null : some(0.4, 5),
		residence: some(0.06, 6) ? 'care_home' : 'own_home',
		help: { personal: some(0.1, 7), practical: some(0.15, 8), nursing: some(0.12, 9) },
		preventiveCase: some(0.05, 10),
		events: some(0.125, 11) ? [{ kind: kinds[at % 5], on: back(400, 12), knownToMunicipality: at % 3 === 0 }] : [],
		risks: some(0.1, 13) ? [{ kind: risks[at % 4], on: back(500, 14) }] : [],
		history: [
			...(some(0.4, 15) ? [{ kind: 'visit', on: back(1200, 16) }] : []),
			...(some(0.2, 17) ? [{ kind: 'offer', on: back(1200, 18), criterion: 'age-82-yearly' }] : []),
		],
		exceptions: some(0.02, 19) ? [{ exclusion: 'nursing', on: back(400, 20) }] : [],
	})
}

const file = openSync(facts, 'w')
for (let at = 0; at < lines; at += 10_000)
	writeSync(file, Array.from({ length: Math.min(10_000, lines - at) }, (_, more) => `${citizen(at + more)}\n`).join(''))
closeSync(file)

/** A process's own count of what it used, told when it ends. */
const tellUsage = `data:text/javascript,process.on('exit',()=>process.stderr.write('\\n'+JSON.stringify(process.resourceUsage())))`
const nowhere = openSync('/dev/null', 'w')

const measured = (name: string, args: readonly string[]): void => {
	const began = performance.now()
	const done = spawnSync(process.execPath, ['--import', tellUsage, ...args], { stdio: ['ignore', nowhere, 'pipe'] })
	const seconds = (performance.now() - began) / 1000
	const used = JSON.parse(done.stderr.toString().trim().split('\n').at(-1) ?? '{}')
	const cpu = (used.userCPUTime + used.systemCPUTime) / 1e6
	process.stdout.write(
		`${name}: ${cpu.toFixed(1)} s of processor, ${seconds.toFixed(1)} s on the clock, ${Math.round(used.maxRSS / 1024)} MB\n`,
	)
}

const parsing = `const { createReadStream } = await import('node:fs'); const { createInterface } = await import('node:readline')
for await (const line of createInterface(createReadStream(${JSON.stringify(facts)}))) JSON.stringify(JSON.parse(line))`
measured(`${lines} lines only parsed and written as JSON again`, ['--input-type=module', '-e', parsing])
for (const municipality of ['soroe', 'soenderborg'])
	measured(`${lines} lines assessed under ${municipality}`, [
		join('bin', 'hjemmebesoeg.js'),
		'assess',
		...['--standard', `municipalities/${municipality}/standard/2025-07-01.yaml`, '--on', on, '--facts', facts],
	])
rmSync(folder, { recursive: true })
