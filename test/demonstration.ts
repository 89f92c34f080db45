import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import type { TestProject } from 'vitest/node'

const run = promisify(execFile)
const program = resolve('bin/hjemmebesoeg.js')
export const municipalities = ['soroe', 'soenderborg'] as const
/** The day on which every journey takes place: a Monday. */
export const demonstrationDay = '2026-03-09'

declare module 'vitest' {
	interface ProvidedContext {
		/** Address of the demonstration that the journeys visit. */
		base: string
		/** Folder of its databases and outboxes. */
		data: string
		/** A copy of one municipality, from before anyone began. */
		untouched: string
	}
}

/**
 * Before the journeys: the real program, with two small municipalities, on a port of its own – or the demonstration that
 * already runs at JOURNEYS_AT, on the data in JOURNEYS_DATA.
 */
export const setup = async (project: TestProject): Promise<() => Promise<void>> => {
	const { JOURNEYS_AT, JOURNEYS_DATA } = process.env
	if (JOURNEYS_AT !== undefined) {
		project.provide('base', JOURNEYS_AT)
		project.provide('data', JOURNEYS_DATA ?? '')
		project.provide('untouched', `${JOURNEYS_DATA}/untouched`)
		return async () => {}
	}
	const data = await mkdtemp(join(tmpdir(), 'hj-journeys-'))
	for (const code of municipalities) {
		const people = join(data, 'people', code)
		const on = ['--municipality', code, '--on', demonstrationDay]
		await hjemmebesoeg('population', 'generate', ...on, '--seed', '7', '--persons', '1300', '--out', people)
		await hjemmebesoeg('population', 'import', ...on, '--data', data, join(people, 'population.csv'))
		await hjemmebesoeg('nightly', ...on, '--data', data)
	}
	const untouched = join(data, 'untouched')
	await cp(join(data, 'soroe'), join(untouched, 'soroe'), { recursive: true })
	const { server, base } = await serve(data)
	project.provide('base', base)
	project.provide('data', data)
	project.provide('untouched', untouched)
	return async () => {
		await stop(server)
		await rm(data, { recursive: true, force: true })
	}
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
