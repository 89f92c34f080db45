import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { departureText } from '#population/index.ts'
import { agreementKindText } from '#visit/index.ts'
import type { KeptAgreement } from './agreement.ts'
import { type Closing, closingText } from './closing.ts'

const systemsOwn: Readonly<Record<string, Text>> = {
	course_closed: text('Forløbet blev afsluttet', 'The course was closed'),
	...departureText,
}
/** Why an agreement was cancelled, in words; the system's own reason is a code. */
export const cancelledText = (because: string): Text => systemsOwn[because] ?? text(because, because)

const agreementLines = (one: KeptAgreement, who: string | undefined): Told[] => {
	const kind = agreementKindText(one.kind)
	const first = one.moves[0]?.from ?? one.dueOn
	const made: Told = {
		on: dayOf(one.madeAt),
		at: one.madeAt,
		what: text(
			`Aftalt: ${kind.da.toLowerCase()} senest ${writeShortDay(first)}`,
			`Agreed: ${kind.en.toLowerCase()} by ${writeShortDay(first)}`,
		),
		words: one.what,
		who,
		struck: one.cancelledAt !== null,
	}
	const moved = one.moves.map((move) => ({
		on: dayOf(move.at),
		at: move.at,
		what: text(
			`Aftale flyttet fra ${writeShortDay(move.from)} til ${writeShortDay(move.to)}`,
			`Agreement moved from ${writeShortDay(move.from)} to ${writeShortDay(move.to)}`,
		),
		words: move.because,
	}))
	const done =
		one.doneAt === null
			? []
			: [
					{
						on: dayOf(one.doneAt),
						at: one.doneAt,
						what: text(`${kind.da} udført`, `${kind.en} done`),
						words: one.outcome ?? undefined,
						who,
					},
				]
	const because = cancelledText(one.cancelledBecause ?? '')
	const cancelled =
		one.cancelledAt === null
			? []
			: [
					{
						on: dayOf(one.cancelledAt),
						at: one.cancelledAt,
						what: text(`Aftale annulleret: ${because.da}`, `Agreement cancelled: ${because.en}`),
					},
				]
	return [made, ...moved, ...done, ...cancelled]
}

const closingLine = (one: Closing, who: string | undefined): Told => {
	const why = closingText(one.reason)
	const to = one.guidedTo === null ? '' : ` (${one.guidedTo})`
	return {
		on: one.on,
		at: one.at,
		what: text(`Forløb afsluttet: ${why.da}${to}`, `Course closed: ${why.en}${to}`),
		words: one.note || undefined,
		who,
	}
}

export const toldOf = (
	agreements: readonly KeptAgreement[],
	closings: readonly Closing[],
	nameOf: (staff: StaffId) => string | undefined,
): Told[] => [
	...agreements.flatMap((one) => agreementLines(one, nameOf(one.owner))),
	...closings.map((one) => closingLine(one, nameOf(one.by))),
]
