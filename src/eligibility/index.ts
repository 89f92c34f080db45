export { type Answers, emptyAnswers, verdictCodes } from './answers.ts'
export { type Columns, emptyColumns, setFact } from './columns.ts'
export { compile, type Program } from './compile.ts'
export { type Constants, constantsFor } from './constants.ts'
export { decide, stanceOn } from './decide.ts'
export { type Circumstances, type FactBits, factWordsOf } from './fact-bits.ts'
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
export { type Happening, lower, type Rule, type Rules } from './lower.ts'
export { lessThanMinimum } from './minimum.ts'
export type { FactSource } from './source.ts'
export { trialFindings } from './trial-findings.ts'
export type { Ground, HeldExclusion, Stance, Verdict, VerdictWord, Why } from './verdict.ts'
