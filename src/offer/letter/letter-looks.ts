import type { Line, Side } from '#platform/letters/index.ts'
import type { Size } from './letter.ts'

/** What is wrong with a letter as it was set. */
export type Fault = 'too_many_sides' | 'over_the_edge' | 'over_other_words'

/** Of a letter in the usual size one sheet, in large print two. */
const mostSides: Readonly<Record<Size, number>> = { normal: 2, large: 4 }
/** Millimetres that must stay white. */
const edge = { left: 19.5, right: 17.5, top: 15, bottom: 9 }

/** What a reader would see at once: sides too many, words cut off, words upon words. */
export const faultsOf = (sides: readonly Side[], size: Size): Fault[] => [
	...(sides.length > mostSides[size] ? (['too_many_sides'] as const) : []),
	...(sides.some((side) => side.lines.some((line) => isOverTheEdge(line, side))) ? (['over_the_edge'] as const) : []),
	...(sides.some(({ lines }) => lines.some((line, place) => lines.slice(place + 1).some((other) => meet(line, other))))
		? (['over_other_words'] as const)
		: []),
]

const isOverTheEdge = ({ left, right, base, size }: Line, side: Side): boolean =>
	left < edge.left ||
	right - spaceAtEnd(size) > side.width - edge.right ||
	base - height(size) < edge.top ||
	base > side.height - edge.bottom

/** Of letters without stems; what hangs below or stands out above may touch. */
const height = (size: number): number => size * 0.5 * 0.3528
/** A line may end in a space that nobody sees. */
const spaceAtEnd = (size: number): number => size * 0.25 * 0.3528

const meet = (a: Line, b: Line): boolean =>
	Math.min(a.right - spaceAtEnd(a.size), b.right - spaceAtEnd(b.size)) - Math.max(a.left, b.left) > 0.3 &&
	Math.min(a.base, b.base) - Math.max(a.base - height(a.size), b.base - height(b.size)) > 0.3
