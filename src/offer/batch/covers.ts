import { isBefore, type Span } from '#kernel/instant.ts'

/** Whether the spans together hold all of `span`, without a gap. */
export const covers = (spans: readonly Span[], span: Span): boolean => {
	const next = spans.find(({ from, to }) => !isBefore(span.from, from) && isBefore(span.from, to))
	if (next === undefined) return false
	return !isBefore(next.to, span.to) || covers(spans, { from: next.to, to: span.to })
}
