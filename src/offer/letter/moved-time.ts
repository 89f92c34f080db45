/**
 * How a citizen learns that their time is another: by a letter, by one that goes but may not be read in time, so that somebody
 * calls besides, by one that cannot arrive in time and waits for somebody to call, by the offer's own letter that is still to be
 * written, or only when somebody calls. At the same time nothing is told, unless their letter names somebody else than whoever
 * comes: somebody calls.
 */
export type ToldOfMove =
	| 'letter'
	| 'letter_and_call'
	| 'letter_too_late'
	| 'letter_to_come'
	| 'call'
	| 'same_time'
	| 'other_name'

/** Why a time cannot be offered; the detail is the day to answer by, or how many days ahead it must be. */
export type NotToldAnew = 'before_answer_by' | 'too_near' | 'answers_conflict'
