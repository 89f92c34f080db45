import { type Text, text } from '#kernel/language.ts'
import type { AssessmentRefusal, ExceptionRefusal } from './assessment.ts'
import type { NoticeRefusal } from './notice.ts'

/** Why something about a citizen could not be recorded. */
export type Refusal =
	| NoticeRefusal
	| AssessmentRefusal
	| ExceptionRefusal
	| 'no_such_citizen'
	| 'already_known'
	| 'no_such_notice'
	| 'no_open_case'
	| 'closes_before_it_opens'

const words: Record<Refusal, Text> = {
	no_day: text('Skriv dagen med dag, måned og år.', 'Write the day as day, month and year.'),
	in_the_future: text(
		'Dagen ligger ude i fremtiden. Skriv den dag, det skete.',
		'The day is in the future. Write the day it happened.',
	),
	before_birth: text(
		'Dagen ligger før borgerens fødsel. Ret året.',
		'The day is before the citizen was born. Correct the year.',
	),
	unknown_kind: text('Vælg, hvad der er sket.', 'Choose what has happened.'),
	unknown_source: text('Vælg, hvem der har fortalt det.', 'Choose who told us.'),
	not_a_health_professional: text(
		'En faglig vurdering skal foretages af en sundhedsfaglig medarbejder. Din profil har ingen sundhedsfaglig baggrund. Bed en kollega, eller få administratoren til at rette din profil.',
		'A professional assessment is made by a health professional. Your profile names no health profession. Ask a colleague, or have the administrator correct your profile.',
	),
	no_standard_in_force: text(
		'Der gælder ingen kvalitetsstandard i dag, så der er ikke noget at vurdere ud fra. Indlæs den gældende standard.',
		'No quality standard is in force today, so there is nothing to assess against. Load the standard in force.',
	),
	because_is_empty: text('Skriv en begrundelse.', 'Write a reason.'),
	no_outcome: text('Vælg ja eller nej.', 'Choose yes or no.'),
	unknown_criterion: text(
		'Den gældende standard har ikke den grund. Åbn siden igen.',
		'The standard in force has no such ground. Open the page again.',
	),
	needs_no_assessment: text(
		'Den grund kræver ikke en vurdering: tilbuddet gives, uden at nogen skal tage stilling.',
		'That ground needs no assessment: the offer is made without anybody deciding.',
	),
	unknown_exclusion: text(
		'Den gældende standard har ikke den undtagelse. Åbn siden igen.',
		'The standard in force has no such exclusion. Open the page again.',
	),
	exception_not_permitted: text(
		'Standarden tillader ikke, at denne undtagelse fraviges.',
		'The standard does not permit that this exclusion is set aside.',
	),
	no_such_citizen: text('Borgeren findes ikke i registret.', 'The citizen is not in the register.'),
	already_known: text(
		'Registret kender allerede denne hændelse på den dag.',
		'The register knows this event on that day already.',
	),
	no_such_notice: text('Hændelsen findes ikke.', 'There is no such record.'),
	no_open_case: text('Borgeren har ikke noget åbent forløb.', 'The citizen has no open course.'),
	closes_before_it_opens: text('Forløbet kan ikke slutte, før det begyndte.', 'The course cannot end before it began.'),
}

export const refusalText = (why: Refusal): Text => words[why]
