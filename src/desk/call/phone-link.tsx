import type { FC } from 'hono/jsx'
import { writePhone } from '#kernel/write-phone.ts'

/** *12 34 56 78*, to be pressed on a telephone. */
export const PhoneLink: FC<{ number: string | null }> = ({ number }) =>
	number === null ? (
		<>–</>
	) : (
		<a class="hj-nowrap" href={`tel:${number.replaceAll(' ', '')}`}>
			{writePhone(number)}
		</a>
	)
