import type { FC } from 'hono/jsx'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Button, Details, Form, Heading, LinkButton, Reasons, To } from '#platform/web/parts.tsx'
import { fullName } from '#population/index.ts'
import { Story } from './card-page.tsx'
import { ownReasons, ownStanding } from './own.ts'
import type { Own } from './own-actions.ts'
import { keptUntil, stateOf } from './record-request.ts'

export type OwnSheet = {
	readonly own: Own
	readonly municipality: Municipality
	readonly idleMinutes: number
	readonly formKey: string
}

const Offer: FC<OwnSheet> = ({ own }) => {
	const { say, language } = useAround()
	if (own.offer === null)
		return (
			<>
				<p>{say('Du har ikke et tilbud eller en aftale lige nu.', 'You have no offer or appointment at present.')}</p>
				<p>
					<LinkButton to="/oensk-besoeg">{say('Ønsk et besøg', 'Ask for a visit')}</LinkButton>
				</p>
			</>
		)
	const { standing, consultant } = own.offer
	const { what, when } = ownStanding(standing, language)
	return (
		<>
			{when === null ? null : <p class="hj-big">{when}</p>}
			<p>
				{what[language]}
				{consultant === '' || when === null || standing.kind === 'call'
					? ''
					: say(` ${consultant} kommer.`, ` ${consultant} comes.`)}
			</p>
			<Form to="/min-side/svar">
				<Button>{say('Svar, eller ret dit svar', 'Answer, or change your answer')}</Button>
			</Form>
		</>
	)
}

const Why: FC<OwnSheet> = ({ own: { verdict, standard } }) => {
	const { say, language } = useAround()
	if (verdict === null || standard === null)
		return (
			<p>
				{say(
					'Kommunen har ikke en kvalitetsstandard på plads lige nu. Ring til os.',
					'No quality standard is in force just now. Please call us.',
				)}
			</p>
		)
	const leads: Readonly<Record<typeof verdict.verdict, readonly [string, string]>> = {
		offer: ['Du skal have et tilbud om et besøg.', 'You are to be offered a visit.'],
		assess: [
			'En fagperson skal se på, om du skal have et tilbud.',
			'A professional is to look at whether you are offered a visit.',
		],
		excluded: [
			'Du får ikke et tilbud, fordi du er undtaget. Du kan stadig bede om et besøg.',
			'You are not offered a visit, because you are excluded. You can still ask for one.',
		],
		not_now: [
			'Du er i målgruppen, og der er ikke noget, du skal have lige nu.',
			'You are in the target group, and nothing is due just now.',
		],
		not_in_target_group: [
			'Du er ikke i målgruppen lige nu. Du kan stadig bede om et besøg.',
			'You are not in the target group just now. You can still ask for a visit.',
		],
		not_resident: [
			'Du bor ikke i kommunen mere, så herfra kommer der ikke flere tilbud.',
			'You no longer live in the municipality, so no more offers come from here.',
		],
		no_standard_in_force: [
			'Der gælder ingen regler i dag. Ring til os.',
			'No rules are in force today. Please call us.',
		],
	}
	const [da, en] = leads[verdict.verdict]
	return (
		<>
			<p>
				<strong>{say(da, en)}</strong>
			</p>
			<Details title={say('Se reglerne, og hvordan de passer på dig', 'See the rules, and how they fit you')}>
				<Reasons reasons={ownReasons(verdict.why).map((one) => ({ held: one.held, words: one[language] }))} />
			</Details>
			<p>
				{verdict.nextChangeOn === null
					? say('Det ændrer sig ikke af sig selv.', 'That does not change by itself.')
					: say(
							`Det ændrer sig tidligst ${writeLongDay(verdict.nextChangeOn, 'da')}.`,
							`That changes on ${writeLongDay(verdict.nextChangeOn, 'en')} at the earliest.`,
						)}{' '}
				<To to="/standard">{say('Læs kvalitetsstandarden', 'Read the quality standard')}</To>
			</p>
		</>
	)
}

const OptOut: FC<OwnSheet> = ({ own: { optOut } }) => {
	const { say } = useAround()
	if (optOut === null) return null
	return (
		<Alert kind="info" title={say('Du har bedt os om ikke at kontakte dig', 'You have asked us not to contact you')}>
			<p>
				{optOut.until === null
					? say(
							`Siden ${writeDay(optOut.on, 'da')} skriver og ringer vi ikke. Din ret til et besøg er den samme.`,
							`Since ${writeDay(optOut.on, 'en')} we neither write nor call. Your right to a visit is the same.`,
						)
					: say(
							`Til og med ${writeDay(optOut.until, 'da')} skriver og ringer vi ikke. Din ret til et besøg er den samme.`,
							`Until ${writeDay(optOut.until, 'en')} we neither write nor call. Your right to a visit is the same.`,
						)}
			</p>
			<Form to="/min-side/kontakt-mig-igen">
				<Button look="secondary">{say('I må gerne kontakte mig igen', 'You may contact me again')}</Button>
			</Form>
		</Alert>
	)
}

