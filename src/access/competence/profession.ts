import { type Text, text } from '#kernel/language.ts'

/** Professions authorised to keep a health journal, as staff records word them; a title may stand around them. */
const professions = {
	nurse: { name: text('sygeplejerske', 'nurse'), words: ['sygeplejerske', 'sundhedsplejerske', 'nurse'] },
	physiotherapist: { name: text('fysioterapeut', 'physiotherapist'), words: ['fysioterapeut', 'physiotherapist'] },
	occupational_therapist: {
		name: text('ergoterapeut', 'occupational therapist'),
		words: ['ergoterapeut', 'occupational therapist'],
	},
	social_and_health_assistant: {
		name: text('social- og sundhedsassistent', 'social and health care assistant'),
		words: ['social- og sundhedsassistent'],
	},
	doctor: { name: text('læge', 'doctor'), words: ['læge'] },
	dietitian: { name: text('klinisk diætist', 'clinical dietitian'), words: ['klinisk diætist'] },
} as const satisfies Record<string, { name: Text; words: readonly string[] }>

type HealthProfession = keyof typeof professions

/** What a standard may demand of whoever signs in the journal. `other_health_professional`: any of the professions above. */
export type Background = HealthProfession | 'other_health_professional'

const isOne = (profession: string, of: HealthProfession): boolean =>
	professions[of].words.some((word) => profession.toLowerCase().includes(word))
const every = Object.keys(professions) as HealthProfession[]

export const backgrounds: readonly Background[] = [...every, 'other_health_professional']

/** May this member of staff assess, set an exclusion aside and sign in the journal? */
export const isHealthProfession = (profession: string | null): boolean =>
	profession !== null && every.some((one) => isOne(profession, one))

/** Has this member of staff one of the backgrounds demanded? Where none is named, any health profession will do. */
export const hasBackground = (profession: string | null, demanded: readonly Background[] | null): boolean =>
	demanded === null
		? isHealthProfession(profession)
		: profession !== null &&
			demanded.some((one) =>
				one === 'other_health_professional' ? isHealthProfession(profession) : isOne(profession, one),
			)

const aHealthProfession = text('en sundhedsfaglig uddannelse', 'a health profession')
const names = new Map<string, Text>([
	...every.map((one) => [one, professions[one].name] as const),
	['other_health_professional', text('en anden sundhedsfaglig uddannelse', 'another health profession')],
])

/** *sygeplejerske, fysioterapeut eller en anden sundhedsfaglig uddannelse*; a code that nobody knows stands for itself. */
export const backgroundText = (demanded: readonly Background[] | null): Text => {
	if (demanded === null || demanded.join() === 'other_health_professional') return aHealthProfession
	const named = demanded.map((one) => names.get(one) ?? text(one, one))
	const joined = (words: readonly string[], or: string): string =>
		words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} ${or} ${words.at(-1)}`
	return text(
		joined(
			named.map(({ da }) => da),
			'eller',
		),
		joined(
			named.map(({ en }) => en),
			'or',
		),
	)
}

export const isBackground = (written: string): written is Background => backgrounds.some((one) => one === written)
