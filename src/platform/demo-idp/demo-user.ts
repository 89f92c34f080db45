import type { Text } from '#kernel/language.ts'

/** A program that may send its users here to log in. */
export type DemoClient = {
	readonly id: string
	readonly secret: string
	readonly redirectUris: readonly string[]
	/** What its users are there; tells what would stand in the place of the list. */
	readonly users: 'staff' | 'citizens'
	/** Whose users these are, as shown above the list. */
	readonly title: Text
}

/** Someone one may be in the demonstration, by pressing a button: no password, so never beside real citizens. */
export type DemoUser = {
	readonly subject: string
	readonly name: string
	readonly role: Text
	/** What a broker would tell of a citizen; left out of staff. */
	readonly cpr?: string
	/** The client whose list this one stands in. */
	readonly client: string
}

/** The users of a client, and nobody of another's: a button of one municipality opens no other. */
export const usersOf = (users: readonly DemoUser[], client: string): readonly DemoUser[] =>
	users.filter((user) => user.client === client)
