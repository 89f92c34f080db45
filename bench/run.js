// node bench/run.js NAME – bundles bench/NAME.ts as the program itself is bundled, and runs it.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build, stop } from 'esbuild'

const [name = '', ...rest] = process.argv.slice(2)
const root = join(import.meta.dirname, '..')
const outfile = join(root, 'dist', 'bench', `${name}.mjs`)
await build({
	entryPoints: [join(root, 'bench', `${name}.ts`)],
	outfile,
	absWorkingDir: root,
	bundle: true,
	platform: 'node',
	format: 'esm',
	target: 'node26',
	packages: 'external',
	jsx: 'automatic',
	jsxImportSource: 'hono/jsx',
	logLevel: 'warning',
})
// Left running, the bundler's own process would share the processor with what is measured.
await stop()
process.exitCode = spawnSync(process.execPath, [outfile, ...rest], { stdio: 'inherit', cwd: root }).status ?? 1
