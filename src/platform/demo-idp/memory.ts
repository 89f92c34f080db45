import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Kept = { readonly payload: AdapterPayload; readonly until: number }

/** What the provider remembers, gone when the program ends; nothing else reads it. */
export const memory = (now: () => number): AdapterFactory => {
	const kept = new Map<string, Kept>()
	const alive = (key: string): AdapterPayload | undefined => {
		const found = kept.get(key)
		if (found && found.until > now()) return found.payload
		kept.delete(key)
		return undefined
	}
	const forget = (isIt: (payload: AdapterPayload) => boolean): void => {
		for (const [key, { payload, until }] of kept) if (until <= now() || isIt(payload)) kept.delete(key)
	}
	return (kind): Adapter => {
		const firstOf = (isIt: (payload: AdapterPayload) => boolean): AdapterPayload | undefined =>
			[...kept]
				.filter(([key, { until }]) => key.startsWith(`${kind}:`) && until > now())
				.map(([, { payload }]) => payload)
				.find(isIt)
		return {
			upsert: async (id, payload, expiresIn) => {
				forget(() => false)
				kept.set(`${kind}:${id}`, {
					payload,
					until: expiresIn === undefined ? Number.POSITIVE_INFINITY : now() + expiresIn * 1000,
				})
			},
			find: async (id) => alive(`${kind}:${id}`),
			findByUid: async (uid) => firstOf((payload) => payload.uid === uid),
			findByUserCode: async (code) => firstOf((payload) => payload.userCode === code),
			consume: async (id) => {
				const found = kept.get(`${kind}:${id}`)
				if (found)
					kept.set(`${kind}:${id}`, { ...found, payload: { ...found.payload, consumed: Math.floor(now() / 1000) } })
			},
			destroy: async (id) => {
				kept.delete(`${kind}:${id}`)
			},
			revokeByGrantId: async (grant) => forget((payload) => payload.grantId === grant),
		}
	}
}
