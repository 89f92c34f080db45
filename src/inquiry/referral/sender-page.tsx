import type { FC } from 'hono/jsx'
import { writePhone } from '#kernel/write-phone.ts'
import { useAround } from '#platform/web/index.ts'
import { Alert, Heading, LinkButton, Summary } from '#platform/web/parts.tsx'
import type { Referral, Sender } from './referral.ts'
import { relationText } from './referral-words.ts'

/** Who sent it, on a page of its own. */
export const SenderPage: FC<{ readonly referral: Referral; readonly sender: Sender }> = ({ referral, sender }) => {
	const { say, language } = useAround()
	return (
		<>
			<Heading title={say('Afsenderen', 'The sender')} lead={relationText(referral.said.relation)[language]} />
			{sender.mayBeNamed ? null : (
				<Alert kind="warning" title={say('Sig ikke, hvem det kommer fra', 'Do not say who it comes from')}>
					{say(
						'Afsenderen har ikke sagt ja til at blive nævnt for borgeren.',
						'The sender has not agreed to be named to the citizen.',
					)}
				</Alert>
			)}
			<Summary
				rows={[
					[say('Navn', 'Name'), sender.name || say('ikke oplyst', 'not given')],
					sender.organisation === '' ? null : [say('Organisation', 'Organisation'), sender.organisation],
					[
						say('Telefon', 'Telephone'),
						sender.phone === '' ? (
							say('ikke oplyst', 'not given')
						) : (
							<a href={`tel:${sender.phone.replaceAll(/[^\d+]/g, '')}`}>{writePhone(sender.phone)}</a>
						),
					],
					[say('E-mail', 'E-mail'), sender.email || say('ikke oplyst', 'not given')],
				]}
			/>
			<LinkButton to={`/henvendelser/${referral.id}`}>
				{say('Tilbage til henvendelsen', 'Back to the referral')}
			</LinkButton>
		</>
	)
}
