import { readFile } from 'node:fs/promises'
import { BadInput, type PostService } from '#platform/command/index.ts'

/** As the environment names it; certificate, key and authority are files, and `{municipality}` stands for the code. */
export type PostAddress = {
	readonly url: string | undefined
	readonly tokenUrl: string | undefined
	readonly issuerUrl: string | undefined
	readonly cert: string | undefined
	readonly key: string | undefined
	readonly ca: string | undefined
}

const patience = 30_000

const addressIn = (name: string, written: string): string => {
	if (URL.canParse(written) && new URL(written).protocol === 'https:') return written
	throw new BadInput(`${name} ${written} is not an address that begins with https://.`)
}

/** The service that a municipality's Digital Post is handed to; null when none is named. What is missing is said by name. */
export const readPostService = async (code: string, named: PostAddress): Promise<PostService | null> => {
	const { url, tokenUrl, issuerUrl, cert, key, ca } = named
	if (!url) return null
	if (!cert || !key)
		throw new BadInput(
			'DIGITAL_POST_URL is set, but not who we are: set DIGITAL_POST_CERT and DIGITAL_POST_KEY to the files of the certificate and its key (PEM).',
		)
	const text = (file: string) => readFile(file.replaceAll('{municipality}', code), 'utf8')
	return {
		url: addressIn('DIGITAL_POST_URL', url),
		tokenUrl: tokenUrl ? addressIn('DIGITAL_POST_TOKEN_URL', tokenUrl) : null,
		issuerUrl: issuerUrl ? addressIn('DIGITAL_POST_ISSUER_URL', issuerUrl) : null,
		cert: await text(cert),
		key: await text(key),
		ca: ca ? await text(ca) : null,
		timeout: patience,
	}
}
