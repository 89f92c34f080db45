import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Language } from '#kernel/language.ts'
import type { Form } from '#platform/web/index.ts'
import type { Standard } from '#standard/index.ts'
import { findKind } from './kinds.ts'
import type { NewNotice } from './notice.ts'
import { type Refusal, refusalText } from './refusals.ts'

/** What was typed about one citizen; only the details that the chosen kind asks for are taken. */
export const readNotice = (form: Form, standard: Standard | null, person: PersonId, by: StaffId): NewNotice => {
	const [nature = '', kind = ''] = form.text('kind').split(' ')
	const asked = findKind(standard, nature, kind)?.details ?? []
	const answers = asked
		.map((name) => [name, form.text(`detail_${name}`)] as const)
		.filter(([, answer]) => answer === 'yes' || answer === 'no')
	return {
		person,
		nature,
		kind,
		on: form.day('on'),
		details: Object.fromEntries(answers.map(([name, answer]) => [name, answer === 'yes'])),
		source: form.text('source'),
		note: form.text('note'),
		by,
		key: form.text('key'),
	}
}

/** The field to mend for a refusal, on the page that shows the form; `because` names the page's own reason field. */
export const errorFor = (
	why: Refusal,
	because: string,
	onDay: string,
	language: Language,
	criterion = 'criterion-0',
): Record<string, string> => {
	const fields: Partial<Record<Refusal, string>> = {
		no_day: onDay,
		in_the_future: onDay,
		before_birth: onDay,
		already_known: onDay,
		form_was_used: because,
		withdrawn_since: because,
		closes_before_it_opens: onDay,
		unknown_kind: 'kind',
		unknown_source: 'source',
		because_is_empty: because,
		no_outcome: because,
		no_ground_chosen: criterion,
		unknown_criterion: criterion,
		needs_no_assessment: criterion,
		no_open_ground: criterion,
		no_risk_chosen: 'chosen-0',
		gives_no_ground: 'chosen-0',
		list_is_complete: 'similar',
		nobody_wants_it: 'wanted_by-0',
		no_further_visits: 'kind-0',
		no_visiting_day: 'due_day',
		day_has_passed: 'due_day',
		day_too_late: 'due_day',
		unknown_owner: 'owner',
		consultant_does_not_know_citizen: 'owner',
		no_such_decision: 'decision',
		visit_is_done: 'decision',
		unknown_exclusion: 'exclusion-0',
		exception_not_permitted: 'exclusion-0',
		no_such_notice: 'notice',
	}
	return { [fields[why] ?? 'content']: refusalText(why)[language] }
}
