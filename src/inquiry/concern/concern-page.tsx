import type { FC } from 'hono/jsx'
import type { Day } from '#kernel/day.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { type Form as Typed, useAround } from '#platform/web/index.ts'
import { Alert, Button, Errors, Form, Heading, LinkButton, Phones } from '#platform/web/parts.tsx'
import { phoneHoursText } from '#standard/index.ts'
import { type TypedErrors, trapField } from '../referral/referral-form.ts'
import { AboutWhom, FromWhom, TheWorry } from './concern-fields.tsx'

/** Hidden in the form: which form it is, and when it was shown. */
export type Stamp = { readonly formKey: string; readonly stamp: string }

const InDanger: FC = () => {
	const { say } = useAround()
	return (
		<Alert kind="warning" title={say('Er nogen i fare lige nu? Ring 112.', 'Is somebody in danger now? Call 112.')}>
			{say(
				'Er det sygdom, som ikke kan vente, så ring til egen læge eller lægevagten.',
				'If it is an illness that cannot wait, call the doctor or the out-of-hours service.',
			)}
		</Alert>
	)
}

/** A worry told by anybody, without signing in. */
export const ConcernPage: FC<
	Stamp & { readonly municipality: Municipality; readonly typed: Typed | null; readonly errors: TypedErrors }
> = ({ municipality, formKey, stamp, typed, errors }) => {
	const { say } = useAround()
	const asked = { typed, errors, by: 'sender' as const }
	return (
		<>
			<Heading
				title={say('Er du bekymret for en ældre?', 'Are you worried about an older person?')}
				lead={say(
					'Skriv til os, så tager vi kontakt. Du kan også skrive om dig selv. Udfyld kun det, du ved.',
					'Write to us, and we get in touch. You can also write about yourself. Fill in only what you know.',
				)}
			/>
			<InDanger />
			<Errors errors={errors} />
			<Form to="/bekymring" class="hj-ask">
				<input type="hidden" name="key" value={formKey} />
				<input type="hidden" name="stamp" value={stamp} />
				<div class="hj-trap" aria-hidden="true">
					<label for={trapField}>{say('Lad feltet være tomt', 'Leave this empty')}</label>
					<input id={trapField} name={trapField} type="text" tabindex={-1} autocomplete="off" />
				</div>
				<h2>{say('1. Hvem drejer det sig om?', '1. Who is it about?')}</h2>
				<AboutWhom {...asked} />
				<h2>{say('2. Hvad bekymrer dig?', '2. What worries you?')}</h2>
				<TheWorry {...asked} />
				<h2>{say('3. Om dig', '3. About you')}</h2>
				<FromWhom {...asked} />
				<Button class="mt-5">{say('Send', 'Send')}</Button>
				<p class="hj-quiet mt-5">
					{say(
						'Kun de medarbejdere, der arbejder med sagen, læser det, du sender. Dit navn kommer ikke ind i borgerens journal, medmindre du siger ja til det. Vil du hellere ringe, er nummeret ',
						'Only the staff who work on the case read what you send. Your name does not enter the citizen’s record unless you say yes to it. If you would rather call, the number is ',
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

/** What happens next: the same for every sender on a day, whoever the citizen is. */
export const ReceivedPage: FC<{ readonly municipality: Municipality; readonly promised: Day }> = ({
	municipality,
	promised,
}) => {
	const { say, language } = useAround()
	const last = writeLongDay(promised, language)
	return (
		<>
			<Heading
				title={say('Tak, fordi du skrev til os', 'Thank you for writing to us')}
				lead={say('Vi har modtaget det, du sendte.', 'We have received what you sent.')}
			/>
			<h2>{say('Det sker der nu', 'What happens now')}</h2>
			<ol class="hj-steps">
				<li>
					{say(
						'En medarbejder læser det, du har skrevet. Det sker på hverdage.',
						'A member of staff reads what you wrote, on working days.',
					)}
				</li>
				<li>
					{say(
						`Senest ${last} tager vi kontakt – til den, det drejer sig om, eller til dig.`,
						`By ${last} at the latest we get in touch – with the person it is about, or with you.`,
					)}
				</li>
				<li>
					{say(
						'Den, det drejer sig om, bestemmer selv, om vi må komme på besøg.',
						'The person it is about decides whether we may visit.',
					)}
				</li>
			</ol>
			<p>
				{say(
					'Vi har tavshedspligt. Derfor kan vi ikke fortælle dig, hvad vi ved om en anden, eller hvad vi aftaler. Vi sender det samme svar til alle.',
					'We are bound to silence. So we cannot tell you what we know about somebody else, or what we agree. Everybody receives this same answer.',
				)}
			</p>
			<h2>{say('Vil du tale med os?', 'Would you like to talk to us?')}</h2>
			<Phones numbers={municipality.contact.phones} />
			<p>
				{say('Telefontid', 'Phone hours')}: {phoneHoursText(municipality.contact.phoneHours, language).join('; ')}
			</p>
			<InDanger />
			<p>
				<LinkButton to="/">{say('Til forsiden', 'To the front page')}</LinkButton>
			</p>
		</>
	)
}
