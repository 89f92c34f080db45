import type { FC } from 'hono/jsx'
import { writeShortDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { Button, Details, Form, Radios, Summary, TextArea, To } from '#platform/web/parts.tsx'
import { fullName, shownAddress } from '#population/index.ts'
import { standardText } from '#standard/index.ts'
import { addressPage } from './day/address-page.ts'
import { ProtectedAddress } from './day/address-view.tsx'
import { AtTheDoor, agreedLast, livesWith, speaks, ToTakeUp } from './day/before-view.tsx'
import { NewWarning, WarningsToAnswer } from './day/warning-form.tsx'
import { hindrances, hindranceText } from './not-gone-ahead.ts'
import { spoken, Words } from './note/words-view.tsx'
import { acceptanceText, occasionText, stateOf, type Visit } from './visit.ts'
import type { VisitProps } from './visit-page.tsx'

/** Before the bell is rung: what to take care of, what to take up, who and where. Then the way out, when nobody opens. */
export const BeforeVisit: FC<VisitProps> = (props) => {
	const { say, visit, important, errors } = props
	const isAhead = stateOf(visit) === 'begun'
	return (
		<section class="hj-before" aria-labelledby="before">
			<h2 id="before">{isAhead ? say('Før besøget', 'Before the visit') : say('Om besøget', 'About the visit')}</h2>
			<WarningsToAnswer {...props} visit={visit.id} warnings={props.before.warnings} />
			{important.length === 0 ? null : (
				<>
					<h3>{say('Vigtigst fra sidst', 'What mattered last time')}</h3>
					<ToTakeUp {...props} />
				</>
			)}
			<Who {...props} />
			{props.own && isAhead ? <AtTheDoor {...props} name={props.consultant} /> : null}
			<Basis {...props} />
			{props.mayWrite ? <NewWarning {...props} visit={visit.id} /> : null}
			{isAhead && props.mayWrite ? (
				<Details
					title={say('Kunne besøget ikke gennemføres?', 'Could the visit not be held?')}
					open={'reason' in errors || 'note' in errors}
				>
					<NotHeld {...props} />
				</Details>
			) : null}
		</section>
	)
}

/** Who, where, why and by what right. */
const Who: FC<VisitProps> = (props) => {
	const { say, visit, citizen, before } = props
	const language = speaks(props, citizen)
	return (
		<Summary
			rows={[
				agreedLast(props, before),
				props.toKnow === '' ? null : [say('Værd at vide', 'Worth knowing'), props.toKnow],
				language === null ? null : [say('Sprog', 'Language'), language],
				[say('Borger', 'Citizen'), <To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>],
				[say('Adresse', 'Address'), <Where {...props} />],
				[
					say('Telefon', 'Phone'),
					citizen.phone ? (
						<a href={`tel:${citizen.phone}`}>{writePhone(citizen.phone)}</a>
					) : (
						say('Ikke oplyst', 'Not given')
					),
				],
				[say('I hjemmet', 'At home'), livesWith(props, citizen, before, props.today)],
				[
					say('Hvorfor', 'Why'),
					visit.criteria.length === 0
						? spoken(props, occasionText(visit.occasion))
						: visit.criteria.map((code) => spoken(props, props.criterion(code))).join(' · '),
				],
				props.own ? null : [say('Konsulent', 'Consultant'), props.consultant],
				visit.acceptedHow === null
					? null
					: [
							say('Borgerens ja', 'The citizen’s yes'),
							[spoken(props, acceptanceText(visit.acceptedHow)), visit.acceptedOn && writeShortDay(visit.acceptedOn)]
								.filter(Boolean)
								.join(', '),
						],
			]}
		/>
	)
}

/** A protected address is opened on a page for itself, and lies on no device. */
const Where: FC<VisitProps> = (props) => {
	const { say, visit, citizen, own, today } = props
	if (!citizen.protected) return <>{shownAddress(citizen)[props.language] || say('Ingen adresse', 'No address')}</>
	const page = own && visit.plannedOn === today ? addressPage(asDriven(visit), visit.staff) : null
	return <ProtectedAddress {...props} page={page} />
}

const asDriven = (visit: Visit) => ({ ...visit, visit, held: false, state: stateOf(visit) })

const Basis: FC<VisitProps> = (props) => {
	const { say, visit, basis } = props
	return (
		<Details title={say('Hvad må vi, og hvad må vi ikke', 'What we may do, and what not')}>
			{basis === null ? null : (
				<>
					<p>{say('Det siger kvalitetsstandarden til borgeren:', 'The quality standard tells the citizen:')}</p>
					<blockquote class="hj-say">
						<Words text={spoken(props, basis)} />
					</blockquote>
					{visit.standard === null ? null : <p class="hj-quiet">{spoken(props, standardText(visit.standard))}.</p>}
				</>
			)}
			<p>
				{say(
					'Behandling og bevilling af hjælp hører ikke til et besøg. Overlevér det til den rette i stedet.',
					'Treatment and granting of help are not part of a visit. Hand it over to the right place instead.',
				)}
			</p>
		</Details>
	)
}

/** The way out when nobody opened the door. */
const NotHeld: FC<VisitProps> = (props) => {
	const { say, visit, errors } = props
	return (
		<Form to={`/besoeg/${visit.id}/ikke-gennemfoert`} data={{ hindered: '', ref: `visit:${visit.id}` }}>
			<Radios
				label={say('Hvorfor?', 'Why?')}
				name="reason"
				error={errors.reason}
				choices={hindrances.map((one) => ({ value: one, label: spoken(props, hindranceText(one)) }))}
			/>
			<TextArea
				label={say('Bemærkning', 'Remark')}
				name="note"
				hint={say('Skal udfyldes ved “ikke sikkert” og “andet”.', 'Needed for “not safe” and “something else”.')}
				error={errors.note}
				rows={2}
			/>
			<div class="hj-row">
				<Button look="secondary">{say('Registrér', 'Record')}</Button>
			</div>
		</Form>
	)
}
