import { type PersonId, readId } from '#kernel/ids.ts'
import type { Ask, Form, Route } from '#platform/web/index.ts'
import { staysFor } from '#population/actions.ts'

/** Where an address or a form names a citizen: in the path, after the question mark, in a field. */
const inAddress = 'borger'
const inForm = ['person', 'borger'] as const

const forwardedTo = async (ask: Ask, written: string | null | undefined): Promise<PersonId | null> => {
	const id = readId<PersonId>(written ?? undefined)
	return id === null ? null : staysFor(ask.db, id)
}

const withField = (form: Form, name: string, value: string): Form => ({
	...form,
	text: (asked) => (asked === name ? value : form.text(asked)),
	all: (asked) => (asked === name ? [value] : form.all(asked)),
})

/** An address of a citizen who was merged leads to the one who stays; a form that still names the other is about that one too. */
export const followingForwarding = (route: Route): Route => ({
	...route,
	handle: async (ask) => {
		const inPath = await forwardedTo(ask, ask.params.person)
		const inQuery = await forwardedTo(ask, ask.query.get(inAddress))
		if (route.method === 'get' && (inPath ?? inQuery) !== null) {
			const path = inPath === null ? ask.path : ask.path.replace(ask.params.person ?? '', inPath)
			const query = new URLSearchParams(ask.query)
			if (inQuery !== null) query.set(inAddress, inQuery)
			return { redirect: query.size === 0 ? path : `${path}?${query}` }
		}
		let { form } = ask
		for (const name of inForm) {
			const stays = await forwardedTo(ask, form.text(name))
			if (stays !== null) form = withField(form, name, stays)
		}
		const params = inPath === null ? ask.params : { ...ask.params, person: inPath }
		return route.handle({ ...ask, params, form })
	},
})
