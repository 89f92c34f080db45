import { type Language, type Text, text } from '#kernel/language.ts'
import { writeWeekday } from '#kernel/write-day.ts'
import type { ShiftProblem, Weeks } from './pattern.ts'
import type { Wrong } from './working-time-form.ts'

const weeks: Record<Weeks, Text> = {
	every: text('Hver uge', 'Every week'),
	even: text('Lige uger', 'Even weeks'),
	odd: text('Ulige uger', 'Odd weeks'),
}
export const weeksText = (which: Weeks): Text => weeks[which]

const wrongs: Record<Wrong[string], Text> = {
	no_weekday: text('Vælg mindst én ugedag.', 'Choose at least one weekday.'),
	no_clock: text('Skriv et klokkeslæt, for eksempel 8.30.', 'Write a time, for example 8.30.'),
	no_day: text('Skriv dagen med dag, måned og år.', 'Write the day as day, month and year.'),
	no_fixed_kind: text('Vælg, hvad den faste tid er til.', 'Choose what the fixed hours are for.'),
	no_kind: text('Vælg, hvad fraværet skyldes.', 'Choose the kind of absence.'),
	ends_before_it_begins: text(
		'Fraværet slutter, før det begynder. Ret en af dagene eller tiderne.',
		'The absence ends before it begins. Correct a day or a time.',
	),
	no_line: text('Vælg den tid, der skal stoppe.', 'Choose the hours that are to stop.'),
}

/** Which of the two clocks a field asks for, as it stands in the form. */
const clockNames: readonly (readonly [ending: RegExp, Text])[] = [
	[/(^|_)from$/, text('Fra klokken', 'From')],
	[/(^|_)to$/, text('Til klokken', 'Until')],
]
const wrongText = (field: string, code: Wrong[string], language: Language): string => {
	const name = code === 'no_clock' ? clockNames.find(([ending]) => ending.test(field))?.[1][language] : undefined
	const words = wrongs[code][language]
	return name === undefined ? words : `${name}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}
export const wrongsIn = (wrong: Wrong, language: Language): Record<string, string> =>
	Object.fromEntries(Object.entries(wrong).map(([field, code]) => [field, wrongText(field, code, language)]))

/** A pattern that cannot be worked, by the field to mend. */
export const shiftProblemIn = (
	problem: ShiftProblem,
	weekday: number,
	language: Language,
	prefix = '',
): Record<string, string> => {
	const on = writeWeekday(weekday, language)
	const words: Record<ShiftProblem, readonly [field: string, Text]> = {
		no_such_weekday: ['weekday-0', text('Vælg en ugedag.', 'Choose a weekday.')],
		ends_before_it_begins: [
			'to',
			text(
				'Tiden slutter, før den begynder. Ret et af klokkeslættene.',
				'The hours end before they begin. Correct one of the times.',
			),
		],
		valid_to_before_valid_from: [
			'valid_to_day',
			text(
				'Sidste dag ligger før første dag. Ret en af dem.',
				'The last day is before the first. Correct one of them.',
			),
		],
		overlaps_another: [
			'weekday-0',
			text(
				prefix === ''
					? `Der er allerede arbejdstid ${on}, som overlapper. Stop den gamle først, eller vælg andre tider.`
					: `Der er allerede en fast tid ${on}, som overlapper. Stop den gamle først, eller vælg andre tider.`,
				prefix === ''
					? `There are working hours on ${on} already that overlap. Stop the old ones first, or choose other times.`
					: `There are fixed hours on ${on} already that overlap. Stop the old ones first, or choose other times.`,
			),
		],
		outside_visiting_hours: [
			'from',
			text(
				'Arbejdstiden ligger helt uden for kommunens besøgstid, så den giver ingen tid til besøg. Vælg andre klokkeslæt.',
				'The hours lie wholly outside the municipality’s visiting hours and give no time for visits. Choose other times.',
			),
		],
		nothing_left: [
			'from',
			text(
				`De faste tider fylder hele arbejdstiden ${on}, så der er ingen tid til besøg. Vælg kortere tid. Skal dagen være uden besøg, så stop arbejdstiden ${on} eller meld fravær.`,
				`The fixed hours fill all working hours on ${on} and leave no time for visits. Choose shorter ones. For a day without visits, stop the working hours on ${on} or report absence.`,
			),
		],
	}
	const [field, message] = words[problem]
	return { [`${prefix}${field}`]: message[language] }
}
