// What `npm start` does: the demonstration, with fictitious citizens, on one fixed day.
//   npm start                the data of last time, or a first set-up
//   npm start -- --reset     begin anew
//   npm start -- --port N    another port than the first free one from 3000
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.js'

const day = '2026-03-09'
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const data = join(root, 'var', 'demo')

/** Stands here from the beginning of a first set-up until the pages are served. */
const unfinished = join(data, 'unfinished')

const say = (line) => process.stderr.write(`${line}\n`)
const stop = (code, line) => {
	say(line)
	process.exit(code)
}

const readArguments = () => {
	try {
		return parseArgs({ options: { reset: { type: 'boolean' }, port: { type: 'string' }, today: { type: 'string' } } })
			.values
	} catch (error) {
		return stop(2, `${error.message}\nnpm start understands: -- --reset, -- --port N, -- --today YYYY-MM-DD`)
	}
}

/** Process that works in the demonstration's folder at this moment, if any. */
const inUseBy = () =>
	(existsSync(data) ? readdirSync(data) : [])
		.map((code) => join(data, code, 'database.lock'))
		.filter(existsSync)
		.map((lock) => Number.parseInt(readFileSync(lock, 'utf8'), 10))
		.find((pid) => existsSync(`/proc/${pid}`))

const isFree = (port) =>
	new Promise((done) => {
		const probe = createServer()
		probe.once('error', () => done(false))
		probe.listen(port, () => probe.close(() => done(true)))
	})

const firstFreePort = async (from) => {
	for (let port = from; port < from + 100; port++) if (await isFree(port)) return port
	return stop(1, `No free port from ${from} to ${from + 99}. Choose one: npm start -- --port N`)
}

const finishWhenServing = async (port) => {
	const answer = await fetch(`http://localhost:${port}/health`).catch(() => null)
	if (!answer?.ok) return
	rmSync(unfinished, { force: true })
	clearInterval(watching)
}

const asked = readArguments()
const busy = inUseBy()
if (busy !== undefined) stop(3, `The demonstration is already running, as process ${busy}. Stop it first: kill ${busy}`)
if (asked.reset) {
	rmSync(data, { recursive: true, force: true })
	say('The data of the last time is gone; beginning anew.')
}
if (existsSync(unfinished)) {
	rmSync(data, { recursive: true, force: true })
	say('The first set-up was broken off the last time; beginning anew.')
}
const isFirst = !existsSync(data)
if (isFirst) {
	say('First start: the demonstration is set up, which takes a minute or so.')
	mkdirSync(data, { recursive: true })
	writeFileSync(unfinished, '')
}

process.on('SIGINT', () => {
	if (!existsSync(unfinished)) return
	say('\nThe set-up was broken off; the next start begins anew.')
	process.exit(130)
})

const { run } = await import(pathToFileURL(await ensureBuilt()).href)
const port = asked.port ?? String(await firstFreePort(3000))
const watching = isFirst ? setInterval(() => finishWhenServing(port), 500) : undefined
process.env.LOG_LEVEL ??= 'warn'
process.exitCode = await run([
	...['serve', '--demonstration', '--data', data],
	...['--today', asked.today ?? day, '--port', port],
])
clearInterval(watching)
