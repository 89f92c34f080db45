import { expect, test } from 'vitest'
import { mayOpen } from './role.ts'

test.each([
	[[], 'anyone', true],
	[['consultant'], 'anyone', true],
	[['consultant'], ['consultant', 'coordinator'], true],
	[['manager', 'consultant'], ['consultant'], true],
	[['manager'], ['consultant', 'coordinator'], false],
	[['administrator'], ['consultant'], false],
	[[], ['administrator'], false],
	[['administrator'], [], false],
] as const)('with the roles %j a page for %j: %s', (held, open, may) => expect(mayOpen(held, open)).toBe(may))
