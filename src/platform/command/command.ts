import type { ParseArgsConfig } from 'node:util'
import type { Day } from '#kernel/day.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'

/** A service that letters are handed over to, and what proves to it who we are. Certificates and key are PEM. */
export type PostService = {
	readonly url: string
	/** Where a token is had for the certificate; null: the certificate is enough. */
	readonly tokenUrl: string | null
	/** Who vouches for us before a token is given; null: nobody has to. */
	readonly issuerUrl: string | null
	readonly cert: string
	readonly key: string
	/** Who signed the service's own certificate; null: one of those that every computer trusts. */
	readonly ca: string | null
	/** Milliseconds after which no answer is one. */
	readonly timeout: number
}

/** A municipality opened for work: its settings, its database, its folder for files that leave the system. */
export type Municipal = {
	readonly municipality: Municipality
	readonly db: Db
	/** Folder of this municipality's outgoing files. */
	readonly outbox: string
	/** Where Digital Post is handed over; null or left out: it is put into that folder. */
	readonly digitalPost?: PostService | null
	/** Asks for a job in the transaction that decided it. */
	readonly enqueue: (tx: Db, queue: string) => Promise<void>
}

/** One running of a command. Results go to `out`, everything else to `err`. */
export type Call = {
	readonly values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
	readonly positionals: readonly string[]
	/** Done when it is handed over; bytes may be written over from then on. */
	readonly out: (written: string | Uint8Array) => Promise<void>
	readonly err: (text: string) => void
	/** One line on standard error that replaces the one before it. */
	readonly progress: (text: string) => void
	readonly input: AsyncIterable<Uint8Array>
	/** The municipality named by `--municipality`, migrated; closed by the caller when the command ends. Untouched: nothing else is written into it. */
	readonly open: (how?: 'untouched') => Promise<Municipal>
	/** Settings of every municipality with a folder. */
	readonly municipalities: (wanted?: readonly string[]) => Promise<Municipality[]>
	readonly at: Instant
	readonly today: Day
}

export type Command = {
	readonly name: string
	/** One line for the list of commands. */
	readonly summary: string
	/** What follows the name, as in `--standard FILE --on DAY`. */
	readonly usage: string
	readonly options: NonNullable<ParseArgsConfig['options']>
	/** Exit code: 0 done, 1 done and something is wrong with what was looked at, 2 the input cannot be used, 3 in use elsewhere. */
	readonly run: (call: Call) => Promise<number>
}

/** A command's input that cannot be used: the message says what, where and what to do. Ends it with exit code 2. */
export class BadInput extends Error {}
