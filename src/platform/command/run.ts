import { parseArgs } from 'node:util'
import { type Day, readDay } from '#kernel/day.ts'
import { clock, dayOf, type Instant, instantAt } from '#kernel/instant.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { BadInput, type Call, type Command, type Municipal } from './command.ts'

/** What the program gives every command. */
export type World = Pick<Call, 'out' | 'err' | 'progress' | 'input'> & {
	readonly now: () => Instant
	readonly municipalities: (wanted?: readonly string[]) => Promise<Municipality[]>
	/** Opens a municipality's database; `data` is the embedded folder's parent when given. */
	readonly open: (municipality: Municipality, data: string | undefined, how?: 'untouched') => Promise<Municipal>
}

/** Options that every command understands. */
const everywhere = {
	municipality: { type: 'string' },
	data: { type: 'string' },
	help: { type: 'boolean', short: 'h' },
} as const

const whichDatabase =
	'A command with --municipality opens that municipality’s database: --data DIR (embedded, in a folder; no other process may have it open) or DATABASE_URL.'

const listOf = (commands: readonly Command[]): string =>
	[
		'Usage: hjemmebesoeg COMMAND …   (each has --help)\n',
		...commands.map((command) => `  ${`${command.name} ${command.usage}`.trim()}\n      ${command.summary}`),
		`\n${whichDatabase}`,
	].join('\n')

/** The command whose words begin the arguments; the longest name wins. */
const find = (commands: readonly Command[], args: readonly string[]): Command | undefined =>
	commands
		.filter((command) => command.name.split(' ').every((word, index) => args[index] === word))
		.toSorted((a, b) => b.name.length - a.name.length)[0]

/** Runs what the arguments ask for; the exit code. Input that cannot be used is thrown as BadInput. */
export const runCommand = async (
	commands: readonly Command[],
	args: readonly string[],
	world: World,
): Promise<number> => {
	const command = find(commands, args)
	if (command === undefined) {
		const isAsking = args.length === 0 || ['--help', '-h', 'help'].includes(args[0] ?? '')
		const below = commands.filter(({ name }) => name.startsWith(`${args[0]} `))
		const isAskingBelow = below.length > 0 && (args.length === 1 || ['--help', '-h', 'help'].includes(args[1] ?? ''))
		if (below.length > 0 && !isAskingBelow)
			throw new BadInput(`There is no command “${args.slice(0, 2).join(' ')}”.\n${listOf(below)}`)
		if (!isAsking && below.length === 0) throw new BadInput(`There is no command “${args[0]}”.\n${listOf(commands)}`)
		await world.out(`${listOf(below.length > 0 ? below : commands)}\n`)
		return 0
	}
	const { values, positionals } = parsed(command, args.slice(command.name.split(' ').length))
	if (values.help === true) {
		await world.out(`Usage: hjemmebesoeg ${command.name} ${command.usage}

${command.summary}
${command.usage.includes('--municipality') ? `\n${whichDatabase}\n` : ''}`)
		return 0
	}
	const at = momentOf(world.now(), values.on)
	return command.run(callOf(world, at, values, positionals))
}

const parsed = (command: Command, args: readonly string[]) => {
	const known = { ...everywhere, ...command.options }
	const given = parseArgs({ args: [...args], options: known, allowPositionals: true, strict: false })
	const unknown = Object.keys(given.values).find((name) => !(name in known))
	if (unknown !== undefined)
		throw new BadInput(
			`${command.name} has no option --${unknown}. Usage: hjemmebesoeg ${command.name} ${command.usage}`,
		)
	const bare = Object.entries(known).find(([name, option]) => option.type === 'string' && given.values[name] === true)
	if (bare) throw new BadInput(`--${bare[0]} needs a value. Usage: hjemmebesoeg ${command.name} ${command.usage}`)
	return given
}

/** `--on DAY` is that day at noon; otherwise now. */
const momentOf = (now: Instant, on: unknown): Instant => {
	if (on === undefined) return now
	const day: Day | null = readDay(String(on))
	if (day === null) throw new BadInput(`--on ${on} is not a day. Write it as YYYY-MM-DD, for example ${dayOf(now)}.`)
	return instantAt(day, clock('12:00'))
}

const callOf = (world: World, at: Instant, values: Call['values'], positionals: readonly string[]): Call => ({
	values,
	positionals,
	out: world.out,
	err: world.err,
	progress: world.progress,
	input: world.input,
	open: async (how) => {
		if (typeof values.municipality !== 'string') throw new BadInput('Name the municipality: --municipality M')
		const [municipality] = await world.municipalities([values.municipality])
		if (municipality === undefined) throw new BadInput(`There is no municipality “${values.municipality}”.`)
		return world.open(municipality, typeof values.data === 'string' ? values.data : undefined, how)
	},
	municipalities: world.municipalities,
	at,
	today: dayOf(at),
})
