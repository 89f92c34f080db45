/** Danish first, English second; every text a citizen may meet exists in both. */
export type Language = 'da' | 'en'
export type Text = { readonly da: string; readonly en: string }

export const text = (da: string, en: string): Text => ({ da, en })

/** Danish alphabetical order: æ, ø, å last and *aa* read as *å*. */
export const inDanishOrder = (a: string, b: string): number => order.compare(a, b)
const order = new Intl.Collator('da', { sensitivity: 'base', numeric: true })
