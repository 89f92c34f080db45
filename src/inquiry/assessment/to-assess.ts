import { type Facts, type Ground, unserved, type Verdict } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import type { StaffId } from '#kernel/ids.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import type { Form } from '#platform/web/index.ts'
import type { Citizen } from '#population/index.ts'
import { criterionText, type Standard, standardOn } from '#standard/index.ts'
import type { Recorded } from '../facts-known.ts'
import { isSource, type Source } from '../sources.ts'
import { groundsToAssess } from '../standing-words.ts'
import { tell } from '../tell.ts'
import type { Wait } from '../waiting.ts'
import { type AssessmentOutcome, needsAYes, stands } from './assessment.ts'
import { decisionWords } from './decision-words.ts'
import { type FurtherVisitRefusal, furtherHindrance, furtherKinds, type VisitKind } from './further-visit.ts'
import { hindranceOf, isOpenToDecide, type RiskChoice, riskChoices } from './special-risk.ts'

/** A ground that waits for a yes or no; `wait` is null where an exclusion covers it, so that nothing is due. */
export type WaitingGround = {
	readonly ground: Ground
	readonly name: Text
	readonly why: Text | null
	readonly wait: Wait | null
}

/** A ground that was decided upon and is still open: a later decision would stand in its place. */
export type DecidedGround = { readonly criterion: string; readonly name: Text; readonly outcome: AssessmentOutcome }

/** What the page shows on which a professional decides. */
export type ToAssess = {
	readonly citizen: Citizen
	readonly facts: Facts
	readonly verdict: Verdict
	readonly standard: Standard | null
	readonly today: Day
	readonly mayDecide: boolean
	/** Names of those who may. */
	readonly deciders: readonly string[]
	readonly waiting: readonly WaitingGround[]
	/** Grounds that the standard gives whoever asks. */
	readonly onRequest: readonly WaitingGround[]
	readonly decided: readonly DecidedGround[]
	/** What of the standard a professional may choose, each with what hinders it for this citizen. */
	readonly risks: readonly { readonly choice: RiskChoice; readonly hindrance: Text | null }[]
	/** Who told of the latest concern, as the citizen's record may know it; else ourselves. */
	readonly heardFrom: Source
	readonly further: {
		readonly kinds: readonly VisitKind[]
		readonly cites: string
		/** Why there can be none for this citizen. */
		readonly hindrance: FurtherVisitRefusal | null
	}
	readonly consultants: readonly { readonly id: StaffId; readonly name: string }[]
	/** Assessments, exceptions and further visits, as told on the card, newest first. */
	readonly before: readonly Told[]
	/** Those of them that stand, as a form names them. */
	readonly standing: readonly { readonly value: string; readonly label: Text; readonly on: Day }[]
	/** Referrals about the citizen, for those who decide to read. */
	readonly referrals: readonly { readonly id: string; readonly on: Day }[]
	/** How many assessments there were when the page was made. */
	readonly seen: number
	readonly formKey: string
	readonly typed: Form | null
	readonly errors: Readonly<Record<string, string>>
}

type Weighed = {
	readonly citizen: Citizen
	readonly facts: Facts
	readonly verdict: Verdict
	readonly standards: readonly Standard[]
	readonly today: Day
	readonly recorded: Recorded
	readonly waits: readonly (Wait & { readonly criterion: string })[]
	readonly names: ReadonlyMap<StaffId, string>
}

type Shown = Omit<ToAssess, 'mayDecide' | 'deciders' | 'consultants' | 'referrals' | 'formKey' | 'typed' | 'errors'>

/** The rule's sentences without its name, which stands above them. */
export const withoutName = (why: Text, name: Text): Text => {
	const rest = (words: string, start: string) =>
		words.startsWith(`${start}: `) ? words.slice(start.length + 2) : words
	return text(rest(why.da, name.da), rest(why.en, name.en))
}

/** The last decision that stands on each ground still open. */
const decidedIn = ({ recorded, standards, facts, today }: Weighed, nameOf: (code: string) => Text): DecidedGround[] => {
	const latest = new Map(recorded.assessments.filter(stands).map(({ criterion, outcome }) => [criterion, outcome]))
	return [...latest].flatMap(([criterion, outcome]) =>
		isOpenToDecide(standards, facts, criterion, today) ? [{ criterion, name: nameOf(criterion), outcome }] : [],
	)
}

const standingIn = (recorded: Recorded, standards: readonly Standard[]): ToAssess['standing'] => {
	const { assessments, exceptions, furtherVisits } = recorded
	const named = (kind: string, one: { readonly id: string; readonly on: Day }, label: Text) => ({
		value: `${kind} ${one.id}`,
		label,
		on: one.on,
	})
	const words = decisionWords(standards)
	return [
		...assessments.filter(stands).map((one) => named('assessment', one, words.assessment(one))),
		...exceptions.filter(stands).map((one) => named('exception', one, words.exception(one))),
		...furtherVisits.filter(stands).map((one) => named('further_visit', one, words.furtherVisit(one))),
	].toSorted((a, b) => (a.on < b.on ? 1 : -1))
}

/** Who told of the latest concern that stands; a sender who may not be named is *others* there. */
export const heardFrom = (notices: Recorded['notices']): Source =>
	notices
		.filter(({ kind, source, withdrawn }) => kind === 'concern_raised' && withdrawn === null && isSource(source))
		.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
		.at(-1)?.source ?? 'health_promotion'

/** All that stands on the page, worked out from what is known of the citizen. */
export const toAssess = (weighed: Weighed): Shown => {
	const { citizen, facts, verdict, standards, today, recorded, waits, names } = weighed
	const standard = standardOn(standards, today)
	const nameOf = (code: string): Text => (standard === null ? text(code, code) : criterionText(standard, code))
	const told = (ground: Ground): WaitingGround => {
		const why = verdict.why.find(({ criterion }) => criterion === ground.criterion)
		return {
			ground,
			name: nameOf(ground.criterion),
			why: why === undefined ? null : withoutName(text(why.da, why.en), nameOf(ground.criterion)),
			wait: waits.find(({ criterion }) => criterion === ground.criterion) ?? null,
		}
	}
	const waiting = groundsToAssess(verdict.grounds)
	const decided = decidedIn(weighed, nameOf)
	const isAsked = (code: string): boolean => [...waiting, ...decided].some(({ criterion }) => criterion === code)
	const isGiven = (code: string): boolean =>
		unserved(verdict.grounds).some(({ criterion, initiative }) => criterion === code && !needsAYes(initiative))
	return {
		citizen,
		facts,
		verdict,
		standard,
		today,
		waiting: waiting.map(told),
		onRequest: verdict.grounds
			.filter(({ initiative, servedOn }) => initiative === 'on_request' && servedOn === undefined)
			.map(told),
		decided,
		risks: riskChoices(standard)
			.filter(({ criterion: { code } }) => !isAsked(code) && !isGiven(code))
			.map((choice) => {
				const hindrance = hindranceOf(standards, facts, choice, today)
				return { choice, hindrance: hindrance === null ? null : withoutName(hindrance, choice.criterion.name) }
			}),
		heardFrom: heardFrom(recorded.notices),
		further: {
			kinds: standard === null ? [] : furtherKinds(standard),
			cites: standard?.furtherVisits.cites ?? '',
			hindrance: standard === null ? 'no_standard_in_force' : furtherHindrance(standard, verdict),
		},
		before: tell({ ...recorded, notices: [], cases: [] }, standards, names).toReversed(),
		standing: standingIn(recorded, standards),
		seen: recorded.assessments.length,
	}
}
