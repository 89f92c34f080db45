import type { FC } from 'hono/jsx'
import { clockOf } from '#kernel/instant.ts'
import { writeClock } from '#kernel/write-clock.ts'
import { writeDay, writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Badge, Button, Errors, Form, Heading, LinkButton, Summary, To } from '#platform/web/parts.tsx'
import { deadlineState, deadlineText } from '../deadline.ts'
import { maskNumbers } from './numbers-written.ts'
import { firstContact, receivedOn, standingOf } from './referral.ts'
import { AboutCitizen } from './referral-citizen.tsx'
import { Steps } from './referral-steps.tsx'
import { heldBackText, mendText, needsText, relationText, stepText, topicText } from './referral-words.ts'
import { whoIn } from './referrals-page.tsx'
import type { ShownReferral } from './shown-referral.ts'

export const ReferralPage: FC<ShownReferral> = (shown) => {
	const { say } = useAround()
	const { referral, errors } = shown
	const who = whoIn(shown, { say })
	return (
		<>
			<Heading
				title={
					referral.said.relation === 'citizen'
						? say(`Ønske om besøg: ${who}`, `A wish for a visit: ${who}`)
						: say(`Henvendelse om ${who}`, `Referral about ${who}`)
				}
				lead={<Stands {...shown} />}
			/>
			<Errors errors={errors} />
			{standingOf(referral) === 'held_back' ? <HeldBack {...shown} /> : <Needs {...shown} />}
			<div class="hj-beside">
				<div>
					<WhatWasSaid {...shown} />
					{standingOf(referral) === 'held_back' ? null : <AboutCitizen {...shown} />}
				</div>
				<div>
					<FromWhom {...shown} />
					{standingOf(referral) === 'held_back' ? null : <Steps {...shown} />}
				</div>
			</div>
			<p>
				<To to="/henvendelser">{say('Alle henvendelser', 'All referrals')}</To>
			</p>
		</>
	)
}

const Stands: FC<ShownReferral> = ({ referral, dueOn, today }) => {
	const { say, language } = useAround()
	const contact = firstContact(referral)
	if (contact !== null)
		return <Badge kind="success" text={`${stepText(contact.kind)[language]}, ${writeDay(contact.on, language)}`} />
	const state = deadlineState(dueOn, today)
	return (
		<Badge
			kind={state === 'late' ? 'error' : state === 'soon' ? 'warning' : 'info'}
			text={say(
				`Første kontakt senest ${writeLongDay(dueOn, 'da')} (${deadlineText(dueOn, today).da})`,
				`First contact by ${writeLongDay(dueOn, 'en')} (${deadlineText(dueOn, today).en})`,
			)}
		/>
	)
}

const Needs: FC<ShownReferral> = ({ referral }) => {
	const { say, language } = useAround()
	if (firstContact(referral) !== null) return null
	if (referral.workedAt === null)
		return (
			<Alert kind="info" title={say('Borgeren søges i registret', 'The citizen is being looked up')}>
				{say('Det tager op til et minut. Åbn siden igen.', 'It takes up to a minute. Open the page again.')}
			</Alert>
		)
	return referral.needs === null ? null : (
		<Alert kind="warning" title={needsText(referral.needs)[language]}>
			{mendText(referral.needs)[language]}
		</Alert>
	)
}

const HeldBack: FC<ShownReferral> = ({ referral }) => {
	const { say, language } = useAround()
	return (
		<Alert
			kind="warning"
			title={say('Holdt tilbage: er det skrevet af et menneske?', 'Held back: did a person write it?')}
		>
			<p>{(referral.heldBack ?? []).map((why) => heldBackText(why)[language]).join(', ')}.</p>
			<div class="hj-row">
				<Form to={`/henvendelser/${referral.id}/frigiv`}>
					<Button>{say('Ja, slip den fri', 'Yes, release it')}</Button>
				</Form>
				<Form to={`/henvendelser/${referral.id}/kasser`}>
					<Button look="secondary">{say('Nej, kassér den', 'No, discard it')}</Button>
				</Form>
			</div>
		</Alert>
	)
}

const WhatWasSaid: FC<ShownReferral> = ({ referral, names }) => {
	const { say, language } = useAround()
	const { said, channel, recordedBy, receivedAt } = referral
	const by = recordedBy === null ? undefined : names.get(recordedBy)
	return (
		<section aria-labelledby="sagt">
			<h2 id="sagt">{say('Hvad er sagt?', 'What was said?')}</h2>
			{said.topics.length === 0 ? null : (
				<ul>
					{said.topics.map((topic) => (
						<li>{topicText(topic)[language]}</li>
					))}
				</ul>
			)}
			{said.words === '' ? null : <blockquote class="hj-quote">{maskNumbers(said.words)}</blockquote>}
			<Summary
				rows={[
					[
						say('Modtaget', 'Received'),
						`${writeDay(receivedOn(referral), language)} ${say('kl.', 'at')} ${writeClock(clockOf(receivedAt), language)}, ${
							channel === 'web'
								? say('på hjemmesiden', 'on the web')
								: say(`skrevet af ${by ?? ''}`, `recorded by ${by ?? ''}`)
						}`,
					],
					said.relation === 'citizen'
						? null
						: [
								say('Ved borgeren det?', 'Does the citizen know?'),
								said.toldCitizen === null
									? say('ikke sagt', 'not said')
									: said.toldCitizen
										? say('ja', 'yes')
										: say('nej', 'no'),
							],
				]}
			/>
		</section>
	)
}

const FromWhom: FC<ShownReferral> = ({ referral, mayBeNamed }) => {
	const { say, language } = useAround()
	return (
		<section aria-labelledby="fra" class="hj-panel">
			<h2 id="fra">{say('Fra', 'From')}</h2>
			<p>{relationText(referral.said.relation)[language]}</p>
			{referral.said.relation === 'citizen' ? null : (
				<p>
					<Badge
						kind={mayBeNamed ? 'none' : 'warning'}
						text={
							mayBeNamed
								? say('Borgeren må vide, hvem det kommer fra', 'The citizen may know who it comes from')
								: say('Sig ikke, hvem det kommer fra', 'Do not say who it comes from')
						}
					/>
				</p>
			)}
			<p>
				<LinkButton to={`/henvendelser/${referral.id}/afsender`}>{say('Vis afsenderen', 'Show the sender')}</LinkButton>
			</p>
			<p class="hj-quiet">{say('Det skrives ned, at du har set det.', 'It is recorded that you saw it.')}</p>
		</section>
	)
}
