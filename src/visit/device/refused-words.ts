import { type Text, text } from '#kernel/language.ts'
import type { RefusedWhy } from './taken-along.ts'

/** Why what was typed stays on the device: what the server said of one entry, or of all that a delivery carries. */
export type StaysWhy = Exclude<RefusedWhy, 'gone'> | 'delivery_unknown' | 'delivery_stopped' | 'too_late' | 'too_long'

const damaged = text(
	'Det er beskadiget på enheden og kan ikke åbnes hos kommunen. Skriv det igen.',
	'It is damaged on this device and cannot be opened by the municipality. Write it again.',
)

const words: Readonly<Record<StaysWhy, Text>> = {
	delivery_stopped: text(
		'Levering fra denne enhed er stoppet. Det skrevne ligger forseglet her. Under Enheder kan du lade den levere igen, hvis du selv stoppede den; ellers kan en administrator.',
		'Deliveries from this device are stopped. What was written lies sealed here. Under Devices you can let it deliver again if you stopped it yourself; otherwise an administrator can.',
	),
	delivery_unknown: text(
		'Kommunens system kender ikke leveringen. Den prøves igen, når siden åbnes. Kontakt administratoren, hvis det bliver ved.',
		'The municipality’s system does not know the delivery. It is tried again when the page is opened. Contact the administrator if it goes on.',
	),
	too_late: text(
		'Der er gået mere end 60 dage, så det kan ikke leveres. Skriv det igen i besøget.',
		'More than 60 days have passed, so it cannot be delivered. Write it again in the visit.',
	),
	too_long: text(
		'Et felt er for langt til at blive leveret. Skriv det kortere.',
		'A field is too long to be delivered. Write it in fewer words.',
	),
	not_taken_along: text(
		'Besøget hører ikke til det, der blev taget med. Skriv det igen i besøget.',
		'The visit is not of those taken along. Write it again in the visit.',
	),
	id_of_another: text(
		'Det har samme nummer som noget, der er leveret i forvejen. Skriv det igen i besøget.',
		'It has the number of something delivered before. Write it again in the visit.',
	),
	not_a_box: damaged,
	not_opened: damaged,
	not_an_entry: damaged,
}

/** Why something stays on the device, and what to do. */
export const refusedText = (why: string): Text =>
	Object.hasOwn(words, why)
		? words[why as StaysWhy]
		: text(
				'Skriv ned, hvad du mangler, og kontakt administratoren.',
				'Write down what is missing and contact the administrator.',
			)

/** May it be taken another time? Then it is tried again whenever a page is opened. */
export const mayBeTakenLater = (why: string): boolean => why === 'delivery_unknown' || why === 'delivery_stopped'
