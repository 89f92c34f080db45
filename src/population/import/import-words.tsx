import type { Ask } from '#platform/web/index.ts'
import { Badge } from '#platform/web/parts.tsx'
import type { FileKind } from './file-kind.ts'
import type { Import, Kind } from './import-review.ts'

type Say = Ask['say']

export const kindWord = (kind: Kind, say: Say): string =>
	({
		new: say('Nye', 'New'),
		changed: say('Ændrede', 'Changed'),
		unchanged: say('Uændrede', 'Unchanged'),
		gone: say('Ikke i filen', 'Not in the file'),
		rejected: say('Afviste rækker', 'Rejected rows'),
		leftOut: say('Udeladte rækker', 'Rows left out'),
	})[kind]

export const fileKindWord = (kind: FileKind, say: Say): string =>
	({
		population: say('Hele registret', 'The whole register'),
		extract: say('CPR-udtræk', 'CPR extract'),
		help: say('Liste over hjælp', 'List of help'),
		visits: say('Besøgshistorik', 'History of visits'),
		care_homes: say('Liste over plejehjem', 'List of care homes'),
	})[kind]

/** What becomes of a file of a kind when it is saved. */
export const whatItDoes = ({ kind, whole }: Pick<Import, 'kind' | 'whole'>, say: Say): string =>
	({
		population: say(
			'Nye borgere kommer i registret, og det, der er ændret om de andre, bliver rettet. Borgere, der ikke er i filen, bliver stående, som de er.',
			'New citizens enter the register, and what has changed about others is put right. Citizens who are not in the file stay as they are.',
		),
		extract: say(
			'Registret får det, CPR fortæller: nye borgere, flytninger, navne, ægteskab, beskyttelse, nye numre og dødsfald.',
			'The register gets what CPR tells: new citizens, moves, names, marriage, protection, new numbers and deaths.',
		),
		help: whole
			? say(
					'Filen er hele listen: den siger, hvem der får hjælp, og borgere, der ikke står på den, får fremover ingen.',
					'The file is the whole list: it says who receives help, and citizens who are not on it receive none from now on.',
				)
			: say(
					'For borgerne på listen bliver det rettet, hvilken hjælp de får. Andre borgere bliver stående, som de er.',
					'For the citizens on the list, the help they receive is put right. Others stay as they are.',
				),
		visits: say(
			'For borgerne på listen bliver seneste invitation og besøg rettet, og hvem der ikke ønsker kontakt før en dag, får intet brev inden.',
			'For the citizens on the list, the latest invitation and visit are put right, and who wants no contact before a day gets no letter until then.',
		),
		care_homes: whole
			? say(
					'Filen er hele listen: adresserne i den er kommunens plejehjem, og andre adresser går ud af listen.',
					'The file is the whole list: the addresses in it are the municipality’s care homes, and others leave the list.',
				)
			: say(
					'Adresserne kommer på kommunens liste over plejehjem. Borgere, der bor der, regnes for at bo på plejehjem.',
					'The addresses enter the municipality’s list of care homes. Citizens who live there count as living in a care home.',
				),
	})[kind]

export const StateBadge = ({ state, say }: { state: Import['state']; say: Say }) =>
	state === 'committed' ? (
		<Badge kind="success" text={say('Gemt i registret', 'Saved in the register')} />
	) : state === 'cancelled' ? (
		<Badge kind="none" text={say('Kasseret', 'Discarded')} />
	) : (
		<Badge kind="info" text={say('Venter på gennemsyn', 'Awaiting review')} />
	)
