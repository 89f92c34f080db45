import type { Ask } from '#platform/web/index.ts'

export { withCitizen } from '#population/actions.ts'

/** Whether whoever asks may open a citizen's card. */
export const opensCards = (ask: Ask): boolean =>
	ask.atWork().roles.some((role) => role === 'coordinator' || role === 'consultant')
