import { staffNames } from '#access/actions.ts'
import { bookingsOf, haveTouchingTimes } from '#booking/actions.ts'
import type { FactSource } from '#eligibility/index.ts'
import { agreementsOf } from '#followup/actions.ts'
import { type PersonId, readId } from '#kernel/ids.ts'
import { clockOf, dayOf, isBefore } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { writeShortDay } from '#kernel/write-day.ts'
import { type Answer, type Ask, listPage, type Route } from '#platform/web/index.ts'
import { Badge, Empty, Heading, To } from '#platform/web/parts.tsx'
import {
	countUnlooked,
	findCitizens,
	findPair,
	forwardingsInto,
	listPairs,
	pairsOf,
	partPair,
	searchCitizens,
	staysFor,
	takeBackParting,
} from '#population/actions.ts'
import { type Citizen, fullName, holdsCpr, maskCpr } from '#population/index.ts'
import { visitsOf } from '#visit/actions.ts'
import { offerStandings, tellEverything } from './actions.ts'
import { withCitizen } from './asked-actions.ts'
import { LookForPage } from './look-for-page.tsx'
import { mergePersons } from './merge-actions.ts'
import { likenessTexts, numbersText, whoStays } from './same-person.ts'
import { ComparisonPage, type Side } from './same-person-page.tsx'

const deciders = ['coordinator', 'administrator']

/** Citizens who may be one: found, compared, merged or told apart, and what was merged. */
export const samePersonRoutes = (sources: readonly FactSource[]): Route[] => [
	{
		method: 'get',
		path: '/dubletter',
		for: deciders,
		shows: 'dubletter',
		nav: { label: text('Dubletter', 'Duplicates'), order: 86, for: ['administrator'] },
		handle: showPairs,
	},
	{
		method: 'get',
		path: '/borger/:person/dubletter',
		for: ['coordinator'],
		shows: 'dubletter',
		handle: (ask) => withCitizen(ask, (citizen) => lookFor(ask, citizen, '')),
	},
	{
		method: 'post',
		path: '/borger/:person/dubletter',
		for: ['coordinator'],
		shows: 'dubletter',
		handle: (ask) => withCitizen(ask, (citizen) => lookFor(ask, citizen, ask.form.text('soeg'))),
	},
	{ method: 'get', path: '/dubletter/foretaget', for: deciders, shows: 'sammenlægninger', handle: showMerged },
	{
		method: 'get',
		path: '/dubletter/:a/:b',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => compare(ask, both, {})),
	},
	{
		method: 'post',
		path: '/dubletter/:a/:b',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => merge(ask, both, sources)),
	},
	{
		method: 'post',
		path: '/dubletter/:a/:b/hver-sin',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => part(ask, both)),
	},
	{
		method: 'post',
		path: '/dubletter/:a/:b/maaske',
		for: deciders,
		shows: 'sammenligning',
		handle: (ask) => withBoth(ask, (both) => takeBack(ask, both)),
	},
]

type Both = readonly [Citizen, Citizen]

const opensCards = (ask: Ask): boolean =>
	ask.atWork().roles.some((role) => role === 'coordinator' || role === 'consultant')
const cardOf = (ask: Ask, person: PersonId): string => (opensCards(ask) ? `/borger/${person}` : '/dubletter/foretaget')

/** The two in the address. Who was merged meanwhile is the one who stays; both in one are one already. */
const withBoth = async (ask: Ask, answer: (both: Both) => Promise<Answer>): Promise<Answer> => {
	const asked = [ask.params.a, ask.params.b].map((id) => readId<'person'>(id))
	const now: PersonId[] = []
	for (const id of asked) if (id !== null) now.push((await staysFor(ask.db, id as PersonId)) ?? (id as PersonId))
	const citizens = await findCitizens(ask.db, now)
	const [one, other] = now.map((id) => citizens.get(id))
	if (one === undefined || other === undefined)
		return {
			missing: ask.say(
				'En af de to borgere findes ikke. Gå til listen over dubletter.',
				'One of the two citizens is not there. Go to the list of duplicates.',
			),
		}
	if (one.id === other.id)
		return asked[0] === asked[1]
			? {
					missing: ask.say(
						'Det er den samme registrering to gange. Gå til listen over dubletter.',
						'This is one registration twice. Go to the list of duplicates.',
					),
				}
			: {
					redirect: cardOf(ask, one.id),
					done: ask.say('De to er allerede lagt sammen.', 'The two were merged already.'),
				}
	return answer([one, other])
}

