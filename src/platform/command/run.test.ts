import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import type { Command } from './command.ts'
import { runCommand, type World } from './run.ts'

const heard = () => {
	const lines: string[] = []
	const world: World = {
		out: async (written) => void lines.push(String(written)),
		err: (text) => void lines.push(text),
		progress: () => {},
		input: Readable.from([]),
		now: () => instant('2026-03-09T09:00:00+01:00'),
		municipalities: async () => [],
		open: async () => Promise.reject(new Error('opens nothing here')),
	}
	return { lines, world }
}
const saying = (name: string): Command => ({
	name,
	summary: `does ${name}`,
	usage: '[--on DAY] [--seed N]',
	options: { on: { type: 'string' }, seed: { type: 'string' } },
	run: async (call) => {
		await call.out(`${name} ${call.today} ${call.positionals.join()}`)
		return 0
	},
})
const commands = [saying('population'), saying('population import')]
const run = async (...args: string[]) => {
	const { lines, world } = heard()
	const code = await runCommand(commands, args, world)
	return { code, said: lines.join('') }
}

test('the longest name that fits is run, on the day given or today', async () => {
	expect(await run('population', 'import', 'a.csv')).toEqual({ code: 0, said: 'population import 2026-03-09 a.csv' })
	expect((await run('population', '--on', '2026-02-28')).said).toBe('population 2026-02-28 ')
})
test('the first word of several commands lists them', async () => {
	const grouped = [saying('standard check'), saying('standard diff'), saying('nightly')]
	const { lines, world } = heard()
	expect(await runCommand(grouped, ['standard', '--help'], world)).toBe(0)
	expect(lines.join('')).toMatch(/does standard check[\s\S]*does standard diff/)
	expect(lines.join('')).not.toContain('nightly')
	await expect(runCommand(grouped, ['standard', 'chek'], world)).rejects.toThrow('no command “standard chek”')
})
test('help is given for the program and for each command', async () => {
	expect((await run('--help')).said).toContain('does population import')
	expect((await run('population', '--help')).said).toContain('Usage: hjemmebesoeg population [--on DAY]')
})
test.each([
	[['populate'], 'no command “populate”'],
	[['population', '--sed', '1'], 'no option --sed'],
	[['population', '--seed'], '--seed needs a value'],
	[['population', '--on', '2026-02-30'], 'is not a day. Write it as YYYY-MM-DD'],
])('%j says what is wrong and what would be right', async (args, words) => {
	await expect(run(...args)).rejects.toThrow(words)
})
