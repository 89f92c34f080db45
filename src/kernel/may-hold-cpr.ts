/**
 * Whether typed text may hold a CPR number, which is kept nowhere: ten digits in a row, whatever spaces, dots, slashes or dashes stand
 * between them. Eight after +45 are a telephone number.
 */
export const mayHoldCpr = (typed: string): boolean =>
	/\d{10}/.test(typed.replaceAll(/[\s./\p{Pd}\u2212]/gu, '').replaceAll(/\+45(?=\d{8}(?!\d))/g, ''))
