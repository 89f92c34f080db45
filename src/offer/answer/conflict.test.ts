import { expect, test } from 'vitest'
import type { Answerer, AnswerKind } from './answer.ts'
import { conflictOf, type Voiced } from './conflict.ts'

const said = (by: Answerer, kind: AnswerKind, byName = '', settles = false): Voiced => ({ by, kind, byName, settles })
const [yes, no, call] = ['yes', 'no', 'call_later'] as const

test.each<[string, readonly Voiced[], readonly [number, number] | null]>([
	['nothing', [], null],
	['one answer', [said('citizen', yes)], null],
	['the citizen says no after a yes', [said('citizen', yes), said('citizen', no)], null],
	['a daughter says no after the citizen’s yes', [said('citizen', yes), said('relative', no, 'Eva')], [0, 1]],
	['a daughter says the same', [said('citizen', yes), said('relative', yes, 'Eva')], null],
	['a daughter changes her mind', [said('relative', yes, 'Eva'), said('relative', no, 'Eva')], null],
	['a son and a daughter', [said('relative', yes, 'Eva'), said('relative', no, 'Ib')], [0, 1]],
	['a daughter wants a call after the citizen’s yes', [said('citizen', yes), said('relative', call, 'Eva')], [0, 1]],
	['the citizen has spoken last', [said('relative', no, 'Eva'), said('citizen', yes)], null],
	['but not over a guardian', [said('guardian', no, 'Bo'), said('citizen', yes)], [0, 1]],
	[
		'repeating it settles nothing',
		[said('citizen', yes), said('relative', no, 'Eva'), said('relative', no, 'Eva')],
		[0, 2],
	],
	['somebody has found out', [said('citizen', yes), said('relative', no, 'Eva'), said('citizen', yes, '', true)], null],
	['found out that the guardian’s holds', [said('citizen', yes), said('guardian', no, 'Bo', true)], null],
	['settled, and contradicted anew', [said('citizen', yes, '', true), said('relative', no, 'Eva')], [0, 1]],
])('%s', (_, answers, expected) =>
	expect(conflictOf(answers)).toEqual(expected === null ? null : expected.map((place) => answers[place])),
)
