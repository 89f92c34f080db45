import { answerAddress, type LetterContent } from './letter.ts'
import { qrDrawing } from './qr-code.ts'

/** Each who answers, with their code and the pattern that opens the answer page with it. */
export type Drawn = LetterContent & {
	readonly answers: readonly { readonly name: string; readonly code: string; readonly qr: string }[]
}

/** A letter as its template draws it. */
export const drawn = (letter: LetterContent): Drawn => ({
	...letter,
	answers: (letter['to-both'] ?? [letter]).map(({ name, code }) => ({
		name,
		code,
		qr: qrDrawing(answerAddress(letter['answer-url'], code)),
	})),
})
