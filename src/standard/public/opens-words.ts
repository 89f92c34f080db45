import { type Language, text } from '#kernel/language.ts'
import { writeMonth } from '#kernel/write-day.ts'
import type { Interval } from '../format/interval.ts'
import type { Ages, EventWindow, Opens } from '../rule.ts'
import { detailWord, factWord } from './fact-words.ts'
import { intervalWords, listed, openEnd, or, rangeWords, type Spoken } from './plain-words.ts'

const windowWords = (window: EventWindow, language: Language): string => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	const words = (interval: Interval) => intervalWords(interval, language)
	const target = window.target
		? say(`, helst ${words(window.target)} efter`, `, preferably ${words(window.target)} after`)
		: ''
	const start = window.from.count === 0 ? '' : words(window.from)
	if ('period' in window)
		return start
			? say(
					`i ${words(window.period)} fra ${start} efter${target}`,
					`for ${words(window.period)} from ${start} after${target}`,
				)
			: say(`i ${words(window.period)} derefter${target}`, `for ${words(window.period)} from then${target}`)
	return start
		? say(
				`fra ${start} til ${words(window.until)} efter${target}`,
				`from ${start} to ${words(window.until)} after${target}`,
			)
		: say(`indtil ${words(window.until)} efter${target}`, `until ${words(window.until)} after${target}`)
}

const anniversary = (ages: Ages, language: Language): string => {
	const numbers = ages.map(({ from, to }) => (from === to ? String(from) : `${from ?? 0}–${to ?? ''}`))
	const alternatives = listed(numbers, language, or)
	return language === 'da' ? `${alternatives} år` : alternatives
}

const turningWords = (opens: Opens & { by: 'turning' }, language: Language): string => {
	const age = anniversary(opens.ages, language)
	const from = writeMonth(opens.fromMonth, language)
	const late = opens.fromMonth === 1 ? '' : language === 'da' ? `, tidligst fra ${from}` : `, not before ${from}`
	switch (opens.during) {
		case 'calendar_year':
			return language === 'da'
				? `i det kalenderår, hvor man fylder ${age}${late}`
				: `in the calendar year of turning ${age}${late}`
		case 'age_year':
			return language === 'da' ? `i det år, man er ${age}` : `in the year of being ${age}`
		case 'from_birthday':
			return language === 'da' ? `fra den dag, man fylder ${age}` : `from the day of turning ${age}`
	}
}

const yearlyWords = (opens: Opens & { by: 'yearly' }, language: Language): string => {
	const ages = rangeWords(openEnd(opens.fromAge, opens.toAge), language)
	const often = opens.times === 2 ? text('to gange om året', 'twice a year') : text('hvert år', 'every year')
	const counted =
		opens.year === 'age_year'
			? text('regnet fra fødselsdag til fødselsdag', 'counted from birthday to birthday')
			: opens.first === 'birthday'
				? text('regnet i kalenderår, første gang fra fødselsdagen', 'by calendar year, the first from the birthday')
				: text('regnet i kalenderår', 'by calendar year')
	return `${often[language]}: ${ages} (${counted[language]})`
}

/** What gives a ground its time: *i det kalenderår, hvor man fylder 75 år*. */
export const opensWords = (opens: Opens, spoken: Spoken, language: Language): string => {
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	switch (opens.by) {
		case 'turning':
			return turningWords(opens, language)
		case 'yearly':
			return yearlyWords(opens, language)
		case 'every': {
			const [ages, gap] = [
				rangeWords(openEnd(opens.fromAge, opens.toAge), language),
				intervalWords(opens.interval, language),
			]
			return say(
				`når der er gået ${gap} siden sidste tilbud eller besøg: ${ages}`,
				`when ${gap} have passed since the last offer or visit: ${ages}`,
			)
		}
		case 'band':
			return say(
				`så længe man er ${rangeWords(opens.ages, language)}`,
				`as long as one is ${rangeWords(opens.ages, language)}`,
			)
		case 'newcomer': {
			const time = intervalWords(opens.period, language)
			const age =
				opens.fromAge === 0
					? ''
					: say(` som ${opens.fromAge}-årig eller ældre`, ` at the age of ${opens.fromAge} or older`)
			return say(
				`i ${time} efter at være flyttet til kommunen${age}`,
				`for ${time} after moving to the municipality${age}`,
			)
		}
		case 'event': {
			const kinds = opens.kinds.map((kind) => factWord(spoken, 'events', kind)[language])
			const details = opens.details.map(({ name, is }) => {
				const asked = detailWord(name)[language]
				return typeof is === 'boolean'
					? `${asked}: ${is ? say('ja', 'yes') : say('nej', 'no')}`
					: `${asked}: ${listed(is, language, or)}`
			})
			const windows = opens.windows.map((window) => windowWords(window, language))
			return `${[listed(kinds, language, or), ...details].join(', ')} – ${listed(windows, language)}`
		}
		case 'risk': {
			const kinds = listed(
				opens.kinds.map((kind) => factWord(spoken, 'risks', kind)[language]),
				language,
				or,
			)
			const time = intervalWords(opens.period, language)
			return say(`${kinds}, i ${time} efter at det er noteret`, `${kinds}, for ${time} after it was noted`)
		}
	}
}
