export { decide, stanceOn } from './decide.ts'
export {
	type Exception,
	type Facts,
	type Help,
	type HistoryEntry,
	type LifeEvent,
	type PartOfFacts,
	type Risk,
	type Status,
} from './facts.ts'
export { unserved } from './judge.ts'
export type { FactSource } from './source.ts'
export type { Ground, HeldExclusion, Stance, Verdict, VerdictWord, Why } from './verdict.ts'
