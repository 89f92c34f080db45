/** Professions authorised to keep a health journal, as staff records word them; a title may stand around them. */
const health = [
	'sygeplejerske',
	'sundhedsplejerske',
	'fysioterapeut',
	'ergoterapeut',
	'social- og sundhedsassistent',
	'læge',
	'klinisk diætist',
	'nurse',
	'physiotherapist',
	'occupational therapist',
]

/** May this member of staff assess, set an exclusion aside and sign in the journal? */
export const isHealthProfession = (profession: string | null): boolean =>
	profession !== null && health.some((one) => profession.toLowerCase().includes(one))
