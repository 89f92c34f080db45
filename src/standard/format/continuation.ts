type Plain = { readonly [key: string]: unknown }

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * A later version says only what differs: keys are laid over the earlier version's, level by level.
 * A list or a single value replaces the earlier one; a key written with nothing after it (`validTo:`) takes it away.
 * Where there is nothing to take away it stays, so that the format refuses it: it may be half of a text with a comma.
 */
export const layOver = (earlier: unknown, own: unknown): unknown => {
	if (!isPlain(earlier) || !isPlain(own)) return own
	const kept = Object.entries(earlier).filter(([key]) => own[key] !== null)
	const merged = Object.fromEntries(kept.map(([key, value]) => [key, key in own ? layOver(value, own[key]) : value]))
	const added = Object.entries(own).filter(([key]) => !(key in earlier))
	return { ...merged, ...Object.fromEntries(added) }
}

export const without = (content: unknown, ...keys: readonly string[]): unknown =>
	isPlain(content) ? Object.fromEntries(Object.entries(content).filter(([key]) => !keys.includes(key))) : content

export const valueAt = (content: unknown, key: string): unknown => (isPlain(content) ? content[key] : undefined)
