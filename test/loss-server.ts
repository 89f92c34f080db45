import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as after } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { environment, freePort } from './demonstration.ts'

/** What bin/hjemmebesoeg.js does, without looking again whether the program is built. */
const goes = 'import(process.argv[1]).then(async ({ run }) => { process.exitCode = await run(process.argv.slice(2)) })'

/** The real program, serving one municipality on one port, which may be killed and begun again. */
export const killableServer = async (place: { readonly folder: string } | { readonly url: string }) => {
	const port = await freePort()
	const base = `http://localhost:${port}`
	const settings = 'url' in place ? { DATABASE_URL: place.url } : {}
	const data = 'folder' in place ? ['--data', place.folder] : []
	let server: ChildProcess | null = null
	const { ensureBuilt } = await import(new URL('../bin/build.js', import.meta.url).href)
	const program = pathToFileURL(await ensureBuilt()).href
	const begin = async (): Promise<void> => {
		const said: string[] = []
		const child = spawn(
			process.execPath,
			['-e', goes, program, 'serve', '--municipality', 'soroe', '--port', String(port), ...data],
			{
				stdio: ['ignore', 'ignore', 'pipe'],
				env: {
					...environment(),
					...settings,
					LOG_LEVEL: 'error',
					...{ OIDC_ISSUER: 'https://login.invalid', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x' },
				},
			},
		)
		child.stderr?.on('data', (bytes: Buffer) => said.push(bytes.toString()))
		server = child
		for (let waited = 0; waited < 120_000; waited += 50) {
			if (child.exitCode !== null) throw new Error(`the server did not start:\n${said.join('')}`)
			if ((await fetch(`${base}/health`).catch(() => null))?.ok) return
			await after(50)
		}
		throw new Error(`the server does not answer:\n${said.join('')}`)
	}
	const end = async (signal: 'SIGKILL' | 'SIGINT'): Promise<void> => {
		const child = server
		if (child === null || child.exitCode !== null || child.signalCode !== null) return
		const ended = once(child, 'exit')
		child.kill(signal)
		await ended
	}
	return { base, begin, end }
}
