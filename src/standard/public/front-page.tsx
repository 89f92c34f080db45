import type { FC } from 'hono/jsx'
import type { Instant } from '#kernel/instant.ts'
import type { Language, Text } from '#kernel/language.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { Alert, Badge, Heading, LinkButton, Phones, To } from '#platform/web/parts.tsx'
import type { Standard } from '../standard.ts'
import { phoneAt, phoneHoursText } from './phone-hours.ts'

type Shown = {
	readonly municipality: Municipality
	readonly standard: Standard | null
	readonly at: Instant
	readonly language: Language
}

const OpenNow: FC<{ municipality: Municipality; at: Instant; language: Language }> = ({
	municipality,
	at,
	language,
}) => {
	const phone = phoneAt(municipality, at)
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	if (phone.open) {
		const until = writeClock(phone.until, language)
		return (
			<p>
				<Badge kind="success" text={say('Telefonen er åben nu', 'The phone is open now')} />{' '}
				{say(`Du kan ringe til kl. ${until}.`, `You can call until ${until}.`)}
			</p>
		)
	}
	const next =
		phone.next &&
		`${writeLongDay(phone.next.on, language)}${say(' kl. ', ' at ')}${writeClock(phone.next.from, language)}`
	return (
		<p>
			<Badge kind="info" text={say('Telefonen er lukket lige nu', 'The phone is closed at the moment')} />{' '}
			{next ? say(`Den åbner ${next}.`, `It opens ${next}.`) : null}
		</p>
	)
}

const Contact: FC<Shown> = ({ municipality, at, language }) => {
	const { contact, sender, managersOffice } = municipality
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<section aria-labelledby="kontakt" class="hj-call">
			<h2 id="kontakt">{say('Ring eller skriv til os', 'Call or write to us')}</h2>
			<OpenNow municipality={municipality} at={at} language={language} />
			<Phones numbers={contact.phones} />
			<p>
				{say('Telefontid', 'Phone hours')}: {phoneHoursText(contact.phoneHours, language).join('; ')}
			</p>
			{contact.email ? (
				<p>
					{say('E-mail', 'E-mail')}: <a href={`mailto:${contact.email}`}>{contact.email}</a>.{' '}
					{say(
						'Skriv ikke dit CPR-nummer i en almindelig e-mail.',
						'Do not put your CPR number in an ordinary e-mail.',
					)}
				</p>
			) : null}
			<p>
				{sender.office[language]}, {sender.address.join(', ')}
			</p>
			<p>
				{managersOffice.title[language]}:{' '}
				<a href={`tel:+45${managersOffice.phone}`}>{writePhone(managersOffice.phone)}</a>
			</p>
			{contact.webPage.url ? (
				<p>
					<a href={contact.webPage.url}>{contact.webPage.title[language]}</a>
				</p>
			) : null}
		</section>
	)
}

const TargetGroup: FC<{ standard: Standard; language: Language }> = ({ standard, language }) => (
	<section aria-labelledby="maalgruppe">
		<h2 id="maalgruppe">{language === 'da' ? 'Er jeg i målgruppen?' : 'Am I in the target group?'}</h2>
		<p>
			{language === 'da'
				? 'Hører du til en af disse grupper, skriver vi til dig af os selv:'
				: 'If you are in one of these groups, we write to you without being asked:'}
		</p>
		<ul>
			{standard.criteria
				.filter(({ opens, initiative }) => initiative === 'automatic' && opens.by !== 'event' && opens.by !== 'risk')
				.map(({ name }) => (
					<li>{name[language]}</li>
				))}
		</ul>
		<p>
			{language === 'da'
				? 'Du kan også få et besøg i andre situationer, og der er nogle undtagelser.'
				: 'You can be visited in other situations too, and there are some exceptions.'}{' '}
			<To to="/standard#hvem">{language === 'da' ? 'Læs hvem der får et tilbud' : 'Read who is offered a visit'}</To>
		</p>
		<p>
			<LinkButton to="/er-jeg-i-maalgruppen">
				{language === 'da' ? 'Prøv selv: Er jeg i målgruppen?' : 'Try it: Am I in the target group?'}
			</LinkButton>
		</p>
	</section>
)

