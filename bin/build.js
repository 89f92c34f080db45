// Bundles src/ into dist/, when src/ is newer than dist/. Also the few programs that run in the browser.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const main = join(root, 'dist', 'main.js')

/** The program, and the threads that plan and typeset: files of their own, which the program starts beside itself. */
const forNode = [
	['src/main.ts', main],
	['src/booking/planner/plan-worker-transport.ts', join(root, 'dist', 'plan-worker.js')],
	['src/platform/letters/typeset-worker.ts', join(root, 'dist', 'typeset-worker.js')],
]

/** What pages look like, beside the design system. */
const looks = 'src/platform/web/looks/hjemmebesoeg.css'

const changedAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0

const sources = () =>
	readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))

const isStale = () => {
	const builtAt = changedAt(main)
	const inputs = [...sources(), join(root, 'bin', 'build.js'), join(root, 'package.json')]
	return builtAt === 0 || inputs.some((file) => changedAt(file) > builtAt)
}

/** `*-browser.ts` that no other of them imports: each of these is a program, the others are parts of them. */
const programs = () => {
	const all = sources().filter((file) => /[/-]browser\.ts$/.test(file))
	const parts = all.flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/(?:from|import) '(\.[^']*browser\.ts)'/g)].map(([, from]) =>
			join(dirname(file), from),
		),
	)
	return all.filter((file) => !parts.includes(file))
}

/** Written beside and moved into place, so that two builds at once never show half a file. */
const put = (file) => {
	const unfinished = `${file.path}.${process.pid}.tmp`
	mkdirSync(dirname(file.path), { recursive: true })
	writeFileSync(unfinished, file.contents)
	renameSync(unfinished, file.path)
}

/** `desk/browser.ts` is the program desk.js, `visit/device/write-browser.ts` visit-write.js: the room says whose it is, or the service of the building. */
const programOf = (entry) => {
	const [room] = relative(join(root, 'src'), entry)
		.replace(/^platform./, '')
		.split(sep)
	return `${[room, basename(entry, '.ts').replace(/-?browser$/, '')].filter(Boolean).join('-')}.js`
}

const bundle = async () => {
	const { build } = await import('esbuild')
	const began = Date.now()
	const shared = { bundle: true, write: false, absWorkingDir: root, logLevel: 'warning', logOverride: {} }
	const forBrowser = programs()
	const built = await Promise.all([
		...forNode.map(([entry, outfile]) =>
			build({
				...shared,
				entryPoints: [entry],
				outfile,
				platform: 'node',
				format: 'esm',
				target: 'node26',
				packages: 'external',
				jsx: 'automatic',
				jsxImportSource: 'hono/jsx',
				sourcemap: 'linked',
				keepNames: true,
			}),
		),
		...forBrowser.map((entry) =>
			build({
				...shared,
				entryPoints: [entry],
				outfile: join(root, 'dist', 'browser', programOf(entry)),
				platform: 'browser',
				format: 'iife',
				target: 'es2020',
				minify: true,
			}),
		),
		build({
			...shared,
			entryPoints: [looks],
			outfile: join(root, 'dist', 'browser', 'hjemmebesoeg.css'),
			target: ['chrome111', 'firefox115', 'safari16.4'],
			minify: true,
		}),
	])
	const files = built.flatMap((result) => result.outputFiles)
	for (const file of files.filter(({ path }) => path !== main)) put(file)
	for (const file of files.filter(({ path }) => path === main)) put(file)
	process.stderr.write(`Built in ${Date.now() - began} ms.\n`)
}

/** Makes dist/main.js as new as src/ and gives its path. */
export const ensureBuilt = async ({ anew = false } = {}) => {
	if (anew) rmSync(join(root, 'dist'), { recursive: true, force: true })
	if (isStale()) await bundle()
	return main
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await ensureBuilt({ anew: process.argv.includes('--anew') })
