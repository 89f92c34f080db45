import { expect, test } from 'vitest'
import { isVisible } from './visible.ts'

test.each([
	['nothing', ''],
	['spaces', ' \t\n\u00a0\u2003'],
	['a space without width', '\u200b'],
	['a mark that turns the direction of writing', '\u202e'],
	['joiners and a mark of byte order', '\u200d\ufeff\u2060'],
	['a soft hyphen', '\u00ad'],
	['fillers that are letters by name', '\u3164\u115f\uffa0'],
	['empty braille', '\u2800'],
	['an accent that stands on nothing', '\u0301'],
	['control characters', '\u0000\u0007'],
])('%s cannot be seen', (_, typed) => expect(isVisible(typed)).toBe(false))

test.each(['a', 'Å', '7', '–', '👵🏽', 'ق', '\u200bStrik\u200b', 'é'])('%s can be seen', (typed) =>
	expect(isVisible(typed)).toBe(true),
)
