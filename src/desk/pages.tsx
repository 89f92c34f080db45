import type { FactSource } from '#eligibility/index.ts'
import type { Route } from '#platform/web/index.ts'
import { boardMoveRoutes } from './board-move-pages.tsx'
import { boardRoutes } from './board-pages.tsx'
import { callRoutes } from './call-pages.tsx'
import { duplicateRoutes } from './duplicates-pages.tsx'
import { erasureRoutes } from './erasure-pages.tsx'
import { incomingRoutes } from './incoming-pages.tsx'
import { keepLongerRoutes } from './keep-longer-pages.tsx'
import { lookForRoutes } from './look-for-pages.tsx'
import { moveCallRoutes } from './move-call-pages.tsx'
import { overdueRoutes } from './overdue-pages.tsx'
import { ownRoutes } from './own-pages.tsx'
import { personRoutes } from './person-pages.tsx'
import { recordAskedRoutes } from './record-asked-pages.tsx'
import { recordRoutes } from './record-request-pages.tsx'
import { samePersonRoutes } from './same-person-pages.tsx'
import { sickRoutes } from './sick-pages.tsx'
import { standingRoutes } from './standing-pages.tsx'
import { stopRoutes } from './stop-pages.tsx'
import { timeNeedsRoutes } from './time-needs-pages.tsx'
import { todayRoutes } from './today-pages.tsx'
import { worklistRoutes } from './worklist-pages.tsx'

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
