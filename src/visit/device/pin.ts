import { type Text, text } from '#kernel/language.ts'

/** Wrong PINs until everything taken along is erased. */
export const mostWrongPins = 5

const steps = (pin: string): Set<number> =>
	new Set([...pin].slice(1).map((sign, at) => sign.charCodeAt(0) - pin.charCodeAt(at)))

/** Why a PIN will not do; null when it will. A row of numbers and one number over and over are what anyone tries first. */
export const pinProblem = (pin: string, again: string): Text | null => {
	if (pin.length < 6) return text('Koden skal være på mindst 6 tal.', 'The PIN must have at least 6 digits.')
	const [step, ...more] = steps(pin)
	if (more.length === 0 && step !== undefined && Math.abs(step) <= 1)
		return text(
			'Koden er for let at gætte. Vælg en, der ikke er en talrække.',
			'The PIN is too easy to guess. Choose one that is not a row of numbers.',
		)
	return pin === again
		? null
		: text('De to koder er ikke ens. Skriv dem igen.', 'The two PINs differ. Write them again.')
}

/** What a wrong PIN is answered, with how many tries are left. */
export const wrongPin = (wrong: number): Text => {
	const left = mostWrongPins - wrong
	return left === 1
		? text(
				'Forkert kode. Ét forsøg tilbage, før dagen slettes fra enheden.',
				'Wrong PIN. One try left before the day is erased from this device.',
			)
		: text(`Forkert kode. ${left} forsøg tilbage.`, `Wrong PIN. ${left} tries left.`)
}
