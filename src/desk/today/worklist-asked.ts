import { callTimeAt } from '#offer/index.ts'
import type { Ask } from '#platform/web/index.ts'
import { visitsOnly } from '../asked.ts'
import { type WorklistKey, worklistKeys } from './worklist.ts'
import type { Wanted } from './worklist-shared-actions.ts'

/** What a consultant who is not also coordinator is shown; the first three are their own only. */
const consultantsKeys: readonly WorklistKey[] = [
	'besoeg-i-dag',
	'ikke-underskrevet',
	'opfoelgning',
	'overleveringer',
	'henvendelser',
	'bekymringer',
	'udskrivning',
	'vurdering',
	'modstridende',
	'ring-op',
	'ring-om-flyttet',
]

/** The lists that concern the reader. */
export const keysFor = (ask: Ask): readonly WorklistKey[] => (visitsOnly(ask) ? consultantsKeys : worklistKeys)
/** What the reader’s lists are to hold. */
export const wantedBy = (ask: Ask): Wanted => ({
	today: ask.today,
	now: callTimeAt(ask.at),
	municipality: ask.municipality,
	of: visitsOnly(ask) ? ask.atWork().id : null,
})
