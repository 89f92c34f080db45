export { atKey, doubtful, type Found, remark } from './check/found.ts'
export { nearest } from './check/nearest.ts'
export { section79aRepealedOn } from './check/repealed-right.ts'
export type { DraftId } from './draft/draft.ts'
export { after, type Interval, lastOf } from './format/interval.ts'
export { type Earlier, readStandard } from './format/read.ts'
export { commonWords, type WordKind } from './kinds.ts'
export type { LawRule, Leave, NationalMinimum } from './law.ts'
export type { Problem } from './problem.ts'
export type { Block } from './public/blocks.ts'
export { helpWords } from './public/condition-words.ts'
export { commonName, factWord } from './public/fact-words.ts'
export { phoneAt, phoneHoursText } from './public/phone-hours.ts'
export { listed } from './public/plain-words.ts'
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
