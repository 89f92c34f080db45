export type { Standing } from './standing/standing.ts'
export {
	groupLabel,
	type StandingGroup,
	type StandingKind,
	standingGroup,
	standingKinds,
	standingLabel,
	standingMeans,
} from './standing/standing-words.ts'
