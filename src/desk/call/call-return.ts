const lists = /^\/sygemelding\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** The list that a call was begun from and leads back to: a page of our own; anything else leads nowhere. */
export const readReturn = (written: string | null | undefined): string | null =>
	written !== null && written !== undefined && lists.test(written) ? written : null
