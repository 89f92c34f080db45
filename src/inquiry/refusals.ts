import { type Text, text } from '#kernel/language.ts'
import { formWasUsed } from '#kernel/used-form.ts'
import type { AssessmentRefusal, ExceptionRefusal, WithdrawalRefusal } from './assessment/assessment.ts'
import type { FurtherVisitRefusal } from './assessment/further-visit.ts'
import type { NoticeRefusal } from './notice.ts'

/** Why something about a citizen could not be recorded. */
export type Refusal =
	| NoticeRefusal
	| AssessmentRefusal
	| ExceptionRefusal
	| FurtherVisitRefusal
	| WithdrawalRefusal
	| 'no_such_citizen'
	| 'not_resident'
	| 'no_open_ground'
	| 'no_risk_chosen'
	| 'list_is_complete'
	| 'gives_no_ground'
	| 'already_known'
	| 'form_was_used'
	| 'withdrawn_since'
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
	no_ground_chosen: text('Vælg, hvilken grund du svarer på.', 'Choose which ground you answer.'),
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
	not_resident: text(
		'Borgeren bor ikke længere i kommunen eller er død, så der er ikke noget at afgøre.',
		'The citizen no longer lives here or has died, so there is nothing to decide.',
	),
	no_open_ground: text(
		'Grunden er ikke åben længere. Se på siden igen: måske har borgeren fået sit tilbud.',
		'The ground is no longer open. Look at the page again: perhaps the citizen has had the offer.',
	),
	no_risk_chosen: text('Vælg, hvad det handler om.', 'Choose what it is about.'),
	list_is_complete: text(
		'Standardens liste er udtømmende her: kun det, der står på den, tæller. Lad feltet stå tomt, eller vælg noget andet.',
		'The standard’s list is complete here: only what stands on it counts. Leave the field empty, or choose another.',
	),
	gives_no_ground: text(
		'Det giver ikke borgeren en grund på den dag. Ret dagen, eller vælg noget andet.',
		'That gives the citizen no ground on that day. Correct the day, or choose another.',
	),
	nobody_wants_it: text('Vælg, hvem der ønsker besøget.', 'Choose who wants the visit.'),
	no_further_visits: text(
		'Standarden giver ikke besøg af den slags ud over reglen.',
		'The standard gives no such visit beyond the rule.',
	),
	no_visiting_day: text(
		'Skriv, hvornår besøget senest skal være, med dag, måned og år.',
		'Write by when the visit is to be, as day, month and year.',
	),
	day_has_passed: text('Dagen er gået. Vælg en dag fra i dag af.', 'The day has passed. Choose a day from today on.'),
	day_too_late: text(
		'Dagen ligger for langt ude i fremtiden. Se efter, om året er skrevet rigtigt.',
		'The day lies too far ahead. See whether the year is written right.',
	),
	unknown_owner: text('Vælg, hvem der har ansvaret.', 'Choose who is responsible.'),
	left_out_without_exception: text(
		'Standarden giver ikke besøg til borgeren, og det kan ikke fraviges.',
		'The standard gives this citizen no visits, and that cannot be set aside.',
	),
	wants_no_contact: text(
		'Borgeren har bedt om ikke at blive kontaktet. Ønsker borgeren nu et besøg, så ophæv det først på borgerens kort.',
		'The citizen has asked not to be contacted. If the citizen now wants a visit, end that first on the citizen’s card.',
	),
	consultant_does_not_know_citizen: text(
		'Der ringes kun til en borger, man har besøgt. Vælg en, der kender borgeren.',
		'Only a citizen one has visited is called. Choose somebody who knows the citizen.',
	),
	no_such_decision: text('Vælg den afgørelse, der skal trækkes tilbage.', 'Choose the decision to withdraw.'),
	visit_is_done: text(
		'Besøget er holdt, så beslutningen kan ikke trækkes tilbage.',
		'The visit has been made, so the decision cannot be withdrawn.',
	),
	no_such_citizen: text('Borgeren findes ikke i registret.', 'The citizen is not in the register.'),
	already_known: text(
		'Registret kender allerede denne hændelse på den dag.',
		'The register knows this event on that day already.',
	),
	form_was_used: formWasUsed,
	withdrawn_since: text(
		'Det er gemt fra denne side før og siden trukket tilbage, så det gælder ikke længere. Skal det gælde igen, så gem igen.',
		'This was saved from this page before and has since been withdrawn, so it no longer counts. If it is to hold again, save again.',
	),
	no_such_notice: text('Hændelsen findes ikke.', 'There is no such record.'),
	no_open_case: text('Borgeren har ikke noget åbent forløb.', 'The citizen has no open course.'),
	closes_before_it_opens: text('Forløbet kan ikke slutte, før det begyndte.', 'The course cannot end before it began.'),
}

export const refusalText = (why: Refusal): Text => words[why]
