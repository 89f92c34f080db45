import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { type Language, type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Known, Screening } from '../screening/screening.ts'
import type { Line } from './hospital-lines.ts'
import type { Correction, InHospital, Whereabouts } from './hospital-stay.ts'

/** What MedCom calls such a message. */
export const notificationName = text('Advis om sygehusophold', 'Hospital notification')

/** What happened, as MedCom's standard says it in Danish. */
export const activityText = ({ activity, stayClass }: Pick<Line, 'activity' | 'stayClass'>): Text => {
	switch (activity) {
		case 'admitted':
			return stayClass === 'inpatient'
				? text('Start sygehusophold – indlagt', 'Start of hospital stay – admitted')
				: text('Start sygehusophold – akut ambulant', 'Start of hospital stay – acute outpatient')
		case 'leave_begun':
			return text('Start orlov', 'Start of leave')
		case 'leave_ended':
			return text('Slut orlov', 'End of leave')
		case 'discharged':
			return text('Slut sygehusophold – afsluttet til hjemmet', 'End of hospital stay – discharged to the home')
		case 'dead':
			return text('Død', 'Dead')
	}
}

const at = (hospital: string | null): string => (hospital === null ? '' : `, ${hospital}`)

/** *Indlagt siden 1. marts 2026, Hjerteafdelingen*; null where nobody need know anything. */
export const whereaboutsText = (now: Whereabouts): Text | null => {
	switch (now.is) {
		case 'nothing_told':
			return null
		case 'cancelled':
			return text('Sygehuset har annulleret sit advis', 'The hospital has cancelled its notification')
		case 'in_hospital': {
			const [da, en] = [writeDay(now.since, 'da'), writeDay(now.since, 'en')]
			return now.stayClass === 'inpatient'
				? text(`Indlagt siden ${da}${at(now.hospital)}`, `In hospital since ${en}${at(now.hospital)}`)
				: text(
						`På sygehus siden ${da}, akut ambulant${at(now.hospital)}`,
						`At hospital since ${en}, acute outpatient${at(now.hospital)}`,
					)
		}
		case 'on_leave':
			return text(
				`På orlov fra sygehus, indlagt siden ${writeDay(now.since, 'da')}${at(now.hospital)}`,
				`On leave from hospital, admitted since ${writeDay(now.since, 'en')}${at(now.hospital)}`,
			)
		case 'home':
			return now.byHand
				? text(
						`Opholdet er afsluttet af en medarbejder ${writeDay(now.since, 'da')}`,
						`The stay was ended by staff on ${writeDay(now.since, 'en')}`,
					)
				: text(`Udskrevet til hjemmet ${writeDay(now.since, 'da')}`, `Discharged home on ${writeDay(now.since, 'en')}`)
		case 'dead':
			return text(`Død ${writeDay(now.since, 'da')}`, `Died on ${writeDay(now.since, 'en')}`)
	}
}

const correctionText: Readonly<Record<Correction['kind'], Text>> = {
	stay_ended: text('Sygehusophold afsluttet af en medarbejder', 'Hospital stay ended by staff'),
	alive: text('Sygehusets advis om død er taget tilbage', 'The hospital’s notification of death is taken back'),
}

const knownText = (known: Known): Text =>
	known === null ? text('vides ikke', 'not known') : known ? text('ja', 'yes') : text('nej', 'no')

export const riskLabel = text('Risiko for genindlæggelse', 'Risk of readmission')
export const knownLabel = text(
	'Kontakt med kommunens øvrige tilbud',
	'In contact with the municipality’s other services',
)

/** A decision's answers in one line. */
export const decisionText = (one: Screening['decisions'][number]): Text => {
	const said = (language: Language): string =>
		[
			`${riskLabel[language]}: ${knownText(one.readmissionRisk)[language]}`,
			`${knownLabel[language]}: ${knownText(one.knownToMunicipality)[language]}`,
		].join('. ')
	return text(
		`${one.offered ? 'Skal tilbydes et besøg' : 'Skal ikke tilbydes et besøg'}. ${said('da')}`,
		`${one.offered ? 'Is to be offered a visit' : 'Is not to be offered a visit'}. ${said('en')}`,
	)
}

/** A citizen's stays, what staff put right about them, and what was decided after discharges. */
export const tellStays = (
	{ lines }: Pick<InHospital, 'lines'>,
	hands: readonly (Correction & { readonly because: string; readonly by: StaffId })[],
	screenings: readonly Screening[],
	names: ReadonlyMap<StaffId, string>,
): Told[] => {
	const by = (staff: StaffId): Partial<Told> => {
		const name = names.get(staff)
		return name === undefined ? {} : { who: name }
	}
	return [
		...lines.map((line): Told => {
			const what = activityText(line)
			return {
				on: dayOf(line.at),
				at: line.at,
				what: text(`${notificationName.da}: ${what.da}`, `${notificationName.en}: ${what.en}`),
				...(line.hospital === null ? {} : { who: line.hospital }),
				...(line.cancelledAt === null ? {} : { struck: true }),
			}
		}),
		...hands.map(
			(hand): Told => ({
				on: dayOf(hand.at),
				at: hand.at,
				what: correctionText[hand.kind],
				words: hand.because,
				...by(hand.by),
			}),
		),
		...screenings.flatMap(({ dischargedOn, decisions }) =>
			decisions.map((one, place): Told => {
				const said = decisionText(one)
				return {
					on: dayOf(one.at),
					at: one.at,
					what: text(
						`Screening efter udskrivning ${writeDay(dischargedOn, 'da')}: ${said.da}`,
						`Screening after the discharge on ${writeDay(dischargedOn, 'en')}: ${said.en}`,
					),
					words: one.because,
					...by(one.by),
					...(place === 0 ? {} : { struck: true }),
				}
			}),
		),
	]
}
