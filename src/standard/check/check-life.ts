import type { WrittenStandard } from '../format/format.ts'
import { doubtful, type Found, wrong } from './found.ts'

const checkDays = ({ validFrom, validTo, replaces, approval }: WrittenStandard): Found[] => {
	const found: Found[] = []
	if (validTo !== undefined && validTo < validFrom)
		found.push(
			wrong(
				['validTo'],
				`validTo ${validTo} er før validFrom ${validFrom}; den sidste dag kommer efter den første`,
				`validTo ${validTo} is before validFrom ${validFrom}; the last day comes after the first`,
			),
		)
	if (replaces !== undefined && replaces >= validFrom)
		found.push(
			wrong(
				['replaces'],
				`replaces ${replaces} nævner den første dag i en tidligere udgave, altså en dag før ${validFrom}`,
				`replaces ${replaces} names the first day of an earlier version, so a day before ${validFrom}`,
			),
		)
	if (approval.on === undefined)
		found.push(
			doubtful(
				['approval'],
				'det vides ikke, hvilken dag den er godkendt; skriv approval: { by: …, on: ÅÅÅÅ-MM-DD }',
				'no day of approval is known; write approval: { by: …, on: YYYY-MM-DD }',
			),
		)
	else if (approval.on > validFrom)
		found.push(
			doubtful(
				['approval', 'on'],
				`den er godkendt ${approval.on}, efter at den begyndte ${validFrom}; er begge dage rigtige?`,
				`it was approved on ${approval.on}, after it began on ${validFrom}; are both days right?`,
			),
		)
	return found
}

/** A doubt about what the source means stays open until somebody has chosen a reading. */
const checkReadings = ({ readings = [] }: WrittenStandard): Found[] =>
	readings.flatMap(({ about, chosen, chosenBy }, at) => {
		const path = ['readings', at]
		if (chosen === undefined)
			return [
				doubtful(
					path,
					`tvivlen står åben: “${about.da}” Skriv den læsning, reglerne følger, som chosen, og hvem der valgte den, som chosenBy`,
					`the doubt is open: “${about.en}” Write the reading that the rules follow as chosen, and who chose it as chosenBy`,
				),
			]
		return chosenBy === undefined
			? [
					doubtful(
						path,
						`tvivlen står åben: en læsning af “${about.da}” er valgt, men ikke af hvem; skriv chosenBy`,
						`the doubt is open: a reading of “${about.en}” is chosen, but not by whom; write chosenBy`,
					),
				]
			: []
	})

/** The life of a version: its days, its approval, and what is still in doubt. */
export const checkLife = (written: WrittenStandard): readonly Found[] => [
	...checkDays(written),
	...checkReadings(written),
]
