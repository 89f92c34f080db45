import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

// Before each test file: whatever it puts into the system's temporary folder lies in one of its own, gone when the file is done.
const system = process.env.TMPDIR
const home = mkdtempSync(join(tmpdir(), 'hj-test-'))
process.env.TMPDIR = home
const leave = (): void => {
	process.off('exit', leave)
	if (system === undefined) delete process.env.TMPDIR
	else process.env.TMPDIR = system
	rmSync(home, { recursive: true, force: true, maxRetries: 5 })
}
afterAll(leave)
process.on('exit', leave) // a file that cannot be loaded reaches no end of its own
