import type { Role } from '#access/index.ts'
import type { Ask } from '#platform/web/index.ts'

/** Whether whoever asks is that at work, perhaps among other things. */
export const isOne = (ask: Ask, role: Role): boolean => ask.atWork().roles.includes(role)

/** Whether whoever asks visits, and is not coordinator besides. */
export const visitsOnly = (ask: Ask): boolean => isOne(ask, 'consultant') && !isOne(ask, 'coordinator')

/** Whether whoever asks may see who a citizen is and open their card. A manager sees how much waits, and since when; not whom it is about. */
export const opensCards = (ask: Ask): boolean => isOne(ask, 'coordinator') || isOne(ask, 'consultant')
