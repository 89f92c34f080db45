import type { Ask } from '#platform/web/index.ts'
import type { StaffRefusal } from './staff.ts'

/** What stands in the way, and what mends it; `field` is the one to look at. */
export const refusal = (ask: Ask, why: StaffRefusal, who = ''): { field: string; message: string } =>
	({
		email_is_taken: {
			field: 'email',
			message: ask.say(
				`E-mailen bruges allerede af ${who}. Skriv en anden, eller ret ${who}.`,
				`${who} already has this e-mail. Write another, or change ${who}.`,
			),
		},
		login_is_taken: {
			field: 'subject',
			message: ask.say(
				`Bruger-ID'et hører allerede til ${who}. Kontrollér det, eller fjern det hos ${who} først.`,
				`This user ID already belongs to ${who}. Check it, or remove it from ${who} first.`,
			),
		},
		changed_meanwhile: {
			field: 'name',
			message: ask.say(
				'En anden har rettet medarbejderen imens. Nederst står, hvad der blev ændret. Dine rettelser står i felterne; gem igen, hvis de stadig skal gælde.',
				'Somebody else has changed this person meanwhile. What changed is listed below. Your changes are in the fields; save again if they are still to hold.',
			),
		},
		last_administrator: {
			field: 'roles-0',
			message: ask.say(
				'Kommunen skal have mindst én administrator, der kan logge ind. Intet er gemt.',
				'The municipality needs at least one administrator who can log in. Nothing was saved.',
			),
		},
		already_deactivated: {
			field: 'name',
			message: ask.say('Adgangen er allerede stoppet.', 'Access has already ended.'),
		},
		already_active: {
			field: 'name',
			message: ask.say('Medarbejderen har allerede adgang.', 'They already have access.'),
		},
		unknown_staff: { field: 'name', message: ask.say('Medarbejderen findes ikke.', 'No such member of staff.') },
	})[why]
