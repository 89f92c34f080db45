import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'
import { temporaryFolder } from './temporary.ts'

const run = promisify(execFile)
const program = resolve('bin/hjemmebesoeg.js')
export const municipalities = ['soroe', 'soenderborg'] as const
/** The day on which every journey takes place: a Monday. */
export const demonstrationDay = '2026-03-09'

declare module 'vitest' {
	interface ProvidedContext {
		/** Folder of both municipalities from before anyone began, and of the files they were filled from. Journeys work on copies. */
		untouched: string
	}
}

/** Before the journeys: two small municipalities, filled and weighed by the real program. */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
	const data = await mkdtemp(join(tmpdir(), 'hj-journeys-'))
	await Promise.all(municipalities.map((code) => fill(data, code)))
	project.provide('untouched', data)
	return () => rm(data, { recursive: true, force: true })
}

const fill = async (data: string, code: string): Promise<void> => {
	const people = join(data, 'people', code)
	const on = ['--municipality', code, '--on', demonstrationDay]
	await hjemmebesoeg('population', 'generate', ...on, '--seed', '7', '--persons', '1300', '--out', people)
	await hjemmebesoeg('population', 'import', ...on, '--data', data, join(people, 'population.csv'))
	await hjemmebesoeg('nightly', ...on, '--data', data)
}

/** A demonstration of a journey's own. */
export type House = { readonly base: string; readonly data: string; readonly stop: () => Promise<number | null> }

/** A copy of the municipalities as they were before anyone began, served on a port of its own; no journey waits for another. */
export const ownHouse = async (untouched: string, ...codes: readonly string[]): Promise<House> => {
	const data = await temporaryFolder('house')
	for (const code of codes) await cp(join(untouched, code), join(data, code), { recursive: true })
	const { server, base } = await serve(data, codes.length === 1 ? codes[0] : undefined)
	return { base, data, stop: () => stop(server) }
}

/** The environment without what would lead the program elsewhere: a database of yours, and the BASE_URL that vitest sets. */
export const environment = (): NodeJS.ProcessEnv => {
	const { DATABASE_URL, BASE_URL, MUNICIPALITIES, ...rest } = process.env
	return rest
}

/** Runs a command of the program to its end; its standard output. */
export const hjemmebesoeg = async (...args: string[]): Promise<string> =>
	(await run(process.execPath, [program, ...args], { env: environment(), maxBuffer: 1 << 28 })).stdout

/** Starts the demonstration on data of its own and waits until it answers. */
export const serve = async (
	data: string,
	codes?: string,
	today = demonstrationDay,
): Promise<{ server: ChildProcess; base: string }> => {
	const port = await freePort()
	const server = spawn(
		process.execPath,
		[
			program,
			'serve',
			'--demonstration',
			'--data',
			data,
			'--port',
			String(port),
			'--today',
			today,
			...(codes ? ['--municipality', codes] : []),
		],
		{ stdio: ['ignore', 'ignore', 'pipe'], env: { ...environment(), LOG_LEVEL: 'warn' } },
	)
	const said: string[] = []
	server.stderr?.on('data', (bytes: Buffer) => said.push(bytes.toString()))
	const base = `http://localhost:${port}`
	for (let waited = 0; waited < 180_000; waited += 200) {
		if (server.exitCode !== null) throw new Error(`the demonstration did not start:\n${said.join('')}`)
		const answer = await fetch(`${base}/health`).catch(() => null)
		if (answer?.ok) return { server, base }
		await new Promise((later) => setTimeout(later, 200))
	}
	server.kill('SIGKILL')
	throw new Error(`the demonstration does not answer:\n${said.join('')}`)
}

/** As Ctrl-C would. */
export const stop = async (server: ChildProcess): Promise<number | null> => {
	if (server.exitCode !== null) return server.exitCode
	const ended = new Promise<number | null>((done) => server.once('exit', (code) => done(code)))
	server.kill('SIGINT')
	const impatience = setTimeout(() => server.kill('SIGKILL'), 15_000)
	const code = await ended
	clearTimeout(impatience)
	return code
}

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
	new Promise((found, failed) => {
		const probe = createServer()
		probe.once('error', failed)
		probe.listen(0, () => {
			const address = probe.address()
			probe.close(() => found(typeof address === 'object' && address !== null ? address.port : 0))
		})
	})
