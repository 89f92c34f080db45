import { detailsOf, type Filed } from '#kernel/filed.ts'
import type { StaffId } from '#kernel/ids.ts'
import { dayOf } from '#kernel/instant.ts'
import { text } from '#kernel/language.ts'
import type { Referral, Sender, Step } from './referral/referral.ts'
import { standingSteps } from './referral/referral.ts'
import { heldBackText, needsText, stepText, topicText, wayText } from './referral/referral-words.ts'

const yesNo = (said: boolean | null): string => (said === null ? 'ikke sagt' : said ? 'ja' : 'nej')

/** A referral about the citizen as it was received, and what was done about it. Who sent it is left out, unless it was the citizen, or the sender has agreed to be named. */
export const referralLines = (
	{ referral, sender }: { readonly referral: Referral; readonly sender: Sender },
	isProtected: boolean,
	names: ReadonlyMap<StaffId, string>,
): Filed[] => {
	const { said, steps } = referral
	const isOwn = said.relation === 'citizen'
	const isNamed = !isOwn && sender.mayBeNamed && sender.name !== ''
	const address = [said.street, said.town].filter(Boolean).join(', ')
	const received: Filed = {
		on: dayOf(referral.receivedAt),
		at: referral.receivedAt,
		what: isOwn
			? text('Dit eget ønske om et besøg', 'Your own wish for a visit')
			: text('Nogen har henvendt sig om dig', 'Somebody got in touch about you'),
		...(said.words === '' ? {} : { words: said.words }),
		...(referral.recordedBy !== null && names.has(referral.recordedBy) ? { who: names.get(referral.recordedBy) } : {}),
		details: detailsOf({
			Modtaget: referral.channel === 'web' ? 'på nettet' : 'af en medarbejder',
			'Det drejer sig om': said.topics.map((topic) => topicText(topic).da).join('; '),
			'Navn, som det blev skrevet': said.name,
			'Født eller alder, som det blev skrevet': said.born,
			'CPR-nummer, som det blev skrevet': said.cpr,
			'Adresse, som den blev skrevet': isProtected ? '' : address,
			'Telefon, som den blev skrevet': said.phone,
			...(isOwn ? {} : { 'Vidste du, at nogen henvendte sig?': yesNo(said.toldCitizen) }),
			Afsender: isNamed
				? `${sender.name}${sender.organisation === '' ? '' : `, ${sender.organisation}`} (har sagt ja til at blive nævnt)`
				: '',
			'Holdt tilbage, fordi': (referral.heldBack ?? []).map((why) => heldBackText(why).da).join(', '),
			'Blev set på af en medarbejder, fordi': referral.needs === null ? '' : needsText(referral.needs).da,
		}),
		leftOut: [
			...(isOwn
				? []
				: [
						{
							what: isNamed ? 'afsenderens telefon og e-mail' : 'hvem der henvendte sig',
							because: 'another_person' as const,
						},
					]),
			...(isProtected && address !== '' ? [{ what: 'adressen', because: 'protected_address' as const }] : []),
		],
	}
	const standing = new Set(standingSteps(steps).map(({ id }) => id))
	return [received, ...steps.map((step) => stepLine(step, standing.has(step.id) || step.kind === 'undone', names))]
}

const stepLine = (step: Step, stands: boolean, names: ReadonlyMap<StaffId, string>): Filed => ({
	on: step.on,
	at: step.at,
	what: text(`Om henvendelsen: ${stepText(step.kind).da}`, `On the referral: ${stepText(step.kind).en}`),
	...(step.kind === 'answered'
		? { leftOut: [{ what: 'hvad afsenderen fik at vide', because: 'another_person' as const }] }
		: step.words
			? { words: step.words }
			: {}),
	...(step.how === null ? {} : { details: [{ label: 'Måde', words: wayText(step.how).da }] }),
	...(stands ? {} : { struck: true }),
	...(step.by !== null && names.has(step.by) ? { who: names.get(step.by) } : {}),
})