const Ways: FC<{ language: Language }> = ({ language }) => {
	const ways: readonly { id: string; title: Text; body: Text; write?: Text; to?: string }[] = [
		{
			id: 'brev',
			title: { da: 'Har du fået et brev fra os?', en: 'Have you had a letter from us?' },
			body: {
				da: 'Svar på nettet med koden i brevet, eller ring til os i telefontiden. Sig ja tak eller nej tak til besøget, eller bed om en anden tid. Der kommer ingen, før du har sagt ja.',
				en: 'Answer on the web with the code in the letter, or call us during phone hours. Say yes or no thank you to the visit, or ask for another time. Nobody comes until you have said yes.',
			},
			write: { da: 'Svar på nettet', en: 'Answer on the web' },
			to: '/svar',
		},
		{
			id: 'min-side',
			title: { da: 'Vil du se dine egne tider?', en: 'Would you like to see your own times?' },
			body: {
				da: 'På Min side kan du se dit tilbud og din tid, ændre dit svar, se, hvem der har set dine oplysninger, og bede om alt, hvad vi har skrevet om dig.',
				en: 'On My page you can see your offer and your time, change your answer, see who has looked at your information, and ask for everything we have written about you.',
			},
			write: { da: 'Gå til Min side', en: 'Go to My page' },
			to: '/min-side',
		},
		{
			id: 'oenske',
			title: { da: 'Vil du gerne have et besøg?', en: 'Would you like a visit?' },
			body: {
				da: 'Du behøver ikke vente på et brev. Er du i målgruppen, kan du selv ringe eller skrive og bede om et besøg.',
				en: 'You need not wait for a letter. If you are in the target group, you can call or write and ask for a visit.',
			},
			write: { da: 'Ønsk et besøg', en: 'Ask for a visit' },
			to: '/oensk-besoeg',
		},
		{
			id: 'bekymret',
			title: { da: 'Er du bekymret for en anden?', en: 'Are you worried about somebody else?' },
			body: {
				da: 'Pårørende, naboer og andre kan ringe eller skrive til os. Vi hører på, hvad der bekymrer dig, og tager kontakt. Haster det, så ring til egen læge, lægevagten eller 112.',
				en: 'Relatives, neighbours and others can call or write to us. We listen to what worries you and get in touch. If it is urgent, call the doctor, the out-of-hours service or 112.',
			},
			write: { da: 'Skriv, hvad der bekymrer dig', en: 'Write what worries you' },
		},
	]
	return (
		<>
			{ways.map(({ id, title, body, write, to }) => (
				<section aria-labelledby={id}>
					<h2 id={id}>{title[language]}</h2>
					<p>{body[language]}</p>
					{write ? (
						<p>
							<LinkButton to={to ?? '/bekymring'}>{write[language]}</LinkButton>
						</p>
					) : null}
				</section>
			))}
		</>
	)
}

/** What a citizen or a relative meets first. */
export const FrontPage: FC<Shown> = (shown) => {
	const { municipality, standard, language } = shown
	const say = (da: string, en: string) => (language === 'da' ? da : en)
	return (
		<>
			<Heading
				title={say('Forebyggende hjemmebesøg', 'Preventive home visits')}
				lead={standard ? standard.texts.summary[language] : undefined}
			/>
			{standard ? (
				<p>
					<LinkButton to="/standard" look="primary">
						{say('Læs om besøget og dine rettigheder', 'Read about the visit and your rights')}
					</LinkButton>
				</p>
			) : (
				<Alert kind="info" title={say('Der gælder ingen standard i dag', 'No standard is in force today')}>
					{say('Ring til os, hvis du vil vide mere.', 'Call us if you want to know more.')}
				</Alert>
			)}
			<Contact {...shown} />
			{standard ? <TargetGroup standard={standard} language={language} /> : null}
			<Ways language={language} />
			{municipality.relatedPolicies.length > 0 ? (
				<section aria-labelledby="politikker">
					<h2 id="politikker">{say('Læs mere', 'Read more')}</h2>
					<ul class="nobullet-list">
						{municipality.relatedPolicies.map(({ title, url }) => (
							<li>
								<a href={url}>{title[language]}</a>
							</li>
						))}
					</ul>
				</section>
			) : null}
		</>
	)
}
