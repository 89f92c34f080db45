export { type Answers, emptyAnswers, verdictCodes } from './answers.ts'
export { type Columns, emptyColumns, setFact } from './compile/columns.ts'
export { compile, type Program } from './compile/compile.ts'
export { type Constants, constantsFor } from './compile/constants.ts'
export { type Circumstances, type FactBits, factWordsOf } from './compile/fact-bits.ts'
export { type Happening, lower, type Rule, type Rules } from './compile/lower.ts'
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
export { lessThanMinimum } from './trial/minimum.ts'
export { trialFindings } from './trial/trial-findings.ts'
export type { Ground, HeldExclusion, Stance, Verdict, VerdictWord, Why } from './verdict.ts'
