#!/usr/bin/env node
// The program. Started by whichever Node is at hand, it goes on with the project's own Node 26.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const require = createRequire(import.meta.url)
const { ensure, isRight, runtime } = require('./ensure.cjs')

const here = fileURLToPath(import.meta.url)

ensure()
if (isRight(process.version)) {
	// What is compiled once is kept: most of what a short command takes is reading its packages. Where nothing can be written, nothing is kept.
	require('node:module').enableCompileCache(resolve(here, '../../node_modules/.cache/hjemmebesoeg/compiled'))
	const { ensureBuilt } = await import('./build.js')
	const { run } = await import(pathToFileURL(await ensureBuilt()).href)
	process.exitCode = await run(process.argv.slice(2))
} else {
	const child = spawn(runtime, [here, ...process.argv.slice(2)], { stdio: 'inherit' })
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
	child.on('exit', (code, signal) => {
		process.exitCode = code ?? 128 + (signal === 'SIGINT' ? 2 : 15)
	})
}
