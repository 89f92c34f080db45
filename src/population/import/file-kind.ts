import type { Heading } from './file-columns.ts'

/**
 * What a file is about: the whole register, what the register's own office tells of changes, the help that citizens get,
 * visits and invitations so far, or the addresses of care homes.
 */
export type FileKind = 'population' | 'extract' | 'help' | 'visits' | 'care_homes'

/** The columns that a list uses; others it has are named and left. */
export const columnsOfLists = {
	help: [
		'person_id',
		'practical_help',
		'practical_help_since',
		'personal_help',
		'personal_help_since',
		'nursing',
		'nursing_since',
		'care_home',
		'residence',
		'residence_since',
		'as_of',
		'last_offer_on',
		'last_visit_on',
		'declined_until',
	],
	visits: ['person_id', 'last_offer_on', 'last_visit_on', 'declined_until', 'as_of'],
} as const satisfies Record<'help' | 'visits', readonly Heading[]>

const tellsOfHelp: readonly Heading[] = [
	'practical_help',
	'practical_help_since',
	'personal_help',
	'personal_help_since',
	'nursing',
	'nursing_since',
	'care_home',
]
const tellsOfVisits: readonly Heading[] = ['last_offer_on', 'last_visit_on', 'declined_until']

/** The kind of a file about citizens by its headings; null when they fit none. */
export const kindOfColumns = (headings: readonly (Heading | null)[]): 'population' | 'help' | 'visits' | null => {
	const has = (heading: Heading) => headings.includes(heading)
	if (!has('person_id')) return null
	if (tellsOfVisits.some(has) && has('next_action')) return 'visits'
	if (has('status')) return 'population'
	if (tellsOfHelp.some(has)) return 'help'
	return tellsOfVisits.some(has) ? 'visits' : null
}
