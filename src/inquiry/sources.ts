import { type Text, text } from '#kernel/language.ts'

/** Who told us; the words of the common classification of municipal health care (FSIII, *henvendelse fra*), A1–A15. */
const sources = {
	citizen: text('Borger', 'The citizen'),
	relative: text('Pårørende', 'Relative'),
	caseworker: text('Sagsbehandler, anden forvaltning', 'Caseworker of another department'),
	home_care: text('Hjemmeplejen', 'Home care'),
	home_nursing: text('Hjemmesygeplejen', 'Home nursing'),
	training: text('Træning', 'Training'),
	health_promotion: text('Sundhedsfremme og forebyggelse', 'Health promotion and prevention'),
	other_municipality: text('Anden kommune', 'Another municipality'),
	own_doctor: text('Egen læge eller vagtlæge', 'The citizen’s doctor or the doctor on call'),
	specialist: text('Speciallæge', 'Specialist doctor'),
	hospital_surgical: text('Sygehus – kirurgisk', 'Hospital – surgical'),
	hospital_medical: text('Sygehus – medicinsk', 'Hospital – medical'),
	hospital_psychiatric: text('Sygehus – psykiatrisk', 'Hospital – psychiatric'),
	hospital_emergency: text('Sygehus – akutmodtagelse', 'Hospital – emergency department'),
	others: text('Andre', 'Others'),
	/** Nobody chooses it: the hospital’s system told us. */
	hospital_message: text('Advis fra sygehuset', 'Notification from the hospital'),
} satisfies Record<string, Text>

export type Source = keyof typeof sources
/** Those that a person can have heard it from. */
export const sourceCodes: readonly Source[] = (Object.keys(sources) as Source[]).filter(
	(code) => code !== 'hospital_message',
)
export const isSource = (written: string): written is Source => sourceCodes.includes(written as Source)
export const sourceText = (source: Source): Text => sources[source]
