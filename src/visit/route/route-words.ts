import { clockOf } from '#kernel/instant.ts'
import type { Language } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { type Drive, isStop, type Leg, type NoPoint, type Route, type RouteStop } from './route.ts'

const oneDecimal = (n: number, language: Language): string => {
	const written = n.toFixed(1)
	return language === 'da' ? written.replace('.', ',') : written
}

/** *9,4 km, 12 min.* */
export const writeDrive = ({ metres, minutes }: Drive, language: Language): string =>
	`${oneDecimal(metres / 1000, language)} km, ${minutes} min${language === 'da' ? '.' : ''}`

/** Why a stop is not on the map, as the list says it. */
export const noPointText = (why: NoPoint, language: Language): string =>
	({
		by_phone: { da: 'telefonbesøg', en: 'phone visit' },
		protected: { da: 'beskyttet adresse', en: 'protected address' },
		no_coordinates: { da: 'registret har intet punkt for adressen', en: 'the register has no point for the address' },
		outside: {
			da: 'adressens punkt ligger uden for kommunen: kontrollér adressen',
			en: 'the address’s point lies outside the municipality: check the address',
		},
		no_time: { da: 'intet aftalt tidspunkt', en: 'no time was booked' },
	})[why][language]

/** Why the way to or from it is not counted. */
const whyUnknown = (leg: Leg, language: Language): string => {
	const reasons = [leg.from, leg.to].flatMap((end) => (isStop(end) && typeof end.where === 'string' ? [end.where] : []))
	const why = reasons.find((one) => one === 'protected') ?? reasons[0] ?? 'no_coordinates'
	return noPointText(why, language)
}

const from = (leg: Leg, language: Language): string => {
	if (isStop(leg.from)) return language === 'da' ? `fra ${leg.from.number}` : `from ${leg.from.number}`
	return language === 'da' ? `fra ${leg.from.words}` : `from ${leg.from.words}`
}

/** *Kørsel fra 1: 9,4 km, 12 min.* */
export const legText = (leg: Leg, language: Language): string => {
	const name = `${language === 'da' ? 'Kørsel' : 'Drive'} ${from(leg, language)}${isStop(leg.to) ? '' : language === 'da' ? ` til ${leg.to.words}` : ` to ${leg.to.words}`}`
	return leg.drive === null
		? `${name}: ${language === 'da' ? 'regnes ikke' : 'not counted'} (${whyUnknown(leg, language)})`
		: `${name}: ${writeDrive(leg.drive, language)}`
}

/** More driving than there is room for between two visits; null when there is enough. */
export const tightText = ({ drive, room }: Leg, language: Language): string | null =>
	drive === null || room === null || drive.minutes <= room
		? null
		: language === 'da'
			? `Kun ${Math.max(0, room)} min. mellem besøgene`
			: `Only ${Math.max(0, room)} min between the visits`

export const stopTime = ({ span }: RouteStop, language: Language): string =>
	span === null ? '' : writeClock(clockOf(span.from), language)

/** The map in words, for who does not see it: every stop with its time, and the way to it. */
export const mapText = (route: Route, language: Language): string => {
	const stops = route.stops.map((stop) => {
		const leg = route.legs.find(({ to }) => to === stop)
		const at = stopTime(stop, language)
		return [
			`${stop.number}${at === '' ? '' : language === 'da' ? ` kl. ${at}` : ` at ${at}`}`,
			...(typeof stop.where === 'string' ? [noPointText(stop.where, language)] : []),
			...(leg?.drive ? [legText(leg, language)] : []),
		].join(', ')
	})
	const home = route.legs.find(({ to }) => !isStop(to))
	return [...stops, ...(home?.drive ? [legText(home, language)] : [])].join('; ')
}

/** *I alt 46,2 km og 56 min. kørsel* */
export const totalText = ({ total, isWhole }: Route, language: Language): string => {
	const km = `${oneDecimal(total.metres / 1000, language)} km`
	if (language === 'da')
		return `${isWhole ? 'I alt' : 'De kendte strækninger er i alt'} ${km} og ${total.minutes} min. kørsel`
	return `${isWhole ? 'In all' : 'The known stretches are in all'} ${km} and ${total.minutes} min of driving`
}
