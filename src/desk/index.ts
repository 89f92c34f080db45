export type { Standing } from './standing.ts'
export {
	groupLabel,
	type StandingGroup,
	type StandingKind,
	standingGroup,
	standingKinds,
	standingLabel,
	standingMeans,
} from './standing-words.ts'
