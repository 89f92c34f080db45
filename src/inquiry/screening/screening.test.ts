import { expect, test } from 'vitest'
import { unanswered } from './screening.ts'

const answered = { risk: 'no', known: 'unknown', offered: 'yes', because: 'Er træt.' }

test.each([
	[{}, []],
	[{ risk: 'perhaps', because: ' ' }, ['risk_not_answered', 'because_is_empty']],
	[
		{ risk: '', known: '', offered: '', because: '' },
		['risk_not_answered', 'known_not_answered', 'offer_not_answered', 'because_is_empty'],
	],
])('of %j is said at once what is still open', (deviation, open) =>
	expect(unanswered({ ...answered, ...deviation })).toEqual(open),
)
