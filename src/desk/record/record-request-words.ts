import { dayOf } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeDay } from '#kernel/write-day.ts'
import type { Ask } from '#platform/web/index.ts'
import type { RecordRequest, RequestWhy } from './record-request.ts'

/** Why something cannot be done with a request, and what to do. */
export const requestRefusal = (ask: Ask, why: RequestWhy): string => {
	const { say } = ask
	switch (why) {
		case 'has_ended':
			return say('Anmodningen er allerede udleveret eller lukket.', 'The request is handed out or closed already.')
		case 'not_prepared':
			return say('Saml det hele først.', 'Put everything together first.')
		case 'prepared_anew':
			return say(
				'Det er samlet igen, siden du læste det. Læs det nye igennem, før du udleverer.',
				'It was put together again since you read it. Read the new one before handing it out.',
			)
		case 'written_since':
			return say('Filen er ikke udleveret.', 'The file is not handed out.')
		case 'cannot_be_set':
			return say(
				'Filen kan ikke laves. Kontakt den, der driver systemet; de kan lave den med kommandoen hjemmebesoeg record.',
				'The file cannot be made. Contact those who run the system; they can make it with the command hjemmebesoeg record.',
			)
		case 'no_reason':
			return say('Skriv, hvorfor anmodningen lukkes.', 'Write why the request is closed.')
		case 'unknown_request':
			return say('Anmodningen findes ikke.', 'There is no such request.')
	}
}

/** That everything is put together, and how many choices to leave a line out did not come along from the one before. */
export const preparedWords = (lost: number): Text => {
	if (lost === 0)
		return text(
			'Alt er samlet. Læs det igennem, før du udleverer.',
			'Everything is put together. Read it through first.',
		)
	return lost === 1
		? text(
				'Alt er samlet. 1 udeladelse fulgte ikke med, fordi linjen er ændret. Se den igennem, før du udleverer.',
				'Everything is put together. 1 choice to leave out did not come along, because the line has changed. Read it through first.',
			)
		: text(
				`Alt er samlet. ${lost} udeladelser fulgte ikke med, fordi linjerne er ændret. Se dem igennem, før du udleverer.`,
				`Everything is put together. ${lost} choices to leave out did not come along, because the lines have changed. Read them through first.`,
			)
}

/** Why there is no file to look at. */
export const nothingKept = ({ say }: Ask, { prepared }: RecordRequest): string =>
	prepared === null
		? say('Filen er ikke samlet endnu.', 'The file is not put together yet.')
		: say(
				`Filen gemmes ikke mere. Den blev samlet ${writeDay(dayOf(prepared.at), 'da')}; bed om den igen fra borgerens kort.`,
				`The file is kept no more. It was put together on ${writeDay(dayOf(prepared.at), 'en')}; ask for it again from the citizen’s card.`,
			)
