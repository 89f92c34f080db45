import { staffNames } from '#access/actions.ts'
import { addDays } from '#kernel/day.ts'
import { type BatchId, type OfferId, type PersonId, readId } from '#kernel/ids.ts'
import type { Ask, Answer as Reply } from '#platform/web/index.ts'
import { listPage } from '#platform/web/index.ts'
import { DayFields, Errors, TextArea } from '#platform/web/parts.tsx'
import { findCitizen, findCitizens } from '#population/actions.ts'
import { fullName } from '#population/index.ts'
import { progressOf } from './batch.ts'
import { approveBatch, batchWith, putBack, takeOut, withdrawBatch } from './batch-actions.ts'
import { batchList, lineOf } from './batch-list.tsx'
import { AboveBatch, takeOutPage } from './batch-page.tsx'
import { deliveredIn, heldIn } from './batch-store.ts'
import { groundNames } from './ground-actions.ts'
import type { Offer } from './offer.ts'
import { previewLetter, settleHeld } from './send-actions.ts'
import { findOffer, offersOfPersons } from './store.ts'
import type { openPress } from './transport.ts'

/** Taken out, somebody comes up again after so many days unless another day is chosen. */
const daysTakenOut = 30

const batchIn = (ask: Ask): BatchId | null => readId<'batch'>(ask.params.batch) as BatchId | null
const offerIn = (ask: Ask): OfferId | null => readId<'offer'>(ask.params.offer) as OfferId | null
const noBatch = (ask: Ask): Reply => ({
	missing: ask.say(
		'Udsendelsen findes ikke. Gå til listen over tilbud.',
		'There is no such batch. Go to the list of offers.',
	),
})

export const showBatch = async (ask: Ask): Promise<Reply> => {
	const id = batchIn(ask)
	const found = id === null ? null : await batchWith(ask.db, id)
	if (found === null) return noBatch(ask)
	const { batch, offers } = found
	const delivered = await deliveredIn(ask.db, batch.id)
	const held = await heldIn(ask.db, batch.id)
	const persons = offers.map(({ person }) => person)
	const citizens = await findCitizens(ask.db, persons)
	const names = await staffNames(ask.db)
	const words = await groundNames(ask.db, ask.language)
	const earlier = Map.groupBy(
		(await offersOfPersons(ask.db, persons)).filter(({ endedBecause }) => endedBecause === 'yes'),
		({ person }) => person,
	)
	const lines = offers.flatMap((offer) => {
		const citizen = citizens.get(offer.person)
		if (citizen === undefined) return []
		const last = earlier.get(offer.person)?.findLast(({ id: other }) => other !== offer.id)?.time?.staff ?? null
		return [lineOf(offer, citizen, batch, { isSent: delivered.has(offer.id), grounds: words(offer), names, last })]
	})
	const above = (
		<AboveBatch
			batch={batch}
			progress={progressOf(offers, { delivered, held: new Set(held.keys()) })}
			answerBy={addDays(ask.today, ask.municipality.answerWithinDays)}
			mayApprove={ask.atWork().roles.includes('coordinator')}
		/>
	)
	return listPage(ask, ask.say('Udsendelse af tilbud', 'Batch of offers'), above, batchList(ask, batch, lines))
}

