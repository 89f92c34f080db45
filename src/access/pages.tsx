import type { Route } from '#platform/web/index.ts'
import { type CitizensIn, citizenLoginPages } from './citizen-login-pages.tsx'
import { competenceRoutes } from './competence/competence-pages.tsx'
import type { LoginOf } from './login.ts'
import { loginPages } from './login-pages.tsx'
import { type AlsoAs, type NamesOf, readLogPages } from './read-log-pages.tsx'
import { staffPages } from './staff/staff-pages.tsx'

/** Login, staff and the read log. */
export const accessPages = (loginOf: LoginOf, namesOf: NamesOf, alsoAs: AlsoAs, citizens?: CitizensIn): Route[] => [
	...loginPages(loginOf),
	...(citizens === undefined ? [] : citizenLoginPages(citizens)),
	...competenceRoutes,
	...staffPages(loginOf),
	...readLogPages(namesOf, alsoAs),
]
