/** *57 87 62 61*; a number that is not Danish stands as it was given. */
export const writePhone = (number: string): string =>
	/^\d{8}$/.test(number) ? number.replace(/(\d\d)(?=\d)/g, '$1 ') : number
