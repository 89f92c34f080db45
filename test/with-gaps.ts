/** What was written, where it says the same as what was said and … stands for anything; otherwise what was said. */
export const asWritten = (said: string, written: string): string => {
	const pattern = written
		.trim()
		.split('…')
		.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
		.join('.*?')
	return new RegExp(`^${pattern}$`, 's').test(said.trim()) ? written.trim() : said.trim()
}
