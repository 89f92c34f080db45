import { chromium } from 'playwright-core'
import { expect, inject, test } from 'vitest'

test.skipIf(inject('chromium') === '')('x', async () => {
	const b = await chromium.launch({
		executablePath: inject('chromium'),
		env: inject('chromiumEnvironment'),
		args: ['--no-sandbox'],
	})
	expect(b.version()).toMatch(/^\d/)
	await b.close()
})
