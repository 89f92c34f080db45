import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { consentText, partnerText } from '#visit/index.ts'
import { isCalledOff, type KeptHandOver, type SharingConsent, type Step } from './hand-over.ts'
import { stepSaid, stepText } from './hand-over-words.ts'

type NameOf = (staff: StaffId) => string | undefined

const consentLines = (consent: SharingConsent, nth: number, to: Text, nameOf: NameOf): Told[] => {
	const how = consentText(consent.how)
	const given: Told = {
		on: consent.on,
		at: null,
		what: text(
			`Borgeren sagde ${nth === 0 ? '' : 'igen '}ja til at dele med ${to.da} (${how.da.toLowerCase()})`,
			`The citizen said yes ${nth === 0 ? '' : 'again '}to sharing with ${to.en} (${how.en.toLowerCase()})`,
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
			what: text(
				`Borgeren tog sit ja til at dele med ${to.da} tilbage`,
				`The citizen took the yes to sharing with ${to.en} back`,
			),
			who: nameOf(withdrawn.by),
		},
	]
}

const stepLine = (one: Step, to: Text, nameOf: NameOf): Told => {
	const name = stepText(one.step)
	const said = stepSaid(one)
	return {
		on: one.on,
		at: one.at,
		what: text(
			`Overlevering til ${to.da}: ${name.da.toLowerCase()}`,
			`Hand-over to ${to.en}: ${name.en.toLowerCase()}`,
		),
		words: said.da || undefined,
		who: one.by === null ? undefined : nameOf(one.by),
		struck: one.undone !== null,
	}
}

/** What was handed over, on which consent, and what came of it, as lines of the citizen's story. */
export const handOverLines = (one: KeptHandOver, nameOf: NameOf): Told[] => {
	const to = partnerText(one.to)
	const inLine = text(to.da.toLowerCase(), to.en.toLowerCase())
	return [
		{
			on: dayOf(one.madeAt),
			at: one.madeAt,
			what: text(`Overlevering til: ${to.da}`, `Hand-over to: ${to.en}`),
			words: one.what,
			who: nameOf(one.madeBy),
			struck: isCalledOff(one),
		},
		...one.consents.flatMap((consent, nth) => consentLines(consent, nth, inLine, nameOf)),
		...one.steps.map((step) => stepLine(step, inLine, nameOf)),
	]
}