const sideOf = async (ask: Ask, citizen: Citizen, names: ReadonlyMap<PersonId, Citizen>): Promise<Side> => {
	const { db, at, today } = ask
	const { id } = citizen
	const spouse = citizen.spouse === null ? undefined : names.get(citizen.spouse)
	const offers = (await offerStandings(db, [id], today)).get(id)
	const agreements = await agreementsOf(db, id)
	return {
		citizen,
		spouse: spouse === undefined ? '' : fullName(spouse),
		lines: (await tellEverything(db, id)).length,
		openOffers: offers?.offers.filter(({ endedAt }) => endedAt === null).length ?? 0,
		timesAhead: (await bookingsOf(db, id))
			.filter(({ span, releasedAt }) => releasedAt === null && isBefore(at, span.to))
			.map(({ span }) => span.from),
		visits: (await visitsOf(db, id)).length,
		openAgreements: agreements.filter(({ doneAt, cancelledAt }) => doneAt === null && cancelledAt === null).length,
		wantsNoContact: (offers?.optOut ?? null) !== null,
	}
}

const compare = async (ask: Ask, [one, other]: Both, errors: Readonly<Record<string, string>>): Promise<Answer> => {
	const { db, form } = ask
	const spouses = await findCitizens(
		db,
		[one.spouse, other.spouse].filter((spouse) => spouse !== null),
	)
	const sides = [await sideOf(ask, one, spouses), await sideOf(ask, other, spouses)] as const
	const pair = await findPair(db, one.id, other.id)
	const numbers = numbersText(one.cpr, other.cpr)
	const { stays, mustStay } = whoStays(one, other, new Map(sides.map(({ citizen, lines }) => [citizen.id, lines])))
	const merging = { from: one.id, into: other.id, by: ask.atWork().id, on: ask.today }
	const title = ask.say('Er det den samme borger?', 'Is this the same citizen?')
	const page = (
		<ComparisonPage
			comparison={{
				sides,
				why: [...(pair === null ? [] : likenessTexts(pair.likeness)), ...(numbers === null ? [] : [numbers])],
				stays,
				mustStay,
				timesTouch: await haveTouchingTimes(db, ask.at, merging),
				parted:
					pair?.parted == null
						? null
						: {
								...pair.parted,
								who: (await staffNames(db)).get(pair.parted.by) ?? ask.say('En medarbejder', 'Somebody'),
							},
				typed: { stays: form.text('stays'), because: form.text('because') },
				errors,
				opensCards: opensCards(ask),
			}}
		/>
	)
	const sees = [one.id, other.id, ...spouses.keys()]
	const [refused] = Object.values(errors)
	return refused === undefined ? { title, page, sees } : { refused, title, page, sees }
}

type MergeWhy = Extract<Awaited<ReturnType<typeof mergePersons>>, { ok: false }>['why']

const whyNot: Readonly<Record<MergeWhy, readonly [field: string, text: Text]>> = {
	into_itself: ['stays', text('Vælg, hvem der bliver.', 'Choose who stays.')],
	because_is_empty: [
		'because',
		text('Skriv, hvordan du ved, at det er den samme.', 'Write how you know that they are the same.'),
	],
	no_such_citizen: ['stays', text('En af de to findes ikke mere.', 'One of the two is no longer there.')],
	already_merged: ['stays', text('De to er allerede lagt sammen.', 'The two were merged already.')],
	real_number_stays: [
		'stays',
		text('Den med det rigtige CPR-nummer skal blive.', 'The one with the real CPR number must stay.'),
	],
	married_to_each_other: [
		'stays',
		text(
			'De to er gift med hinanden i registret og kan ikke være den samme.',
			'The register says that the two are married to each other; they cannot be one.',
		),
	],
	times_touch: [
		'stays',
		text(
			'De to har kommende tider, der rører ved hinanden. Aflys den ene i ugens plan først.',
			'The two have times to come that touch. Cancel one in the week’s plan first.',
		),
	],
}

const merge = async (ask: Ask, both: Both, sources: readonly FactSource[]): Promise<Answer> => {
	const { db, at, form, language } = ask
	const [one, other] = both
	const chosen = form.text('stays')
	if (chosen !== one.id && chosen !== other.id) return compare(ask, both, { stays: whyNot.into_itself[1][language] })
	const [stays, absorbed] = chosen === one.id ? [one, other] : [other, one]
	const merged = await mergePersons(db, at, sources, {
		absorbed: absorbed.id,
		stays: stays.id,
		by: ask.atWork().id,
		because: form.text('because'),
	})
	if (merged.ok)
		return {
			redirect: cardOf(ask, merged.value),
			done: ask.say(
				`De to er lagt sammen. ${fullName(stays)} har nu det hele.`,
				`The two are merged. ${fullName(stays)} now has it all.`,
			),
		}
	const [field, words] = whyNot[merged.why]
	return compare(ask, both, { [field]: words[language] })
}

