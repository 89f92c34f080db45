import { printableLines } from '#kernel/printable.ts'
import type { Call } from './command.ts'

type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean }

/**
 * Results on `out`, everything else on `err`; progress only where someone watches. What somebody else wrote never steers a terminal:
 * it is written out on `err`, and on `out` where that is a terminal – a file or a pipe gets every byte as it is.
 */
export const terminalOf = (out: Stream, err: Stream, input: Call['input']) => {
	const decoder = new TextDecoder()
	const shown = (written: string | Uint8Array): string =>
		printableLines(typeof written === 'string' ? written : decoder.decode(written, { stream: true }))
	return {
		out: (written: string | Uint8Array): Promise<void> =>
			new Promise((done) => void out.write(out.isTTY ? shown(written) : written, () => done())),
		err: (text: string): void => void err.write(printableLines(text.endsWith('\n') ? text : `${text}\n`)),
		progress: (text: string): void => {
			if (err.isTTY) err.write(`\r\u001b[K${printableLines(text)}`)
		},
		input,
	}
}

export const terminal = terminalOf(process.stdout, process.stderr, process.stdin)
