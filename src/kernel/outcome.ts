/**
 * A "no" is a value with a reason; a bug is an exception.
 * `why` is a code that a page translates; `detail` names what was in the way, never a person.
 */
export type Outcome<Value, Why extends string = never> =
	| { readonly ok: true; readonly value: Value }
	| { readonly ok: false; readonly why: Why; readonly detail?: string }

export const yes = <Value>(value: Value): Outcome<Value, never> => ({ ok: true, value })

export const no = <Why extends string>(why: Why, detail?: string): Outcome<never, Why> =>
	detail === undefined ? { ok: false, why } : { ok: false, why, detail }
