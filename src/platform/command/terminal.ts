import type { Call } from './command.ts'

/** Results on standard output, everything else on standard error; progress only where someone watches. */
export const terminal: Pick<Call, 'out' | 'err' | 'progress' | 'input'> = {
	out: (written) => new Promise((done) => void process.stdout.write(written, () => done())),
	err: (text) => void process.stderr.write(text.endsWith('\n') ? text : `${text}\n`),
	progress: (text) => {
		if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`)
	},
	input: process.stdin,
}
