import { type Text, text } from '#kernel/language.ts'
import { acceptanceBy, besideTheVisit, togetherAtAnEvent } from '../acceptance.ts'

export type Assumption = { readonly what: Text; readonly how: Text; readonly source: Text }

const own = text('Vores egen antagelse.', 'Our own assumption.')
const percent = (share: number): string => String(Math.round(share * 100))
const [withTime, byPhone, withoutTime] = [
	acceptanceBy('fixed_time_letter'),
	acceptanceBy('phone'),
	acceptanceBy('self_booking_letter'),
]

/** Everything the simulation takes for given, in the order in which it is used, each with where it comes from. */
export const assumptions: readonly Assumption[] = [
	{
		what: text('Hvem der er med', 'Who is counted'),
		how: text(
			'Alle i kommunens register, som bor her i dag. Årgange, som registret ikke rummer helt, fordi de er for unge, regnes så store som de yngste, det rummer.',
			'Everyone in the municipality’s register who lives here today. Years of birth that the register does not hold whole, because they are too young, are taken to be as large as the youngest that it holds.',
		),
		source: text('Kommunens eget register.', 'The municipality’s own register.'),
	},
	{
		what: text('Dødelighed', 'Mortality'),
		how: text(
			'Efter alder og køn, og ens i alle år. Højere på plejehjem, så de to tilsammen giver den samlede dødelighed.',
			'By age and sex, the same in all years. Higher in care homes, so that both together give the mortality of all.',
		),
		source: text(
			'Human Mortality Database, Danmark 2018–20 (mortality.org, CC BY 4.0), sænket 8 % til middellevetiden 2024–25 (Danmarks Statistik, HISB8).',
			'Human Mortality Database, Denmark 2018–20 (mortality.org, CC BY 4.0), lowered by 8 % to the life expectancy of 2024–25 (Statistics Denmark, HISB8).',
		),
	},
	{
		what: text('Til- og fraflytning', 'Moving in and out'),
		how: text(
			'16 af 1.000 om året ved 60 år, 14 ved 70 og 10 fra 80, begge veje. De, der flytter til, ligner dem, der bor her, og par flytter sammen.',
			'16 of 1,000 a year at 60, 14 at 70 and 10 from 80, both ways. Those who move in are like those who live here, and couples move together.',
		),
		source: text(
			'Vores egen antagelse; der findes ingen aldersfordelt tabel for små kommuner (et rimeligt spænd for 75+ er 6–16).',
			'Our own assumption; no table by age exists for small municipalities (6–16 is plausible at 75 and over).',
		),
	},
	{
		what: text('At blive alene', 'Being left alone'),
		how: text(
			'Følger af, at ægtefælle eller samlever dør eller flytter på plejehjem. Ingen gifter sig igen, og ingen bliver alene på andre måder.',
			'Follows from the death of a husband, wife or partner, or their move to a care home. Nobody marries again, and nobody is left alone in other ways.',
		),
		source: text('Kommunens register og dødeligheden ovenfor.', 'The municipality’s register and the mortality above.'),
	},
	{
		what: text('Plejehjem', 'Care homes'),
		how: text(
			'Så mange flytter ind, at den offentliggjorte andel på plejehjem holder for hver alder. I gennemsnit bor man der 2,4 år.',
			'So many move in that the published share in care homes holds at each age. The mean stay is 2.4 years.',
		),
		source: text(
			'Danmarks Statistik, AED07 2019 (38.200, fordelt på alder og køn). Opholdets længde er vores egen antagelse.',
			'Statistics Denmark, AED07 2019 (38,200, by age and sex). The length of stay is our own assumption.',
		),
	},
	{
		what: text('Hjemmehjælp og sygepleje', 'Home help and nursing'),
		how: text(
			'Hjælp begynder og hører op, så andelen holder for hver alder. 30 % af dem, der får hjælp, får både praktisk og personlig ved 65 år, 50 % ved 90. 40 % af dem får sygepleje, af andre 2 %.',
			'Help begins and ends so that its share holds at each age. Of those with help, 30 % have both practical and personal at 65 and 50 % at 90. 40 % of them have nursing, of others 2 %.',
		),
		source: text(
			'VIVE 2022 (12 % af 67+, 28 % af 80+). Fordelingen på begge slags og på sygepleje er vores egen antagelse, og den betyder meget for undtagelserne.',
			'VIVE 2022 (12 % of 67+, 28 % of 80+). The shares with both kinds and with nursing are our own assumption, and matter much for the exclusions.',
		),
	},
	{
		what: text('Tilbud', 'Offers'),
		how: text(
			'Enhver, som reglerne giver et tilbud en dag i året, får det én gang i det år, med det, der er tilfældet midt i året. Den seneste kendte dag for tilbud og besøg tæller med fra begyndelsen. Resten af indeværende år regnes først og vises ikke.',
			'Whoever the rules give an offer on some day of the year gets it once in that year, with what is so in the middle of it. The latest known offers and visits count from the start. The rest of the present year is run first and not shown.',
		),
		source: text('Standardens egne regler.', 'The standard’s own rules.'),
	},
	{
		what: text('Hvor mange siger ja', 'How many accept'),
		how: text(
			`Brev med tid ${percent(withTime.expected)} % (${percent(withTime.low)}–${percent(withTime.high)}), opringning ${percent(byPhone.expected)} % (${percent(byPhone.low)}–${percent(byPhone.high)}), brev uden tid ${percent(withoutTime.expected)} % (${percent(withoutTime.low)}–${percent(withoutTime.high)}).`,
			`A letter with a time ${percent(withTime.expected)} % (${percent(withTime.low)}–${percent(withTime.high)}), a call ${percent(byPhone.expected)} % (${percent(byPhone.low)}–${percent(byPhone.high)}), a letter without a time ${percent(withoutTime.expected)} % (${percent(withoutTime.low)}–${percent(withoutTime.high)}).`,
		),
		source: text(
			'Højt: to af tre (BMC Public Health 2012;12:396). Lavt: 35–41 besøg for hver 100 tilbud i hele landet 2019–20 (Danmarks Statistik, AED10A; egen beregning). Forventet: midt imellem. Afslag efter kontaktform, odds 1,78 ved opringning og 2,81 uden tid (Ekmann m.fl., Health Soc Care Community 2010;18:563; mænd).',
			'High: two of three (BMC Public Health 2012;12:396). Low: 35–41 visits for 100 offers in the country 2019–20 (Statistics Denmark, AED10A; own calculation). Expected: half-way. Declining by form of contact, odds 1.78 by phone and 2.81 without a time (Ekmann et al., Health Soc Care Community 2010;18:563; men).',
		),
	},
	{
		what: text('Timer', 'Hours'),
		how: text(
			`Besøgets minutter og desuden ${besideTheVisit.travel} minutters kørsel og ${besideTheVisit.documentation} minutters forberedelse og notat; ved telefonbesøg kun ${besideTheVisit.documentationOfPhoneVisit} minutters notat. Et fællesarrangement deles af ${togetherAtAnEvent}. Opringninger, breve og vurderinger er ikke talt med.`,
			`The visit’s minutes and besides ${besideTheVisit.travel} minutes of travel and ${besideTheVisit.documentation} of preparation and notes; for a phone visit only ${besideTheVisit.documentationOfPhoneVisit} minutes of notes. A collective event is shared by ${togetherAtAnEvent}. Calls, letters and assessments are not counted.`,
		),
		source: own,
	},
	{
		what: text('Ikke med', 'Left out'),
		how: text(
			'Udskrivninger, bekymringer og risici, som nogen skal fortælle om, og regler, der kræver dem. Det, registret ikke ved, for eksempel timer med hjælp om ugen, holder ingen ude.',
			'Discharges, concerns and risks that somebody has to tell of, and rules that need them. What the register does not know, such as hours of help a week, excludes nobody.',
		),
		source: text('Der findes ingen sats at regne med.', 'No rate is known to reckon with.'),
	},
]
