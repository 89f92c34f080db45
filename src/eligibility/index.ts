export { decide, stanceOn } from './decide.ts'
export type {
	Exception,
	Facts,
	Help,
	HistoryEntry,
	LifeEvent,
	PartOfFacts,
	Risk,
	Status,
} from './facts.ts'
export { unserved } from './judge.ts'
export type { FactSource } from './source.ts'
export type { Ground, HeldExclusion, Stance, Verdict, VerdictWord, Why } from './verdict.ts'