export const approve = async (ask: Ask): Promise<Reply> => {
	const batch = batchIn(ask)
	if (batch === null) return noBatch(ask)
	const done = await approveBatch(ask.db, ask.at, ask.municipality, { batch, by: ask.atWork().id }, ask.enqueue)
	if (done.ok)
		return {
			redirect: `/tilbud/${batch}`,
			done:
				done.value.withoutTime === 0
					? ask.say(
							'Udsendelsen er godkendt, og brevene sendes nu.',
							'The batch is approved, and the letters are being sent.',
						)
					: ask.say(
							`Udsendelsen er godkendt. ${done.value.withoutTime} mistede deres tid i mellemtiden og kommer med næste gang.`,
							`The batch is approved. ${done.value.withoutTime} lost their time meanwhile and come next time.`,
						),
		}
	if (done.why === 'unknown_batch') return noBatch(ask)
	return {
		status: 409,
		refused:
			done.why === 'withdrawn'
				? ask.say('Udsendelsen er trukket tilbage. Foreslå en ny.', 'The batch was withdrawn. Propose a new one.')
				: ask.say(
						'Der er ingen tilbage i udsendelsen. Træk den tilbage, og foreslå en ny.',
						'Nobody is left in the batch. Withdraw it and propose a new one.',
					),
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

const alreadyApproved = (ask: Ask): Reply => ({
	status: 409,
	refused: ask.say(
		'Udsendelsen er godkendt og kan ikke ændres mere. Skriv et svar på borgerens kort i stedet.',
		'The batch is approved and can no longer be changed. Record an answer on the citizen’s card instead.',
	),
})

const alreadyWithdrawn = (ask: Ask): Reply => ({
	status: 409,
	refused: ask.say('Udsendelsen er trukket tilbage. Foreslå en ny.', 'The batch was withdrawn. Propose a new one.'),
})

export const showLetter = async (ask: Ask, press: ReturnType<typeof openPress>): Promise<Reply> => {
	const id = offerIn(ask)
	const found = id === null ? null : await previewLetter(ask.db, ask.at, ask.municipality, press, id)
	if (found === null) return { missing: ask.say('Brevet findes ikke.', 'There is no such letter.') }
	if (found.pdf.ok)
		return {
			file: found.pdf.value,
			type: 'application/pdf',
			name: `brev-${found.offer.id.slice(0, 8)}.pdf`,
			inline: true,
			sees: [found.offer.person],
		}
	return {
		refused: ask.say(
			'Brevet kan ikke sættes: navnet eller adressen har et tegn, som skriften ikke kan vise, eller skabelonen er i stykker.',
			'The letter cannot be set: the name or address has a sign that the font cannot show, or the template is broken.',
		),
	}
}

const offerOnPage = async (ask: Ask): Promise<{ offer: Offer; name: string; person: PersonId } | null> => {
	const id = offerIn(ask)
	const offer = id === null ? null : await findOffer(ask.db, id)
	const citizen = offer === null ? null : await findCitizen(ask.db, offer.person)
	return offer === null || citizen === null || offer.batch !== ask.params.batch
		? null
		: { offer, name: fullName(citizen), person: citizen.id }
}

export const askWhyOut = async (ask: Ask, errors: Readonly<Record<string, string>> = {}): Promise<Reply> => {
	const found = await offerOnPage(ask)
	if (found === null) return noBatch(ask)
	const wanted = ask.form.day('not_before') ?? addDays(ask.today, daysTakenOut)
	const fields = (
		<>
			<Errors errors={errors} />
			<TextArea
				label={ask.say('Hvorfor?', 'Why?')}
				name="because"
				value={ask.form.text('because')}
				error={errors.because}
				rows={3}
			/>
			<DayFields
				label={ask.say('Foreslå igen fra', 'Propose again from')}
				name="not_before"
				value={wanted}
				error={errors.not_before}
			/>
		</>
	)
	const base = `/tilbud/${found.offer.batch}`
	const page = takeOutPage(ask, { fields, name: found.name, to: `${base}/tag-ud/${found.offer.id}`, back: base })
	const title = ask.say('Tag ud', 'Take out')
	const isFine = Object.keys(errors).length === 0
	return { page, title, sees: [found.person], status: isFine ? 200 : 422 }
}

export const takeThemOut = async (ask: Ask): Promise<Reply> => {
	const id = offerIn(ask)
	const notBefore = ask.form.day('not_before')
	if (id === null) return noBatch(ask)
	if (!ask.form.has('because')) return askWhyOut(ask, { because: ask.say('Skriv en grund.', 'Write a reason.') })
	if (notBefore === null)
		return askWhyOut(ask, { not_before: ask.say('Skriv en dag, der findes.', 'Write a day that exists.') })
	const command = { offer: id, because: ask.form.text('because'), notBefore, by: ask.atWork().id }
	const done = await takeOut(ask.db, ask.at, command)
	if (done.ok)
		return {
			redirect: `/tilbud/${ask.params.batch}`,
			done: ask.say('Borgeren er taget ud.', 'The citizen was taken out.'),
		}
	if (done.why === 'withdrawn') return alreadyWithdrawn(ask)
	return done.why === 'already_approved' ? alreadyApproved(ask) : noBatch(ask)
}

export const putThemBack = async (ask: Ask): Promise<Reply> => {
	const id = offerIn(ask)
	const done = id === null ? null : await putBack(ask.db, id)
	if (done === null) return noBatch(ask)
	if (done.ok)
		return {
			redirect: `/tilbud/${ask.params.batch}`,
			done: ask.say('Borgeren er med igen.', 'The citizen is back in.'),
		}
	if (done.why === 'unknown_offer') return noBatch(ask)
	if (done.why === 'already_approved') return alreadyApproved(ask)
	return {
		status: 409,
		refused: ask.say('Borgeren har fået et andet tilbud siden.', 'The citizen has had another offer since.'),
	}
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
