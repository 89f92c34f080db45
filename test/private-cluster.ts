import { spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export type Cluster = { readonly url: string; readonly stop: () => void }

/** A PostgreSQL server of our own from the programs in `binaries`: own folder, own port, nothing left behind. */
export const startCluster = async (binaries: string): Promise<Cluster> => {
	const folder = mkdtempSync(join(tmpdir(), 'hj-postgres-'))
	const who = someoneNotRoot()
	if (who) chownSync(folder, who.uid, who.gid)
	const run = (program: string, args: readonly string[]) => {
		const done = spawnSync(join(binaries, program), args, {
			...who,
			cwd: folder,
			env: { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C' },
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'pipe'],
		})
		if (done.status !== 0)
			throw new Error(
				`${program} failed: ${done.error?.message ?? ''} ${done.stderr} ${done.stdout} ${serverLog(folder)}`,
			)
	}
	const data = join(folder, 'data')
	const port = await freePort()
	const settings = [
		...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200', 'shared_buffers=128MB'],
		...['listen_addresses=127.0.0.1', `port=${port}`, `unix_socket_directories=${folder}`],
	]
	run('initdb', ['-D', data, '-U', 'hj', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'])
	run('pg_ctl', [
		'start',
		'-w',
		'-D',
		data,
		'-l',
		join(folder, 'log'),
		'-o',
		settings.map((it) => `-c ${it}`).join(' '),
	])
	let stopped = false
	const stop = () => {
		if (stopped) return
		stopped = true
		run('pg_ctl', ['stop', '-m', 'immediate', '-D', data])
		rmSync(folder, { recursive: true, force: true })
	}
	process.once('exit', stop)
	return { url: `postgres://hj@127.0.0.1:${port}/postgres`, stop }
}

/** PostgreSQL refuses to run as root; then it runs as the machine's `postgres` or `nobody`. */
const someoneNotRoot = (): { uid: number; gid: number } | undefined => {
	if (process.getuid?.() !== 0) return undefined
	const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
	const line = ['postgres', 'nobody'].map((name) => accounts.find((it) => it.startsWith(`${name}:`))).find(Boolean)
	const [, , uid, gid] = (line ?? '').split(':')
	if (uid === undefined || gid === undefined)
		throw new Error('no account to run PostgreSQL as: neither postgres nor nobody')
	return { uid: Number(uid), gid: Number(gid) }
}

const freePort = (): Promise<number> =>
	new Promise((resolve, reject) => {
		const server = createServer()
		server.once('error', reject)
		server.listen(0, '127.0.0.1', () => {
			const address = server.address()
			server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
		})
	})

const serverLog = (folder: string): string => {
	const asked = spawnSync('tail', ['-n', '20', join(folder, 'log')], { encoding: 'utf8' })
	return asked.stdout ?? ''
}
