import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { consentText, partnerText } from '#visit/index.ts'
import type { HandOver, SharingConsent, Step } from './hand-over.ts'
import { stepSaid, stepText } from './hand-over-words.ts'

type NameOf = (staff: StaffId) => string | undefined

const consentLines = (consent: SharingConsent, nth: number, to: string, nameOf: NameOf): Told[] => {
	const how = consentText(consent.how)
	const given: Told = {
		on: consent.on,
		at: null,
		what: text(
			`Borgeren sagde ${nth === 0 ? '' : 'igen '}ja til at dele med ${to} (${how.da.toLowerCase()})`,
			`The citizen said yes ${nth === 0 ? '' : 'again '}to sharing (${how.en.toLowerCase()})`,
		),
		who: nameOf(consent.recordedBy),
	}
	const { withdrawn } = consent
	if (withdrawn === null) return [given]
	return [
		given,
		{
			on: withdrawn.on,
			at: null,
			what: text(`Borgeren tog sit ja til at dele med ${to} tilbage`, 'The citizen took the yes to sharing back'),
			who: nameOf(withdrawn.by),
		},
	]
}

const stepLine = (one: Step, to: string, nameOf: NameOf): Told => {
	const name = stepText(one.step)
	const said = stepSaid(one)
	return {
		on: one.on,
		at: one.at,
		what: text(`Overlevering til ${to}: ${name.da.toLowerCase()}`, `Hand-over: ${name.en.toLowerCase()}`),
		words: said.da || undefined,
		who: one.by === null ? undefined : nameOf(one.by),
		struck: one.undone !== null,
	}
}

/** What was handed over, on which consent, and what came of it, as lines of the citizen's story. */
export const handOverLines = (one: HandOver, nameOf: NameOf): Told[] => {
	const to = partnerText(one.to)
	const ends = one.steps.some(({ step, undone }) => undone === null && (step === 'stopped' || step === 'ended'))
	return [
		{
			on: dayOf(one.madeAt),
			at: one.madeAt,
			what: text(`Overlevering til: ${to.da}`, `Hand-over to: ${to.en}`),
			words: one.what,
			who: nameOf(one.madeBy),
			struck: ends,
		},
		...one.consents.flatMap((consent, nth) => consentLines(consent, nth, to.da.toLowerCase(), nameOf)),
		...one.steps.map((step) => stepLine(step, to.da.toLowerCase(), nameOf)),
	]
}
