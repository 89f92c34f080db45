/** Signs that nobody sees: control characters, marks that turn the direction of writing, and spaces without width. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}]/gu

/** What was typed on several lines, without what nobody sees. */
export const asText = (typed: string): string =>
	typed
		.replaceAll('\r\n', '\n')
		.replaceAll('\r', '\n')
		.replaceAll(unseen, '')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim()

/** The same on one line. */
export const asLine = (typed: string): string => asText(typed).replaceAll(/\s+/g, ' ')

/** Made comparable: no difference by case, signs or spaces. */
export const plainWords = (written: string): string =>
	written
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
		.trim()
