/** What every municipality's facts may speak of; a standard's `ownWords` add to it. */
export const commonWords = {
	events: [
		'concern_raised',
		'discharged',
		'spouse_died',
		'spouse_to_care_home',
		'spouse_seriously_ill',
		'relative_died',
		'fell',
		'rehabilitation_completed',
		'moved_in',
	],
	risks: [
		'lonely',
		'completed_training',
		'illness_affecting_life',
		'poor_self_rated_health',
		'no_children',
		'loss_of_function',
		'frequent_admissions',
		'carer',
		'harmful_medication',
		'harmful_alcohol',
		'other_ethnic_background',
		'left_labour_market',
		'mentally_vulnerable',
		'social_problems',
	],
	residences: ['own_home', 'care_home', 'institution', 'asylum_centre'],
	staff: ['home_care', 'home_nursing', 'rehabilitation', 'dementia_coordinator', 'social_worker', 'psychiatry'],
} as const

export type WordKind = keyof typeof commonWords
