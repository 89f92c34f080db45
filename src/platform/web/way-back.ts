/** What can name nobody: a day, a number of a few digits, an id. */
const namesNobody = /^(\d{4}-\d\d-\d\d|\d{1,4}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Where somebody was going who has to log in first. Words searched for are left behind: they may be a citizen's name. */
export const wayBack = (path: string, query: URLSearchParams): string => {
	const kept = new URLSearchParams([...query].filter(([, value]) => namesNobody.test(value)))
	return kept.size === 0 ? path : `${path}?${kept}`
}
