import { type Day, day } from '#kernel/day.ts'
import type { PersonId } from '#kernel/ids.ts'
import type { Address, Citizen } from '#population/index.ts'

/** Somebody made up, to whom every letter is set before it is used. */
export type TrialCitizen = {
	/** Why they are in the set; Danish and English. */
	readonly da: string
	readonly en: string
	readonly givenNames: string
	readonly surname: string
	readonly address: Address | null
	/** Their letter is to be held back, not set. */
	readonly isHeld: boolean
}

const address = (
	street: string,
	houseNumber: string,
	floorDoor: string,
	postalCode: string,
	town: string,
): Address => ({
	id: '',
	street,
	houseNumber,
	floorDoor,
	postalCode,
	town,
	x: null,
	y: null,
})
const plain = address('Prøvevej', '12', '2. tv', '9999', 'Prøveby')

const one = (
	da: string,
	en: string,
	givenNames: string,
	surname: string,
	rest: { readonly address?: Address | null; readonly isHeld?: boolean } = {},
): TrialCitizen => ({
	da,
	en,
	givenNames,
	surname,
	address: rest.address === undefined ? plain : rest.address,
	isHeld: rest.isHeld ?? false,
})

/** Ordinary names, and all that has gone wrong with names and addresses, or might. */
export const trialCitizens: readonly TrialCitizen[] = [
	one('Almindeligt navn', 'An ordinary name', 'Prøve', 'Prøvesen'),
	one('Danske bogstaver', 'Danish letters', 'Åse Ærø', 'Østergaard-Ågård'),
	one(
		'Mange lange navne',
		'Many long names',
		'Christian-Frederik Maximilian Alexander Bartholomæus',
		'von Rosenkrantz-Charisius-Løvenskiold af Ødemarksgården',
	),
	one(
		'Efternavn på 60 bogstaver',
		'A surname of 60 letters',
		'Overarmsmuskelgennemgangsbehandlingsforløbskoordinatoren',
		'Speciallægepraksisplanlægningsstabiliseringsperiodensforløbs',
	),
	one('Brede bogstaver', 'Wide letters', 'WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW', 'MMMMMMMMMMMMMMMMMMMMMMMMMMMMMM'),
	one('Lang adresse', 'A long address', 'Prøve', 'Prøvesen', {
		address: address(
			'Gammel Kongevejs Forlængelse ved Sankt Jørgens Sø',
			'128B',
			'st. baghuset, dør 14',
			'9999',
			'Prøveby ved Den Store Skov',
		),
	}),
	one(
		'Langt navn og lang adresse',
		'A long name and a long address',
		'Anne-Mette Elisabeth Kirstine Højgaard',
		'Christoffersen-Rasmussen',
		{
			address: address(
				'Overgaden Neden Vandet Bag Den Gamle Møllegård',
				'1',
				'c/o Plejehjemsinspektør Prøvesen',
				'9999',
				'Prøveby',
			),
		},
	),
	one('Ingen adresse (kun Digital Post)', 'No address (Digital Post only)', 'Prøve', 'Prøvesen', { address: null }),
	one('Kun et fornavn', 'A given name only', 'Prøve', ''),
	one('Kun et efternavn', 'A surname only', '', 'Prøvesen'),
	one('Polsk, rumænsk, vietnamesisk', 'Polish, Romanian, Vietnamese', 'Łukasz Ștefan', 'Đặng-Nguyễn'),
	one('Tyrkisk, samisk, maltesisk', 'Turkish, Sami, Maltese', 'Ğülşen İpek', 'Ħoŧŋa'),
	one('Kyrilliske bogstaver', 'Cyrillic letters', 'Иван', 'Петров'),
	one('Græske bogstaver', 'Greek letters', 'Χρήστος', 'Ωμέγας'),
	one(
		'Tegn, som skabeloner bruger',
		'Signs that templates use',
		'O’Brien "Bobby"',
		'#set page(fill: red) $x$ @ref <label> \\ *b* _i_ `c` [d] //e',
	),
	one('Skrives fra højre mod venstre', 'Written from right to left', 'علي', 'حسن', { isHeld: true }),
	one('Hebraiske bogstaver', 'Hebrew letters', 'משה', 'כהן', { isHeld: true }),
	one('Kinesiske tegn', 'Chinese characters', '伟', '王', { isHeld: true }),
	one('Et billedtegn i navnet', 'A pictogram in the name', 'Prøve 👵', 'Prøvesen', { isHeld: true }),
]

/** The day on which trial citizens were born; their number is one that nobody can have. */
const bornOn: Day = day('1944-02-01')

/** As the register would know them. */
export const citizenOf = (trial: TrialCitizen, language: string): Citizen => ({
	id: '' as PersonId,
	cpr: '6102440000',
	createdHere: false,
	bornOn,
	sex: 'f',
	givenNames: trial.givenNames,
	surname: trial.surname,
	status: 'resident',
	statusSince: null,
	reportedDeadBy: null,
	residentSince: null,
	civilStatus: null,
	spouse: null,
	address: trial.address,
	protected: false,
	digitalPost: false,
	phone: null,
	language,
	residence: 'own_home',
	help: { practical: false, personal: false, nursing: false },
	livesAlone: null,
	lastOfferOn: null,
	lastVisitOn: null,
})
