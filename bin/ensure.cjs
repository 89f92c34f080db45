#!/usr/bin/env node
// Installs what package.json asks for when that has changed, and checks the runtime.
// Runs on any Node from 20.19: it is what brings Node 26 into node_modules.
const { createHash } = require('node:crypto')
const { spawnSync } = require('node:child_process')
const { existsSync, readFileSync, writeFileSync } = require('node:fs')
const { delimiter, join, resolve } = require('node:path')

const root = resolve(__dirname, '..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.hjemmebesoeg-installed')
const runtime = join(modules, '.bin', 'node')
const wantedMajor = 26

const fingerprint = () =>
	['package.json', 'package-lock.json']
		.map((name) => join(root, name))
		.filter(existsSync)
		.reduce((hash, file) => hash.update(readFileSync(file)), createHash('sha256'))
		.digest('hex')

const say = (line) => process.stderr.write(`${line}\n`)

/** npm as it was started, or the one on the path; never with the Node that is about to be replaced. */
const install = () => {
	const env = {
		...process.env,
		PATH: (process.env.PATH ?? '')
			.split(delimiter)
			.filter((folder) => resolve(folder) !== join(modules, '.bin'))
			.join(delimiter),
	}
	for (const name of Object.keys(env))
		if (/^npm_(config_dry_run|config_ignore_scripts|package_|lifecycle_)/i.test(name)) delete env[name]
	// `npm install` and not `npm ci`: the lock file lacks the platform packages of other machines, which `ci` refuses.
	const flags = ['install', '--no-audit', '--no-fund', '--loglevel=error']
	const { npm_execpath: npm, npm_node_execpath: node } = process.env
	const ownNode = node !== undefined && !resolve(node).startsWith(modules)
	const done =
		npm !== undefined && ownNode && existsSync(npm)
			? spawnSync(node, [npm, ...flags], { cwd: root, env, stdio: ['ignore', 2, 2] })
			: spawnSync('npm', flags, { cwd: root, env, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' })
	if (done.status !== 0) {
		say('The installation failed. Look at the lines above; when the network is back, run the same command again.')
		process.exit(done.status ?? 1)
	}
}

const runtimeVersion = () => {
	if (!existsSync(runtime)) return null
	const asked = spawnSync(runtime, ['--version'], { encoding: 'utf8' })
	return asked.status === 0 ? asked.stdout.trim() : null
}

const isRight = (version) => version?.startsWith(`v${wantedMajor}.`) === true

const ensure = () => {
	const [major, minor] = process.versions.node.split('.').map(Number)
	if (major < 20 || (major === 20 && minor < 19)) {
		say(`Node ${process.versions.node} is too old to install with: Node 20.19 or newer is needed.`)
		process.exit(1)
	}
	const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()
	if (installed && isRight(runtimeVersion())) return
	const began = Date.now()
	say('Installing what the project needs (this happens once, and again when package.json changes) …')
	install()
	const version = runtimeVersion()
	if (!isRight(version)) {
		say(`Node ${wantedMajor} is missing from node_modules (found: ${version ?? 'none'}).`)
		say('It comes by the install script of the package "node". If scripts are turned off, run:')
		say('    npm install --ignore-scripts=false && npm rebuild node')
		process.exit(1)
	}
	writeFileSync(stamp, fingerprint())
	say(`Installed in ${Math.round((Date.now() - began) / 1000)} s, with Node ${version.slice(1)}.`)
}

module.exports = { ensure, isRight, root, runtime }
if (require.main === module) {
	// `--installed` is how an installation by hand reports itself (the script `postinstall`).
	if (process.argv.includes('--installed')) writeFileSync(stamp, fingerprint())
	else ensure()
}
