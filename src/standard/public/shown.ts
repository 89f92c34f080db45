import type { Municipality } from '#platform/municipality/index.ts'
import type { Block } from './blocks.ts'

/** What the citizens' page says, before anyone decides how it looks. */
export type Shown =
	| Block
	| { readonly is: 'heading'; readonly words: string }
	| { readonly is: 'links'; readonly items: readonly Link[] }
type Link = { readonly words: string; readonly url: string }
export type Section = { readonly id: string; readonly heading: string; readonly shown: readonly Shown[] }

/** What the page needs of the municipality's own settings. */
export type Office = Pick<Municipality, 'name' | 'sender' | 'contact' | 'managersOffice' | 'relatedPolicies'>

export const paragraph = (words: string): Shown => ({ is: 'paragraph', words })
export const heading = (words: string): Shown => ({ is: 'heading', words })
export const list = (items: readonly string[]): Shown[] => (items.length === 0 ? [] : [{ is: 'list', items }])

/** As it stands inside a sentence. */
export const small = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
