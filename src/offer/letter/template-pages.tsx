import { staffNames } from '#access/actions.ts'
import type { Ask, Answer as Reply, Route } from '#platform/web/index.ts'
import { openPress } from '../transport.ts'
import { approveWording, type WordingInUse, wordingInUse } from './template-actions.ts'
import { LettersPage } from './template-page.tsx'
import { type Tried, wordsForWrong } from './trial.ts'
import { trialFile, tryLetters } from './trial-actions.ts'
import { readVariant } from './trial-letters.ts'
import { TrialPage } from './trial-page.tsx'
import { ourTemplates, type Wording } from './wording-transport.ts'

const editors = ['coordinator', 'administrator'] as const

/** The letters themselves: whose words, tried on made-up citizens, approved. */
export const templatePages = (): Route[] => {
	const press = openPress()
	/** The last trial of every municipality, made here; another process tries for itself. */
	const made = new Map<string, { readonly digest: string | null; readonly tried: Tried }>()
	const madeOf = (ask: Ask, own: Wording | null): Tried | null => {
		const last = made.get(ask.municipality.code)
		return last !== undefined && last.digest === (own?.digest ?? null) ? last.tried : null
	}
	const tryOut = async (ask: Ask, own: Wording | null): Promise<Tried> => {
		const tried = await tryLetters({ press, municipality: ask.municipality, own, dated: ask.today })
		made.set(ask.municipality.code, { digest: own?.digest ?? null, tried })
		return tried
	}
	const deed = { method: 'post', for: editors, shows: '' } as const
	return [
		{
			...{ method: 'get', path: '/breve', for: editors, shows: '' },
			handle: async (ask) => {
				const { own, approval } = await wordingInUse(ask.db, ask.municipality)
				return showLetters(ask, { own, approval }, madeOf(ask, own))
			},
			nav: { label: { da: 'Breve', en: 'Letters' }, order: 78 },
		},
		{
			...{ method: 'get', path: '/breve/brev', for: editors, shows: '' },
			handle: async (ask) => {
				const variant = readVariant(ask.query)
				const { own } = await wordingInUse(ask.db, ask.municipality)
				const pdf = await trialFile({ press, municipality: ask.municipality, own, dated: ask.today }, variant)
				if (!pdf.ok) return { refused: cannotBeSet(ask, pdf.why), status: 409 }
				const name = `proeve-${variant.template}-${variant.language}-${variant.size}.pdf`
				return { file: pdf.value, type: 'application/pdf', name, inline: true }
			},
		},
		{
			...{ ...deed, path: '/breve/proeve' },
			handle: async (ask) => {
				const { own } = await wordingInUse(ask.db, ask.municipality)
				await tryOut(ask, own)
				return { redirect: '/breve/proeve?nu=ja' }
			},
		},
		{
			...{ method: 'get', path: '/breve/proeve', for: editors, shows: '' },
			handle: async (ask) => {
				const { own, approval } = await wordingInUse(ask.db, ask.municipality)
				// Another process may have tried when asked to; who only looks in does not wait for every letter.
				const tried = madeOf(ask, own) ?? (ask.query.has('nu') ? await tryOut(ask, own) : null)
				if (tried === null) return { redirect: '/breve' }
				const files = [...(own?.files.keys() ?? [])]
				return {
					page: <TrialPage tried={tried} own={files} digest={own?.digest ?? null} isApproved={approval !== null} />,
					title: ask.say('Prøve af alle breve', 'Trial of all letters'),
				}
			},
		},
		{
			...{ ...deed, path: '/breve/godkend' },
			handle: async (ask) => {
				const { own } = await wordingInUse(ask.db, ask.municipality)
				if (own !== null && (madeOf(ask, own) ?? (await tryOut(ask, own))).findings.length > 0)
					return {
						status: 409,
						refused: ask.say(
							'Nogle breve kan ikke skrives, som de skal, med de ord. Prøv alle breve igen, og se hvad der skal rettes.',
							'Some letters cannot be set with those words. Try every letter again and see what is to be mended.',
						),
					}
				const command = { digest: ask.form.text('digest'), by: ask.atWork().id }
				const done = await approveWording(ask.db, ask.at, ask.municipality, command)
				return done.ok
					? {
							redirect: '/breve',
							done: ask.say('Kommunens egne ord er i brug.', 'The municipality’s own words are in use.'),
						}
					: {
							status: 409,
							refused: ask.say(
								'Skabelonerne er ændret, siden du så dem. Prøv alle breve igen.',
								'The templates have changed since you saw them. Try every letter again.',
							),
						}
			},
		},
	]
}

const cannotBeSet = (ask: Ask, why: keyof typeof wordsForWrong): string =>
	`${ask.say('Brevet kan ikke vises', 'The letter cannot be shown')}: ${wordsForWrong[why][ask.language]}.`

const showLetters = async (ask: Ask, { own, approval }: WordingInUse, tried: Tried | null): Promise<Reply> => {
	const files = [...(own?.files.keys() ?? [])]
	const shown = {
		own: files,
		unknown: files.filter((file) => !ourTemplates().has(file)),
		approved: approval === null ? null : { at: approval.at, by: (await staffNames(ask.db)).get(approval.by) ?? '' },
	}
	const page = <LettersPage shown={shown} tried={tried} digest={own?.digest ?? null} />
	return { page, title: ask.say('Breve', 'Letters') }
}