const File: FC<OwnSheet> = ({ own: { request }, formKey }) => {
	const { say } = useAround()
	const state = request === null ? null : stateOf(request)
	const until = request === null ? null : keptUntil(request)
	const ask = (
		<Form to="/min-side/bed-om-alt">
			<input type="hidden" name="key" value={formKey} />
			<Button look="secondary">
				{say('Bed om alt, hvad I har skrevet om mig', 'Ask for everything you have written about me')}
			</Button>
		</Form>
	)
	if (request !== null && (state === 'asked' || state === 'prepared'))
		return (
			<>
				<p>
					<strong>
						{say(
							`Du bad om det ${writeDay(request.askedOn, 'da')}. Du får svar senest ${writeLongDay(request.dueOn, 'da')}.`,
							`You asked on ${writeDay(request.askedOn, 'en')}. You are answered by ${writeLongDay(request.dueOn, 'en')}.`,
						)}
					</strong>
				</p>
				<p>
					{state === 'asked'
						? say('Vi er ved at samle det.', 'We are putting it together.')
						: say(
								'Det er samlet. En medarbejder læser det, før du får det.',
								'It is put together. A member of staff reads it before you get it.',
							)}
				</p>
			</>
		)
	if (request !== null && state === 'released' && request.isKept)
		return (
			<>
				<p>
					<strong>{say('Din fil er klar.', 'Your file is ready.')}</strong>{' '}
					{until === null
						? null
						: say(
								`Du kan hente den til og med ${writeDay(until, 'da')}. Gem den et sted, hvor andre ikke kan se den.`,
								`You can fetch it until ${writeDay(until, 'en')}. Keep it where others cannot see it.`,
							)}
				</p>
				<p>
					<LinkButton to="/min-side/fil" look="primary">
						{say('Hent filen (PDF)', 'Download the file (PDF)')}
					</LinkButton>
				</p>
				<Details title={say('Bed om en ny fil', 'Ask for a new file')}>{ask}</Details>
			</>
		)
	return (
		<>
			<p>
				{say(
					'Du har ret til at se alt: breve, svar, besøg, journalen, og hvem der har set det. En medarbejder læser det igennem først, så der ikke står noget om andre. Du får svar inden syv arbejdsdage.',
					'You have a right to see everything: letters, answers, visits, the journal, and who has looked. A member of staff reads it through first, so that nothing about others stands there. You are answered within seven working days.',
				)}
			</p>
			{ask}
		</>
	)
}

/** A citizen's own page: offer and time, why, who has looked, and everything on request. */
export const OwnPage: FC<OwnSheet> = (sheet) => {
	const { say } = useAround()
	const { own, municipality, idleMinutes } = sheet
	const gone = own.citizen.status !== 'resident'
	return (
		<div class="hj-citizen-answer hj-own">
			<Heading title={say('Min side', 'My page')} lead={fullName(own.citizen)} />
			{gone ? (
				<Alert kind="info" title={say('Du bor ikke længere i kommunen', 'You no longer live in the municipality')}>
					{say(
						'Du kan stadig se, hvad der er skrevet om dig her.',
						'You can still see what was written about you here.',
					)}
				</Alert>
			) : null}
			{own.citizen.protected ? (
				<Alert kind="info" title={say('Dit navn og din adresse er beskyttet', 'Your name and address are protected')}>
					{say('Derfor står adressen ikke her på siden.', 'So your address does not stand on this page.')}
				</Alert>
			) : null}
			<OptOut {...sheet} />
			{gone ? null : (
				<section aria-labelledby="offer">
					<h2 id="offer">{say('Dit tilbud og din tid', 'Your offer and your time')}</h2>
					<Offer {...sheet} />
				</section>
			)}
			<section aria-labelledby="why">
				<h2 id="why">{say('Hvorfor – og hvorfor ikke?', 'Why – and why not?')}</h2>
				<Why {...sheet} />
			</section>
			<section aria-labelledby="earlier">
				<h2 id="earlier">{say('Breve, svar og tider', 'Letters, answers and times')}</h2>
				{own.lines.length === 0 ? (
					<p>{say('Der er ikke sendt noget til dig endnu.', 'Nothing has been sent to you yet.')}</p>
				) : own.lines.length > 6 ? (
					<Details title={say(`Se alle ${own.lines.length} linjer`, `See all ${own.lines.length} lines`)}>
						<Story lines={own.lines} />
					</Details>
				) : (
					<Story lines={own.lines} />
				)}
			</section>
			<section aria-labelledby="looked">
				<h2 id="looked">{say('Hvem har set dine oplysninger?', 'Who has looked at your information?')}</h2>
				<p>
					{say(
						'Hver gang en medarbejder ser noget om dig, skriver systemet det ned. Det kan ikke slettes.',
						'Each time staff see anything about you, the system writes it down. It cannot be removed.',
					)}
				</p>
				<p>
					<LinkButton to="/min-side/hvem-har-set">{say('Se hvem', 'See who')}</LinkButton>
				</p>
			</section>
			<section aria-labelledby="file">
				<h2 id="file">{say('Alt, hvad vi har skrevet om dig', 'Everything we have written about you')}</h2>
				<File {...sheet} />
			</section>
			<p class="hj-quiet">
				{say(
					`Er noget forkert, eller vil du hellere tale med os? Ring ${municipality.contact.phones.map(writePhone).join(', ')}. Du bliver logget ud, når du ikke har brugt siden i ${idleMinutes} minutter.`,
					`Is something wrong, or would you rather talk with us? Call ${municipality.contact.phones.map(writePhone).join(', ')}. You are logged out after ${idleMinutes} minutes without using the page.`,
				)}
			</p>
			<Form to="/min-side/log-ud" class="d-print-none">
				<Button look="tertiary">{say('Log ud', 'Log out')}</Button>
			</Form>
		</div>
	)
}
