import type { PersonId } from '#kernel/ids.ts'
import type { Answer } from '#platform/web/index.ts'

/** What is wrong with a form, field by field. */
export type Errors = Readonly<Record<string, string>>

/** A form about a citizen, as it is first shown, or again with what is wrong. */
export const formAnswer = (
	page: Extract<Answer, { page: unknown }>['page'],
	title: string,
	person: PersonId,
	errors: Errors,
): Answer =>
	Object.keys(errors).length === 0 ? { page, title, sees: [person] } : { page, title, sees: [person], status: 422 }
