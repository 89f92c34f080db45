import { addDays, addYears, ageOn, type Day } from '#kernel/day.ts'
import { millisecondsOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import type { Told } from '#kernel/told.ts'
import type { Citizen, LifeEvent, Status } from '../citizen.ts'

/** What has become of somebody who no longer lives here. */
export const goneText = (status: Exclude<Status, 'resident'>): Text => gone[status]

const gone: Readonly<Record<Exclude<Status, 'resident'>, Text>> = {
	dead: text('Død', 'Died'),
	moved_out: text('Flyttet fra kommunen', 'Moved out of the municipality'),
	emigrated: text('Udrejst af landet', 'Emigrated'),
	disappeared: text('Registreret som forsvundet', 'Registered as disappeared'),
}

const happened: Readonly<Record<string, Text>> = {
	spouse_died: text('Mistede sin ægtefælle', 'Lost their spouse'),
	spouse_to_care_home: text('Ægtefællen flyttede i plejebolig', 'Their spouse moved into a care home'),
	spouse_seriously_ill: text('Ægtefællen blev alvorligt syg', 'Their spouse fell seriously ill'),
	relative_died: text('Mistede en nær pårørende', 'Lost a close relative'),
	discharged: text('Udskrevet fra sygehus', 'Discharged from hospital'),
	admitted: text('Indlagt på sygehus', 'Admitted to hospital'),
	concern_raised: text('En bekymring blev meldt', 'A concern was raised'),
	moved_in: text('Flyttede til kommunen', 'Moved into the municipality'),
	moved_out: gone.moved_out,
	moved: text('Flyttede inden for kommunen', 'Moved within the municipality'),
	to_care_home: text('Flyttede i plejebolig', 'Moved into a care home'),
	from_care_home: text('Flyttede fra plejebolig', 'Moved out of a care home'),
	rehabilitation_completed: text('Afsluttede genoptræning', 'Completed rehabilitation'),
	fell: text('Faldt', 'Had a fall'),
	protected: text('Fik navne- og adressebeskyttelse', 'Name and address became protected'),
	protection_ended: text('Navne- og adressebeskyttelsen ophørte', 'Name and address are no longer protected'),
	reported_dead: text('Meldt død', 'Reported dead'),
	created_here: text('Oprettet her, ukendt i registret', 'Created here, not known to the register'),
	death_taken_back: text('Meldingen om dødsfald var en fejl', 'The report of a death was a mistake'),
}

const kindsOfHelp: Readonly<Record<string, Text>> = {
	practical: text('praktisk hjælp', 'practical help'),
	personal: text('personlig hjælp', 'personal help'),
	nursing: text('sygepleje', 'nursing'),
}
const helpIn = ({ details }: Pick<LifeEvent, 'details'>): Text => {
	const kinds = [details.help].flat().map((kind) => kindsOfHelp[String(kind)] ?? text('hjælp', 'help'))
	const joined = (words: readonly string[], and: string): string =>
		words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${and} ${words.at(-1)}`
	return text(
		joined(
			kinds.map(({ da }) => da),
			'og',
		),
		joined(
			kinds.map(({ en }) => en),
			'and',
		),
	)
}

/** What happened, in words; a kind that only a municipality's own standard names is written as it names it. */
export const lifeEventText = (event: Pick<LifeEvent, 'kind' | 'details'>): Text => {
	const { da, en } = helpIn(event)
	if (event.kind === 'moved_out' && (event.details.to === 'emigrated' || event.details.to === 'disappeared'))
		return gone[event.details.to]
	if (event.kind === 'help_granted') return text(`Fik bevilget ${da}`, `Was granted ${en}`)
	if (event.kind === 'help_ended') return text(`Får ikke længere ${da}`, `No longer receives ${en}`)
	const own = event.kind.replaceAll('_', ' ')
	return (
		happened[event.kind] ?? text(own.charAt(0).toUpperCase() + own.slice(1), own.charAt(0).toUpperCase() + own.slice(1))
	)
}

const sources: Readonly<Record<string, Text>> = {
	hospital: text('meldt af sygehuset', 'told by the hospital'),
	referral: text('efter en henvendelse', 'after a referral'),
	care_system: text('fra omsorgssystemet', 'from the care system'),
	help: text('fra omsorgssystemet', 'from the care system'),
	visits: text('fra listen over besøg', 'from the list of visits'),
	care_homes: text('fra listen over plejeboliger', 'from the list of care homes'),
}

/** What was told, with who told it; a name stands as it is. */
export const toldBy = (source: string, what: Text): Pick<Told, 'what' | 'who'> => {
	const from = sources[source]
	if (from === undefined) return { what, who: source === 'register' ? 'CPR' : source }
	return { what: text(`${what.da}, ${from.da}`, `${what.en}, ${from.en}`) }
}

/** A line of the citizen's life. */
const lifeLine = (line: Pick<Told, 'on' | 'at' | 'struck'>, what: Text, source: string): Told => ({
	...line,
	...toldBy(source, what),
	isLife: true,
})

/** Who was born on 29 February turns older on 1 March in other years. */
const birthdayOf = (bornOn: Day, years: number): Day => {
	const on = addYears(bornOn, years)
	return ageOn(bornOn, on) === years ? on : addDays(on, 1)
}

/** From this age on a round birthday is told, and always the latest one. */
const firstAge = 65
const birthdays = ({ bornOn, createdHere }: Pick<Living, 'bornOn' | 'createdHere'>, until: Day | null): Told[] => {
	if (until === null) return []
	const age = ageOn(bornOn, until)
	return Array.from({ length: Math.max(0, age - firstAge + 1) }, (_, years) => firstAge + years)
		.filter((years) => years % 5 === 0 || years === age)
		.map((years) => {
			const line = lifeLine(
				{ on: birthdayOf(bornOn, years), at: null },
				text(`Fyldte ${years} år`, `Turned ${years}`),
				'register',
			)
			const { who: _, ...unsaid } = line
			return createdHere ? unsaid : line
		})
}

type Living = Pick<Citizen, 'status' | 'statusSince' | 'reportedDeadBy' | 'residentSince' | 'bornOn' | 'createdHere'>
type WithMoment = LifeEvent & { readonly moment: Told['at'] }

/** What happened in a citizen's life, in no particular order: arrival, birthdays, events, death or departure. */
export const lifeOf = (citizen: Living, events: readonly WithMoment[], today: Day | null): Told[] => {
	const { status, statusSince, residentSince } = citizen
	const isTold = (kind: string, on: Day): boolean => events.some((event) => event.kind === kind && event.on === on)
	const arrived = residentSince !== null && residentSince !== citizen.bornOn && !isTold('moved_in', residentSince)
	const left = status !== 'resident' && statusSince !== null && !isTold('moved_out', statusSince)
	const isReported = statusSince !== null && isTold('reported_dead', statusSince)
	const takenBack = events.filter(({ kind }) => kind === 'death_taken_back')
	/** What was written down at one moment stands as the citizen does now. */
	const wasNone = (death: WithMoment): boolean =>
		takenBack.some(({ on, moment }) =>
			moment === null || death.moment === null || moment === death.moment
				? on >= death.on && citizen.reportedDeadBy === null
				: millisecondsOf(moment) > millisecondsOf(death.moment),
		)
	return [
		...(arrived
			? [lifeLine({ on: residentSince, at: null }, lifeEventText({ kind: 'moved_in', details: {} }), 'register')]
			: []),
		...(left && !(status === 'dead' && isReported)
			? [lifeLine({ on: statusSince, at: null }, gone[status], 'register')]
			: []),
		...birthdays(citizen, today !== null && status === 'dead' && statusSince !== null ? statusSince : today),
		...events.map((event) => {
			const struck = event.kind === 'reported_dead' && wasNone(event)
			return lifeLine(
				{ on: event.on, at: event.moment, ...(struck ? { struck } : {}) },
				lifeEventText(event),
				event.source,
			)
		}),
	]
}
