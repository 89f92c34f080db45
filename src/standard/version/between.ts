import type { Language } from '#kernel/language.ts'
import type { Standard } from '../standard.ts'

/** The version before, the version after, and the language in which the difference is told. */
export type Between = { readonly from: Standard; readonly to: Standard; readonly language: Language }

export const sayIn =
	({ language }: Between) =>
	(da: string, en: string): string =>
		language === 'da' ? da : en
