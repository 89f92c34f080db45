import type { FactSource } from '#eligibility/index.ts'
import type { Route } from '#platform/web/index.ts'
import { boardMoveRoutes } from './board/board-move-pages.tsx'
import { boardRoutes } from './board/board-pages.tsx'
import { callRoutes } from './call/call-pages.tsx'
import { personRoutes } from './card/person-pages.tsx'
import { stopRoutes } from './card/stop-pages.tsx'
import { erasureRoutes } from './erase/erasure-pages.tsx'
import { keepLongerRoutes } from './erase/keep-longer-pages.tsx'
import { moveCallRoutes } from './move/move-call-pages.tsx'
import { ownRoutes } from './own/own-pages.tsx'
import { recordAskedRoutes } from './record/record-asked-pages.tsx'
import { recordRoutes } from './record/record-request-pages.tsx'
import { duplicateRoutes } from './same-person/duplicates-pages.tsx'
import { lookForRoutes } from './same-person/look-for-pages.tsx'
import { samePersonRoutes } from './same-person/same-person-pages.tsx'
import { sickRoutes } from './sick/sick-pages.tsx'
import { timeNeedsRoutes } from './sick/time-needs-pages.tsx'
import { standingRoutes } from './standing/standing-pages.tsx'
import { incomingRoutes } from './today/incoming-pages.tsx'
import { overdueRoutes } from './today/overdue-pages.tsx'
import { todayRoutes } from './today/today-pages.tsx'
import { worklistRoutes } from './today/worklist-pages.tsx'

/** The day's work across the rooms; `sources` bring a citizen's standing up to date after a call. */
export const deskPages = (sources: readonly FactSource[]): Route[] => [
	...todayRoutes,
	...worklistRoutes,
	...personRoutes(sources),
	...stopRoutes(sources),
	...overdueRoutes(sources),
	...timeNeedsRoutes,
	...callRoutes(sources),
	...boardRoutes,
	...boardMoveRoutes,
	...moveCallRoutes,
	...incomingRoutes,
	...sickRoutes,
	...standingRoutes,
	...duplicateRoutes,
	...lookForRoutes,
	...samePersonRoutes(sources),
	...erasureRoutes,
	...keepLongerRoutes,
	...recordAskedRoutes,
	...recordRoutes(sources),
	...ownRoutes(sources),
]
