import { join } from 'node:path'
import { day } from '#kernel/day.ts'
import type { BookingId, OfferId, PersonId, StaffId } from '#kernel/ids.ts'
import { clock, instantAt } from '#kernel/instant.ts'
import { type Municipality, readMunicipalities } from '#platform/municipality/index.ts'
import { projectFolder } from '#platform/root.ts'
import type { Citizen } from '#population/index.ts'
import { letterContent } from '../src/offer/letter/letter-content.ts'
import { dayBeforeText } from '../src/offer/letter/letter-sms.ts'
import type { Told } from '../src/offer/letter/letter-told.ts'
import type { Offer } from '../src/offer/offer.ts'
import type { Parcel } from '../src/offer/sending/carrier.ts'

export const dated = day('2026-03-09')
export const visitAt = instantAt(day('2026-04-02'), clock('10:00'))
export const letterId = 'c0ffee00-1111-4222-8333-444455556666'
const writtenAt = instantAt(dated, clock('10:00'))

export const soroe = async (deviation: Partial<Municipality> = {}): Promise<Municipality> => {
	const [house] = await readMunicipalities(
		join(projectFolder, 'municipalities'),
		['soroe'],
		'https://visits.example.invalid',
	)
	if (house === undefined) throw new Error('no such municipality')
	return { ...house, ...deviation }
}

/** Born on the 5th as far as the number says: 60 is added to the day, and it begins with a nought all the same from the 40s on. */
export const citizen = (deviation: Partial<Citizen> = {}): Citizen => ({
	id: '00000000-0000-4000-8000-00000000000a' as PersonId,
	cpr: '6503430000',
	bornOn: day('1943-03-05'),
	sex: 'f',
	givenNames: 'Ærlig',
	surname: 'Prøvesen',
	status: 'resident',
	statusSince: null,
	reportedDeadBy: null,
	createdHere: false,
	residentSince: null,
	civilStatus: null,
	spouse: null,
	address: {
		id: '',
		street: 'Hemmeligvej',
		houseNumber: '12',
		floorDoor: '2. tv',
		postalCode: '4180',
		town: 'Sorø',
		x: null,
		y: null,
	},
	protected: false,
	digitalPost: true,
	phone: null,
	language: 'da',
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	livesAlone: null,
	lastOfferOn: null,
	lastVisitOn: null,
	...deviation,
})

export const offer = (deviation: Partial<Offer> = {}): Offer => ({
	id: '00000000-0000-4000-8000-00000000000b' as OfferId,
	person: citizen().id,
	batch: null,
	proposedAt: writtenAt,
	standard: 'soroe@2025-07-01',
	grounds: [
		{
			criterion: 'loneliness-secret',
			intervention: 'general',
			from: dated,
			target: null,
			until: null,
			cites: '',
			overdue: false,
		},
	],
	contact: 'fixed_time_letter',
	minutes: 60,
	due: { kind: 'opened', on: dated },
	time: { staff: '00000000-0000-4000-8000-00000000000c' as StaffId, from: visitAt },
	booking: '00000000-0000-4000-8000-00000000000d' as BookingId,
	answerBy: day('2026-03-23'),
	madeOn: null,
	endedAt: null,
	endedBecause: null,
	endedWords: null,
	endedBy: null,
	notBefore: null,
	heldBecause: null,
	event: null,
	...deviation,
})

type Telling<One = Told> = One extends unknown
	? Omit<One, 'citizen' | 'municipality' | 'code' | 'dated' | 'letterId'>
	: never

const proposing: Telling = {
	purpose: 'offer',
	offer: offer(),
	time: { from: visitAt, minutes: 60, consultant: 'Anna Andersen', joint: false },
}

export const aTime = { from: visitAt, minutes: 60, consultant: 'Anna Andersen', joint: false }

/** A letter of Digital Post as sending hands it over. */
export const parcel = (
	municipality: Municipality,
	deviation: { citizen?: Citizen; offer?: Offer | null; telling?: Telling; pdf?: Uint8Array; id?: string } = {},
): Parcel => {
	const whom = deviation.citizen ?? citizen()
	const id = deviation.id ?? letterId
	const told = {
		...(deviation.telling ?? proposing),
		citizen: whom,
		municipality,
		code: 'K7QM4TXP',
		dated,
		letterId: id,
	} as Told
	const about = deviation.offer === undefined ? offer() : deviation.offer
	return {
		letter: {
			id,
			person: whom.id,
			offer: about?.id ?? null,
			purpose: told.purpose,
			occasion: '',
			dated,
			channel: 'digital_post',
			content: letterContent(told),
			writtenAt,
			deliveredAt: null,
		},
		citizen: whom,
		offer: about,
		pdf: deviation.pdf ?? new TextEncoder().encode('%PDF-1.7 a letter'),
	}
}

/** The short message of the day before. */
export const shortMessage = (municipality: Municipality, id = letterId): Parcel => {
	const { label, text } = dayBeforeText({ from: visitAt, municipality, language: 'da' })
	const written = parcel(municipality, { id })
	return {
		...written,
		letter: {
			...written.letter,
			purpose: 'day_before',
			channel: 'nemsms',
			content: {
				purpose: 'day_before',
				template: 'day-before',
				language: 'da',
				title: label,
				text,
				time: { at: visitAt },
			},
		},
		pdf: null,
	}
}
