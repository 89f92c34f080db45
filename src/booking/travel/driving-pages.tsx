import type { Staff } from '#access/index.ts'
import type { Answer, Ask, Route } from '#platform/web/index.ts'
import { drivingOf, setBase, setDistricts } from '../actions.ts'
import { ofStaff } from '../asked-actions.ts'
import { type BaseWrong, readBase } from './base-form.ts'
import { drivingOfStaff } from './driving.ts'
import { DrivingPage } from './driving-page.tsx'

const route = (method: Route['method'], path: string, handle: (ask: Ask, staff: Staff) => Promise<Answer>): Route => ({
	method,
	path: `/medarbejdere/:staff${path}`,
	for: ['coordinator', 'administrator', 'consultant'],
	shows: '',
	handle: (ask) => ofStaff(ask, handle),
})

/** Where a consultant drives from, and which districts they serve. */
export const drivingRoutes: Route[] = [
	route('get', '/koersel', (ask, staff) => show(ask, staff, {})),
	route('post', '/koersel', (ask, staff) => newBase(ask, staff)),
	route('post', '/omraader', (ask, staff) => newDistricts(ask, staff)),
]

const show = async (ask: Ask, staff: Staff, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const { municipality, say } = ask
	const chosen = await drivingOf(ask.db, staff.id)
	const isWrong = Object.keys(errors).length > 0
	return {
		title: say(`Kørsel og områder: ${staff.name}`, `Driving and districts: ${staff.name}`),
		...(isWrong ? { status: 422 as const } : {}),
		page: (
			<DrivingPage
				staff={staff.id}
				name={staff.name}
				driving={drivingOfStaff(staff, chosen, municipality)}
				municipal={municipality.base?.name ?? null}
				choices={municipality.districts}
				chosen={chosen.districts}
				typed={isWrong ? ask.form : null}
				errors={errors}
			/>
		),
	}
}

const wordsOf = (ask: Ask, wrong: BaseWrong[string]): string =>
	({
		no_choice: ask.say('Vælg, hvor der køres fra.', 'Choose where the driving begins.'),
		no_street: ask.say(
			'Skriv vejens navn og husets nummer, for eksempel Storgade 7.',
			'Write the street and the number of the house, for example Storgade 7.',
		),
		no_postal_code: ask.say('Skriv postnummeret med fire tal.', 'Write the postal code with four digits.'),
		no_point: ask.say(
			'Skriv x og y i meter inden for Danmark, for eksempel 661723 og 6145837. Står de i grader, så vælg en adresse i stedet.',
			'Write x and y in metres within Denmark, for example 661723 and 6145837. If they are degrees, choose an address instead.',
		),
	})[wrong]

const newBase = async (ask: Ask, staff: Staff): Promise<Answer> => {
	const read = readBase(ask.form)
	if ('wrong' in read)
		return show(
			ask,
			staff,
			Object.fromEntries(Object.entries(read.wrong).map(([field, wrong]) => [field, wordsOf(ask, wrong)])),
		)
	const asking = { municipality: ask.municipality, isMeant: ask.form.has('meant') }
	const saved = await setBase(ask.db, ask.at, staff.id, read.value, ask.atWork().id, asking)
	if (!saved.ok && saved.why === 'far_outside')
		return show(ask, staff, {
			'meant-0': ask.say(
				`Stedet ligger ${saved.detail} km uden for kommunen. Ret det, eller sæt kryds, hvis der køres derfra.`,
				`The place is ${saved.detail} km outside the municipality. Correct it, or tick if the driving begins there.`,
			),
		})
	if (!saved.ok)
		return show(ask, staff, {
			base_street: ask.say(
				'Vejen findes ikke i registret under det postnummer. Ret stavemåden, eller vælg et punkt på kortet.',
				'The register has no such street under that postal code. Correct the spelling, or choose a point on the map.',
			),
		})
	return {
		redirect: `/medarbejdere/${staff.id}/arbejdstid`,
		done: saved.value.isExact
			? ask.say('Stedet er gemt.', 'The place is saved.')
			: ask.say(
					'Stedet er gemt. Registret kender ikke huset; nærmeste nummer på vejen er brugt.',
					'The place is saved. The register does not know the house; the nearest number of the street is used.',
				),
	}
}

const newDistricts = async (ask: Ask, staff: Staff): Promise<Answer> => {
	await setDistricts(ask.db, ask.municipality, staff.id, ask.form.all('district'))
	return {
		redirect: `/medarbejdere/${staff.id}/arbejdstid`,
		done: ask.say('Områderne er gemt.', 'The districts are saved.'),
	}
}
