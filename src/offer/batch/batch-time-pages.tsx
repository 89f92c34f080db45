import { staffNames } from '#access/actions.ts'
import { freeTimesFor } from '#booking/actions.ts'
import { addDays } from '#kernel/day.ts'
import type { BatchId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { writeLongMoment } from '#kernel/write-moment.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { Button, Empty, Errors, Form, Heading, LinkButton, Radios } from '#platform/web/parts.tsx'
import { findCitizen } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { type Offer, type ProposedTime, readTime, writeTime } from '../offer.ts'
import { batchWith, giveOtherTime } from './batch-actions.ts'
import { alreadyApproved, alreadyWithdrawn, batchIn, noBatch, offerIn } from './batch-asked.ts'
import { daysOfTimes, firstToPropose } from './batch-times-actions.ts'
import { timesThatCan, waysOf } from './batch-times-again-actions.ts'

const timesShown = 8

/** Free, far enough ahead, and with room beside what is proposed to the others in the batch. */
const timesLeft = async (ask: Ask, offer: Offer, batch: BatchId): Promise<ProposedTime[]> => {
	const { db, municipality, today } = ask
	const from = firstToPropose(municipality, today)
	const free = await freeTimesFor(db, municipality, {
		person: offer.person,
		minutes: offer.minutes,
		from,
		to: addDays(from, daysOfTimes),
		near: offer.time === null ? null : dayOf(offer.time.from),
		atMost: timesShown * 3,
	})
	const times = free.map(({ staff, span }) => ({ staff, from: span.from }))
	const within = { municipality, today, batch }
	return (await timesThatCan(db, within, offer, times, await waysOf(db, within))).slice(0, timesShown)
}

/** Another of the free times for one letter of a batch that is not approved yet. */
export const askForTime = async (ask: Ask, errors: Readonly<Record<string, string>> = {}): Promise<Reply> => {
	const [id, wanted] = [batchIn(ask), offerIn(ask)]
	const found = id === null ? null : await batchWith(ask.db, id)
	const offer = found?.offers.find((one) => one.id === wanted) ?? null
	const citizen = offer === null ? null : await findCitizen(ask.db, offer.person)
	if (found === null || offer === null || citizen === null) return noBatch(ask)
	const names = await staffNames(ask.db)
	const times = await timesLeft(ask, offer, found.batch.id)
	const write = (time: ProposedTime): string =>
		`${writeLongMoment(time.from, ask.language)}, ${names.get(time.staff) ?? ''}`
	const base = `/tilbud/${found.batch.id}`
	const { time } = offer
	return {
		title: ask.say('Ny tid', 'New time'),
		sees: [citizen.id],
		status: Object.keys(errors).length === 0 ? 200 : 422,
		page: (
			<>
				<Heading
					title={ask.say(`Ny tid til ${fullName(citizen)}`, `New time for ${fullName(citizen)}`)}
					lead={
						time === null
							? ask.say('Brevet nævner ingen tid.', 'The letter names no time.')
							: `${ask.say('I brevet nu:', 'In the letter now:')} ${write(time)}`
					}
				/>
				{times.length === 0 ? (
					<Empty title={ask.say('Der er ingen andre ledige tider', 'There are no other free times')}>
						{ask.say(
							'Læg mere arbejdstid ind for medarbejderne, eller tag borgeren ud.',
							'Enter more working hours for the consultants, or take the citizen out.',
						)}
					</Empty>
				) : (
					<Form to={`${base}/tid/${offer.id}`}>
						<Errors errors={errors} />
						<Radios
							label={ask.say('Vælg en ledig tid', 'Choose a free time')}
							name="tid"
							choices={times.map((one) => ({ value: writeTime(one), label: write(one) }))}
							error={errors.tid}
						/>
						<div class="hj-row">
							<Button>{ask.say('Sæt tiden i brevet', 'Put the time in the letter')}</Button>
							<LinkButton to={base}>{ask.say('Fortryd', 'Cancel')}</LinkButton>
						</div>
					</Form>
				)}
			</>
		),
	}
}

export const giveTime = async (ask: Ask): Promise<Reply> => {
	const offer = offerIn(ask)
	const time = readTime(ask.form.text('tid'))
	if (offer === null) return noBatch(ask)
	if (time === null) return askForTime(ask, { tid: ask.say('Vælg en tid.', 'Choose a time.') })
	const done = await giveOtherTime(ask.db, ask.at, ask.municipality, { offer, time, by: ask.atWork().id })
	if (done.ok)
		return {
			redirect: `/tilbud/${ask.params.batch}`,
			done: ask.say('Tiden er sat i brevet.', 'The time is in the letter.'),
		}
	if (done.why === 'withdrawn') return alreadyWithdrawn(ask)
	if (done.why === 'already_approved') return alreadyApproved(ask)
	if (done.why === 'time_is_gone')
		return askForTime(ask, {
			tid: ask.say('Tiden er taget i mellemtiden. Vælg en anden.', 'The time was taken meanwhile. Choose another.'),
		})
	return noBatch(ask)
}
