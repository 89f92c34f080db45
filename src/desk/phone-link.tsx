import type { FC } from 'hono/jsx'

/** *12 34 56 78*, to be pressed on a telephone. */
export const PhoneLink: FC<{ number: string | null }> = ({ number }) =>
	number === null ? (
		<>–</>
	) : (
		<a class="hj-nowrap" href={`tel:${number.replaceAll(' ', '')}`}>
			{/^\d{8}$/.test(number) ? number.replace(/(\d\d)(?=\d)/g, '$1 ') : number}
		</a>
	)
