import { createContext, useContext } from 'hono/jsx'
import type { Language } from '#kernel/language.ts'

/** What parts of a page need to know of the request around them. */
export type PageContext = {
	readonly language: Language
	readonly say: (da: string, en: string) => string
	readonly link: (path: string) => string
	/** Hidden in every form; without it nothing is changed. */
	readonly token: string
}

export const Around = createContext<PageContext>({ language: 'da', say: (da) => da, link: (path) => path, token: '' })
export const useAround = (): PageContext => useContext(Around)
