import { type ChildProcess, spawn } from 'node:child_process'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { temporaryFolder } from './temporary.ts'

/** A browser with a disk of its own, so that it can be killed as a process and opened again on the same device. */
export type MortalBrowser = {
	readonly context: () => BrowserContext
	readonly open: () => Promise<void>
	/** The process is gone; nobody in it is asked or told. */
	readonly kill: () => Promise<void>
}

export const mortalBrowser = async (): Promise<MortalBrowser> => {
	const disk = await temporaryFolder('device')
	let child: ChildProcess | null = null
	let context: BrowserContext | null = null
	return {
		context: () => {
			if (context === null) throw new Error('the browser is not open')
			return context
		},
		open: async () => {
			child = spawn(
				inject('chromium'),
				['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${disk}`, '--remote-debugging-port=0'],
				{ env: inject('chromiumEnvironment'), detached: true, stdio: ['ignore', 'ignore', 'pipe'] },
			)
			const browser = await chromium.connectOverCDP(await addressOf(child))
			context = browser.contexts()[0] ?? (await browser.newContext())
		},
		kill: async () => {
			const dying = child
			child = null
			context = null
			if (dying?.pid === undefined) return
			const gone = new Promise((on) => dying.once('exit', on))
			process.kill(-dying.pid, 'SIGKILL')
			await gone
		},
	}
}

const addressOf = (child: ChildProcess): Promise<string> =>
	new Promise((found, failed) => {
		let said = ''
		child.stderr?.on('data', (piece: Buffer) => {
			said += piece.toString()
			const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
			if (address !== undefined) found(address)
		})
		child.once('exit', () => failed(new Error(`the browser did not start: ${said}`)))
	})

/** The tab is gone at once, as when its process crashes. */
export const killTab = async (page: Page): Promise<void> => {
	const session = await page.context().newCDPSession(page)
	await Promise.race([session.send('Page.crash').catch(() => null), new Promise((on) => setTimeout(on, 500))])
	await page.close().catch(() => null)
}
