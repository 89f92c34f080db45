import type { WrittenStandard } from '../format/format.ts'
import { formsOf, holdsEvent, type WrittenRule } from './check-rules.ts'
import { doubtful, type Found, wrong } from './found.ts'
import { lastOfSection79a } from './repealed-right.ts'

/** In force from this day, BEK 716/2019 § 2 gave who declined a collective event a home visit instead. */
const homeVisitInstead = '2019-07-01'

/** Who declines the event: what the rule says comes of it, and what had to come of it by law. */
const checkDeclined = ({ validFrom, validTo = '9999' }: WrittenStandard, rule: WrittenRule): Found[] => {
	const { code, all, at } = rule
	if (all.collective?.declined !== 'nothing' || !formsOf(rule).some(holdsEvent)) return []
	const from = all.period?.from !== undefined && all.period.from > validFrom ? all.period.from : validFrom
	const to = all.period?.to !== undefined && all.period.to < validTo ? all.period.to : validTo
	const path = at('collective')
	return from <= lastOfSection79a && to >= homeVisitInstead
		? [
				wrong(
					path,
					`hvem der siger nej til det fælles arrangement, får ingenting; til og med ${lastOfSection79a} skulle kommunen tilbyde et hjemmebesøg i stedet (BEK 716/2019 § 2): skriv declined: home_visit`,
					`who declines the collective event gets nothing; until ${lastOfSection79a} the municipality had to offer a home visit instead (BEK 716/2019 § 2): write declined: home_visit`,
				),
			]
		: [
				doubtful(
					path,
					`hvem der siger nej til det fælles arrangement i ${code}, får ingenting; er det meningen? Ellers skriv declined: home_visit`,
					`who declines the collective event of ${code} gets nothing; is that meant? If not, write declined: home_visit`,
				),
			]
}

/** A collective event says what comes of declining and of attending it; a form without one has nothing to say. */
const checkCollective = (rule: WrittenRule): Found[] => {
	const forms = formsOf(rule)
	const { collective } = rule.all
	const hasEvent = forms.some(holdsEvent)
	if (hasEvent && collective === undefined)
		return [
			wrong(
				rule.at('form'),
				'en form med et fælles arrangement siger, hvad der følger; tilføj collective: { attending: serves, declined: home_visit }',
				'a form with a collective event says what follows; add collective: { attending: serves, declined: home_visit }',
			),
		]
	return !hasEvent && collective !== undefined && forms.length > 0
		? [
				wrong(
					rule.at('collective'),
					`${forms.join(', ')} har intet fælles arrangement at sige nej til; tag collective ud, eller skriv form: collective_event`,
					`${forms.join(', ')} holds no collective event to decline; take collective out, or write form: collective_event`,
				),
			]
		: []
}

/** Only a proposed time can stand unless it is cancelled. */
const checkStanding = ({ all: { visitNeeds, contact, byAge }, at }: WrittenRule): Found[] => {
	const contacts = [contact, ...(byAge ?? []).map((band) => band.contact)].filter((one) => one !== undefined)
	return visitNeeds === 'no_cancellation' && contacts.length > 0 && !contacts.includes('fixed_time_letter')
		? [
				doubtful(
					at('visitNeeds'),
					`no_cancellation, men ${contacts.join(', ')} foreslår ingen tid, der kan stå ved magt; skriv contact: fixed_time_letter eller visitNeeds: a_yes`,
					`no_cancellation, but ${contacts.join(', ')} proposes no time that could stand; write contact: fixed_time_letter or visitNeeds: a_yes`,
				),
			]
		: []
}

/** Each form keeps what it promises who does not take it as offered. */
export const checkForms = (written: WrittenStandard, rules: readonly WrittenRule[]): readonly Found[] =>
	rules.flatMap((rule) => [...checkCollective(rule), ...checkDeclined(written, rule), ...checkStanding(rule)])
