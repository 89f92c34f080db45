/** What is long is run small every day and whole with FULL_SIZE=1; what is promised is the same. */
export const isFullSize = process.env.FULL_SIZE === '1'

/** How many of `what` this run takes, said aloud. */
export const sized = (what: string, everyday: number, full: number): number => {
	const many = isFullSize ? full : everyday
	process.stderr.write(`${isFullSize ? 'FULL SIZE' : 'everyday size'}: ${many} ${what}\n`)
	return many
}