const part = async (ask: Ask, [one, other]: Both): Promise<Answer> => {
	await partPair(ask.db, ask.at, {
		one: one.id,
		other: other.id,
		by: ask.atWork().id,
		because: ask.form.text('because'),
	})
	return {
		redirect: '/dubletter',
		done: ask.say('Husket: de to er ikke den samme.', 'Remembered: the two are not the same.'),
	}
}

const takeBack = async (ask: Ask, [one, other]: Both): Promise<Answer> => {
	await takeBackParting(ask.db, one.id, other.id)
	return {
		redirect: `/dubletter/${one.id}/${other.id}`,
		done: ask.say('De to kan igen være den samme.', 'The two may be the same again.'),
	}
}

const showPairs = async (ask: Ask): Promise<Answer> => {
	const { db, say, language } = ask
	const isParted = ask.query.get('vis') === 'hver-sin'
	const pairs = await listPairs(db, isParted)
	const citizens = await findCitizens(db, [...new Set(pairs.flatMap(({ one, other }) => [one, other]))])
	const rows = pairs.flatMap((pair) => {
		const [one, other] = [citizens.get(pair.one), citizens.get(pair.other)]
		return one === undefined || other === undefined ? [] : [{ ...pair, one, other }]
	})
	const unlooked = await countUnlooked(db)
	const names = await staffNames(db)
	const why = ({ likeness, one, other }: (typeof rows)[number]): string =>
		[...likenessTexts(likeness), numbersText(one.cpr, other.cpr)].flatMap((told) => told?.[language] ?? []).join(', ')
	const who = (citizen: Citizen): string => `${fullName(citizen)}, ${maskCpr(citizen.cpr)}`
	const title = isParted
		? say('Ikke den samme', 'Not the same')
		: say('Borgere, der måske er den samme', 'Citizens who may be one')
	return listPage(
		ask,
		title,
		<>
			<Heading
				title={title}
				lead={say(
					'Systemet finder dem, der ligner hinanden. Et menneske afgør, om de er den samme.',
					'The system finds those who are alike. A person decides whether they are the same.',
				)}
			/>
			<p class="d-print-none">
				{isParted ? (
					<To to="/dubletter">{say('Dem, der skal afgøres', 'Those to decide on')}</To>
				) : (
					<To to="/dubletter?vis=hver-sin">{say('Dem, der ikke er den samme', 'Those who are not the same')}</To>
				)}
				{' · '}
				<To to="/dubletter/foretaget">{say('Lagt sammen', 'Merged')}</To>
			</p>
			{unlooked > 0 ? (
				<p class="hj-quiet">
					{say(
						`${unlooked.toLocaleString('da')} nye eller ændrede borgere er ikke set efter endnu. Det sker af sig selv inden for få minutter.`,
						`${unlooked.toLocaleString('en')} new or changed citizens have not been looked at yet. It happens by itself within minutes.`,
					)}
				</p>
			) : null}
		</>,
		{
			rows,
			exportName: 'dubletter',
			caption: title,
			sees: ({ one, other }) => [one.id, other.id],
			empty: (
				<Empty
					title={
						isParted
							? say('Ingen er endnu sagt at være hver sin.', 'Nobody has been told apart yet.')
							: say('Der er ingen dubletter at afgøre.', 'There are no duplicates to decide on.')
					}
				>
					{say(
						'Nye findes af sig selv, når borgere indlæses eller oprettes.',
						'New ones are found by themselves when citizens are imported or created.',
					)}
				</Empty>
			),
			columns: [
				{
					key: 'en',
					label: say('Borger', 'Citizen'),
					value: ({ one }) => who(one),
				},
				{ key: 'anden', label: say('Måske den samme som', 'May be the same as'), value: ({ other }) => who(other) },
				{ key: 'hvorfor', label: say('Det ligner', 'Alike in'), value: why },
				{
					key: 'lighed',
					label: say('Lighed', 'Likeness'),
					value: ({ strength }) => strength,
					cell: ({ strength }) =>
						strength >= 30 ? (
							<Badge kind="warning" text={say('Stor', 'Great')} />
						) : (
							<Badge kind="none" text={say('Nogen', 'Some')} />
						),
				},
				...(isParted
					? [
							{
								key: 'hvem',
								label: say('Sagt af', 'Said by'),
								value: ({ parted }: (typeof rows)[number]) =>
									parted === null ? null : `${names.get(parted.by) ?? ''}, ${writeShortDay(dayOf(parted.at))}`,
							},
						]
					: []),
				{
					key: 'se',
					label: say('Gør det', 'Do it'),
					value: () => null,
					cell: ({ one, other }) => (
						<To to={`/dubletter/${one.id}/${other.id}`}>
							{say('Sammenlign', 'Compare')}
							<span class="sr-only">: {fullName(one)}</span>
						</To>
					),
				},
			],
		},
	)
}

