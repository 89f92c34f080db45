import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Button, Errors, Field, Form, Heading, LinkButton, Phones, Radios, TextArea } from '#platform/web/parts.tsx'
import { phoneHoursText } from '#standard/index.ts'
import type { Stamp } from '../concern/concern-page.tsx'
import { callTimes, callTimeText } from './own-request-form.ts'
import { longestText, type TypedErrors, trapField } from './referral-form.ts'

const shownAgain = 20_000

/** A citizen asks for a visit, without signing in and without waiting for a letter. */
export const OwnRequestPage: FC<
	Stamp & { readonly municipality: Municipality; readonly typed: Typed | null; readonly errors: TypedErrors }
> = ({ municipality, formKey, stamp, typed, errors }) => {
	const { say, language } = useAround()
	const line = (name: string) => ({ name, value: typed?.text(name).slice(0, shownAgain), error: errors[name] })
	return (
		<>
			<Heading
				title={say('Vil du gerne have et besøg?', 'Would you like a visit?')}
				lead={say(
					'Skriv, hvordan vi får fat i dig. Så ringer vi, og vi finder en tid sammen. Er der noget andet, der passer bedre, hjælper vi dig videre.',
					'Write how we can reach you. We call, and find a time together. If something else suits better, we help you on.',
				)}
			/>
			<Errors errors={errors} />
			<Form to="/oensk-besoeg" class="hj-ask">
				<input type="hidden" name="key" value={formKey} />
				<input type="hidden" name="stamp" value={stamp} />
				<div class="hj-trap" aria-hidden="true">
					<label for={trapField}>{say('Lad feltet være tomt', 'Leave this empty')}</label>
					<input id={trapField} name={trapField} type="text" tabindex={-1} autocomplete="off" />
				</div>
				<Field {...line('name')} label={say('Dit navn', 'Your name')} autocomplete="name" />
				<Field
					{...line('born')}
					label={say('Din fødselsdag', 'Your birthday')}
					hint={say('For eksempel 12.3.1944', 'For example 12.3.1944')}
					autocomplete="bday"
				/>
				<Field {...line('street')} label={say('Vej og nummer', 'Street and number')} autocomplete="street-address" />
				<Field {...line('town')} label={say('Postnummer og by', 'Postal code and town')} autocomplete="postal-code" />
				<Field
					{...line('phone')}
					label={say('Din telefon', 'Your telephone')}
					type="tel"
					width={8}
					autocomplete="tel"
				/>
				<Radios
					name="when"
					label={say('Hvornår må vi helst ringe?', 'When would you rather be called?')}
					value={typed?.text('when') || 'any'}
					choices={callTimes.map((value) => ({ value, label: callTimeText(value)[language] }))}
				/>
				<TextArea
					name="words"
					label={say(
						'Er der noget, vi skal vide? (kan springes over)',
						'Is there anything we should know? (may be left out)',
					)}
					hint={say(
						`For eksempel, at du hører dårligt, eller at en pårørende gerne vil være med. Højst ${longestText} tegn.`,
						`For example that you are hard of hearing, or that a relative would like to be there. ${longestText} characters at most.`,
					)}
					rows={4}
					value={typed?.text('words').slice(0, shownAgain)}
					error={errors.words}
				/>
				<Button class="mt-5">{say('Send', 'Send')}</Button>
				<p class="hj-quiet mt-5">
					{say(
						'Kun de medarbejdere, der arbejder med besøgene, læser det, du sender. Besøget er frivilligt og koster ikke noget. Vil du hellere ringe, er nummeret ',
						'Only the staff who work with the visits read what you send. The visit is voluntary and costs nothing. If you would rather call, the number is ',
					)}
					{municipality.contact.phones.slice(0, 1).map((phone) => (
						<a href={`tel:+45${phone}`}>{writePhone(phone)}</a>
					))}
					.
				</p>
			</Form>
		</>
	)
}

/** What happens next: the same for everyone on a day, whoever they are. */
export const OwnRequestReceivedPage: FC<{ readonly municipality: Municipality; readonly promised: Day }> = ({
	municipality,
	promised,
}) => {
	const { say, language } = useAround()
	const last = writeLongDay(promised, language)
	return (
		<>
			<Heading
				title={say('Tak, fordi du skrev til os', 'Thank you for writing to us')}
				lead={say('Vi har modtaget dit ønske.', 'We have received your wish.')}
			/>
			<h2>{say('Det sker der nu', 'What happens now')}</h2>
			<ol class="hj-steps">
				<li>
					{say(
						'En medarbejder læser det, du har skrevet. Det sker på hverdage.',
						'A member of staff reads what you wrote, on working days.',
					)}
				</li>
				<li>{say(`Senest ${last} ringer vi til dig.`, `By ${last} at the latest we call you.`)}</li>
				<li>
					{say(
						'Sammen finder vi ud af, hvad der passer dig bedst. Du kan altid sige nej tak igen.',
						'Together we find out what suits you best. You can always say no thank you again.',
					)}
				</li>
			</ol>
			<h2>{say('Vil du hellere tale med os nu?', 'Would you rather talk to us now?')}</h2>
			<Phones numbers={municipality.contact.phones} />
			<p>
				{say('Telefontid', 'Phone hours')}: {phoneHoursText(municipality.contact.phoneHours, language).join('; ')}
			</p>
			<p>
				<LinkButton to="/">{say('Til forsiden', 'To the front page')}</LinkButton>
			</p>
		</>
	)
}
