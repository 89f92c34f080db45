import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { environment } from '../demonstration.ts'
import { faultsOfAnswer } from '../plan-vroom-checker.ts'
import { randomFile } from '../plan-vroom-files.ts'
import { temporaryFolder } from '../temporary.ts'

const file = randomFile(4, { jobs: 60, vehicles: 5 })

/** The program as it is installed, with the planning in its bundled thread. */
const plan = async (args: readonly string[], interruptAfter?: number) => {
	const folder = await temporaryFolder('plan')
	const [input, output] = [join(folder, 'jobs.json'), join(folder, 'plan.json')]
	await writeFile(input, JSON.stringify(file))
	const program = resolve('bin/hjemmebesoeg.js')
	const child = spawn(process.execPath, [program, 'plan', '--in', input, '--out', output, ...args], {
		env: environment(),
	})
	let err = ''
	child.stderr.on('data', (piece: Buffer) => {
		err += piece.toString()
		if (interruptAfter !== undefined && err.includes('Setup')) setTimeout(() => child.kill('SIGINT'), interruptAfter)
	})
	const code = await new Promise<number | null>((done) => child.once('close', done))
	expect((await readdir(folder)).sort()).toEqual(['jobs.json', 'plan.json'])
	return { code, err, answer: JSON.parse(await readFile(output, 'utf8')) }
}

test('a file is planned by the program as it is installed', async () => {
	const { code, answer } = await plan(['--iterations', '2000'])
	expect([code, faultsOfAnswer(file, answer)]).toEqual([0, []])
})

test('Ctrl-C writes the best so far', async () => {
	const { code, err, answer } = await plan(['--iterations', '999999999'], 1500)
	expect([code, faultsOfAnswer(file, answer)]).toEqual([0, []])
	expect(err).toContain('this is the best plan so far')
})
