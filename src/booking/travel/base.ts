import type { StaffId } from '#kernel/ids.ts'
import type { Place } from './travel.ts'

/** Where a consultant drives from and back to, as it is called, and where that is. */
export type Base = Place & { readonly words: string }
export type KnownBase = Base & { readonly staff: StaffId }

type Municipal = { readonly base?: (Place & { readonly name: string }) | undefined }

/** A consultant's own base, else the municipality's; null: the way to the first visit and from the last is not planned. */
export const baseOf = (own: Base | undefined, municipality: Municipal): Base | null => {
	if (own !== undefined) return { words: own.words, x: own.x, y: own.y }
	const { base } = municipality
	return base === undefined ? null : { words: base.name, x: base.x, y: base.y }
}