/** Who may be the same as one citizen: those found, and whoever is searched for by hand. */
const lookFor = async (ask: Ask, citizen: Citizen, typed: string): Promise<Answer> => {
	const { db, say, language } = ask
	const pairs = (await pairsOf(db, citizen.id)).filter(({ parted }) => parted === null)
	const others = await findCitizens(
		db,
		pairs.map(({ one, other }) => (one === citizen.id ? other : one)),
	)
	const searched = (await searchCitizens(db, typed, 20)).filter(({ id }) => id !== citizen.id)
	const title = say(`Er ${fullName(citizen)} registreret to gange?`, `Is ${fullName(citizen)} registered twice?`)
	return {
		title: say('Registreret to gange?', 'Registered twice?'),
		sees: [citizen.id, ...others.keys(), ...searched.map(({ id }) => id)],
		page: (
			<LookForPage
				citizen={citizen}
				title={title}
				found={pairs.flatMap(({ one, other, likeness }) => {
					const found = others.get(one === citizen.id ? other : one)
					const why = likenessTexts(likeness).map((told) => told[language])
					return found === undefined ? [] : [{ citizen: found, why: why.join(', ') }]
				})}
				typed={holdsCpr(typed) ? '' : typed}
				searched={typed === '' ? null : searched}
			/>
		),
	}
}

const showMerged = async (ask: Ask): Promise<Answer> => {
	const { db, say } = ask
	const rows = await forwardingsInto(db, 'everyone')
	const citizens = await findCitizens(db, [...new Set(rows.map(({ stays }) => stays))])
	const names = await staffNames(db)
	const nameOf = (person: PersonId): string => {
		const citizen = citizens.get(person)
		return citizen === undefined ? '' : fullName(citizen)
	}
	const title = say('Lagt sammen', 'Merged')
	return listPage(
		ask,
		title,
		<>
			<p class="d-print-none">
				<To to="/dubletter">{say('Alle dubletter', 'All duplicates')}</To>
			</p>
			<Heading
				title={title}
				lead={say(
					'Hvem der blev lagt sammen, af hvem og hvorfor. Det kan ikke rettes.',
					'Who was merged, by whom and why. It cannot be changed.',
				)}
			/>
		</>,
		{
			rows,
			exportName: 'lagt-sammen',
			caption: title,
			sees: ({ stays, absorbed }) => [stays, absorbed],
			empty: <Empty title={say('Ingen er lagt sammen endnu.', 'Nobody has been merged yet.')} />,
			columns: [
				{
					key: 'tid',
					label: say('Hvornår', 'When'),
					value: ({ at }) => at,
					cell: ({ at }) => `${writeShortDay(dayOf(at))} ${clockOf(at)}`,
				},
				{
					key: 'fra',
					label: say('Registreringen', 'The registration'),
					value: ({ name, cpr }) => `${name}, ${maskCpr(cpr)}`,
				},
				{
					key: 'til',
					label: say('Er nu', 'Is now'),
					value: ({ stays }) => nameOf(stays),
					cell: ({ stays }) => (opensCards(ask) ? <To to={`/borger/${stays}`}>{nameOf(stays)}</To> : nameOf(stays)),
				},
				{ key: 'hvem', label: say('Lagt sammen af', 'Merged by'), value: ({ by }) => names.get(by) ?? '' },
				{ key: 'hvorfor', label: say('Fordi', 'Because'), value: ({ because }) => because },
				{
					key: 'dobbelt',
					label: say('Stod dobbelt', 'Stood twice'),
					value: ({ doubles }) => doubles,
					align: 'right',
				},
			],
		},
	)
}
