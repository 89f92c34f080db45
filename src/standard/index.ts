export type { Block } from './blocks.ts'
export { helpWords } from './condition-words.ts'
export type { DraftId } from './draft.ts'
export { commonName, factWord } from './fact-words.ts'
export { atKey, doubtful, type Found, remark } from './found.ts'
export { after, type Interval, lastOf } from './interval.ts'
export { commonWords, type WordKind } from './kinds.ts'
export type { LawRule, Leave, NationalMinimum } from './law.ts'
export { nearest } from './nearest.ts'
export { phoneAt, phoneHoursText } from './phone-hours.ts'
export { listed } from './plain-words.ts'
export type { Problem } from './problem.ts'
export { type Earlier, readStandard } from './read.ts'
export { section79aRepealedOn } from './repealed-right.ts'
export {
	type AgeRange,
	type Ages,
	type ByAge,
	type Collective,
	type Condition,
	type Contact,
	type Criterion,
	type EventDetail,
	type EventWindow,
	type Exclusion,
	type Form,
	type Group,
	type HelpKind,
	type Initiative,
	isIn,
	type Needs,
	type Opens,
	type Period,
	type Scope,
	type Strength,
	type VisitNeeds,
} from './rule.ts'
export {
	type CitizenTexts,
	citesOf,
	criterionText,
	exclusionText,
	groundText,
	type Intervention,
	interventionOf,
	type LivesAlone,
	legalBasisOn,
	type Merging,
	type OwnWord,
	type Reading,
	type Replacement,
	type Standard,
	standardName,
	standardOn,
	standardText,
	standardUnder,
	type Topic,
	type Transitional,
	topicsFor,
} from './standard.ts'
