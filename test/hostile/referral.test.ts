import fc from 'fast-check'
import { test } from 'vitest'
import { comparedWords, heldBackBecause } from '#inquiry/referral/held-back.ts'
import { decideReferral } from '#inquiry/referral/referral-decision.ts'
import { longestText, readTold } from '#inquiry/referral/referral-form.ts'
import { day } from '#kernel/day.ts'
import { formOf } from '#platform/web/form.ts'
import { holds } from './holds.ts'
import { referralForms as forms } from './referral-forms.ts'

const today = day('2026-03-09')
const candidates = fc.array(
	fc.record({
		citizen: fc.record({
			id: fc.uuid().map((id) => id as never),
			status: fc.constantFrom('resident' as const, 'dead' as const, 'moved_out' as const, 'disappeared' as const),
			protected: fc.boolean(),
		}),
		certain: fc.boolean(),
	}),
	{ maxLength: 3 },
)
const asked = fc.tuple(fc.constantFrom(true, false, null), fc.boolean())

const printable = (value: unknown): boolean => typeof value !== 'string' || !/(?![\n\t])[\p{Cc}\p{Cf}]/u.test(value)

test('a referral is understood, or asked to be mended field by field; nobody is half taken in', () =>
	holds(fc.tuple(forms, candidates, asked, fc.constantFrom('da' as const, 'en' as const)), 5000, (tried) => {
		const [fieldsTyped, known, [within, isOurs], language] = tried
		const { told, errors } = readTold(formOf(fieldsTyped), language)
		if (told === null)
			return Object.values(errors).some((error) => error.trim() === '') || Object.keys(errors).length === 0
				? ['refused without a reason']
				: []
		const { said, sender } = told
		heldBackBecause({ trapped: false, shownSeconds: 10 }, said.words, { sameWords: 0, inAnHour: 0 })
		comparedWords(said.words)
		const decision = decideReferral(said, known, { today, target: () => within, isOurs })
		const who = decision.does === 'create' ? decision.who : null
		return [
			...[...Object.values(said), ...Object.values(sender)].flatMap((value) =>
				printable(value) ? [] : ['signs that nobody sees are kept'],
			),
			...(said.words.length > longestText ? ['more is kept than there is room for'] : []),
			...(who !== null && (who.surname === '' || who.bornOn > today || who.street === '')
				? ['half a citizen is taken in']
				: []),
			...(who !== null && known.length > 0 ? ['a citizen is taken in although one like them is known'] : []),
			...(who !== null && within !== true ? ['somebody outside the target group is taken in'] : []),
		]
	}))
