import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { notices } from './summary.ts'

const folder = resolve('node_modules/.cache/hjemmebesoeg/chromium')

/** Before the journeys: unpacks the browser that came with the packages and sees that it starts. */
export const setup = async (project: TestProject): Promise<void> => {
	const path = await unpacked()
	const began = await firstThatStarts(path, [withSystemLibraries(), withOwnLibraries()])
	project.provide('chromium', began === null ? '' : path)
	project.provide('chromiumEnvironment', began ?? {})
	if (began === null)
		notices.add(
			'NO JOURNEY WAS MADE IN A BROWSER: Chromium does not start here. On Debian or Ubuntu: apt-get install libnss3 libnspr4 fontconfig fonts-dejavu-core',
		)
}

type Environment = Record<string, string>

const withSystemLibraries = (): Environment => ({
	...(process.env as Environment),
	...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_PATH: join(folder, 'fonts') }),
})
/** The libraries packed along with the browser, for machines that have none. */
const withOwnLibraries = (): Environment => ({
	...(process.env as Environment),
	LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
	FONTCONFIG_PATH: join(folder, 'fonts'),
})

/**
 * The package unpacks to the temporary folder and looks at the environment for which libraries to bring: both are lent to it.
 * Unpacked beside and moved into place, so that half a browser is never taken for a whole one.
 */
const unpacked = async (): Promise<string> => {
	const path = join(folder, 'chromium')
	if (existsSync(path)) return path
	const beside = `${folder}.${process.pid}`
	const before = { ...process.env }
	await mkdir(beside, { recursive: true })
	Object.assign(process.env, { TMPDIR: beside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })
	const { default: packed } = await import('@sparticuz/chromium')
	await packed.executablePath()
	for (const name of ['TMPDIR', 'AWS_EXECUTION_ENV', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH', 'HOME'])
		if (before[name] === undefined) delete process.env[name]
		else process.env[name] = before[name]
	await rename(beside, folder).catch(() => rm(beside, { recursive: true, force: true })) // another run was faster
	return path
}

/** Twice, for a machine that is busy just now. */
const firstThatStarts = async (path: string, environments: readonly Environment[]): Promise<Environment | null> => {
	for (const env of [...environments, ...environments]) {
		const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'], env }).catch(() => null)
		if (browser === null) continue
		await browser.close()
		return env
	}
	return null
}
