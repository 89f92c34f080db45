import type { CitizenLoginSettings, LoginSettings } from '#access/index.ts'
import { BadInput } from '#platform/command/index.ts'
import { type DemoUser, demoIdentityProvider, demoIdpPath } from '#platform/demo-idp/index.ts'
import type { OpenMunicipal } from '#platform/municipality/index.ts'
import * as demonstration from './demonstration.ts'

/** Who signs staff in: the demonstration's own provider, or the one the environment names. */
export const signingIn = (base: string, isDemonstration: boolean): ((municipality: string) => LoginSettings) => {
	const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = process.env
	const returning = (municipality: string) => `${base}/${municipality}/log-ind/retur`
	if (isDemonstration) {
		const clientSecret = crypto.randomUUID()
		return (municipality) => ({
			issuer: `${base}${demoIdpPath}`,
			clientId: municipality,
			clientSecret,
			redirectUri: returning(municipality),
			filedUnder: demonstration.issuer,
		})
	}
	if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET)
		throw new BadInput(
			'No sign-in is named. Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET to the municipality’s identity provider, or add --demonstration.',
		)
	return (municipality) => ({
		issuer: OIDC_ISSUER,
		clientId: OIDC_CLIENT_ID,
		clientSecret: OIDC_CLIENT_SECRET,
		redirectUri: returning(municipality),
	})
}

/** Who signs citizens in to their own page: the demonstration's own provider, the broker that the environment names, or nobody. */
export const citizensSigningIn = (
	base: string,
	isDemonstration: boolean,
): ((municipality: string) => CitizenLoginSettings | null) => {
	const returning = (municipality: string) => `${base}/${municipality}/min-side/retur`
	if (isDemonstration) {
		const clientSecret = crypto.randomUUID()
		return (municipality) => ({
			issuer: `${base}${demoIdpPath}`,
			clientId: demonstration.citizensOf(municipality),
			clientSecret,
			redirectUri: returning(municipality),
			...{ scope: 'openid cpr', cprClaim: 'cpr', acr: null },
		})
	}
	const { OIDC_CITIZEN_ISSUER, OIDC_CITIZEN_CLIENT_ID, OIDC_CITIZEN_CLIENT_SECRET } = process.env
	if (!OIDC_CITIZEN_ISSUER && !OIDC_CITIZEN_CLIENT_ID) return () => null
	const { OIDC_CITIZEN_CPR_CLAIM, OIDC_CITIZEN_SCOPE, OIDC_CITIZEN_ACR } = process.env
	if (!OIDC_CITIZEN_ISSUER || !OIDC_CITIZEN_CLIENT_ID || !OIDC_CITIZEN_CLIENT_SECRET || !OIDC_CITIZEN_CPR_CLAIM)
		throw new BadInput(
			'The broker of citizens is named in part only. Set OIDC_CITIZEN_ISSUER, OIDC_CITIZEN_CLIENT_ID, OIDC_CITIZEN_CLIENT_SECRET and OIDC_CITIZEN_CPR_CLAIM, or none of them; see docs/own-page.md.',
		)
	return (municipality) => ({
		issuer: OIDC_CITIZEN_ISSUER,
		clientId: OIDC_CITIZEN_CLIENT_ID,
		clientSecret: OIDC_CITIZEN_CLIENT_SECRET,
		redirectUri: returning(municipality),
		scope: OIDC_CITIZEN_SCOPE ?? 'openid',
		cprClaim: OIDC_CITIZEN_CPR_CLAIM,
		acr: OIDC_CITIZEN_ACR ?? null,
	})
}

/** The demonstration's own identity provider, with one client and one list of users for each municipality. */
export const demonstrationProvider = (
	base: string,
	hosted: readonly OpenMunicipal[],
	loginOf: (municipality: string) => LoginSettings,
	citizensLoginOf: (municipality: string) => CitizenLoginSettings | null,
	users: readonly DemoUser[],
) =>
	demoIdentityProvider({
		base,
		clients: hosted.flatMap(({ municipality }) =>
			[loginOf(municipality.code), citizensLoginOf(municipality.code)].flatMap((settings) =>
				settings === null
					? []
					: {
							users: 'cprClaim' in settings ? 'citizens' : 'staff',
							id: settings.clientId,
							secret: settings.clientSecret,
							redirectUris: [settings.redirectUri],
							title: municipality.name,
						},
			),
		),
		users,
	})
