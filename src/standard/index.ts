export type { Block } from './blocks.ts'
export { after, type Interval, lastOf } from './interval.ts'
export type { Problem } from './problem.ts'
export { type Earlier, readStandard } from './read.ts'
export {
	type AgeRange,
	type CitizenTexts,
	type Condition,
	type Contact,
	type Criterion,
	criterionText,
	type EventDetail,
	type EventWindow,
	type Exclusion,
	exclusionText,
	type Form,
	type Group,
	type HelpKind,
	type Initiative,
	type Intervention,
	interventionOf,
	type Needs,
	type Opens,
	type Reading,
	type Standard,
	standardName,
	standardOn,
	type Topic,
	topicsFor,
} from './standard.ts'
