import { type Language, text } from '#kernel/language.ts'
import type { NoteBody } from './note.ts'
import { fieldsWithoutDay } from './note-form.ts'

const noDay = text(
	'Det er ikke en dag. Skriv dag, måned og år, for eksempel 9 3 2026.',
	'This is not a day. Write day, month and year, for example 9 3 2026.',
)

/** Said at every field of a note whose day is none, also when the draft is opened again. */
export const noDays = (body: NoteBody, language: Language): Readonly<Record<string, string>> =>
	Object.fromEntries(fieldsWithoutDay(body).map((field) => [field, noDay[language]]))
