import type { Child } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import type { PersonId, StaffId } from '#kernel/ids.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import type { Db } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import type { Form } from './form.ts'

/** Who is at work, as every page may know it. */
export type Staffed = {
	readonly id: StaffId
	readonly name: string
	readonly roles: readonly string[]
	readonly profession: string | null
}

/** What another system sent: its bytes as they came, null when there were more than a message may have. */
export type Message = {
	readonly bytes: Uint8Array | null
	/** Its content type as it was named; empty where it was not. */
	readonly type: string
	/** What it showed to be let in, as the header says it. */
	readonly authorization: string
}

/** One request, as a handler sees it: everything that comes from outside, nothing of the protocol. */
export type Ask = {
	readonly db: Db
	readonly municipality: Municipality
	/** Folder of files that leave the system. */
	readonly outbox: string
	/** Asks for a job in the transaction that decided it. */
	readonly enqueue: (tx: Db, queue: string) => Promise<void>
	readonly at: Instant
	readonly today: Day
	readonly language: Language
	readonly say: (da: string, en: string) => string
	readonly staff: Staffed | null
	/** The citizen who is logged in to their own page; null on every page of staff. */
	readonly citizen: PersonId | null
	readonly asCitizen: () => PersonId
	/** A secret of the session, which every form of it carries; empty where nobody is logged in. */
	readonly formToken: string
	/** The staff member of a route that only staff may open. */
	readonly atWork: () => Staffed
	readonly params: Readonly<Record<string, string>>
	readonly query: URLSearchParams
	/** Path inside the municipality, as `/tilbud`. */
	readonly path: string
	readonly form: Form
	/** Null on every route that does not take messages. */
	readonly message: Message | null
	readonly cookie: (name: string) => string | undefined
	/** Who asks, as far as it takes to count attempts: a hash that changes every day. */
	readonly visitor: string
	/** `/tilbud` as an address: `/<municipality>/tilbud`. */
	readonly link: (path: string) => string
}

/** A cookie to set: HttpOnly, SameSite=Lax, below the municipality's path, Secure behind TLS. `maxAge` in seconds; 0 takes it away. */
export type Cookie = { readonly name: string; readonly value: string; readonly maxAge: number | null }

/** What a handler answers. Whatever shows anything of a citizen names them in `sees`; the edge writes the read log. */
export type Answer =
	| {
			readonly page: Child
			readonly title: string
			readonly sees?: readonly PersonId[]
			readonly status?: 200 | 400 | 409 | 422
			readonly cookies?: readonly Cookie[]
	  }
	/** `redirect` is a path inside the municipality, or a whole address of the identity provider. */
	| { readonly redirect: string; readonly done?: string; readonly cookies?: readonly Cookie[] }
	| {
			readonly file: Uint8Array | string
			readonly type: string
			readonly name: string
			readonly inline?: boolean
			readonly sees?: readonly PersonId[]
	  }
	/** What another system is answered, or a program of ours in the browser. */
	| {
			readonly body: string
			readonly type: string
			readonly status: 200 | 400 | 401 | 403 | 404 | 413 | 503
			readonly sees?: readonly PersonId[]
	  }
	/** Nothing there; the text says what to do instead. */
	| { readonly missing: string }
	/** Not done, and why; nothing has changed. With a page, the form again with what was typed. */
	| {
			readonly refused: string
			readonly status?: 400 | 403 | 409 | 422
			readonly page?: Child
			readonly title?: string
			readonly sees?: readonly PersonId[]
	  }

/** A page of the system. `for` says who may open it – `citizen`: only about oneself, logged in to one's own page – `shows` is what the read log calls it, empty when it never shows a citizen. */
export type Route = {
	readonly method: 'get' | 'post'
	/** Path inside the municipality: `/borger/:person`. */
	readonly path: string
	readonly for: 'anyone' | 'citizen' | readonly string[]
	readonly shows: string
	/** Its place in the staff's menu; lower comes first. `for`: whose menu, where others find it on another page. */
	readonly nav?: {
		readonly label: { readonly da: string; readonly en: string }
		readonly order: number
		readonly for?: readonly string[]
	}
	/** For a citizen, by a code or logged in: who is at work is not asked, and left open it ends with the citizen's own session. */
	readonly isCitizens?: true
	readonly handle: (ask: Ask) => Promise<Answer>
	/** Takes a message from another system: bytes instead of a form, without session or token; at most 2 MB. */
	readonly takes?: 'message'
	/** What a message is answered when the handler broke; without it, the page for people. */
	readonly broken?: (ask: Ask) => Promise<Answer>
}
