import type { Standard } from '#standard/index.ts'
import type { OpenGround } from './choose.ts'

/** The grounds, each told apart by whether its rule needed a yes from a person; only a yes makes such a ground automatic. */
export const withYes = (
	grounds: readonly OpenGround[],
	standard: Pick<Standard, 'criteria'> | undefined,
): OpenGround[] => {
	const needYes = new Set(
		standard?.criteria
			.filter(({ initiative }) => initiative === 'after_assessment' || initiative === 'on_request')
			.map(({ code }) => code),
	)
	return grounds.map((ground) =>
		ground.initiative === 'automatic' && ground.overdue !== true && needYes.has(ground.criterion)
			? { ...ground, assessed: true }
			: ground,
	)
}
