import { type Text, text } from '#kernel/language.ts'
import { isAboutBereavement } from '../offer.ts'
import type { Told } from './letter-told.ts'

/** Which template a letter is set with, and what it is called. Only the letters to the bereaved may hint at the ground. */
export type Kind = { readonly template: string; readonly title: Text }

const kind = (template: string, da: string, en: string): Kind => ({ template, title: text(da, en) })

/** Every letter there is; each has a file of its own in each language. */
export const kinds = {
	fixedTime: kind('fixed-time', 'Tilbud om et besøg hjemme hos dig', 'An offer of a visit in your home'),
	fixedTimeBereaved: kind(
		'fixed-time-bereaved',
		'Tilbud om et besøg hjemme hos dig',
		'An offer of a visit in your home',
	),
	fixedTimeJoint: kind('fixed-time-joint', 'Tilbud om et besøg hjemme hos jer', 'An offer of a visit in your home'),
	fixedTimeBoth: kind('fixed-time-both', 'Tilbud om et besøg hjemme hos jer', 'An offer of a visit in your home'),
	pleaseContact: kind('please-contact', 'Tilbud om et besøg hjemme hos dig', 'An offer of a visit in your home'),
	pleaseContactBereaved: kind(
		'please-contact-bereaved',
		'Tilbud om et besøg hjemme hos dig',
		'An offer of a visit in your home',
	),
	event: kind('event', 'Du er inviteret', 'You are invited'),
	reminder: kind('reminder', 'Har du lyst til et besøg?', 'Would you like a visit?'),
	reminderTime: kind('reminder-time', 'Vi holder stadig en tid til dig', 'We still keep a time for you'),
	reminderBereaved: kind('reminder-bereaved', 'Du er stadig velkommen til at ringe', 'You are still welcome to call'),
	reminderEvent: kind('reminder-event', 'Du er stadig inviteret', 'You are still invited'),
	confirmation: kind('confirmation', 'Din aftale om besøg', 'Your visit is arranged'),
	confirmationEvent: kind('confirmation-event', 'Du har en plads', 'You have a seat'),
	change: kind('change', 'Dit besøg har fået en ny tid', 'Your visit has a new time'),
	changeOffered: kind('change-offered', 'Vi har en anden tid til dig', 'We have another time for you'),
	cancellation: kind('cancellation', 'Dit besøg er aflyst', 'Your visit is cancelled'),
	cancellationEvent: kind('cancellation-event', 'Arrangementet er aflyst', 'The meeting is cancelled'),
	goodbye: kind('goodbye', 'Vi skriver ikke mere til dig om besøg', 'We will not write to you about visits any more'),
	milestone: kind('milestone', 'Et enkelt brev fra os', 'A single letter from us'),
} as const satisfies Readonly<Record<string, Kind>>

/** The letter to whoever has lost somebody stays what it is, whatever form the standard names. */
export const kindOf = (told: Told): Kind => {
	switch (told.purpose) {
		case 'offer':
			if (isAboutBereavement(told.offer.grounds))
				return told.offer.contact === 'fixed_time_letter' ? kinds.fixedTimeBereaved : kinds.pleaseContactBereaved
			if (told.event) return kinds.event
			if (told.offer.contact !== 'fixed_time_letter') return kinds.pleaseContact
			if (told.second) return kinds.fixedTimeBoth
			return told.time?.joint ? kinds.fixedTimeJoint : kinds.fixedTime
		case 'reminder':
			if (isAboutBereavement(told.offer.grounds)) return kinds.reminderBereaved
			if (told.event) return kinds.reminderEvent
			return told.time ? kinds.reminderTime : kinds.reminder
		case 'confirmation':
			return told.event ? kinds.confirmationEvent : kinds.confirmation
		case 'cancellation':
			return told.event ? kinds.cancellationEvent : kinds.cancellation
		case 'change':
			return 'offer' in told ? kinds.changeOffered : kinds.change
		case 'goodbye':
			return kinds.goodbye
		case 'milestone':
			return kinds.milestone
	}
}
