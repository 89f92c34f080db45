import { html } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Ask } from './ask.ts'
import { Around } from './page-context.ts'

/** A page's body alone, as HTML: to be shown by a program. Its forms carry no token, so they change nothing. */
export const fragmentOf = async ({ language, say, link }: Ask, body: Child): Promise<string> =>
	String(await html`${<Around.Provider value={{ language, say, link, token: '' }}>{body}</Around.Provider>}`)
