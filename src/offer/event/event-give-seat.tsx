import type { FC } from 'hono/jsx'
import { yearOf } from '#kernel/day.ts'
import { writeLongDay } from '#kernel/write-day.ts'
import { useAround } from '#platform/web/index.ts'
import { Button, Empty, Field, Form } from '#platform/web/parts.tsx'
import { ageOf, fullName } from '#population/index.ts'
import { Name } from './event-people.tsx'
import type { EventSheet } from './event-sheet.ts'

/** A seat for somebody who calls, or who came without one. */
export const GiveSeat: FC<{ sheet: EventSheet; hasBegun: boolean }> = ({ sheet, hasBegun }) => {
	const { say, language } = useAround()
	const { event, found, free } = sheet
	return (
		<div class="hj-panel mt-5 d-print-none" id="plads">
			<h2>
				{hasBegun ? say('Kom uden plads', 'Came without a seat') : say('Giv en borger plads', 'Give a citizen a seat')}
			</h2>
			{hasBegun || free > 0 ? null : (
				<p>
					{say(
						'Alle pladser er taget. Borgeren kommer på venteliste.',
						'Every seat is taken. The citizen goes on the waiting list.',
					)}
				</p>
			)}
			<Form to={`/arrangementer/${event.id}/find`} class="hj-filter">
				<Field
					label={say('Find borgeren', 'Find the citizen')}
					name="find"
					hint={say('Navn, fødselsdag eller CPR-nummer', 'Name, birthday or CPR number')}
				/>
				<Button look="secondary">{say('Find', 'Find')}</Button>
			</Form>
			{found === null ? null : found.length === 0 ? (
				<Empty title={say('Ingen borger passer til det', 'No citizen matches')}>
					{say('Prøv med hele navnet eller fødselsdagen.', 'Try the whole name or the birthday.')}
				</Empty>
			) : (
				<ul class="nobullet-list">
					{found.map((citizen) => (
						<li>
							<Form to={`/arrangementer/${event.id}/plads`} class="hj-row">
								<input type="hidden" name="person" value={citizen.id} />
								<span>
									<Name citizen={citizen} />, {say(`født ${yearOf(citizen.bornOn)}`, `born ${yearOf(citizen.bornOn)}`)},{' '}
									{say(`${ageOf(citizen, sheet.today)} år`, `aged ${ageOf(citizen, sheet.today)}`)}
								</span>
								{hasBegun ? (
									<Button look="secondary">{say('Skriv, at borgeren kom', 'Write down that they came')}</Button>
								) : (
									<>
										<Button look="secondary" name="companion" value="no">
											{say('Alene', 'Alone')}
											<span class="sr-only">: {fullName(citizen)}</span>
										</Button>
										{event.companions ? (
											<Button look="secondary" name="companion" value="yes">
												{say('Med ledsager', 'With a companion')}
												<span class="sr-only">: {fullName(citizen)}</span>
											</Button>
										) : null}
									</>
								)}
							</Form>
						</li>
					))}
				</ul>
			)}
			<p class="hj-quiet">
				{hasBegun
					? ''
					: say(
							`Den, der får en plads, får et brev om det. Svar senest ${writeLongDay(event.answerBy, 'da')} står i invitationen; den, der ringer senere, må gerne komme.`,
							`Whoever is given a seat gets a letter about it. The invitation says to answer by ${writeLongDay(event.answerBy, language)}; whoever calls later may still come.`,
						)}
			</p>
		</div>
	)
}
