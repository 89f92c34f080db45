import { type Text, text } from '#kernel/language.ts'
import type { WordKind } from '../kinds.ts'
import type { Standard } from '../standard.ts'

/** What the words of the facts mean, as they stand inside a sentence. */
const names: Readonly<Record<WordKind, Readonly<Record<string, Text>>>> = {
	events: {
		spouse_died: text('ægtefælle eller samlever er død', 'spouse or partner has died'),
		spouse_to_care_home: text(
			'ægtefælle eller samlever er flyttet på plejehjem',
			'spouse or partner has moved to a care home',
		),
		spouse_seriously_ill: text('ægtefælle eller samlever er alvorligt syg', 'spouse or partner is seriously ill'),
		relative_died: text('en anden nærtstående er død', 'another close relative has died'),
		discharged: text('udskrevet fra sygehus', 'discharged from hospital'),
		concern_raised: text('nogen er bekymret for borgeren', 'somebody is concerned about the citizen'),
		moved_in: text('flyttet til kommunen', 'moved to the municipality'),
		rehabilitation_completed: text('genoptræning er afsluttet', 'rehabilitation is completed'),
		fell: text('er faldet', 'had a fall'),
	},
	risks: {
		lonely: text('ensomhed', 'loneliness'),
		completed_training: text('afsluttet træning', 'completed training'),
		illness_affecting_life: text('sygdom, der præger hverdagen', 'illness that affects daily life'),
		poor_self_rated_health: text('oplever sit helbred som dårligt', 'feels in poor health'),
		no_children: text('ingen børn', 'no children'),
		loss_of_function: text('tab af funktionsevne', 'loss of function'),
		frequent_admissions: text('hyppige indlæggelser eller lægebesøg', 'frequent admissions or visits to the doctor'),
		carer: text('passer en alvorligt syg', 'cares for somebody seriously ill'),
		harmful_medication: text('uhensigtsmæssigt forbrug af medicin', 'harmful use of medication'),
		harmful_alcohol: text('uhensigtsmæssigt forbrug af alkohol', 'harmful use of alcohol'),
		other_ethnic_background: text('anden etnisk baggrund', 'other ethnic background'),
		left_labour_market: text('har forladt arbejdsmarkedet', 'has left the labour market'),
		mentally_vulnerable: text('psykisk sårbarhed', 'mental vulnerability'),
		social_problems: text('sociale problemer', 'social problems'),
	},
	residences: {
		own_home: text('egen bolig', 'a home of one’s own'),
		care_home: text('plejebolig eller plejehjem', 'a care home'),
		institution: text('institution', 'an institution'),
		asylum_centre: text('asylcenter', 'an asylum centre'),
	},
	staff: {
		home_care: text('hjemmeplejen', 'home care'),
		home_nursing: text('hjemmesygeplejen', 'home nursing'),
		rehabilitation: text('genoptræningen', 'rehabilitation'),
		dementia_coordinator: text('demenskoordinatoren', 'the dementia coordinator'),
		social_worker: text('en socialrådgiver', 'a social worker'),
		psychiatry: text('psykiatrien', 'psychiatry'),
	},
}

const details: Readonly<Record<string, Text>> = {
	readmissionRisk: text('risiko for genindlæggelse', 'risk of readmission'),
	knownToMunicipality: text(
		'i forvejen kontakt med kommunens øvrige tilbud',
		'already in contact with the municipality’s other services',
	),
}

const itself = (word: string): Text => text(word.replaceAll('_', ' '), word.replaceAll('_', ' '))

/** What a word means that every municipality's facts may use, as it stands inside a sentence. */
export const commonName = (kind: WordKind, word: string): Text => names[kind][word] ?? itself(word)

/** In the municipality's own words where it has some; a word that nobody has explained stands for itself. */
export const factWord = ({ ownWords }: Pick<Standard, 'ownWords'>, kind: WordKind, word: string): Text =>
	ownWords[kind].find((own) => own.word === word)?.name ?? commonName(kind, word)

export const detailWord = (name: string): Text => details[name] ?? itself(name)
