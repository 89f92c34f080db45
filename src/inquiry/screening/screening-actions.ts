import { findStaff, staffNames } from '#access/actions.ts'
import { factsOf } from '#eligibility/actions.ts'
import { decide, type FactSource, type Facts, type Verdict } from '#eligibility/index.ts'
import type { Day } from '#kernel/day.ts'
import { type PersonId, readId, type StaffId } from '#kernel/ids.ts'
import { dayOf, type Instant } from '#kernel/instant.ts'
import { type Text, text } from '#kernel/language.ts'
import { no, type Outcome, yes } from '#kernel/outcome.ts'
import { type Db, inTransaction } from '#platform/db/index.ts'
import type { Municipality } from '#platform/municipality/index.ts'
import { findCitizen } from '#population/actions.ts'
import type { Citizen } from '#population/index.ts'
import { listStandards } from '#standard/actions.ts'
import { type Criterion, standardOn } from '#standard/index.ts'
import { needsAYes } from '../assessment/assessment.ts'
import { recordAssessment } from '../assessment/assessment-actions.ts'
import { isAnyWithdrawn, type NotKept } from '../assessment/assessment-store.ts'
import { isOpenToDecide } from '../assessment/special-risk.ts'
import { withoutName } from '../assessment/to-assess.ts'
import { type InHospital, inHospital } from '../hospital/hospital-stay.ts'
import * as hospital from '../hospital/hospital-store.ts'
import { isOpen } from '../preventive-case.ts'
import * as store from '../store.ts'
import {
	lastDayOf,
	readKnown,
	rulesFor,
	type Screening,
	type ScreeningRefusal,
	screeningDueOn,
	screeningRefusal,
} from './screening.ts'
import * as screenings from './screening-store.ts'

export type ScreeningAsked = {
	readonly screening: string
	readonly risk: string
	readonly known: string
	readonly offered: string
	readonly because: string
	/** Opens a course with the preventive team as well. */
	readonly opensCase: boolean
	readonly by: StaffId
	readonly key: string
}

/**
 * A health professional decides after a discharge: what is answered completes what is known of it, and the yes or no is written on
 * every ground that then is open to be decided upon. A later decision stands in the place of an earlier one; a form sent again with other
 * answers is none, nor is one whose yes or no has been withdrawn since.
 */
export const decideScreening = (
	db: Db,
	at: Instant,
	sources: readonly FactSource[],
	asked: ScreeningAsked,
): Promise<Outcome<PersonId, ScreeningRefusal | 'not_resident' | NotKept>> =>
	inTransaction(db, async (tx) => {
		const id = readId<string>(asked.screening)
		const screening = id === null ? null : await screenings.findScreening(tx, id)
		const profession = (await findStaff(tx, asked.by))?.profession ?? null
		const refusal = screeningRefusal(screening, asked, profession)
		if (refusal !== null) return no(refusal)
		if (screening === null) return no('no_such_screening')
		const { person, dischargedOn } = screening
		const citizen = await findCitizen(tx, person)
		if (citizen?.status !== 'resident') return no('not_resident')
		const today = dayOf(at)
		if (asked.opensCase) await store.insertCase(tx, at, person, today, asked.by)
		const because = asked.because.trim()
		const decision = {
			screening: screening.id,
			offered: asked.offered === 'yes',
			readmissionRisk: readKnown(asked.risk) ?? null,
			knownToMunicipality: readKnown(asked.known) ?? null,
			because,
			by: asked.by,
			key: asked.key,
		}
		const answers = `screening ${asked.key} `
		if (!(await screenings.insertDecision(tx, at, decision))) {
			if (!(await screenings.isThatDecision(tx, decision))) return no('form_was_used')
			return (await isAnyWithdrawn(tx, person, answers)) ? no('withdrawn_since') : yes(person)
		}
		const standards = await listStandards(tx)
		const facts = await factsOf(tx, person, sources)
		for (const { code } of rulesFor(standardOn(standards, today), citizen.bornOn, dischargedOn, today))
			if (facts !== null && isOpenToDecide(standards, facts, code, today))
				await recordAssessment(tx, at, {
					person,
					criterion: code,
					outcome: asked.offered,
					because,
					by: asked.by,
					key: `${answers}${code}`,
				})
		return yes(person)
	})

/** A rule on discharges, and what it says of the citizen now. */
export type RuleNow = {
	readonly criterion: Criterion
	/** It gives a ground, decided upon or not. */
	readonly isOpen: boolean
	readonly why: Text | null
	/** The last day for an offer after this discharge. */
	readonly lastDay: Day | null
	/** It asks for an open course, and there is none. */
	readonly lacksCase: boolean
}

/** What the rule says of the citizen, without its name. */
const saidOf = ({ code, name }: Criterion, { why }: Verdict): Text | null => {
	const found = why.find(({ criterion }) => criterion === code)
	return found === undefined ? null : withoutName(text(found.da, found.en), name)
}

export type ToScreen = {
	readonly screening: Screening
	readonly citizen: Citizen
	readonly dueOn: Day
	readonly facts: Facts
	readonly verdict: Verdict
	readonly rules: readonly RuleNow[]
	readonly stay: InHospital
	readonly hasOpenCase: boolean
	/** What the discharge says by itself, before anybody decided. */
	readonly told: Readonly<Record<string, unknown>>
	readonly names: ReadonlyMap<StaffId, string>
}

/** Everything that a professional is to see before deciding after a discharge; null when there is no such screening. */
export const screeningOf = async (
	db: Db,
	municipality: Pick<Municipality, 'deadlines'>,
	today: Day,
	sources: readonly FactSource[],
	written: string | undefined,
): Promise<ToScreen | null> => {
	const id = readId<string>(written)
	const screening = id === null ? null : await screenings.findScreening(db, id)
	if (screening === null) return null
	const { person, dischargedOn } = screening
	const citizen = await findCitizen(db, person)
	const facts = await factsOf(db, person, sources)
	if (citizen === null || facts === null) return null
	const standards = await listStandards(db)
	const rules = rulesFor(standardOn(standards, today), citizen.bornOn, dischargedOn, today)
	const verdict = decide(standards, facts, today)
	const hasOpenCase = (await store.cases(db, [person])).some(isOpen)
	const notices = await store.notices(db, [person])
	return {
		screening,
		citizen,
		dueOn: screeningDueOn(screening, rules, municipality.deadlines.discharge),
		facts,
		verdict,
		rules: rules.map((criterion) => ({
			criterion,
			isOpen:
				verdict.grounds.some((ground) => ground.criterion === criterion.code) ||
				(needsAYes(criterion.initiative) && isOpenToDecide(standards, facts, criterion.code, today)),
			why: saidOf(criterion, verdict),
			lastDay: lastDayOf([criterion], dischargedOn),
			lacksCase: criterion.needs.preventiveCase === true && !hasOpenCase,
		})),
		stay: inHospital(await hospital.notifications(db, [person]), await hospital.corrections(db, [person])),
		hasOpenCase,
		told:
			notices.find(
				({ kind, nature, on, withdrawn }) =>
					nature === 'event' && kind === 'discharged' && on === dischargedOn && withdrawn === null,
			)?.details ?? {},
		names: await staffNames(db),
	}
}
