import type { Instant } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import { checkTogether, otherKind } from './check-file.ts'
import { type Source, stageExtracts } from './extract-actions.ts'
import { isExtract } from './extract-layout.ts'
import { stageImport, type Taking } from './import-actions.ts'
import type { Import } from './import-review.ts'
import { type ReadFile, unreadable } from './read-file.ts'
import { takeFile } from './transport.ts'

/** A table is held whole, so it may not be as large as an extract. */
const largestTable = 96 * 1024 * 1024

type Begun = Source & { readonly isExtract: boolean }

/** Looks at a file's first bytes and hands them on with the rest. */
const begin = async ({ file, bytes }: Source): Promise<Begun> => {
	const rest = bytes[Symbol.asyncIterator]()
	const first = await rest.next()
	const all = async function* () {
		if (first.done) return
		yield first.value
		yield* { [Symbol.asyncIterator]: () => rest }
	}
	return { file, bytes: all(), isExtract: first.done !== true && isExtract(first.value) }
}

/** All of a file's bytes, or null when there are more than a table may have. */
const whole = async (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> => {
	const parts: Uint8Array[] = []
	let length = 0
	for await (const part of bytes) {
		length += part.length
		if (length > largestTable) return null
		parts.push(part)
	}
	return Buffer.concat(parts)
}

const tooLarge = text(
	`filen er større end ${largestTable / 1024 / 1024} MB; del den`,
	`the file is larger than ${largestTable / 1024 / 1024} MB; divide it`,
)

/** Files taken in for review, whatever kind they are of: their first bytes and headings tell. `unused`: headings without a use. */
export const takeIn = async (
	db: Db,
	at: Instant,
	command: Taking & {
		readonly sources: readonly Source[]
		readonly kommuneCode: string
		/** Of a list of help: who is not on it receives none any more. */
		readonly whole?: boolean
	},
): Promise<{ readonly staged: Import; readonly read: ReadFile | null }> => {
	const { sources, kommuneCode, ...taking } = command
	const begun: Begun[] = []
	for (const source of sources) begun.push(await begin(source))
	if (begun.length > 0 && begun.every((one) => one.isExtract))
		return { staged: await stageExtracts(db, at, { ...taking, sources: begun, kommuneCode }), read: null }
	const files: ReadFile[] = []
	for (const one of begun) {
		if (one.isExtract) files.push(unreadable(one.file, 1, otherKind))
		else {
			const bytes = await whole(one.bytes)
			files.push(bytes === null ? unreadable(one.file, 1, tooLarge) : await takeFile(one.file, bytes, command.on))
		}
	}
	const read = checkTogether(files)
	const on = read.asOf !== undefined && read.asOf < command.on ? read.asOf : command.on
	const staged = await stageImport(db, at, { ...taking, on, files: sources.map(({ file }) => file), read })
	return { staged, read }
}
