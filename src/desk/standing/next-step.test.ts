import { expect, test } from 'vitest'
import type { PersonId } from '#kernel/ids.ts'
import { nextStepOf, otherStepsOf, type Whereabouts } from './next-step.ts'
import { type StandingKind, standingKinds } from './standing-words.ts'

const where = (kind: StandingKind, more: Partial<Whereabouts> = {}): Whereabouts => ({
	person: 'p' as PersonId,
	kind,
	offer: 'o',
	canAnswer: true,
	isCallPromised: false,
	batch: 'b',
	visit: 'v',
	day: '2026-03-12',
	agreement: 'a',
	hasOpenCourse: true,
	hasTiesToLoosen: false,
	hasOverdue: false,
	isReachedByPhone: true,
	...more,
})

test.each([
	['to_assess', '/vurdering/p'],
	['offer_missing', '/ringeliste?borger=p'],
	['offer_overdue', '/ringeliste?borger=p'],
	['offer_planned', '/tilbud/b'],
	['awaiting_answer', '/borger/p/svar/o'],
	['contradiction', '/borger/p/modstrid/o'],
	['to_call', '/ringeliste?borger=p'],
	['not_held', '/ringeliste?borger=p'],
	['time_agreed', '/dagens-rute?dag=2026-03-12'],
	['follow_up_overdue', '/opfoelgning/a'],
	['visited', '/borger/p/afslut'],
] as const)('%s leads to %s', (kind, to) => {
	expect(nextStepOf(where(kind))?.to).toBe(to)
})

test('whoever waits for an offer is offered one at once on the telephone, or else in the next batch', () => {
	const next = nextStepOf(where('offer_missing'))
	expect(next?.label.da).toBe('Ring og tilbyd et besøg')
	expect(otherStepsOf(where('offer_missing'), next).map(({ to }) => to)).toContain('/tilbud')
	const silent = where('offer_missing', { isReachedByPhone: false })
	expect(nextStepOf(silent)?.to).toBe('/tilbud')
	expect(otherStepsOf(silent, nextStepOf(silent)).map(({ to }) => to)).not.toContain('/ringeliste?borger=p')
})

test('who has died: first the times are released, then the course is closed, and nothing else is offered', () => {
	expect(nextStepOf(where('left', { hasTiesToLoosen: true }))?.to).toBe('/borger/p/stands')
	expect(nextStepOf(where('left'))?.to).toBe('/borger/p/afslut')
	expect(nextStepOf(where('left', { hasOpenCourse: false }))).toBeNull()
	expect(otherStepsOf(where('left'), null)).toEqual([])
})

test('the next step is never offered twice', () => {
	for (const kind of standingKinds) {
		const next = nextStepOf(where(kind))
		expect(otherStepsOf(where(kind), next).map(({ to }) => to)).not.toContain(next?.to)
	}
})
