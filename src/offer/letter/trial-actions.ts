import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Day } from '#kernel/day.ts'
import { readPdf } from '#platform/letters/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Press } from '../transport.ts'
import { faultsOf } from './letter-looks.ts'
import type { Finding, Tried } from './trial.ts'
import { type TrialCitizen, trialCitizens } from './trial-citizens.ts'
import { trialLetter, type Variant, variants } from './trial-letters.ts'
import type { Wording } from './wording-transport.ts'

/** Whose words are tried, and on which day the letters are dated. */
export type Trying = {
	readonly press: Press
	readonly municipality: Municipality
	/** Null: our own words. */
	readonly own: Wording | null
	readonly dated: Day
}

/** Sets every letter to every citizen of the set, as sending would, and looks at each. */
export const tryLetters = async (trying: Trying, which: readonly Variant[] = variants): Promise<Tried> => {
	const tried = { letters: 0, held: 0, findings: [] as Finding[] }
	for (const variant of which) {
		await nextTurn() // whoever else asks something is not to wait for all of it
		for (const who of trialCitizens) {
			const found = await tryOne(trying, variant, who)
			if (found === 'held') tried.held += 1
			else tried.letters += 1
			if (Array.isArray(found)) tried.findings.push(...found.map((wrong) => ({ variant, who, wrong })))
		}
	}
	return tried
}

const tryOne = async (
	{ press, municipality, own, dated }: Trying,
	variant: Variant,
	who: TrialCitizen,
): Promise<'held' | Finding['wrong'][]> => {
	const letter = trialLetter(municipality, variant, who, dated)
	const pdf = await press(municipality, { title: letter.title, dated, letters: [letter] }, own)
	if (!pdf.ok) return who.isHeld && pdf.why === 'sign_missing_in_font' ? 'held' : [pdf.why]
	return [...(who.isHeld ? (['not_held'] as const) : []), ...faultsOf(readPdf(pdf.value), variant.size)]
}

/** One print file with that letter to everybody whose letter can be set. */
export const trialFile = async ({ press, municipality, own, dated }: Trying, variant: Variant): ReturnType<Press> => {
	const letters = trialCitizens
		.filter(({ isHeld }) => !isHeld)
		.map((who) => trialLetter(municipality, variant, who, dated))
	return press(municipality, { title: letters[0]?.title ?? '', dated, letters }, own)
}
