import { z } from 'zod'
import type { Clock } from '#kernel/instant.ts'
import { box, districts, namedPoint, roads } from './drive-settings.ts'
import { mapTiles } from './map-settings.ts'

const text = z.strictObject({ da: z.string().min(1), en: z.string().min(1) })
const clock = z
	.string()
	.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time as HH:MM, in quotes')
	.transform((written) => written as Clock)
const phoneHours = z.strictObject({
	/** 1 = Monday … 7 = Sunday */
	weekdays: z.array(z.number().int().min(1).max(7)).min(1),
	from: clock,
	to: clock,
})

/** What a municipality decides about itself, in `municipality.yaml`. */
export const settingsShape = z.strictObject({
	name: text,
	/** The municipality's number in the national register. */
	kommuneCode: z.string().regex(/^\d{3}$/, 'three digits, in quotes'),
	/** The municipality's company number, the sender of Digital Post; without it every letter goes on paper. */
	cvr: z
		.string()
		.regex(/^\d{8}$/, 'eight digits, in quotes')
		.optional(),
	/** What the one who visits is called here. */
	consultantTitle: text,
	sender: z.strictObject({ office: text, address: z.array(z.string().min(1)).min(2).max(4) }),
	contact: z.strictObject({
		email: z.string().min(3).optional(),
		phones: z.array(z.string().regex(/^\d{8}$/, 'eight digits, in quotes')).min(1),
		phoneHours: z.array(phoneHours).min(1),
		webPage: z.strictObject({ title: text, url: z.string().url().optional() }),
	}),
	managersOffice: z.strictObject({ title: text, phone: z.string().regex(/^\d{8}$/) }),
	relatedPolicies: z.array(z.strictObject({ title: text, url: z.string().url() })).default([]),
	/** Days beside the public holidays on which nobody visits: the whole day, or from an hour. `--12-24` is every 24 December. */
	closedDays: z.array(z.strictObject({ day: z.string().regex(/^--\d\d-\d\d$/), from: clock.optional() })).default([]),
	/** The hours between which a visit may be proposed. */
	visitingHours: z
		.strictObject({ from: clock, to: clock })
		.refine(({ from, to }) => from < to, 'they end before they begin; write an earlier from, or a later to'),
	/** Parts of the municipality that consultants share between them; none: everybody drives everywhere. */
	districts: districts.default([]),
	/** The box that every home of the municipality lies in; without it, what most points of the register lie in. */
	bounds: box.optional(),
	/** Where the consultants drive from who have no base of their own; without it their first way is not counted. */
	base: namedPoint.optional(),
	roads: roads.prefault({}),
	/** Days from a letter's day to the last day for its answer. */
	answerWithinDays: z.number().int().min(3).max(60),
	/** Days from a letter's day to the first day it may propose. */
	noticeDays: z.number().int().min(1).max(60),
	/** The largest batch of letters proposed at once. */
	batchLimit: z.number().int().min(1).max(1000),
	/** Couples of one home who are due in one batch: a time each, or one joint visit proposed to both. */
	couples: z.enum(['apart', 'together']).default('apart'),
	/** Minutes of a joint visit. */
	jointMinutes: z.number().int().min(30).max(240).default(90),
	/** Whether somebody who wants no contact gets one neutral letter at the next age of the standard. */
	milestoneLetters: z.boolean().default(false),
	/** Whether citizens with Digital Post get a NemSMS the day before the visit. */
	nemSms: z.boolean().default(false),
	/** Days within which a case is answered where the standard sets no deadline of its own. */
	deadlines: z
		.strictObject({
			/** From a concern received to the first contact. */
			concern: z.number().int().min(1).max(90).default(5),
			/** From a discharge we learn of to the decision on an offer. */
			discharge: z.number().int().min(1).max(90).default(5),
			/** From a ground that needs an assessment to the professional's yes or no. */
			assessment: z.number().int().min(1).max(365).default(14),
		})
		.prefault({}),
	/**
	 * Years after the last thing recorded for which a citizen who is dead or gone stays on file, and the journal of one who lives
	 * here. What the law asks of a journal, by the profession of its authors, stands in `law/retention/journal.yaml` and comes first
	 * where it is longer; archive law may ask for more still: the municipality has the period confirmed before anything is erased.
	 */
	keepYears: z.number().int().min(5).max(100).default(10),
	/** What is pointed out in follow-up. */
	followUp: z
		.strictObject({
			/** Days after which a hand-over that was sent and not received is pointed out. */
			answerDays: z.number().int().min(1).max(90).default(7),
			/** Visits and calls with one citizen within twelve months from which the need is called frequent. */
			frequentVisits: z.number().int().min(2).max(50).default(4),
		})
		.prefault({}),
	/** Months for which somebody's check of a local offer counts. */
	localOffers: z.strictObject({ checkMonths: z.number().int().min(1).max(60).default(12) }).prefault({}),
	/** What is pointed out of the consultants' competence. */
	competence: z
		.strictObject({
			/** Months for which a look into the register of authorised health professionals counts. */
			checkMonths: z.number().int().min(1).max(60).default(12),
			/** Hours of continuing education demanded of each consultant a year; without it none are. */
			yearlyHours: z.number().min(1).max(500).optional(),
		})
		.prefault({}),
	/** Map tiles under the route of the day, by their address; without them points are drawn on the municipality’s outline alone. */
	map: mapTiles.optional(),
	/** Minutes without use after which staff are signed out. */
	idleMinutes: z.number().int().min(5).max(60).default(30),
})

/** Settings of one municipality, with the code of its folder (also its first part of every address). */
export type Municipality = z.infer<typeof settingsShape> & {
	readonly code: string
	/** Where its pages are on the web, without a slash at the end: what letters name. */
	readonly site: string
	/** The municipality's folder, absolute. */
	readonly folder: string
}
