import type { WrittenStandard } from '../format/format.ts'
import type { WrittenRule } from './check-rules.ts'
import { doubtful, type Found, wrong } from './found.ts'

/** A programme begins and ends within the standard's own life. */
export const checkPeriods = (
	{ validFrom, validTo = '9999' }: WrittenStandard,
	rules: readonly WrittenRule[],
): readonly Found[] =>
	rules.flatMap(({ code, all: { period }, at }) => {
		if (period === undefined) return []
		const { from = validFrom, to = validTo } = period
		const path = at('period')
		const life = validTo === '9999' ? `${validFrom} –` : `${validFrom} – ${validTo}`
		if (to < validFrom || from > validTo)
			return [
				wrong(
					path,
					`${code} gælder aldrig: perioden ligger uden for standardens egen tid, ${life}`,
					`${code} never counts: its period lies outside the standard’s own life, ${life}`,
				),
			]
		return from < validFrom || to > validTo
			? [
					doubtful(
						path,
						`perioden rækker ud over standardens egen tid, ${life}; det, der ligger udenfor, gælder ikke`,
						`the period reaches beyond the standard’s own life, ${life}; what lies outside does not count`,
					),
				]
			: []
	})
