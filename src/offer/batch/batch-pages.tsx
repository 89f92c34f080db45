import { staffNames } from '#access/actions.ts'
import { addDays } from '#kernel/day.ts'
import type { BatchId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { listPage, rowsOf } from '#platform/web/index.ts'
import { Heading, To } from '#platform/web/parts.tsx'
import { findCitizens } from '#population/actions.ts'
import { settleHeld } from '../sending/waiting-actions.ts'
import { progressOf, reasonsLeftOut } from './batch.ts'
import { approveBatch, batchWith, continueBatch, stopBatch, withdrawBatch } from './batch-actions.ts'
import { alreadyApproved, batchIn, changedMeanwhile, choiceIn, noBatch, offerIn } from './batch-asked.ts'
import { goes } from './batch-line.tsx'
import { linesOf } from './batch-lines-actions.ts'
import { batchList } from './batch-list.tsx'
import { AboveBatch } from './batch-page.tsx'
import { ProgressOf } from './batch-progress.tsx'
import { deliveredIn, heldIn } from './batch-store.ts'
import { type ChangedTime, LostTimes } from './batch-times-page.tsx'
import { leftOutOf } from './left-out-store.ts'

const isCoordinator = (ask: Ask): boolean => ask.atWork().roles.includes('coordinator')

export const showBatch = async (ask: Ask): Promise<Reply> => {
	const id = batchIn(ask)
	const found = id === null ? null : await linesOf(ask.db, ask.language, id)
	if (found === null) return noBatch(ask)
	const { batch, lines, progress } = found
	const left = await leftOutOf(ask.db, batch.id)
	const list = batchList(ask, batch, lines)
	const above = (
		<AboveBatch
			batch={batch}
			progress={progress}
			answerBy={addDays(ask.today, ask.municipality.answerWithinDays)}
			mayApprove={isCoordinator(ask)}
			hasTimes={lines.some(({ offer, state }) => state === 'proposed' && offer.time !== null)}
			notInIt={{
				areListed: left !== null,
				counts:
					left === null
						? [
								['without_time', batch.withoutTime],
								['over_limit', batch.overLimit],
								['later_in_year', batch.laterInYear],
							]
						: reasonsLeftOut.map((reason) => [reason, left.get(reason)?.length ?? 0]),
			}}
			first={rowsOf(ask, list, ask.path).find(goes)?.offer.id ?? null}
			choice={choiceIn(ask.query)}
		/>
	)
	return listPage(ask, ask.say('Udsendelse af tilbud', 'Batch of offers'), above, list)
}

/** Only how far the sending has come; shows no citizen, so that looking again and again writes nothing into the read log. */
export const showProgress = async (ask: Ask): Promise<Reply> => {
	const id = batchIn(ask)
	const found = id === null ? null : await batchWith(ask.db, id)
	if (found === null) return noBatch(ask)
	const { batch, offers } = found
	const told = {
		delivered: await deliveredIn(ask.db, batch.id),
		held: new Set((await heldIn(ask.db, batch.id)).keys()),
	}
	return {
		title: ask.say('Afsendelsen', 'The sending'),
		page: (
			<>
				<Heading title={ask.say('Afsendelsen', 'The sending')} />
				<ProgressOf batch={batch} progress={progressOf(offers, told)} mayStop={isCoordinator(ask)} />
				<p>
					<To to={`/tilbud/${batch.id}`}>{ask.say('Se udsendelsen', 'See the batch')}</To>
				</p>
			</>
		),
	}
}

export const stop = async (ask: Ask): Promise<Reply> => {
	const batch = batchIn(ask)
	if (batch === null) return noBatch(ask)
	const done = await stopBatch(ask.db, ask.at, { batch, by: ask.atWork().id })
	if (done.ok)
		return {
			redirect: `/tilbud/${batch}`,
			done: ask.say('Afsendelsen er stoppet. Resten venter.', 'The sending is stopped. The rest waits.'),
		}
	if (done.why === 'unknown_batch') return noBatch(ask)
	return {
		status: 409,
		refused: ask.say(
			'Der er intet at stoppe: udsendelsen er enten ikke godkendt endnu eller sendt færdig. Gå tilbage til udsendelsen, og se hvordan det står.',
			'There is nothing to stop: the batch is either not approved yet or all sent. Go back to the batch and see how it stands.',
		),
	}
}

export const goOn = async (ask: Ask): Promise<Reply> => {
	const batch = batchIn(ask)
	const done = batch === null ? null : await continueBatch(ask.db, batch, ask.enqueue)
	if (!done?.ok) return noBatch(ask)
	return {
		redirect: `/tilbud/${batch}`,
		done: ask.say('Afsendelsen fortsætter.', 'The sending goes on.'),
	}
}

export const approve = async (ask: Ask): Promise<Reply> => {
	const batch = batchIn(ask)
	if (batch === null) return noBatch(ask)
	const done = await approveBatch(ask.db, ask.at, ask.municipality, { batch, by: ask.atWork().id }, ask.enqueue)
	if (done.ok && !done.value.isApproved && done.value.changed.length === 0)
		return {
			redirect: `/tilbud/${batch}`,
			done: ask.say(
				'Tiderne er lagt igen i mellemtiden. Se dem igennem, og godkend så.',
				'The times have been planned again meanwhile. Look through them, and then approve.',
			),
		}
	if (done.ok && !done.value.isApproved) return lostTimes(ask, batch, done.value.changed)
	if (done.ok)
		return {
			redirect: `/tilbud/${batch}`,
			done: ask.say(
				'Udsendelsen er godkendt, og brevene sendes nu.',
				'The batch is approved, and the letters are being sent.',
			),
		}
	if (done.why === 'unknown_batch') return noBatch(ask)
	const why = {
		withdrawn: ask.say('Udsendelsen er trukket tilbage. Foreslå en ny.', 'The batch was withdrawn. Propose a new one.'),
		nobody_left: ask.say(
			'Der er ingen tilbage i udsendelsen. Træk den tilbage, og foreslå en ny.',
			'Nobody is left in the batch. Withdraw it and propose a new one.',
		),
		changed_meanwhile: changedMeanwhile(ask),
	}
	return { status: 409, refused: why[done.why] }
}

const lostTimes = async (ask: Ask, batch: BatchId, changed: readonly ChangedTime[]): Promise<Reply> => {
	const persons = changed.map(({ offer }) => offer.person)
	const citizens = await findCitizens(ask.db, persons)
	const names = await staffNames(ask.db)
	return {
		title: ask.say('Tider, der er taget', 'Times that are taken'),
		status: 409,
		sees: persons,
		page: <LostTimes batch={batch} changed={changed} citizens={citizens} names={names} />,
	}
}

export const withdraw = async (ask: Ask): Promise<Reply> => {
	const batch = batchIn(ask)
	if (batch === null) return noBatch(ask)
	const done = await withdrawBatch(ask.db, ask.at, { batch, by: ask.atWork().id })
	if (done.ok)
		return {
			redirect: '/tilbud',
			done: ask.say('Udsendelsen er trukket tilbage. Intet blev sendt.', 'The batch was withdrawn. Nothing was sent.'),
		}
	return done.why === 'unknown_batch' ? noBatch(ask) : alreadyApproved(ask)
}

export const settle = async (ask: Ask): Promise<Reply> => {
	const [batch, offer] = [batchIn(ask), offerIn(ask)]
	if (batch === null || offer === null) return noBatch(ask)
	const send = ask.form.text('send') === 'ja'
	const done = await settleHeld(ask.db, ask.at, {
		batch,
		offer,
		send,
		words: ask.say('Lagt til side', 'Set aside'),
		by: ask.atWork().id,
	})
	if (!done.ok && done.why === 'unknown_offer') return noBatch(ask)
	if (!done.ok)
		return {
			status: 409,
			refused: ask.say(
				'Brevet venter ikke længere. Det er sendt, prøves igen eller er lagt til side. Gå tilbage til udsendelsen, og se hvordan det står.',
				'The letter no longer waits. It has been sent, is being tried again or was set aside. Go back to the batch and see how it stands.',
			),
		}
	return {
		redirect: `/tilbud/${batch}`,
		done: send
			? ask.say('Brevet prøves igen om lidt.', 'The letter is tried again shortly.')
			: ask.say('Brevet er lagt til side.', 'The letter was set aside.'),
	}
}
