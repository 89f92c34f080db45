import { Readable, Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { terminalOf } from './terminal.ts'

const listening = (isTTY: boolean) => {
	const heard: Buffer[] = []
	const write = (chunk: Buffer, _: unknown, done: () => void): void => {
		heard.push(Buffer.from(chunk))
		done()
	}
	return {
		stream: Object.assign(new Writable({ write }), { isTTY }),
		said: () => Buffer.concat(heard).toString('utf8'),
	}
}
const heard = (isTTY: boolean) => {
	const [out, err] = [listening(isTTY), listening(isTTY)]
	return { ...terminalOf(out.stream, err.stream, Readable.from([])), said: () => [out.said(), err.said()] }
}
const evil = 'Åse\u001b]0;x\u0007\u009b2J\u202e, 4180\r\nB\tø'
const written = String.raw`Åse\u001b]0;x\u0007\u009b2J\u202e, 4180`

test('what somebody else wrote never steers a terminal', async () => {
	const { out, err, progress, said } = heard(true)
	await out(evil)
	err(evil)
	progress(`a${evil}`)
	expect(said()).toEqual([`${written}\r\nB\tø`, `${written}\r\nB\tø\n\r\u001b[Ka${written}\r\nB\tø`])
})

test('nor does it in bytes, wherever they are parted', async () => {
	const { out, said } = heard(true)
	for (const byte of Buffer.from(evil)) await out(Uint8Array.of(byte))
	expect(said()[0]).toContain(String.raw`\u009b2J\u202e, 4180`)
	expect(said()[0]).not.toContain('\u001b')
})

test('a file or a pipe gets the results as they are; what is told beside them is written out', async () => {
	const { out, err, progress, said } = heard(false)
	await out(evil)
	err(evil)
	progress(evil)
	expect(said()).toEqual([evil, `${written}\r\nB\tø\n`])
})
