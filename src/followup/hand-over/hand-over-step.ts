import type { Day } from '#kernel/day.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { isVisible } from '#kernel/visible.ts'
import {
	type HandOver,
	isOver,
	type KeptHandOver,
	lastStep,
	type Step,
	standingConsent,
	told,
	type Way,
	ways,
} from './hand-over.ts'

export type ToldStep = (typeof told)[number]

/** A step as staff tells of it. */
export type StepAsked = {
	readonly step: string
	readonly way: string
	readonly on: Day | null
	readonly words: string
}

export type StepWhy =
	| 'no_step'
	| 'is_over'
	| 'no_consent'
	| 'note_struck'
	| 'before_consent'
	| 'not_sent_yet'
	| 'received_already'
	| 'no_way'
	| 'no_day'
	| 'day_not_come'
	| 'before_it_was_sent'
	| 'no_words'
	| 'too_long'

/** As many letters as who it was takes. */
export const whoAtMost = 200

const sendingWhy = (handOver: HandOver, on: Day, way: string): StepWhy | null => {
	const consent = standingConsent(handOver)
	if (consent === null) return 'no_consent'
	if (handOver.noteStruck !== null && on > handOver.noteStruck.on) return 'note_struck'
	if (on < consent.on) return 'before_consent'
	return ways.some((one) => one === way) ? null : 'no_way'
}

const followingWhy = (handOver: KeptHandOver, step: ToldStep, on: Day): StepWhy | null => {
	const sent = lastStep(handOver, 'sent')
	const [first] = handOver.consents
	if (step === 'stopped') return first !== undefined && on < first.on ? 'before_consent' : null
	if (sent === null) return 'not_sent_yet'
	if (step === 'received' && lastStep(handOver, 'received') !== null) return 'received_already'
	return on < sent.on ? 'before_it_was_sent' : null
}

/** With the citizen's yes; and where the note is invalid, at the latest on the day it was struck: it can have gone in the morning. */
const maySend = (handOver: HandOver): boolean => {
	const consent = standingConsent(handOver)
	return consent !== null && (handOver.noteStruck === null || consent.on <= handOver.noteStruck.on)
}

/** The steps that can be told of a hand-over as it stands, in the order they usually come. */
export const stepsAhead = (handOver: HandOver): ToldStep[] => {
	if (isOver(handOver)) return []
	const sent = lastStep(handOver, 'sent') !== null
	const received = lastStep(handOver, 'received') !== null
	const mayShare = maySend(handOver)
	return told.filter((step) => {
		if (step === 'stopped') return true
		if (step === 'sent') return mayShare && !received
		return step === 'received' ? sent && !received : sent
	})
}

/** Whether a step can be taken now. Nothing is sent without the citizen's yes, nor from a note that is invalid; what is over stays as it ended, until that is undone. */
export const mayTake = (
	handOver: HandOver,
	asked: StepAsked,
	today: Day,
): Outcome<Pick<Step, 'on' | 'words' | 'way'> & { readonly step: ToldStep }, StepWhy> => {
	const step = told.find((one) => one === asked.step)
	if (step === undefined) return no('no_step')
	if (isOver(handOver)) return no('is_over')
	const { on } = asked
	if (on === null) return no('no_day')
	if (on > today) return no('day_not_come')
	const why = step === 'sent' ? sendingWhy(handOver, on, asked.way) : followingWhy(handOver, step, on)
	if (why !== null) return no(why)
	const words = asked.words.trim()
	const isWho = step === 'sent' || step === 'received'
	if (isWho && words.length > whoAtMost) return no('too_long')
	if (!isWho && !isVisible(words)) return no('no_words')
	const way: Way | null = step === 'sent' ? (ways.find((one) => one === asked.way) ?? null) : null
	return yes({ step, on, words, way })
}

/** Is a step the one that is told of now? */
export const isTold = (step: Step, asked: StepAsked): boolean =>
	step.step === asked.step &&
	step.on === asked.on &&
	step.words === asked.words.trim() &&
	(step.way === null || step.way === asked.way)

/** The step that can be undone: the latest that counts, unless the system took it. */
export const stepToUndo = ({ steps }: Pick<HandOver, 'steps'>): Step | null => {
	const last = steps.findLast((one) => one.undone === null) ?? null
	return last === null || last.by === null ? null : last
}

export type ConsentWhy = 'no_day' | 'day_not_come' | 'before_consent' | 'before_withdrawal'

/** The day on which the citizen's yes can have changed: taken back since it was given, or given again since it was taken back. */
export const consentDay = (handOver: KeptHandOver, on: Day | null, today: Day): Outcome<Day, ConsentWhy> => {
	if (on === null) return no('no_day')
	if (on > today) return no('day_not_come')
	const last = handOver.consents.at(-1)
	if (last === undefined) return yes(on)
	if (last.withdrawn === null) return on < last.on ? no('before_consent') : yes(on)
	return on < last.withdrawn.on ? no('before_withdrawal') : yes(on)
}
