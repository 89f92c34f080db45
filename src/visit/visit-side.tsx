import type { FC } from 'hono/jsx'
import { writeShortDay } from '#kernel/write-day.ts'
import { writePhone } from '#kernel/write-phone.ts'
import { Button, Details, Form, Radios, Summary, TextArea, To } from '#platform/web/parts.tsx'
import { fullName, shownAddress } from '#population/index.ts'
import { hindrances, hindranceText } from './not-gone-ahead.ts'
import { acceptanceText, occasionText } from './visit.ts'
import type { VisitProps } from './visit-page.tsx'
import { spoken, Words } from './words-view.tsx'

/** Who, where, why and by what right. */
export const About: FC<VisitProps> = (props) => {
	const { say, visit, citizen } = props
	const drivesThere = props.own && visit.plannedOn === props.today
	const where =
		shownAddress(drivesThere ? { ...citizen, protected: false } : citizen)[props.language] ||
		say('Ingen adresse', 'No address')
	return (
		<section class="hj-panel" aria-labelledby="about">
			<h2 id="about">{say('Om besøget', 'About the visit')}</h2>
			<Summary
				rows={[
					[say('Borger', 'Citizen'), <To to={`/borger/${citizen.id}`}>{fullName(citizen)}</To>],
					[say('Adresse', 'Address'), where],
					[
						say('Telefon', 'Phone'),
						citizen.phone ? (
							<a href={`tel:${citizen.phone}`}>{writePhone(citizen.phone)}</a>
						) : (
							say('Ikke oplyst', 'Not given')
						),
					],
					[
						say('Hvorfor', 'Why'),
						visit.criteria.length === 0
							? spoken(props, occasionText(visit.occasion))
							: visit.criteria.map((code) => spoken(props, props.criterion(code))).join(' · '),
					],
					props.toKnow === '' ? null : [say('Værd at vide', 'Worth knowing'), props.toKnow],
					[say('Konsulent', 'Consultant'), props.consultant],
					[
						say('Borgerens ja', 'The citizen’s yes'),
						visit.acceptedHow === null || visit.acceptedOn === null
							? say('Ikke registreret endnu', 'Not recorded yet')
							: `${spoken(props, acceptanceText(visit.acceptedHow))}, ${writeShortDay(visit.acceptedOn)}`,
					],
				]}
			/>
			{props.basis === null ? null : (
				<Details title={say('Hvorfor vi må skrive ned', 'Why we may record')}>
					<Words text={spoken(props, props.basis)} />
					<p class="hj-quiet">
						{say('Kvalitetsstandard', 'Quality standard')}: {visit.standard}
					</p>
				</Details>
			)}
			<p class="hj-quiet">
				{say(
					'Behandling og bevilling af hjælp hører ikke til et besøg. Lav en aftale om kontakt til den rette i stedet.',
					'Treatment and granting of help are not part of a visit. Make an agreement to contact the right place instead.',
				)}
			</p>
		</section>
	)
}

/** The way out when nobody opened the door. */
export const NotHeld: FC<VisitProps> = (props) => {
	const { say, visit, errors } = props
	return (
		<section class="hj-panel" aria-labelledby="not-held">
			<h2 id="not-held">{say('Blev besøget ikke til noget?', 'Could the visit not be held?')}</h2>
			<Form to={`/besoeg/${visit.id}/ikke-gennemfoert`}>
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
		</section>
	)
}
